"""Marks that point to a note: digits that are raised or circled, numbers in square brackets, asterisks. None counts."""

from __future__ import annotations

import re

from gipr_lint.limits.expressions import expression

RAISED = str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
"""What readers write for a digit that is printed as a note mark is."""
_DIGITS = "⁰¹²³⁴-⁹₀-₉①-⑳⑴-⒇❶-❿➀-➓㈠-㈩㊀-㊉"
_SMALL = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_CIRCLED = frozenset(chr(code) for start in (0x2460, 0x2474, 0x3220, 0x3280) for code in range(start, start + 20))
_SIGNS = rf"{_DIGITS}*＊※†‡★☆"
_ANY = expression(rf"[{_SIGNS}\[［〔【<^⁽₍]")
"""What every mark begins with, sought first. Finds ``3[|*|]`` and ``3[|①|]`` and ``3[1]``, not ``3件``."""
_WRITTEN = (
    rf"(?:[\[［〔【](?:注|备注|脚注|\^)?[\d０-９{_DIGITS}]{{0,2}}[\]］〕】]|[(（⁽₍][{_DIGITS}]{{1,2}}[)）⁾₎]"
    r"|<su[pb]>[^<>]{0,8}</su[pb]>|\^\d{1,2}\^?|\^\{\d{1,2}\})"
)
"""Numbers in brackets, and what Markdown has for a raised one."""
_BEHIND_DIGIT = expression(rf"(?<=[0-9０-９])(?:[{_DIGITS}※†‡★☆]+|[*＊]{{1,2}}(?![*＊\d０-９])|{_WRITTEN})")
"""A mark behind a figure. Finds ``12[|①|]件`` and ``12[|[1]|]`` and ``12[|*|]``, not ``12*3`` or ``①``."""
_AT_END = expression(rf"(?<=[\w）)”])(?:[{_SIGNS}]+|{_WRITTEN})\Z")
"""A mark at the end of a label. Finds ``总计[|*|]`` and ``总计[|[注1]|]``, not ``总计``."""
_OF_CELL = expression(
    rf"(?P<before>[{_SIGNS}]*)(?P<figure>.*?)(?P<behind>(?:[{_SIGNS}]|{_WRITTEN}|注[\d①-⑳]?)*)",
    re.DOTALL,
)
"""A cell with the marks around its figure. Takes ``12①`` and any other text."""


def unmarked(text: str, instead: str = "") -> str:
    """Return a text without the marks behind its numbers; each character of them may leave another in its place."""
    if not _ANY.search(text):
        return text
    return _BEHIND_DIGIT.sub(lambda found: instead * len(found[0]), text)


def label_of(text: str) -> str:
    """Return a label without the mark at its end."""
    return _AT_END.sub("", text) if _ANY.search(text) else text


def figure_and_marks(text: str) -> tuple[str, str]:
    """Return what a cell says and the marks around it; a cell of nothing but raised digits is printed small."""
    if not _ANY.search(text) and "注" not in text:
        return text, ""
    found = _OF_CELL.fullmatch(text)
    figure = found["figure"].strip() if found else ""
    if found is None or not figure or not (figure[0].isdecimal() or figure[0] in "+-－＋"):
        return text, ""
    return figure, found["before"] + found["behind"]


def is_figure(text: str) -> bool:
    """Tell whether the digits of a text are those of one figure: none of them a mark, or all printed small."""
    digits = [char for char in text if char.isdigit() or char in _CIRCLED]
    small = sum(char in _SMALL for char in digits)
    return small in {0, len(digits)} and not any(char in _CIRCLED for char in digits)
