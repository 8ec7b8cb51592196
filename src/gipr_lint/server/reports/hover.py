"""What is told of a place in a report: its faults with basis, cure and examples, or what was read there."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from gipr_lint.authoring.catalogue import LEVELS
from gipr_lint.authoring.explanation import example_lines, examples_of
from gipr_lint.extensions.toolset import Toolset
from gipr_lint.model.finding import Finding
from gipr_lint.model.rule import Rule
from gipr_lint.server.reports.links import cell_at, label_of, links
from gipr_lint.server.reports.markdown import plain
from gipr_lint.server.reports.places import findings_at, place_of, touches
from gipr_lint.server.session import CheckedReport

_MAX_ITEMS = 5
"""So many findings of one place are explained; the others stand in the list of the editor."""


def hover(checked: CheckedReport, position: types.Position) -> types.Hover | None:
    """Return what there is to tell of a place; None where there is nothing."""
    place = place_of(checked, types.Range(position, position))
    found = findings_at(checked, place)[:_MAX_ITEMS]
    parts = [part for one in found if (part := "\n\n".join(_finding(one, checked.project.tools)))]
    parts += _read(checked, position)
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))


def _finding(finding: Finding, tools: Toolset) -> Iterator[str]:
    rule = next((one for one in tools.rules if one.id == finding.rule), None)
    title = f"：{plain(rule.title)}" if rule else ""
    yield f"**{LEVELS[finding.level]} `{finding.rule}`{title}**"
    yield plain(finding.text)
    if rule is not None:
        yield f"依据：{plain(rule.basis)}"
        yield f"改法：{plain(rule.help)}"
        yield from _examples(rule, tools)


def _examples(rule: Rule, tools: Toolset) -> Iterator[str]:
    examples = examples_of(rule, tools)
    for title, listed in (("正确", examples.valid), ("有误", examples.invalid)) if examples else ():
        if listed:
            told = "；".join(plain(line) for line in example_lines(listed[0], tools))
            yield f"{title}的例子：{_marked(told)}"


def _read(checked: CheckedReport, position: types.Position) -> Iterator[str]:
    """Yield what a cell is, or of which cells a number of the text speaks."""
    place = place_of(checked, types.Range(position, position))
    cell = cell_at(checked, place)
    if cell is not None:
        yield plain(label_of(checked, cell))
    for link in links(checked):
        if touches(checked, link.said, place):
            yield f"{plain(link.about)}：{plain('、'.join(label_of(checked, one) for one in link.cells))}"


def _marked(told: str) -> str:
    """Return an example with what is marked in it in bold."""
    return told.replace(r"\[\|", "**").replace(r"\|\]", "**")
