"""Word files: a comment at the words or the cell of each finding, and nothing else changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gipr_lint.readers import word
from gipr_lint.readers.office.zip_parts import Parts
from gipr_lint.reporters.annotate import package
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.word.anchors import Anchors
from gipr_lint.reporters.annotate.word.comments import Comments
from gipr_lint.reporters.annotate.word.marks import Mark, marked
from gipr_lint.reporters.annotate.xml_places import XmlPart


def annotate(content: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """Return a Word file with notes as comments, in place of those of a former run."""
    content = _without_own(content)
    trace = word.trace(content, path)
    if not notes:
        return content
    parts = Parts(content)
    body = XmlPart(parts.read(trace.name) or b"")
    comments = Comments(parts, trace.name)
    anchors = Anchors(trace, body)
    marks = []
    for note in notes:
        stretch = anchors.of(note.span)
        number = comments.add(note if stretch else note.moved())
        marks.append(Mark(number, *(stretch or anchors.start)))
    return package.rewritten(content, {trace.name: marked(body, marks), **comments.parts()})


def _without_own(content: bytes) -> bytes:
    """Return a Word file without the comments of a former run."""
    from gipr_lint.reporters.annotate.word.removal import without

    parts = Parts(content)
    changed: Mapping[str, bytes] = without(parts)
    return package.rewritten(content, changed) if changed else content
