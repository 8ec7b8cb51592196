"""The marks in the text of a Word file between which a comment holds, and the sign at its end."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.reporters.annotate.splice import Edit, spliced
from gipr_lint.reporters.annotate.word.anchors import Cut
from gipr_lint.reporters.annotate.xml_places import XmlPart

_ORDER = {"end": 0, "point": 1, "begin": 2}
"""The order of marks at one place: a comment that ends there stands before one that begins."""


class Mark(NamedTuple):
    """From where to where a comment of a number holds."""

    number: int
    begin: Cut
    end: Cut


def marked(part: XmlPart, marks: Sequence[Mark]) -> bytes:
    """Return the main part with the marks of comments in it."""
    at: dict[Cut, list[tuple[int, bytes]]] = {}
    for mark in marks:
        begin = _element(part, "commentRangeStart", mark.number)
        reference = _element(part, "commentReference", mark.number)
        run = part.prefixed("r")
        end = _element(part, "commentRangeEnd", mark.number) + f"<{run}>{reference}</{run}>"
        if mark.begin == mark.end:
            at.setdefault(mark.begin, []).append((_ORDER["point"], (begin + end).encode()))
        else:
            at.setdefault(mark.begin, []).append((_ORDER["begin"], begin.encode()))
            at.setdefault(mark.end, []).append((_ORDER["end"], end.encode()))
    return spliced(part.content, (_edit(cut, found) for cut, found in at.items()))


def _edit(cut: Cut, marks: list[tuple[int, bytes]]) -> Edit:
    ordered = sorted(marks, key=lambda one: one[0])
    return Edit(cut.start, cut.end, cut.before + b"".join(mark for _, mark in ordered) + cut.after)


def _element(part: XmlPart, name: str, number: int) -> str:
    return f'<{part.prefixed(name)} {part.prefixed("id")}="{number}"/>'
