"""The bare shapes of identifiers: wider than what is found, for masking, which must rather hide too much.

A run is all digits with at most five signs between any two of them, spaces not counted. Wherever its digits alone
can be read as a number of a person they are hidden, unless the run is plainly made of figures.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.privacy.identifiers.card import PREFIX
from gipr_lint.privacy.identifiers.resident import long_form, short_form
from gipr_lint.privacy.search.context import UNIT, Surroundings
from gipr_lint.privacy.search.one_spelling import BAR, PLAIN

_RUNS = {
    loose: expression(rf"[0-9](?:{gap}[0-9]){{7,}}+(?:{gap}X)?")
    for loose, gap in ((True, rf"(?: *+(?:[^\w\s{BAR}]|X)){{0,5}}+ *+"), (False, r"(?: *+[-/]){0,5}+ *+"))
}
"""Digits in a row, by whether many signs are looked over. Finds ``1234 5678``, not ``1234567`` or ``1234人5678``."""
_WORDS = expression(
    r"(?:身份证|证件号|证号|账号|帐号|账户|帐户|卡号|一卡通|银行卡|手机|护照|通行证|[Qq][Qq]|微信)[^0-9\n]{0,16}$"
)
"""What calls the digits behind it a number of a person. Finds ``[|身份证号:|]``, not ``编号:``."""
_WORDS_CHARS = 24
"""How far before the digits it may stand."""
_MIN_NAMED_DIGITS = 8
"""The digits of the shortest number that is hidden if it is called one."""
_MIN_DIGITS = 11
"""The digits of the shortest number that is hidden by its shape."""
_NO_FIGURE_DIGITS = 15
"""So many digits in one piece are no figure."""
_RESIDENT = expression(f"(?=({long_form('')}))")
"""The form of a resident ID, anywhere in digits. Finds ``9911010119900101123X``, not ``110101199013011234``."""
_OLD_RESIDENT = expression(f"(?=({short_form('')}))")
"""The old form. Finds ``110101900101123``, not ``110101901301123``."""
_MOBILE = expression("(?=(1[3-9][0-9]{9}))")
"""The form of a mobile number. Finds ``8613800000000``, not ``12800000000``."""
_CARD = expression(f"(?=({PREFIX}[0-9]{{14,17}}))")
"""The prefix and digits of a card. Finds ``6222021234567890``, not ``6122021234567890``."""
_GROUPED = (
    (frozenset({3, 6, 10, 12, 14}), expression("[1-8][0-9]{16}[0-9X]")),
    (frozenset({4, 8, 12, 16}), expression(f"{PREFIX}[0-9]{{14,17}}")),
)
"""How people write numbers of 18 and of 16 to 19 digits: such are hidden with wrong dates and check digits too. Takes
``11010119900101123X``, not ``910101199001011230``."""
_MAX_RUN_DIGITS = 1000
"""The digits of a run beyond which it is hidden as a whole: no table has so many without a word between them."""

_FIGURES = (
    expression(r"(?<![0-9])0(?:10|[2-9][0-9]{1,2})[-) ]{1,3}[0-9]{7,8}(?![0-9])"),  # a land line
    expression(r"(?<![0-9])(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"),  # a date
)
"""What digits mean that are no number of a person. Finds ``[|010-12345678|]`` and ``[|2024-12-31|]``, not ``12-31``."""
_INDEXED = (expression(r"(?<![0-9])[0-9]{6,9}[/-](?:19|20)[0-9]{2}[/-][0-9]{2,6}(?![0-9])"),)
"""The number of a document in an index, where it is called so: organ, year, serial number. Finds
``[|000014349/2024-00012|]``, not ``2024-00012``."""
_AMOUNT = expression(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]{1,6}")
"""Digits with the marks of thousands or decimals. Takes ``1,204`` and ``35.60``, not ``1204`` or ``12,04``."""
_HALF = expression(r"[0-9*X#?•·…](?: *[0-9*X#?•·…]){10,23}")
"""Digits and what hides some of them. Finds ``[|138****0000|]``, not ``138*0000``."""
_ALONE = expression(r"[0-9]{9}")
"""Digits in one piece that tell too much. Finds ``[|123456789|]``, not ``12345678``."""


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
            len(run.digits) > _MAX_RUN_DIGITS
            or _WORDS.search(plain, max(0, run.start - _WORDS_CHARS), run.start)
            or _is_permit(run, plain)
        ):
            yield found.span()
        elif len(run.digits) >= _MIN_DIGITS:
            for first, last in (*_certain(run), *_possible(run, plain)):
                yield run.places[first], run.places[last - 1] + 1
    yield from (found.span() for found in _HALF.finditer(plain) if _shows_too_much(found[0].replace(" ", "")))


def _is_permit(run: _Run, plain: str) -> bool:
    """Tell whether a run is the number of a passport or travel permit, by the letter before it."""
    return (
        len(run.digits) <= _MAX_PERMIT_DIGITS and _LETTERS.search(plain, max(0, run.start - 4), run.start) is not None
    )


_LETTERS = expression(r"(?<![0-9A-Za-z])[EGDSPHMCWK][A-Z]?[ -]?$")
"""The letter of a passport or travel permit, before its digits. Finds ``护照[|E|]``, not ``AE``."""
_MAX_PERMIT_DIGITS = 10
"""The digits of the longest: H, then eight and two for how often it was renewed."""


def long_numbers(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where parts of a text, its lines broken, have a number of the form of a resident ID."""
    for start, end in parts:
        first = max(0, start - 1)
        for found in _OVER_LINES.finditer(text[first:end].translate(PLAIN), start - first):
            yield first + found.start(), first + found.end()


_OVER_LINES = expression(f"(?<![0-9])(?:{long_form()})(?![0-9])")
"""The form of a resident ID on its own. Finds ``号[|11010119900101123X|]``, not ``9911010119900101123X``."""


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
    for found in kept("[0-9]+").finditer(run.text):
        if len(found[0]) >= _NO_FIGURE_DIGITS:
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
    if not _AMOUNT.fullmatch(run.text) or len(run.digits) >= _NO_FIGURE_DIGITS:
        return False
    alone = plain[max(0, run.start - 1) : run.start] == BAR and plain[end : end + 1] == BAR
    return alone or UNIT.match(plain, end) is not None


def _are_listed(text: str, start: int, end: int) -> bool:
    """Tell whether digits of a run are a list of small numbers or a row of a statutory table."""
    start -= len(_DIGITS_BEFORE.search(text, max(0, start - _MAX_LISTED_DIGITS - 1), start)[0])  # type: ignore[index]
    end += len(_DIGITS_AFTER.match(text, end)[0])  # type: ignore[index]
    groups = kept("[0-9]+").findall(text[start:end])
    sizes = {len(group) for group in groups}
    if (
        len(sizes) == 1
        or max(sizes) > _MAX_LISTED_DIGITS
        or any(len(group) > 1 and group[0] == "0" for group in groups)
    ):
        return False
    between = set(text[start:end]) - set("0123456789 ")
    return len(groups) >= (_MIN_LIST_FIGURES if between else _ROW_FIGURES) and between <= _LISTED


_DIGITS_BEFORE = expression("[0-9]*$")
"""What of a figure stands before a span, maybe nothing. Takes ``12``, not ``12,``."""
_DIGITS_AFTER = expression("[0-9]{0,7}")
"""What of it stands behind, maybe nothing. Takes ``12``, not ``,12``."""
_ROW_FIGURES = 7
"""How many figures a row of a statutory table has."""
_MIN_LIST_FIGURES = 5
"""How many figures a list has at least."""
_MAX_LISTED_DIGITS = 6
"""The digits of the largest figure in them."""
_LISTED = frozenset(",、;+=")


def _shows_too_much(half: str) -> bool:
    """Tell whether a number that is masked in part shows more than may be shown."""
    shown = sum(sign.isdigit() for sign in half)
    if shown == len(half) or shown < _MIN_NAMED_DIGITS:
        return False
    mobile = half[0] in "18*X" and len(half) <= _MAX_MOBILE_CHARS
    return shown > _MAX_SHOWN_DIGITS or mobile or _ALONE.search(half) is not None


_MAX_SHOWN_DIGITS = 10
"""How many digits a mask may leave: as many as those of a resident ID, region and last four."""
_MAX_MOBILE_CHARS = 14
"""The signs of a mobile number with its country, masked."""
