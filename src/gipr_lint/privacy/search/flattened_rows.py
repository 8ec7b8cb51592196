"""Flattened rows of the statutory tables: figures that lost what separated them look like one long number."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.limits.text_cache import kept_by_text

_ROWS = ((7, 1, 2, 14), (5, 3, 5, 25))
"""Of tables three and four: how many numbers a block has (the last is the sum of the others), how many blocks a row
has, how many zeros it has at least and how many digits at most; without these limits chance sums would count."""


@kept_by_text(entries=1024)
def is_flattened_row(number: str) -> bool:
    """Tell whether digits can be cut into the figures of a row of table three or four, whose totals then hold.

    ``15130000154`` is 151, 3, 0, 0, 0, 0 and their sum 154.
    """
    return number.isdecimal() and any(
        len(number) <= longest and number.count("0") >= zeros and _fits(number, size, blocks)
        for size, blocks, zeros, longest in _ROWS
    )


def _fits(number: str, size: int, blocks: int) -> bool:
    if blocks == 0:
        return not number
    return any(_fits(number[end:], size, blocks - 1) for end in _ends(number, size - 1, 0))


def _ends(number: str, addends: int, total: int) -> Iterator[int]:
    """Yield where the sum ends that follows so many addends at the start of the digits."""
    if addends == 0:
        if number.startswith(str(total)):
            yield len(str(total))
        return
    longest = min(1 if number.startswith("0") else 5, len(number) - addends)
    for length in range(1, longest + 1):
        for end in _ends(number[length:], addends - 1, total + int(number[:length])):
            yield length + end
