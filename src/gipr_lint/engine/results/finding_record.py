"""Findings as plain data, and back, with so much of their file as reporters print with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gipr_lint.model.document import LineOrigin, Piece, Span
from gipr_lint.model.finding import Edit, Finding, Fix, Level, Location, Mention
from gipr_lint.model.printed import Box, Print
from gipr_lint.model.run import Source

_WIDE = "\U00010000"
"""Stands for a character of two code units in UTF-16, of which reporters count how many there are."""
_NO_ORIGIN = LineOrigin()


def _spans(findings: Iterable[Finding]) -> Iterator[Span]:
    for finding in findings:
        for location in (finding.location, *(mention.location for mention in finding.related)):
            if location.span:
                yield location.span
        if finding.fix:
            yield from (edit.span for edit in finding.fix.edits)


def plain(finding: Finding) -> list[Any]:
    """Return a finding as plain data."""
    message = [[part.text, part.location] if isinstance(part, Mention) else part for part in finding.message]
    parts = [finding.rule, finding.level.value, finding.location, message, finding.fingerprint, finding.values]
    return [*parts, finding.fix] if finding.fix else parts


def finding_of(path: str, data: Sequence[Any]) -> Finding:
    """Return a finding from its plain data. Raises TypeError or ValueError for data of another form."""
    rule, level, location, message, fingerprint, values, *rest = data
    fix = _fix(*rest) if rest else None
    parts = (part if isinstance(part, str) else Mention(part[0], _location(part[1])) for part in message)
    return Finding(rule, Level(level), path, _location(location), tuple(parts), fingerprint, tuple(values), fix)


def _fix(data: Sequence[Any]) -> Fix:
    edits, certain, private = data
    return Fix(tuple(Edit(Span(*span), replacement) for span, replacement in edits), certain, private)


def _location(data: Sequence[Any]) -> Location:
    span, logical, label, path = data
    return Location(Span(*span) if span else None, tuple(logical), label, path)


def plain_source(source: Source, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the lines that findings begin and end on, masked as they are, and of the file's own lines the widths."""
    spans = list(_spans(findings))
    lines = {line for span in spans for line in (span.line, span.end_line)}
    places = [place.span for span in spans if (place := source.place(span)).span]
    last = len(source.lines)
    own = {line for span in places if span for line in (span.line, span.end_line)} | {len(source.source)}
    return {
        "lines": [last, {**_some(source.lines, {last}, _width), **_some(source.lines, lines)}],
        "origins": [len(source.origins), _some(source.origins, {min(line, len(source.origins)) for line in lines})],
        "source": [len(source.source), _some(source.source, own, _width)],
        "size": source.size,
    }


def _some(items: Sequence[Any], numbers: Iterable[int], shown: Any = lambda item: item) -> dict[int, Any]:  # noqa: ANN401 - any function
    """Return the items of some numbers, which count from 1."""
    return {number: shown(items[number - 1]) for number in sorted(numbers) if 1 <= number <= len(items)}


def _width(line: str) -> str:
    return "".join(_WIDE if char > "\uffff" else " " for char in line)


def source_of(data: Mapping[str, Any]) -> Source:
    """Return a file from its plain data. Raises KeyError, TypeError or ValueError for data of another form."""
    origins = _whole(data["origins"], _NO_ORIGIN)
    return Source(
        lines=tuple(_whole(data["lines"], "")),
        origins=tuple(one if one is _NO_ORIGIN else _origin(one) for one in origins),
        source=tuple(_whole(data["source"], "")),
        size=data["size"],
    )


def _origin(data: Sequence[Any]) -> LineOrigin:
    label, properties, pieces, cells, prints = data
    return LineOrigin(
        label, properties, tuple(Piece(*piece) for piece in pieces), tuple(cells), tuple(map(_print, prints))
    )


def _print(data: Sequence[Any]) -> Print:
    start, page, boxes, cell = data
    return Print(start, page, tuple(map(_box, boxes)), _box(cell) if cell else None)


def _box(data: Sequence[float]) -> Box:
    x0, top, x1, bottom = data
    return x0, top, x1, bottom


def _whole(data: Sequence[Any], nothing: object) -> list[Any]:
    """Return all items, those that were not kept as ``nothing``."""
    count, kept = data
    items = [nothing] * count
    for number, item in kept.items():
        items[int(number) - 1] = item
    return items
