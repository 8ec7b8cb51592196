"""Masking: personal identifiers replaced by ``*``, one character by one. In doubt, a number is masked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from gipr_lint.identifiers import find
from gipr_lint.identifiers.plain import PLAIN, QUICK

_PAGE = re.compile(r"[-—–－·\s]*(?:\d{1,3}|第\s*\d{1,3}\s*页.{0,12})[-—–－·\s]*")
_CHECK_LETTERS = frozenset("xXｘＸ")
_DIGITS, _HYPHENS = "0123456789０１２３４５６７８９", "-_‐‑‒–—－"
_ENDS, _STARTS = frozenset(_DIGITS + _HYPHENS), frozenset(_DIGITS + _HYPHENS) | _CHECK_LETTERS
_SHORTEST, _REACH = 11, 40
"""The digits of the shortest identifier. How far from a line end a number that is broken there may begin or go on."""


def mask(text: str) -> str:
    """Return the text with the digits and letters of each personal identifier masked: as long as before."""
    return _masked(text, _spans(text)) if QUICK.search(text) else text


def mask_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines with personal identifiers masked, those broken over line ends too: each as long as before."""
    whole = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    filled = [_stripped(line, start) for line, start in zip(lines, starts, strict=False) if line and not line.isspace()]
    spans = list(_spans(whole)) if QUICK.search(whole) else []
    spans += _broken(filled)
    unpaged = [(text, start) for text, start in filled if not _PAGE.fullmatch(text)]
    if len(unpaged) < len(filled):
        spans += _broken(unpaged)
    if not spans:
        return tuple(lines)
    masked = _masked(whole, spans)
    return tuple(masked[start : start + len(line)] for line, start in zip(lines, starts, strict=False))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where there is, or may be, a personal identifier."""
    from gipr_lint.identifiers.shapes import shapes

    yield from ((identifier.start, identifier.end) for identifier in find(text))
    yield from shapes(text.translate(PLAIN))


def _broken(lines: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield where identifiers run over line ends: over one anywhere, over several if they are resident IDs.

    ``lines`` are texts, and where in the whole they start, with nothing of weight between one and the next.
    """
    condensed = "\n".join(text for text, _ in lines)
    if not QUICK.search(condensed):
        return
    from gipr_lint.identifiers.shapes import long_numbers

    begins = [0, *accumulate(len(text) + 1 for text, _ in lines)]
    for begin, end in long_numbers(condensed.translate(PLAIN)):
        first, last = (bisect_right(begins, position) - 1 for position in (begin, end - 1))
        yield lines[first][1] + begin - begins[first], lines[last][1] + end - begins[last]
    for (text, start), (following, continued) in pairwise(lines):
        if not (text[-1] in _ENDS and following[0] in _STARTS and len(text) + len(following) >= _SHORTEST):
            continue
        tail, head = text[-_REACH:], following[:_REACH]
        for begin, end in _spans(tail + head):
            if begin < len(tail) < end:
                yield start + len(text) - len(tail) + begin, continued + end - len(tail)


def _stripped(line: str, start: int) -> tuple[str, int]:
    return line.strip(), start + len(line) - len(line.lstrip())


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [_mark(character) for character in characters[start:end]]
    return "".join(characters)


def _mark(character: str) -> str:
    """Mask a digit or a Latin letter; the words beside a number stay."""
    return "*" if character.isdigit() or character in _CHECK_LETTERS else character
