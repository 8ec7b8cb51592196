"""Masking: personal data replaced by ``*``, one character by one.

In doubt, a number is masked; of names and addresses only what is found, so that ordinary text stays readable.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.privacy.identifiers import find, find_tidied
from gipr_lint.privacy.search.deobfuscate import tidy
from gipr_lint.privacy.search.kinds import NUMBERS
from gipr_lint.privacy.search.one_spelling import BAR, PLAIN, raw_runs
from gipr_lint.privacy.search.prefilter import FAMILIES, Family, families

_PAGE = expression(r"[-—–－·\s]*(?:\d{1,3}|第\s*\d{1,3}\s*页.{0,12})[-—–－·\s]*")
"""A line that is a page number. Takes ``- 3 -`` and ``第 3 页 共 9 页``, not ``2024年``."""
_CHECK_LETTERS = frozenset("xXｘＸⅩⅹХхΧχ")
_ENDS = expression(r"\d[\W_]{0,6}$")
"""The end of a line on which a number may be broken. Finds ``电话13[|8-|]``, not ``电话：``."""
_STARTS = expression(r"[\W_]{0,6}[\dxXｘＸ]")
"""The start of a line on which it may go on. Begins ``-0000`` and ``X``, not ``号``."""
_MIN_DIGITS = 11
"""The digits of the shortest identifier."""
_REACH_CHARS = 40
"""How far from a line end a number that is broken there may begin or go on."""

Bars = Mapping[int, Sequence[tuple[int, int]]]
"""Where the cells of a table stand in the lines that have any: by the number of the line, from 0."""


_NO_BARS: Bars = {}


class _Stretch(NamedTuple):
    """What is masked of a text: digits and check letters, or every character if ``whole``."""

    start: int
    end: int
    whole: bool = False


@kept_by_text(entries=2048)
def mask(text: str) -> str:
    """Return the text with personal data masked: as long as before.

    Most of what is masked are the names of rows and columns and the words between them: the same in every report.
    """
    return _masked(text, _stretches(text))


@kept_by_text(entries=2048)
def mask_cell(text: str) -> str:
    """Return the text of a cell masked: figures with decimals are no numbers of persons there."""
    return mask(f"{BAR}{text}{BAR}")[1:-1] if "." in text else mask(text)


@kept_by_text(entries=2048)
def mask_words(text: str, secret: frozenset[str]) -> str:
    """Return words that a rule has put together, masked: what is secret in the report, and numbers in one piece.

    They may be a sum of many figures, whose digits in a row mean nothing.
    """
    return _masked(text, [*_stretches(text, loose=False), *_repeated_secrets(text, secret)])


def mask_lines(
    lines: Sequence[str], bars: Bars = _NO_BARS, known: Iterable[tuple[int, int, int, int]] = ()
) -> tuple[str, ...]:
    """Return the lines with personal data masked, where it is broken over line ends too: each as long as before.

    No number goes over from one cell to the next, unless it can be nothing but a resident ID. ``known`` are the
    spans of what is personal for sure.
    """
    whole = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    filled = [
        _Filled(line.strip(), start + len(line) - len(line.lstrip()), number in bars)
        for number, (line, start) in enumerate(zip(lines, starts, strict=False))
        if line and not line.isspace()
    ]
    unpaged = [line for line in filled if not _PAGE.fullmatch(line.text)]
    condensed = "".join(line.text for line in unpaged)
    stretches = list(_stretches(_barred(lines, bars) if bars else whole))
    stretches += _broken(filled)
    if len(unpaged) < len(filled):
        stretches += _broken(unpaged)
    if families(condensed, among=_WORDED):
        stretches += _joined(condensed, unpaged)
    stretches += [
        _Stretch(starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1, whole=True)
        for line, column, end_line, end_column in known
    ]
    if not stretches:
        return tuple(lines)
    shown = _masked(whole, stretches)
    masked = tuple(shown[start : start + len(line)] for line, start in zip(lines, starts, strict=False))
    if not any(_ROW.search(line) for line in masked):
        return masked
    secret = secrets(lines, masked)
    return tuple(_masked(line, _repeated(line, secret)) for line in masked)


def secrets(lines: Sequence[str], masked: Sequence[str]) -> frozenset[str]:
    """Return the parts of the numbers that are masked in lines: what no message may repeat."""
    parts: set[str] = set()
    for line, hidden in zip(lines, masked, strict=True):
        if line != hidden:
            own = "".join(sign if sign != star else " " for sign, star in zip(line, hidden, strict=True))
            signs, _ = _signs(own)
            parts.update(part for _, part in _parts(signs))
    return frozenset(parts)


def _repeated_secrets(text: str, secret: frozenset[str]) -> Iterator[_Stretch]:
    """Yield where words repeat a part of a secret number, whatever stands between its digits."""
    if secret:
        signs, spans = _signs(text)
        for start, part in _parts(signs):
            if part in secret:
                yield _Stretch(spans[start][0], spans[start + _PART_CHARS - 1][1], whole=True)


def _repeated(line: str, secret: frozenset[str]) -> Iterator[_Stretch]:
    """Yield where digits in one piece repeat a part of a number that is secret elsewhere in the same file."""
    if secret and _ROW.search(line):
        tidied = tidy(line)
        for found in _ROW.finditer(tidied.text.translate(PLAIN)):
            for start, part in _parts(found[0]):
                if part in secret:
                    at = found.start() + start
                    yield _Stretch(*tidied.span(at, at + _PART_CHARS))


def _signs(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the letters and digits of a text in plain form, and where each stands in it."""
    tidied = tidy(text)
    plain = tidied.text.translate(PLAIN)
    places = [place for place, sign in enumerate(plain) if sign.isalnum()]
    return "".join(plain[place] for place in places), [tidied.span(place, place + 1) for place in places]


def _parts(signs: str) -> Iterator[tuple[int, str]]:
    """Yield every stretch that is long enough to tell a number, and where it begins."""
    digits = [0, *accumulate(map(str.isdigit, signs))]
    for start, (before, behind) in enumerate(zip(digits, digits[_PART_CHARS:], strict=False)):
        if behind - before >= _MIN_PART_DIGITS:
            yield start, signs[start : start + _PART_CHARS]


_SIGNS = expression(r"(?<=[0-9])(?: *+[^\w\s\ue000]){1,5}+ *(?=[0-9])")
"""Signs between digits that hide a number. Finds ``13[|.|]8``, not ``13人8``."""
_NUMBERED: tuple[Family, ...] = ("mail", "permits", "accounts", "plates", "homes")
"""What is told from the signs beside its digits, whatever stands between these."""
_WORDED: tuple[Family, ...] = (*_NUMBERED, "people")
"""What is told from words or letters."""
_WITHOUT_NUMBERS = tuple(family for family in FAMILIES if family != "numbers")
_PART_CHARS = 7
"""So many letters and digits in a row tell whose number it is; fewer are in many a figure."""
_MIN_PART_DIGITS = 3
"""The digits among them: names of places have none."""
_ROW = expression(r"\d{7,}[Xx]?")
"""Digits in one piece that may repeat a part of a secret number. Finds ``第[|1234567|]号``, not ``123456``."""
_MANY = expression(r"[0-9０-９](?<![0-9０-９].)(?:(?:[^\w\n\ue000]|[_XxＸｘ])*+[0-9０-９]){7}")
"""Eight digits with no words between: fewer have no shape of a number. Finds ``1234-5678``, not ``1234567`` or
``1234人5678``."""


def _stretches(text: str, *, loose: bool = True) -> Iterator[_Stretch]:
    """Yield where there is, or may be, personal data."""
    tidied = tidy(text)
    many = _MANY.search(tidied.text) is not None
    for found in find_tidied(tidied, among=FAMILIES if many else _WITHOUT_NUMBERS):
        yield _Stretch(found.start, found.end, found.kind not in NUMBERS)
    if loose and _SIGNS.search(tidied.text) and (joint := find(_SIGNS.sub("", tidied.text), among=_NUMBERED)):
        joined = tidied.without(_SIGNS)  # which characters are left is asked for only here: it takes its time
        for found in joint:
            yield _Stretch(*joined.span(found.start, found.end), whole=True)
    for begin, end in _lines_of_digits(tidied.text) if many else ():
        from gipr_lint.privacy.search.shapes import shapes

        first = max(0, begin - _REACH_CHARS)  # words there may tell what the number is
        for start, stop in shapes(tidied.text[first:end].translate(PLAIN), loose=loose):
            if first + start >= begin:
                yield _Stretch(*tidied.span(first + start, first + stop))


def _lines_of_digits(text: str) -> Iterator[tuple[int, int]]:
    """Yield where lines are in which there are many digits with no words between them, neighbours as one."""
    begin = end = -1
    while found := _MANY.search(text, end + 1):
        first = text.rfind("\n", end + 1, found.start()) + 1 or end + 1
        if begin >= 0 and first > end + 1:
            yield begin, end
            begin = -1
        begin = first if begin < 0 else begin
        end = text.find("\n", found.end())
        end = end if end >= 0 else len(text)
    if begin >= 0:
        yield begin, end


def _barred(lines: Sequence[str], bars: Bars) -> str:
    """Return the text of lines in which what stands beside the cells of a table is closed for numbers."""
    return "\n".join(
        _between(line, bars[number], BAR) if bars.get(number) else line for number, line in enumerate(lines)
    )


def _between(line: str, cells: Sequence[tuple[int, int]], bar: str) -> str:
    pieces, done = [], 0
    for start, end in cells:
        pieces += [bar * (start - done), line[start:end]]
        done = max(done, end)
    return "".join(pieces) + bar * (len(line) - done)


class _Filled(NamedTuple):
    """A line without the white space at its ends, where it stands, and whether it is a row of a table."""

    text: str
    start: int
    row: bool


def _broken(lines: Sequence[_Filled]) -> Iterator[_Stretch]:
    """Yield where numbers run over line ends: over one anywhere, over several if they are resident IDs.

    ``lines`` have nothing of weight between one and the next.
    """
    condensed = tidy("\n".join(line.text for line in lines))
    parts = raw_runs(condensed.text)
    if not parts:
        return
    from gipr_lint.privacy.search.shapes import long_numbers

    begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
    for span in long_numbers(condensed.text, parts):
        begin, end = condensed.span(*span)
        first, last = (bisect_right(begins, position) - 1 for position in (begin, end - 1))
        yield _Stretch(lines[first].start + begin - begins[first], lines[last].start + end - begins[last])
    for one, two in pairwise(lines):
        if one.row or two.row or len(one.text) + len(two.text) < _MIN_DIGITS:
            continue
        tail, head = one.text[-_REACH_CHARS:], two.text[:_REACH_CHARS]
        if not (_ENDS.search(tidy(tail).text) and _STARTS.match(tidy(head).text)):
            continue
        for begin, end, whole in _stretches(tail + head):
            if begin < len(tail) < end:
                yield _Stretch(one.start + len(one.text) - len(tail) + begin, two.start + end - len(tail), whole)


def _joined(condensed: str, lines: Sequence[_Filled]) -> Iterator[_Stretch]:
    """Yield where names and addresses run over line ends, as in a paragraph that the parser joins again."""
    begins = [0, *accumulate(len(line.text) for line in lines)]
    for found in find(condensed, among=_WORDED):
        if found.kind in NUMBERS:
            continue
        first, last = (bisect_right(begins, position) - 1 for position in (found.start, found.end - 1))
        for index in range(first, last + 1):
            text, start, _ = lines[index]
            begin, end = max(0, found.start - begins[index]), min(len(text), found.end - begins[index])
            yield _Stretch(start + begin, start + end, whole=True)


def _masked(text: str, stretches: Iterable[_Stretch]) -> str:
    characters: list[str] = []
    for start, end, whole in stretches:
        characters = characters or list(text)
        characters[start:end] = [_mark(character, whole=whole) for character in characters[start:end]]
    return "".join(characters) if characters else text


def _mark(character: str, *, whole: bool) -> str:
    """Mask a digit or a check letter, and if the whole is masked any letter; other words beside a number stay."""
    hidden = character.isalnum() if whole else character.isnumeric() or character in _CHECK_LETTERS
    return "*" if hidden else character
