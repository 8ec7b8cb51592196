"""An example of a rule to the report that it stands for: marks taken out, edits made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import AsideKind, Span
from gipr_lint.model.official_format import Format
from gipr_lint.testing.edits import read_edits
from gipr_lint.testing.example_asides import aside_lines
from gipr_lint.testing.sample import ExampleError, Sample

Content = str | Mapping[str, Any]

_MARK = expression(r"\[\||\|\]")
"""Either mark of a stretch. Finds ``共[|[||]１２`` and ``１２[||]|]件``, not ``１２``."""
_YEAR = expression(r"(?<!\d)20\d\d(?=年)")
"""The year before 年. Finds ``[|2024|]年``, not ``12024年`` or ``2024``."""
COMPANIONS = ("previous", "county", "neighbour")
"""The edits that stand for other reports."""
NEIGHBOUR = "云溪县城关镇人民政府"
"""Whose report an example has beside its own."""
_CARRIED_OVER = {
    "requests.granted.natural": "9",
    "requests.granted.total": "12",
    "requests.handled.natural": "12",
    "requests.handled.total": "15",
    "requests.carried_out.natural": "0",
    "requests.carried_out.total": "0",
    "proactive.normative_documents.in_force": "4",
}
"""What the faultless report of last year says otherwise, so that this year's follows from it."""


def build(example: Content, official: Format | None = None) -> tuple[str, list[Span], list[str] | None]:
    """Return the report that an example stands for, the marked spans, and the logical places that it expects.

    A text is a paragraph of section one; a mapping is edits to the faultless report (``Edits``), with ``at`` for
    the places, as ``table/row/column`` or the id of a section. ``official`` is the format of the report, the latest
    national one where it is not given. Raises ExampleError.
    """
    edits = _edits(example)
    at = edits.pop("at", None)
    for companion in COMPANIONS:
        edits.pop(companion, None)
    beside = "\n".join(text for _, text in aside_lines(edits))
    edits.pop("beside", None)
    sample = _sample(official)
    sample.edit(edits)
    text, spans = _unmark(sample.text + beside)
    return text, spans, None if at is None else [at] if isinstance(at, str) else list(at)


def aside_kinds(example: Content) -> tuple[AsideKind, ...]:
    """Return what the last lines of an example's report are that stand beside it. Raises ExampleError."""
    return tuple(kind for kind, _ in aside_lines(_edits(example)))


def build_previous(example: Content, official: Format | None = None) -> str | None:
    """Return last year's report of an example that has one. Raises ExampleError."""
    edits = _edits(example)
    if edits.get("previous") is None:
        return None
    sample = _sample(official)
    sample.title = edits.get("title", sample.title)
    sample.preface = edits.get("preface", sample.preface)
    sample.edit({"set": _CARRIED_OVER})
    sample.title, sample.preface = _a_year_before(sample.title), _a_year_before(sample.preface)
    sample.bodies.update({section: _a_year_before(text) for section, text in sample.bodies.items()})
    sample.edit(read_edits(edits["previous"]))
    return _unmark(sample.text)[0]


def build_companions(example: Content, official: Format | None = None) -> dict[str, str | None]:
    """Return the reports of other organs of an example by the names of these, None for one without a report.

    Raises ExampleError.
    """
    edits = _edits(example)
    asked = dict(edits.get("county", {}))
    if edits.get("neighbour") is not None:
        asked[NEIGHBOUR] = edits["neighbour"]
    return {organ: None if changes is None else _of_organ(organ, changes, official) for organ, changes in asked.items()}


def _of_organ(organ: str, changes: Mapping[str, Any], official: Format | None) -> str:
    sample = _sample(official)
    year = _YEAR.search(sample.title)
    sample.title = f"{organ}{year[0] if year else ''}年政府信息公开工作年度报告"
    sample.edit(read_edits(changes))
    return _unmark(sample.text)[0]


def _edits(example: Content) -> dict[str, Any]:
    if not isinstance(example, str):
        edits = read_edits(example)
        edits.pop("name", None)
        return edits
    if not example.strip():
        raise ExampleError("示例还没有填写")
    return {"text": example}


def _sample(official: Format | None) -> Sample:
    return Sample() if official is None else Sample(official)


def _a_year_before(text: str) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) - 1), text)


def _unmark(marked: str) -> tuple[str, list[Span]]:
    """Take the marks out of a text and return where the marked stretches stand."""
    lines, spans = [], []
    begin: tuple[int, int] | None = None
    for number, line in enumerate(marked.split("\n"), 1):
        plain, last = "", 0
        for match in _MARK.finditer(line):
            plain += line[last : match.start()]
            last = match.end()
            if match[0] == "[|":
                begin = (number, len(plain) + 1)
            elif begin is not None:
                spans.append(Span(*begin, number, len(plain) + 1))
        lines.append(plain + line[last:])
    return "\n".join(lines), spans
