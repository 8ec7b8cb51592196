"""Hits to findings: the rule's level and words, personal data masked, a fingerprint that survives edits elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from string import Formatter

from gipr_lint.document import Span
from gipr_lint.finding import Finding, Hit, Level, Mention, Phrase
from gipr_lint.masking import mask, mask_lines
from gipr_lint.report import Report
from gipr_lint.rule import Rule

_DIGIT = re.compile(r"\d")
_FORMATTER = Formatter()
_LONGEST, _NEAR = 2000, 100
"""The characters of the longest paragraph. How far before and behind a place in a longer line something is near."""


def dress(rule: Rule, hits: Sequence[Hit], report: Report) -> Iterator[Finding]:
    """Yield the findings of one rule in one report."""
    if not hits:
        return
    seen: Counter[str] = Counter()
    certain = rule.applies.is_certain(report)
    for hit in hits:
        key = f"{rule.id}\0{'/'.join(hit.location.logical)}\0{_surroundings(hit, report)}"
        seen[key] += 1
        yield Finding(
            rule=rule.id,
            level=_level(rule, hit, certain=certain),
            path=report.document.path,
            location=hit.location,
            message=_fill(rule.message, _shielded(hit, report)),
            fingerprint=sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
            values=() if hit.private else tuple(mask(value) for value in _shielded(hit, report).values),
        )


def _level(rule: Rule, hit: Hit, *, certain: bool) -> Level:
    level = rule.level if hit.certain and certain else rule.level.at_most(Level.WARNING)
    return level.at_most(hit.level) if hit.level else level


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
    if len(line) > _LONGEST:
        first, last = max(0, start - _NEAR), min(end, start + _NEAR) + _NEAR
    shown = f"{line[first:start]}*{line[end:last]}" if hit.private else line[first:last]
    return _DIGIT.sub("#", shown.strip())


def masked_lines(report: Report) -> tuple[str, ...]:
    """Return the lines of a report with personal data masked, made once."""
    known: tuple[str, ...] | None = report.facts.get("masked lines")
    if known is None:
        known = report.facts["masked lines"] = mask_lines(report.document.lines)
    return known


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


def _fill(template: str, hit: Hit) -> Phrase:
    """Put the fields of a hit into the words of its rule."""
    phrase: list[str | Mention] = []
    for literal, name, _, _ in _FORMATTER.parse(template):
        phrase.append(literal)
        if name is not None:
            value = hit.fields.get(name, "")
            phrase += value if isinstance(value, tuple) else [str(value)]
    return tuple(_masked(part) for part in phrase if part not in {"", None})


def _masked(part: str | Mention) -> str | Mention:
    return mask(part) if isinstance(part, str) else Mention(mask(part.text), part.location)
