"""Tracked changes of a Word file: runs are taken apart where they change, and each piece keeps their properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from operator import itemgetter
from typing import Literal
from xml.sax.saxutils import escape

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import MARKER
from gipr_lint.reporters.annotate.splice import Edit, spliced
from gipr_lint.reporters.annotate.xml_places import XmlPart

_PROPERTIES, _PARAGRAPH_PROPERTIES = "rPr", "pPr"
_TRACKED = frozenset({"ins", "del", "rPrChange", "moveFrom", "moveTo"})
_ID_DIGITS = 9
"""Longer ids are none of a program that numbers."""


class Revision(NamedTuple):
    """What is to stand in place of the bytes from ``start`` to ``end``, which are text of one run.

    Bytes that are none stand in a paragraph without text. What is not ``tracked`` takes the place of the old for good.
    """

    start: int
    end: int
    words: str
    tracked: bool


_Kind = Literal["kept", "del", "ins"]
_Piece = tuple[_Kind, bytes]


def revised(part: XmlPart, revisions: Iterable[Revision]) -> bytes:
    """Return the main part with changes; none may overlap."""
    ids = count(_last_id(part) + 1)
    by_run: dict[int, list[tuple[int, Revision]]] = {}
    edits = []
    for revision in sorted(revisions):
        holder = _holder(part, revision)
        if _local(part, holder) == "t":
            by_run.setdefault(part.tags[holder].parent, []).append((holder, revision))
        else:
            edits.append(_filled(part, holder, revision.words, next(ids)))
    for run, found in by_run.items():
        texts = {holder: [one for _, one in some] for holder, some in groupby(found, itemgetter(0))}
        edits.append(Edit(part.tags[run].start, part.end(run), _run(part, run, texts, ids)))
    return spliced(part.content, edits)


def _holder(part: XmlPart, revision: Revision) -> int:
    """Return the innermost element around a place."""
    around = (n for n, tag in enumerate(part.tags) if tag.start < revision.start and revision.end <= tag.close)
    return max(around)


def _run(part: XmlPart, run: int, texts: Mapping[int, Sequence[Revision]], ids: Iterator[int]) -> bytes:
    """Return a run in pieces: those that stay, those that go, and those that come."""
    dress, pieces = b"", list[_Piece]()
    for child in part.children(run):
        raw = part.content[part.tags[child].start : part.end(child)]
        if _local(part, child) == _PROPERTIES:
            dress = raw
        elif child in texts:
            pieces += _pieces(part, child, texts[child])
        else:
            pieces.append(("kept", raw))
    begin, end = part.start_tag(run) + dress, _closing(part, "r")
    written = []
    for kind, some in groupby(pieces, itemgetter(0)):
        whole = begin + b"".join(raw for _, raw in some) + end
        written.append(whole if kind == "kept" else _change(part, kind, next(ids), whole))
    return b"".join(written)


def _pieces(part: XmlPart, text: int, revisions: Sequence[Revision]) -> Iterator[_Piece]:
    """Yield what becomes of one text."""
    at, kept = part.inner(text), b""
    for start, end, words, tracked in revisions:
        kept += part.content[at:start]
        at = end
        if not tracked:
            kept += escape(words).encode()
            continue
        if kept:
            yield "kept", _text(part, "t", kept)
            kept = b""
        yield "del", _text(part, "delText", part.content[start:end])
        if words:
            yield "ins", _text(part, "t", escape(words).encode())
    kept += part.content[at : part.tags[text].close]
    if kept:
        yield "kept", _text(part, "t", kept)


def _filled(part: XmlPart, paragraph: int, words: str, number: int) -> Edit:
    """Return what puts words into a paragraph without text, looking as its end does."""
    name = _name(part, "r")
    run = b"<" + name + b">" + _dress(part, paragraph) + _text(part, "t", escape(words).encode()) + _closing(part, "r")
    change = _change(part, "ins", number, run)
    tag = part.tags[paragraph]
    if not part.is_empty(paragraph):
        return Edit(tag.close, tag.close, change)
    return Edit(tag.close - 2, tag.close, b">" + change + b"</" + tag.name.encode() + b">")


def _dress(part: XmlPart, paragraph: int) -> bytes:
    """Return the properties that a paragraph has for its end, where nothing in them is tracked."""
    for child in part.children(paragraph):
        if _local(part, child) == _PARAGRAPH_PROPERTIES:
            for one in part.children(child):
                inside = {_local(part, each) for each in part.children(one)}
                if _local(part, one) == _PROPERTIES and not inside & _TRACKED:
                    return part.content[part.tags[one].start : part.end(one)]
    return b""


def _text(part: XmlPart, name: str, raw: bytes) -> bytes:
    return b"<" + _name(part, name) + b' xml:space="preserve">' + raw + _closing(part, name)


def _change(part: XmlPart, kind: str, number: int, whole: bytes) -> bytes:
    about = f' {part.prefixed("id")}="{number}" {part.prefixed("author")}="{MARKER}"'
    return b"<" + _name(part, kind) + about.encode() + b">" + whole + _closing(part, kind)


def _name(part: XmlPart, name: str) -> bytes:
    return part.prefixed(name).encode()


def _closing(part: XmlPart, name: str) -> bytes:
    return b"</" + _name(part, name) + b">"


def _local(part: XmlPart, number: int) -> str:
    return part.tags[number].name.rpartition(":")[2]


def _last_id(part: XmlPart) -> int:
    """Return the greatest id of anything that is marked in the text."""
    ids = (value for tag in part.tags for key, value in tag.attributes.items() if key.rpartition(":")[2] == "id")
    return max((int(one) for one in ids if one.isdecimal() and len(one) <= _ID_DIGITS), default=0)
