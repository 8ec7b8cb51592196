"""A text in lines of a width, as it is set in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth

FONT = "STSong-Light"
_NOT_FIRST = frozenset("，。；：、？！）》”")


def wrapped(text: str, width: float, size: float, indent: float = 0) -> Iterator[str]:
    """Yield the lines of a text; no line begins with a closing mark, numbers and Latin words stay whole."""
    line, room = "", width - indent
    for word in (part for whole in _words(text) for part in _broken(whole, width, size)):
        long = stringWidth(word, FONT, size)
        if line and long > room and word not in _NOT_FIRST:
            yield line
            line, room = "", width
        line += word
        room -= long
    yield line


def _broken(text: str, width: float, size: float) -> Iterator[str]:
    """Yield the parts of a word that is longer than a line."""
    part = ""
    for char in text:
        if part and stringWidth(part + char, FONT, size) > width:
            yield part
            part = ""
        part += char
    yield part


def _words(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if char.isascii() and not char.isspace() and len(word) < 30:
            word += char
            continue
        if word:
            yield word
        word = ""
        yield char
    if word:
        yield word
