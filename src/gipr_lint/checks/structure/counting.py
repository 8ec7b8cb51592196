"""Which numbers of a list do not follow one another: each fault once, at the number that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

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
    lists: list[int] = []
    skipped = -1
    for index, number in enumerate(numbers):
        if index == skipped or _goes_on(lists, number):
            continue
        if number == 1 and (lists[-1:] != [1] or fresh[index]):
            if lists[-1:] != [1]:
                lists.append(1)
            continue
        last = lists[-1] if lists else 0
        if number > last and present(index, last + 1):
            lists[-1:] = [number]
            continue
        following = numbers[index + 1 : index + 3]
        fault, now = _judge(index, number, last, following)
        yield fault
        if fault.kind == "misprint" and following[:1] == [fault.expected]:
            skipped = index + 1
        lists[-1:] = [now]


def _goes_on(lists: list[int], number: int) -> bool:
    """Tell whether a number goes on with an open list, and count it; the lists within that one are then closed."""
    depth = next((depth for depth in reversed(range(len(lists))) if lists[depth] + 1 == number), None)
    if depth is not None:
        del lists[depth + 1 :]
        lists[depth] = number
    return depth is not None


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
