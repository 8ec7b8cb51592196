"""Word files: a comment at the words or the cell of each finding, and nothing else changed."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.readers import word
from gipr_lint.reporters.annotate.changes import Changes
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.word.anchors import Anchors
from gipr_lint.reporters.annotate.word.comments import Comments
from gipr_lint.reporters.annotate.word.marks import Mark, marked
from gipr_lint.reporters.annotate.word.removal import remove_own
from gipr_lint.reporters.annotate.xml_places import XmlPart


def annotate(content: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """Return a Word file with notes as comments, in place of those of a former run."""
    changes = Changes(content)
    remove_own(changes)
    if not notes:
        return changes.file()
    content = changes.file()
    trace = word.trace(content, path)
    changes = Changes(content)
    body = XmlPart(changes.read(trace.name) or b"")
    comments = Comments(changes, trace.name, body)
    anchors = Anchors(trace, body)
    marks = []
    for note in notes:
        stretch = anchors.of(note.span)
        number = comments.add(note if stretch else note.moved())
        marks.append(Mark(number, *(stretch or anchors.start)))
    changes.put(trace.name, marked(body, marks))
    comments.write()
    return changes.file()
