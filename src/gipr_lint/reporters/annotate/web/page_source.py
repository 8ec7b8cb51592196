"""The source of a page with the place of each character in its bytes, whatever encoding it is in."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from itertools import pairwise

from gipr_lint.readers.web.charset import text_of_page
from gipr_lint.reporters.annotate import AnnotateError
from gipr_lint.reporters.annotate.splice import Edit

_CODECS = {
    "UTF-8": ("utf-8",),
    "UTF-8（带 BOM）": ("utf-8-sig",),
    "GB18030": ("gb18030",),
    "UTF-16": ("utf-16", "utf-16-le", "utf-16-be"),
}
"""The codecs that may have read an encoding, by its name."""
_WRITTEN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}
"""How words are written in the midst of a text, where its codec would write a mark before them."""
_UNKNOWN = "网页的编码有误，标不出位置；请在浏览器里打开后另存为 UTF-8 编码的网页"


class PageSource:
    """The source as ``readers.web`` reads it, before line ends are evened out."""

    def __init__(self, content: bytes) -> None:
        """Raises AnnotateError where it cannot be told which bytes a character is."""
        self.text, name = text_of_page(content)
        for codec in _CODECS.get(name, (name.lower(),)):
            starts = _starts(content, codec, self.text)
            if starts is not None:
                self._starts, self._codec = starts, _written(content, codec)
                return
        raise AnnotateError(_UNKNOWN)

    def edit(self, change: tuple[int, int, str]) -> Edit:
        """Return a change from a character up to another as one of bytes."""
        start, end, words = change
        return Edit(self._starts[start], self._starts[end], words.encode(self._codec, "xmlcharrefreplace"))


def _written(content: bytes, codec: str) -> str:
    if codec == "utf-16" and content.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    return _WRITTEN.get(codec, codec)


def _starts(content: bytes, codec: str, text: str) -> list[int] | None:
    """Return where each character begins, and the end; None where a codec reads another text."""
    try:
        strict = content.decode(codec) == text
        pieces = _whole(text, _written(content, codec)) if strict else None
    except (UnicodeError, LookupError):
        strict, pieces = False, None
    if pieces is not None and pieces[-1] <= len(content):
        before = len(content) - pieces[-1]  # a mark of the encoding at the start
        if content[before:] == text.encode(_written(content, codec)):
            return [before + start for start in pieces]
    return _byte_by_byte(content, codec, text)


def _whole(text: str, codec: str) -> list[int]:
    starts, at = [0], 0
    sizes: dict[str, int] = {}
    for char in text:
        size = sizes.get(char)
        if size is None:
            size = sizes[char] = len(char.encode(codec))
        at += size
        starts.append(at)
    return starts


def _byte_by_byte(content: bytes, codec: str, text: str) -> list[int] | None:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    starts: list[int] = []
    read: list[str] = []
    begin = 0
    for number in range(len(content)):
        found = decoder.decode(content[number : number + 1], final=number + 1 == len(content))
        if found:
            read.append(found)
            starts += [begin] * len(found)
            begin = number + 1
    return [*starts, len(content)] if "".join(read) == text and _is_sorted(starts) else None


def _is_sorted(numbers: Iterable[int]) -> bool:
    return all(one <= other for one, other in pairwise(numbers))
