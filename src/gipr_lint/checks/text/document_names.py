"""Documents by number or title, as ``forbid`` and ``require`` look for them: however they are written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, TypeAlias

from msgspec import Meta

from gipr_lint.limits.pattern import Pattern
from gipr_lint.parse.normalize import fold

_OPENING, _CLOSING = "〔[【(（［〖{", "〕]】)）］〗}"
_QUOTES = "《》〈〉<>“”\"'‘’"
_BETWEEN = rf"[\s{_QUOTES}]*"
_FULL_WIDTH_CODES = ord("０") - ord("0")
"""How far behind a character the one in full width stands in Unicode."""

Documents: TypeAlias = Annotated[
    str | tuple[str, ...],
    Meta(
        description="文件的文号或名称，例如 国办公开办函〔2021〕30号；可以写成列表，写到其中一个就算。"
        "括号的样式、空格、书名号和全角、半角都不区分"
    ),
]


def each_of(documents: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the documents, of which a single one may be written without a list."""
    return (documents,) if isinstance(documents, str) else documents


def are_named(documents: str | tuple[str, ...]) -> bool:
    """Tell whether each document has a letter or digit to be known by."""
    return bool(documents) and all(map(_letters, each_of(documents)))


@lru_cache(maxsize=256)
def documents_expression(documents: str | tuple[str, ...]) -> Pattern:
    """Return what finds the documents however their brackets, spaces and digits are written."""
    return Pattern("|".join(_of_one(_letters(document)) for document in each_of(documents)))


def _letters(document: str) -> str:
    return "".join(char for char in fold(document) if char not in _QUOTES)


def _of_one(letters: str) -> str:
    whole = _BETWEEN.join(map(_of_character, letters))
    return (r"(?<!\d)" if letters[0].isdigit() else "") + whole + (r"(?!\d)" if letters[-1].isdigit() else "")


def _of_character(char: str) -> str:
    if char in _OPENING or char in _CLOSING:
        return f"[{re.escape(_OPENING if char in _OPENING else _CLOSING)}]"
    return f"[{char}{chr(ord(char) + _FULL_WIDTH_CODES)}]" if "0" <= char <= "9" else re.escape(char)
