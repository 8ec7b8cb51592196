"""Hits to findings: the rule's level and words, personal data masked, a fingerprint that survives edits elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from gipr_lint.checks.passages import runs_over
from gipr_lint.checks.privacy.identifier import find_all
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Span, Table
from gipr_lint.model.finding import Finding, Fix, Hit, Level, Mention, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.privacy.masking import Bars, mask_cell, mask_lines, mask_words, secrets
from gipr_lint.privacy.search.one_spelling import QUICK

if TYPE_CHECKING:
    from gipr_lint.checks.text.statements.stated import SourceParagraph
    from gipr_lint.model.report_table import ReportCell

_DIGIT = expression(r"\d")
"""What a fingerprint leaves out. Finds ``第[|1|]项``, not ``第一项``."""
_MAX_PARAGRAPH_CHARS = 2000
"""The longest line of which a fingerprint takes all: no paragraph is longer."""
_NEAR_CHARS = 100
"""How far before and behind a place in a longer line something is near."""


def build_findings(rule: Rule, hits: Sequence[Hit], report: Report) -> Iterator[Finding]:
    """Yield the findings of one rule in one report."""
    if not hits:
        return
    seen: Counter[str] = Counter()
    certain = rule.applies.is_certain(report)
    for hit in hits:
        key = f"{rule.id}\0{'/'.join(hit.location.logical)}\0{_surroundings(hit, report)}"
        seen[key] += 1
        level = _level(rule, hit, certain=certain)
        message = _fill(rule.message, _shielded(hit, report), secrets_of(report))
        if report.document.recognized:
            level, message = _recognized(hit, level, message, report)
        yield Finding(
            rule=rule.id,
            level=level,
            path=report.document.path,
            location=hit.location,
            message=message,
            fingerprint=sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
            values=()
            if hit.private
            else tuple(mask_words(one, secrets_of(report)) for one in _shielded(hit, report).values),
            fix=_fix(hit, report) if hit.fix else None,
        )


def _fix(hit: Hit, report: Report) -> Fix | None:
    """Return the fix of a hit; one that touches what is masked is private."""
    if hit.fix is None:
        return None
    shown = (_cut(report.document.lines, edit.span) == _cut(masked_lines(report), edit.span) for edit in hit.fix.edits)
    return hit.fix._replace(private=hit.private or not all(shown))


def _level(rule: Rule, hit: Hit, *, certain: bool) -> Level:
    level = rule.level if hit.certain and certain else rule.level.at_most(Level.WARNING)
    return level.at_most(hit.level) if hit.level else level


def _recognized(hit: Hit, level: Level, message: Phrase, report: Report) -> tuple[Level, Phrase]:
    """Return level and words of a finding in a report that was recognised: no error where the reading is not sure."""
    from gipr_lint.engine.recognized.caution import caution, is_confirmed, is_recognized

    places = (hit.location, *(part.location for part in message if isinstance(part, Mention)))
    if not any(is_recognized(place, report) for place in places) or is_confirmed(hit, message, report):
        return level, message
    return level.at_most(Level.WARNING), (*message, caution(hit, message, report))


def _surroundings(hit: Hit, report: Report) -> str:
    """Return the line of the hit with all digits and personal data masked: a fingerprint lets neither be guessed.

    Of a line that is longer than a paragraph is, what stands near.
    """
    span = hit.location.span
    if span is None:
        return ""
    line = masked_lines(report)[span.line - 1]
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first, last = 0, len(line)
    if len(line) > _MAX_PARAGRAPH_CHARS:
        first, last = max(0, start - _NEAR_CHARS), min(end, start + _NEAR_CHARS) + _NEAR_CHARS
    shown = f"{line[first:start]}*{line[end:last]}" if hit.private else line[first:last]
    return _DIGIT.sub("#", shown.strip())


@once_per_report
def masked_lines(report: Report) -> tuple[str, ...]:
    """Return the lines of a report with personal data masked, made once."""
    return mask_lines(report.document.lines, _bars(report), _personal(report))


@once_per_report
def secrets_of(report: Report) -> frozenset[str]:
    """Return the parts of the personal numbers in a report, which no message may repeat."""
    return secrets(report.document.lines, masked_lines(report))


def masked_cell(report: Report, cell: ReportCell) -> str:
    """Return the words of a cell, masked by what they are and by what stands beside them in the file."""
    raw, span = mask_cell(cell.value.raw), cell.span
    around = masked_lines(report)[span.line - 1][span.column - 1 : span.end_column - 1]
    if span.line != span.end_line or len(around) != len(raw):
        return raw
    return "".join("*" if "*" in signs else signs[0] for signs in zip(raw, around, strict=True))


def masked_stretch(report: Report, passage: SourceParagraph, start: int, end: int) -> str:
    """Return a stretch of a passage, masked by what it is and by what stands around it."""
    told = mask_words(passage.source[start:end], secrets_of(report))
    lines, hidden = report.document.lines, masked_lines(report)
    span = passage.item.span(start, max(end, start + 1))
    if lines[span.line - 1 : span.end_line] == hidden[span.line - 1 : span.end_line]:
        return told
    around = [passage.item.span(place, place + 1) for place in range(start, end)]
    signs = [hidden[one.line - 1][one.column - 1 : one.column] for one in around]
    return "".join("*" if "*" in (sign, char) else char for sign, char in zip(signs, told, strict=True))


def _personal(report: Report) -> Iterator[Span]:
    """Yield where the rules see personal data: some is told by its place alone, as a name below the head 姓名."""
    for hits in find_all(report).values():
        for hit in hits:
            if hit.location.span:
                yield hit.location.span


def _bars(report: Report) -> Bars:
    """Return where cells stand in the lines of tables; nothing for lines that are too short of digits to need it."""
    lines = report.document.lines
    tables = [block for block in report.document.blocks if isinstance(block, Table) and len(block.rows) > 1]
    spans = [*(table.span for table in tables), *(table.span for table in report.tables.values())]
    bars: dict[int, list[tuple[int, int]]] = {row: [] for span in spans for row in range(span.line - 1, span.end_line)}
    long = {row for row in bars if QUICK.search(lines[row])}
    if long:
        for row, cells in _cells(report, long).items():
            bars[row] = cells
            if not cells:
                del bars[row]
    return bars


def _cells(report: Report, lines: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the places of the cells in some lines; none in a line where a number goes over from one to the next."""
    tables = [block for block in report.document.blocks if isinstance(block, Table)]
    rows = [
        (row.span.line - 1, [cell.span for cell in row.cells], runs_over(row))
        for one in tables
        for row in one.rows
        if row.span.line - 1 in lines
    ]
    rows += [
        (row.span.line - 1, [cell.span for cell in row.cells.values()], False)
        for table in report.tables.values()
        for row in (*table.rows.values(), *table.duplicates, *table.extra)
        if row.span.line - 1 in lines
    ]
    over = {line for line, _, open_ in rows if open_}
    found: dict[int, set[tuple[int, int]]] = {}
    for line, spans, _ in rows:
        places = {(span.column - 1, span.end_column - 1) for span in spans if span.line == span.end_line == line + 1}
        found.setdefault(line, set()).update(places if line not in over else ())
    return {line: sorted(places) for line, places in found.items()}


def _shielded(hit: Hit, report: Report) -> Hit:
    """Return a hit in whose words no piece of a number is left that only its surroundings show to be personal."""
    span = hit.location.span
    if span is None or not any(isinstance(value, str) and _DIGIT.search(value) for value in hit.fields.values()):
        return hit
    raw, shown = (_cut(lines, span) for lines in (report.document.lines, masked_lines(report)))
    if raw == shown:
        return hit
    fields = {
        name: value.replace(raw, shown) if isinstance(value, str) else value for name, value in hit.fields.items()
    }
    return hit._replace(fields=fields, values=tuple(value.replace(raw, shown) for value in hit.values))


def _cut(lines: Sequence[str], span: Span) -> str:
    """Return what stands at a place, line ends left out."""
    pieces = list(lines[span.line - 1 : span.end_line])
    pieces[-1:] = [piece[: span.end_column - 1] for piece in pieces[-1:]]
    pieces[:1] = [piece[span.column - 1 :] for piece in pieces[:1]]
    return "".join(pieces)


def _fill(template: str, hit: Hit, secret: frozenset[str]) -> Phrase:
    """Put the fields of a hit into the words of its rule."""
    from string import Formatter

    phrase: list[str | Mention] = []
    for literal, name, _, _ in Formatter().parse(template):
        phrase.append(literal)
        if name is not None:
            value = hit.fields.get(name, "")
            phrase += value if isinstance(value, tuple) else [str(value)]
    return tuple(_masked(part, secret) for part in phrase if part not in {"", None})


def _masked(part: str | Mention, secret: frozenset[str]) -> str | Mention:
    if isinstance(part, str):
        return mask_words(part, secret)
    return Mention(mask_words(part.text, secret), part.location)
