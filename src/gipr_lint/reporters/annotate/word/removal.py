"""The comments of a former run are taken out of a Word file, those of people stay."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.model.document import MARKER
from gipr_lint.readers.office.ooxml import related
from gipr_lint.reporters.annotate.changes import Changes
from gipr_lint.reporters.annotate.splice import Edit, spliced
from gipr_lint.reporters.annotate.xml_places import Tag, XmlPart

_RANGES = frozenset({"commentRangeStart", "commentRangeEnd"})


def remove_own(changes: Changes) -> None:
    """Take the comments of this program out of a Word file, and their marks out of its text."""
    main = next((name for kind, name, _ in related(changes.parts, "") if kind == "officeDocument"), "")
    name = next((name for kind, name, _ in related(changes.parts, main) if kind == "comments"), "") if main else ""
    there = changes.read(name) if name else None
    if not there or f'"{MARKER}"'.encode() not in there:
        return
    comments = XmlPart(there)
    own = [number for number, tag in enumerate(comments.tags) if _is_own(tag)]
    ids = {_value(comments.tags[number], "id") for number in own}
    body = XmlPart(changes.read(main) or b"")
    changes.put(name, spliced(there, (Edit(comments.tags[number].start, comments.end(number), b"") for number in own)))
    changes.put(main, spliced(body.content, _marks(body, ids)))


def _is_own(tag: Tag) -> bool:
    return _local(tag) == "comment" and _value(tag, "author") == MARKER


def _marks(body: XmlPart, ids: set[str]) -> Iterator[Edit]:
    """Yield the edits that take out the marks of comments; a run with nothing else in it goes with them."""
    for number, tag in enumerate(body.tags):
        if _value(tag, "id") not in ids:
            continue
        if _local(tag) in _RANGES:
            yield Edit(tag.start, body.end(number), b"")
        elif _local(tag) == "commentReference":
            run = tag.parent
            alone = [one for one in body.children(run) if _local(body.tags[one]) != "rPr"] == [number]
            gone = run if alone and _local(body.tags[run]) == "r" else number
            yield Edit(body.tags[gone].start, body.end(gone), b"")


def _local(tag: Tag) -> str:
    return tag.name.rpartition(":")[2]


def _value(tag: Tag, name: str) -> str:
    return next((value for key, value in tag.attributes.items() if key.rpartition(":")[2] == name), "")
