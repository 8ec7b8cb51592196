"""Which numbers of a list do not follow one another: each fault once, at the number that is wrong."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from gipr_lint.limits.tuples import NamedTuple

Kind = Literal["missing", "misprint", "repeated"]


class Fault(NamedTuple):
    """The number at the index ``at`` is wrong, or another is missing before it; ``expected`` is the one that is due."""

    at: int
    expected: int
    kind: Kind


def faults(
    numbers: Sequence[int], fresh: Sequence[bool], present: Callable[[int, int], bool] = lambda *_: False
) -> Iterator[Fault]:
    """Yield the faults of a list. Lists may nest, and a new list begins with one.

    ``fresh`` tells of each number whether counting may begin anew there, ``present`` whether a number that
    is due there stands before it, where it is not counted.
    """
    lists = _Lists()
    skipped = -1
    for index, number in enumerate(numbers):
        if index == skipped or lists.go_on(number):
            continue
        last = lists.last
        if number == 1 and (last != 1 or fresh[index]):
            if last != 1:
                lists.begin(1)
            continue
        if number > last and present(index, last + 1):
            lists.count(number)
            continue
        following = numbers[index + 1 : index + 3]
        fault, now = _judge(index, number, last, following)
        yield fault
        if fault.kind == "misprint" and following[:1] == [fault.expected]:
            skipped = index + 1
        lists.count(now)


class _Lists:
    """The open lists, one within another: the number that each has come to."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._depths: dict[int, list[int]] = {}
        """At which depths there are lists that have come to a number: there may be thousands of lists."""

    @property
    def last(self) -> int:
        """The number that the innermost list has come to, 0 if there is none."""
        return self._numbers[-1] if self._numbers else 0

    def begin(self, number: int) -> None:
        """Open a list within the innermost one."""
        self._depths.setdefault(number, []).append(len(self._numbers))
        self._numbers.append(number)

    def count(self, number: int) -> None:
        """Let the innermost list, opened if there is none, come to a number."""
        if self._numbers:
            self._close()
        self.begin(number)

    def go_on(self, number: int) -> bool:
        """Tell whether a number goes on with an open list, and count it; the lists within that one are then closed."""
        depths = self._depths.get(number - 1)
        if not depths:
            return False
        for _ in range(len(self._numbers) - depths[-1]):
            self._close()
        self.begin(number)
        return True

    def _close(self) -> None:
        self._depths[self._numbers.pop()].pop()


def _judge(index: int, number: int, last: int, following: Sequence[int]) -> tuple[Fault, int]:
    """Return what is wrong with a number, by those behind it, and the number from which counting goes on."""
    due = last + 1
    behind = following[0] if following else 0
    if behind == due + 1:  # 一、三、三 or 一、二、二、四: the others count on
        return Fault(index, due, "misprint"), due
    if number > due:
        if behind == due and following[1:2] != [number]:  # 一、三、二、四: two have changed places
            return Fault(index, due, "misprint"), number
        return Fault(index, due, "missing"), last if behind == due else number
    if number < last and behind == number + 1:  # 一、二、三、二、三: another list without its beginning
        return (Fault(index, 1, "missing") if number == 2 else Fault(index, due, "repeated")), number
    return Fault(index, due, "repeated"), max(number, last)
