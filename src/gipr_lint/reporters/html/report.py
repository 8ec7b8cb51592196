"""One report of a run as it is put on the page: its words, and each finding below the place that it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Mention
from gipr_lint.model.layout import Layout, TextLayout
from gipr_lint.reporters.html.blocks import drawn
from gipr_lint.reporters.html.targets import Targets, targets_of
from gipr_lint.reporters.html.view import Card, ReportRow, ReportView, Words
from gipr_lint.reporters.html.words import lines_of, place_of, shown, tallies
from gipr_lint.reporters.summary import LEVELS

if TYPE_CHECKING:
    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import RuleLike, Run, Source


def row_of(number: int, path: str, source: Source | None, findings: Sequence[Finding]) -> ReportRow:
    """Return what the summary says of the report of a number."""
    layout = source.layout if source else None
    return ReportRow(
        id=f"r{number}",
        name=shown(layout.organ if layout and layout.organ else path),
        path=shown(path),
        year=str(layout.year) if layout and layout.year else "",
        tallies=tallies(Counter(one.level for one in findings)),
        found=" ".join(sorted({f"{one.rule}:{one.level.value}" for one in findings})),
    )


def view_of(
    row: ReportRow, run: Run, rules: Mapping[str, RuleLike], source: Source | None, findings: Sequence[Finding]
) -> ReportView:
    """Return a report with its findings."""
    targets = targets_of(findings, row.id)
    lines = source.lines if source else ()
    items = (source.layout or _plain(lines)).items if source else ()
    parts = list(drawn(items, lines, targets))
    cards = [_card(number, one, run, rules[one.rule], targets) for number, one in enumerate(findings, 1)]
    apart = [number for number in range(1, len(findings) + 1) if number not in targets.told]
    return ReportView(
        row=row,
        whole=tuple(cards[number - 1] for number in apart if findings[number - 1].location.span is None),
        blocks=tuple(part.block._replace(cards=tuple(cards[number - 1] for number in part.numbers)) for part in parts),
        elsewhere=tuple(cards[number - 1] for number in apart if findings[number - 1].location.span),
    )


def _plain(lines: Sequence[str]) -> Layout:
    """Return the layout of lines of which nothing is known: a paragraph each."""
    found = (Span(number, 1, number, len(line) + 1) for number, line in enumerate(lines, 1) if line.strip())
    return Layout("", None, tuple(TextLayout("paragraph", (span,)) for span in found))


def _card(number: int, finding: Finding, run: Run, rule: RuleLike, targets: Targets) -> Card:
    back = targets.told.get(number, "")
    return Card(
        id=targets.card_id(number),
        number=number,
        level=finding.level.value,
        level_name=LEVELS[finding.level],
        rule=finding.rule,
        message=tuple(_words(part, finding, run, targets) for part in finding.message),
        help=lines_of(rule.help),
        basis=lines_of(rule.basis),
        place=place_of(run, finding.path, finding.location.span),
        back=back,
        quote="" if back else shown(run.quote(finding.path, finding.location.span)),
    )


def _words(part: str | Mention, finding: Finding, run: Run, targets: Targets) -> Words:
    if isinstance(part, str):
        return Words(shown(part))
    path, span = part.location.path, part.location.span
    if path not in {None, finding.path}:
        return Words(f"{shown(part.text)}（{shown(path or '')} {place_of(run, path or '', span)}）")
    target = targets.by_span.get(span) if span else None
    return Words(shown(part.text), target.id if target and target.id in targets.shown else "")
