"""Masking: personal data replaced by ``*``, one character by one.

In doubt, a number is masked; of names and addresses only what is found, so that ordinary text stays readable.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from gipr_lint.identifiers import find
from gipr_lint.identifiers.model import NUMBERS
from gipr_lint.identifiers.plain import PLAIN, QUICK
from gipr_lint.identifiers.triggers import families

_PAGE = re.compile(r"[-—–－·\s]*(?:\d{1,3}|第\s*\d{1,3}\s*页.{0,12})[-—–－·\s]*")
_CHECK_LETTERS = frozenset("xXｘＸ")
_DIGITS, _HYPHENS = "0123456789０１２３４５６７８９", "-_‐‑‒–—－"
_ENDS, _STARTS = frozenset(_DIGITS + _HYPHENS), frozenset(_DIGITS + _HYPHENS) | _CHECK_LETTERS
_SHORTEST, _REACH = 11, 40
"""The digits of the shortest identifier. How far from a line end a number that is broken there may begin or go on."""


_CUT_BY = "·・•/_"
_CUT_UP = re.compile(rf"(?<![0-9０-９])[0-9０-９](?:[{_CUT_BY}]?[0-9０-９]){{10,}}[xXｘＸ]?")
"""A long number cut up by other marks than is usual: no rule speaks of it, but it is not shown."""


class _Stretch(NamedTuple):
    """What is masked of a text: digits and check letters, or every character if ``whole``."""

    start: int
    end: int
    whole: bool = False


@lru_cache(maxsize=2048)
def mask(text: str) -> str:
    """Return the text with personal data masked: as long as before.

    Most of what is masked are the names of rows and columns and the words between them: the same in every report.
    """
    stretches = [*_cut_up(text), *(_stretches(text) if families(text) else ())]
    return _masked(text, stretches) if stretches else text


def mask_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines with personal data masked, where it is broken over line ends too: each as long as before."""
    whole = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    filled = [_stripped(line, start) for line, start in zip(lines, starts, strict=False) if line and not line.isspace()]
    unpaged = [(text, start) for text, start in filled if not _PAGE.fullmatch(text)]
    condensed = "".join(text for text, _ in unpaged)
    suspect = bool(families(condensed))
    stretches = list(_cut_up(whole))
    stretches += _stretches(whole) if suspect or QUICK.search(whole) else ()
    stretches += _broken(filled)
    if len(unpaged) < len(filled):
        stretches += _broken(unpaged)
    if suspect:
        stretches += _joined(condensed, unpaged)
    if not stretches:
        return tuple(lines)
    masked = _masked(whole, stretches)
    return tuple(masked[start : start + len(line)] for line, start in zip(lines, starts, strict=False))


def _stretches(text: str) -> Iterator[_Stretch]:
    """Yield where there is, or may be, personal data."""
    for found in find(text):
        yield _Stretch(found.start, found.end, found.kind not in NUMBERS)
    if QUICK.search(text):
        from gipr_lint.identifiers.shapes import shapes

        yield from (_Stretch(*span) for span in shapes(text.translate(PLAIN)))


def _cut_up(text: str) -> Iterator[_Stretch]:
    """Yield the long numbers that are cut up by unusual marks."""
    if any(mark in text for mark in _CUT_BY):
        yield from (_Stretch(*found.span()) for found in _CUT_UP.finditer(text))


def _broken(lines: Sequence[tuple[str, int]]) -> Iterator[_Stretch]:
    """Yield where numbers run over line ends: over one anywhere, over several if they are resident IDs.

    ``lines`` are texts, and where in the whole they start, with nothing of weight between one and the next.
    """
    condensed = "\n".join(text for text, _ in lines)
    if not QUICK.search(condensed):
        return
    from gipr_lint.identifiers.shapes import long_numbers

    begins = [0, *accumulate(len(text) + 1 for text, _ in lines)]
    for begin, end in long_numbers(condensed.translate(PLAIN)):
        first, last = (bisect_right(begins, position) - 1 for position in (begin, end - 1))
        yield _Stretch(lines[first][1] + begin - begins[first], lines[last][1] + end - begins[last])
    for (text, start), (following, continued) in pairwise(lines):
        if not (text[-1] in _ENDS and following[0] in _STARTS and len(text) + len(following) >= _SHORTEST):
            continue
        tail, head = text[-_REACH:], following[:_REACH]
        for begin, end, whole in _stretches(tail + head):
            if begin < len(tail) < end:
                yield _Stretch(start + len(text) - len(tail) + begin, continued + end - len(tail), whole)


def _joined(condensed: str, lines: Sequence[tuple[str, int]]) -> Iterator[_Stretch]:
    """Yield where names and addresses run over line ends, as in a paragraph that the parser joins again."""
    begins = [0, *accumulate(len(text) for text, _ in lines)]
    for found in find(condensed):
        if found.kind in NUMBERS:
            continue
        first, last = (bisect_right(begins, position) - 1 for position in (found.start, found.end - 1))
        for index in range(first, last + 1):
            text, start = lines[index]
            begin, end = max(0, found.start - begins[index]), min(len(text), found.end - begins[index])
            yield _Stretch(start + begin, start + end, whole=True)


def _stripped(line: str, start: int) -> tuple[str, int]:
    return line.strip(), start + len(line) - len(line.lstrip())


def _masked(text: str, stretches: Iterable[_Stretch]) -> str:
    characters = list(text)
    for start, end, whole in stretches:
        characters[start:end] = [_mark(character, whole=whole) for character in characters[start:end]]
    return "".join(characters)


def _mark(character: str, *, whole: bool) -> str:
    """Mask a digit or a check letter, and if the whole is masked any letter; other words beside a number stay."""
    hidden = character.isalnum() if whole else character.isdigit() or character in _CHECK_LETTERS
    return "*" if hidden else character
