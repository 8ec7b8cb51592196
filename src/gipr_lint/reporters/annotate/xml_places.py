"""Where the elements of an XML part stand in its bytes, so that it can be changed without writing it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.reporters.annotate import AnnotateError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = expression(rb"""<[^\s/>"']++(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
"""A start tag. Finds ``[|<a b=">">|]c``, not ``</a>``."""
_TOKEN = expression(rb"&[^;&<]*+;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*+")
"""What stands for one character in the bytes of a text. Takes ``&amp;``, not ``a;``."""
_ENCODINGS = (b"", b"\xef\xbb\xbf")
_BROKEN = "文件内部的编码不是 UTF-8，写不进批注；请用 Office 或 WPS 打开，另存后再试"


class Tag(NamedTuple):
    """An element as it is written: its name with its prefix, its attributes, the number of the one around it.

    ``start`` is where its start tag begins, ``close`` where its end tag does; an empty one ends at ``close``.
    """

    name: str
    attributes: Mapping[str, str]
    parent: int
    start: int
    close: int


class XmlPart:
    """An XML part with the places of its elements, which are numbered in their order from 0."""

    def __init__(self, content: bytes) -> None:
        """Read a part that ``readers.office`` took already: nothing is declared in it. Raises AnnotateError."""
        self.content = content
        self.tags: list[Tag] = []
        within: list[int] = []
        parser = expat.ParserCreate()

        def begin(name: str, attributes: Mapping[str, str]) -> None:
            at = parser.CurrentByteIndex
            self.tags.append(Tag(name, attributes, within[-1] if within else -1, at, at))
            within.append(len(self.tags) - 1)

        def end(_name: str) -> None:
            number = within.pop()
            self.tags[number] = self.tags[number]._replace(close=parser.CurrentByteIndex)

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        try:
            content.decode("utf-8")
            parser.Parse(content, True)
        except (expat.ExpatError, UnicodeDecodeError):
            raise AnnotateError(_BROKEN) from None

    def is_empty(self, number: int) -> bool:
        """Tell whether an element is written as one tag."""
        close = self.tags[number].close
        return self.content[close - 2 : close] == b"/>" and self.inner(number) == close

    def inner(self, number: int) -> int:
        """Return where the start tag of an element ends."""
        found = _TAG.match(self.content, self.tags[number].start)
        if found is None:
            raise AnnotateError(_BROKEN)
        return found.end()

    def end(self, number: int) -> int:
        """Return where an element ends."""
        if self.is_empty(number):
            return self.tags[number].close
        return self.content.index(b">", self.tags[number].close) + 1

    def start_tag(self, number: int) -> bytes:
        """Return the start tag of an element as it is written."""
        return self.content[self.tags[number].start : self.inner(number)]

    def children(self, number: int) -> list[int]:
        """Return the elements right below one."""
        end, found = self.tags[number].close, []
        for other in range(number + 1, len(self.tags)):
            if self.tags[other].start >= end:
                break
            if self.tags[other].parent == number:
                found.append(other)
        return found

    def byte_at(self, number: int, offset: int) -> int | None:
        """Return where the character at an offset stands in the text of an element; None where that cannot be told."""
        at, end = self.inner(number), self.tags[number].close
        for _ in range(offset):
            found = _TOKEN.match(self.content, at, end)
            if found is None or found[0] == b"<":
                return None
            at = found.end()
        return at

    def prefixed(self, name: str) -> str:
        """Return the name of an element of the same language as the root."""
        prefix, colon, _ = self.tags[0].name.rpartition(":")
        return f"{prefix}{colon}{name}"
