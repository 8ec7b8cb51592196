"""The bare shapes of identifiers: wider than what is found, for masking, which must rather hide too much.

A run is all digits with at most five signs between any two of them, spaces not counted. Wherever its digits alone
can be read as a number of a person they are hidden, unless the run is plainly made of figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gipr_lint.identifiers.card import PREFIX
from gipr_lint.identifiers.plain import BAR, PLAIN
from gipr_lint.identifiers.resident import long_form, short_form
from gipr_lint.identifiers.surroundings import UNIT, Surroundings

_RUNS = {
    loose: re.compile(rf"[0-9](?:{gap}[0-9]){{7,}}+(?:{gap}X)?")
    for loose, gap in ((True, rf"(?: *+(?:[^\w\s{BAR}]|X)){{0,5}}+ *+"), (False, r"(?: *+[-/]){0,5}+ *+"))
}
_WORDS = re.compile(
    r"(?:身份证|证件号|证号|账号|帐号|账户|帐户|卡号|一卡通|银行卡|手机|护照|通行证|[Qq][Qq]|微信)[^0-9\n]{0,16}$"
)
_REACH, _SHORTEST_NAMED, _SHORTEST, _LONGEST_FIGURE = 24, 8, 11, 15
_RESIDENT = re.compile(f"(?=({long_form('')}))")
_OLD_RESIDENT = re.compile(f"(?=({short_form('')}))")
_MOBILE = re.compile("(?=(1[3-9][0-9]{9}))")
_CARD = re.compile(f"(?=({PREFIX}[0-9]{{14,17}}))")
_GROUPED = (
    (frozenset({3, 6, 10, 12, 14}), re.compile("[1-8][0-9]{16}[0-9X]")),
    (frozenset({4, 8, 12, 16}), re.compile(f"{PREFIX}[0-9]{{14,17}}")),
)
"""How people write numbers of 18 and of 16 to 19 digits: such are hidden with wrong dates and check digits too."""
_MOST = 1000
"""The digits of a run beyond which it is hidden as a whole: no table has so many without a word between them."""

_FIGURES = (
    re.compile(r"(?<![0-9])0(?:10|[2-9][0-9]{1,2})[-) ]{1,3}[0-9]{7,8}(?![0-9])"),  # a land line
    re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"),  # a date
)
_INDEXED = (re.compile(r"(?<![0-9])[0-9]{6,9}[/-](?:19|20)[0-9]{2}[/-][0-9]{2,6}(?![0-9])"),)
"""The number of a document in an index, where it is called so: organ, year, serial number."""
_AMOUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]{1,6}")
_HALF = re.compile(r"[0-9*X#?•·…](?: *[0-9*X#?•·…]){10,23}")
_ALONE = re.compile(r"[0-9]{9}")


class _Run(NamedTuple):
    """Digits in a row: which they are, and where in the text."""

    text: str
    start: int
    digits: str
    places: tuple[int, ...]

    @property
    def cuts(self) -> frozenset[int]:
        """After how many digits there is anything between."""
        return frozenset(index for index, (one, two) in enumerate(pairwise(self.places), 1) if two > one + 1)


def shapes(plain: str, *, loose: bool = True) -> Iterator[tuple[int, int]]:
    """Yield where plain text has the shape of an identifier; less between digits is looked over if not ``loose``."""
    for found in _RUNS[loose].finditer(plain):
        run = _run(found)
        if (
            len(run.digits) > _MOST
            or _WORDS.search(plain, max(0, run.start - _REACH), run.start)
            or _is_permit(run, plain)
        ):
            yield found.span()
        elif len(run.digits) >= _SHORTEST:
            for first, last in (*_certain(run), *_possible(run, plain)):
                yield run.places[first], run.places[last - 1] + 1
    yield from (found.span() for found in _HALF.finditer(plain) if _shows_too_much(found[0].replace(" ", "")))


def _is_permit(run: _Run, plain: str) -> bool:
    """Tell whether a run is the number of a passport or travel permit, by the letter before it."""
    return len(run.digits) <= _LONGEST_PERMIT and _LETTERS.search(plain, max(0, run.start - 4), run.start) is not None


_LETTERS, _LONGEST_PERMIT = re.compile(r"(?<![0-9A-Za-z])[EGDSPHMCWK][A-Z]?[ -]?$"), 10


def long_numbers(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where parts of a text, its lines broken, have a number of the form of a resident ID."""
    for start, end in parts:
        first = max(0, start - 1)
        for found in _OVER_LINES.finditer(text[first:end].translate(PLAIN), start - first):
            yield first + found.start(), first + found.end()


_OVER_LINES = re.compile(f"(?<![0-9])(?:{long_form()})(?![0-9])")


def _run(found: re.Match[str]) -> _Run:
    text, start = found[0], found.start()
    places = [start + index for index, sign in enumerate(text) if sign in "0123456789"]
    if text[-1] == "X":
        places.append(found.end() - 1)
    return _Run(text, start, "".join(text[place - start] for place in places), tuple(places))


def _certain(run: _Run) -> Iterator[tuple[int, int]]:
    """Yield what hardly anything else has the shape of, by the digits of the run."""
    for found in _RESIDENT.finditer(run.digits):
        yield found.span(1)
    for found in re.finditer("[0-9]+", run.text):
        if len(found[0]) >= _LONGEST_FIGURE:
            first = bisect_left(run.places, run.start + found.start())
            yield first, first + len(found[0])
    if any(run.cuts <= usual and form.fullmatch(run.digits) for usual, form in _GROUPED):
        yield 0, len(run.digits)


def _possible(run: _Run, plain: str) -> Iterator[tuple[int, int]]:
    """Yield what may as well be figures, where it is none."""
    spans = [found.span(1) for shape in (_MOBILE, _OLD_RESIDENT) for found in shape.finditer(run.digits)]
    spans += _cards(run.digits)
    if not spans or _is_amount(run, plain):
        return
    known = (*_FIGURES, *_INDEXED) if Surroundings(plain, run.start, run.start).name_other_number else _FIGURES
    figures = [found.span() for figure in known for found in figure.finditer(run.text)]
    for first, last in spans:
        start, end = run.places[first] - run.start, run.places[last - 1] - run.start + 1
        if not any(start < stop and begin < end for begin, stop in figures) and not _are_listed(run.text, start, end):
            yield first, last


def _cards(digits: str) -> Iterator[tuple[int, int]]:
    from stdnum import luhn

    for found in _CARD.finditer(digits):
        start, end = found.span(1)
        for last in range(end, start + 15, -1):
            if luhn.is_valid(digits[start:last]):
                yield start, last
                break


def _is_amount(run: _Run, plain: str) -> bool:
    """Tell whether a run is an amount: what follows it counts money, or it fills a cell."""
    end = run.start + len(run.text)
    if not _AMOUNT.fullmatch(run.text) or len(run.digits) >= _LONGEST_FIGURE:
        return False
    alone = plain[max(0, run.start - 1) : run.start] == BAR and plain[end : end + 1] == BAR
    return alone or UNIT.match(plain, end) is not None


def _are_listed(text: str, start: int, end: int) -> bool:
    """Tell whether digits of a run are a list of small numbers or a row of a statutory table."""
    start -= len(_DIGITS_BEFORE.search(text, max(0, start - _LARGE - 1), start)[0])  # type: ignore[index]
    end += len(_DIGITS_AFTER.match(text, end)[0])  # type: ignore[index]
    groups = re.findall("[0-9]+", text[start:end])
    sizes = {len(group) for group in groups}
    if len(sizes) == 1 or max(sizes) > _LARGE or any(len(group) > 1 and group[0] == "0" for group in groups):
        return False
    between = set(text[start:end]) - set("0123456789 ")
    return len(groups) >= (_LIST if between else _ROW) and between <= _LISTED


_DIGITS_BEFORE, _DIGITS_AFTER = re.compile("[0-9]*$"), re.compile("[0-9]{0,7}")
_ROW, _LIST, _LARGE, _LISTED = 7, 5, 6, frozenset(",、;+=")
"""How many figures a row has and a list at least, the digits of the largest, and what stands between them."""


def _shows_too_much(half: str) -> bool:
    """Tell whether a number that is masked in part shows more than may be shown."""
    shown = sum(sign.isdigit() for sign in half)
    if shown == len(half) or shown < _SHORTEST_NAMED:
        return False
    mobile = half[0] in "18*X" and len(half) <= _LONGEST_MOBILE
    return shown > _SHOWN or mobile or _ALONE.search(half) is not None


_SHOWN, _LONGEST_MOBILE = 10, 14
