"""The tags and texts of a page's source, one after another, as browsers cut it.

The parser of the standard library takes twice the time that a whole report may take; the tests hold it against this.
No expression here goes back over what it has passed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from html import unescape
from typing import Protocol

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text

_MARK = expression(
    r"""<(?:
        (/?) ([A-Za-z][^\s/>]*+)                                            # a tag
        ( (?: [\s/]*+ [^\s/>][^\s/>=]*+ (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s>]*+ ) )?+ )*+ )
        [\s/]*+ (?:>|\Z)
      | !--(?:-?>|((?:[^-]++|-(?!-!?>))*+)(?:--!?>|\Z))                     # a comment
      | [!?/][^>]*+(?:>|\Z)                                                 # what browsers take for one
    )""",
    re.VERBOSE,
)
"""What stands between angle brackets. Finds ``a[|<br/>|]b`` and ``[|<!-- 注 -->|]文``, not ``1 < 2``."""
_ATTRIBUTE = expression(
    r"""[\s/]*+ ([^\s/>][^\s/>=]*+)
        (?: \s*+ = \s*+ (?: "([^"]*+)" | '([^']*+)' | ([^\s>]*+) ) )?+""",
    re.VERBOSE,
)
"""An attribute with its value, if it has one. Begins `` id="a"`` and `` hidden``, not ``/``."""
_REFERENCE = expression(r"&(?:#(?:\d{1,9}|[xX][0-9A-Fa-f]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});?")
"""A character that is written by its number or name. Finds ``甲[|&nbsp;|]乙`` and ``&#x4e00;``, not ``A & B``."""
_WORDS = expression(r"[\s/]*+[^\x00-\x7f]")
"""What follows is no attribute but a sentence, as in ``a<b 且 c>d``. Begins `` 且 c``, not `` class``."""
_END_OF_RAW = expression(r"</(script|style|title|textarea|iframe|noframes|noembed)(?=[\s/>]|\Z)", re.IGNORECASE)
"""The end of an element without tags in it. Finds ``[|</script|]>``, not ``</p>`` or ``</scripts>``."""
_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noframes", "noembed"})
"""Elements in which there are no tags; of the text in them only that of titles and fields is told."""
_READ = frozenset({"title", "textarea"})


class Sink(Protocol):
    """What tags and texts are told to; an offset is where one begins in the source."""

    def start(self, tag: str, attributes: str, offset: int) -> None:
        """Take a start tag, its name in small letters and its attributes as they are written."""

    def end(self, tag: str, offset: int) -> None:
        """Take an end tag."""

    def text(self, characters: str, offset: int) -> None:
        """Take text, or what one character reference stands for."""

    def comment(self, characters: str, offset: int) -> None:
        """Take what stands in a comment."""


def scan(source: str, sink: Sink, tags: Container[str] | None = None) -> None:
    """Tell a sink the tags and texts of a page; what looks like a tag that is none of ``tags`` is text."""
    at = 0
    while found := _MARK.search(source, at):
        start, end = found.span()
        if start > at:
            _text(source, at, start, sink)
        at = end
        closing, name, attributes, comment = found.groups()
        if name:
            tag = name.lower()
            if tags is not None and (tag not in tags or _WORDS.match(attributes)):
                _text(source, start, end, sink)
                continue
            if closing:
                sink.end(tag, start)
                continue
            sink.start(tag, attributes, start)
            if tag in _RAW:
                at = _end_of_raw(source, tag, end)
                if tag in _READ and at > end:
                    _text(source, end, at, sink)
        elif comment:
            sink.comment(comment, found.start(4))
    if at < len(source):
        _text(source, at, len(source), sink)


def _end_of_raw(source: str, tag: str, at: int) -> int:
    ends = (found.start() for found in _END_OF_RAW.finditer(source, at) if found[1].lower() == tag)
    return next(ends, len(source))


def _text(source: str, start: int, end: int, sink: Sink) -> None:
    """Tell the text between two offsets, each character reference for itself."""
    characters = source[start:end]
    if "&" not in characters:
        sink.text(characters, start)
        return
    at = 0
    for found in _REFERENCE.finditer(characters):
        meant = _meaning(found[0])
        if meant != found[0]:
            if found.start() > at:
                sink.text(characters[at : found.start()], start + at)
            rest = len(meant) - 1 if found[0].endswith(meant[1:]) else 0  # &nbspabc is &nbsp; and abc
            sink.text(meant[: len(meant) - rest], start + found.start())
            at = found.end() - rest
    if at < len(characters):
        sink.text(characters[at:], start + at)


@kept_by_text(entries=256)
def _meaning(reference: str) -> str:
    return unescape(reference)


def attributes_of(written: str) -> Mapping[str, str]:
    """Return attributes by name, in small letters; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found
