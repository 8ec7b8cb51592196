"""The findings as SARIF 2.1.0, for code scanning and editors.

No source text gets in: no snippets, no context regions. Messages are plain text whose links lead to the
related locations; there is no Markdown, which would break those links.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from pathlib import PurePath
from typing import TYPE_CHECKING

from gipr_lint.files.version import __version__
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Mention, plain
from gipr_lint.model.run import Place, Source
from gipr_lint.readers.file_edits import file_edits
from gipr_lint.reporters import sarif_rules, sarif_uris
from gipr_lint.reporters.json_text import Stream, stream
from gipr_lint.reporters.sarif_profiles import PROFILES, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gipr_lint.model.finding import Finding, Fix, Location, Phrase, Problem
    from gipr_lint.model.run import Remark, Run
    from gipr_lint.reporters import ReporterOptions

Json = dict[str, object]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BASE = "SRCROOT"
FINGERPRINT = "giprLintFingerprint/v1"
REPORT = "年度报告"


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield a SARIF log with one run."""
    rules = sorted(run.rules, key=lambda rule: rule.id)
    index = {rule.id: number for number, rule in enumerate(rules)}
    root, profile = PurePath(options.root), PROFILES[options.profile]
    shown = _Together(run.findings, run.suppressed if profile.suppressed else ())
    yield from stream(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": sarif_rules.tool(rules, __version__, cure=profile.cure),
                    "taxonomies": sarif_rules.taxonomies(rules),
                    "language": "zh-CN",
                    "columnKind": "utf16CodeUnits",
                    "originalUriBaseIds": {BASE: {"description": {"text": "运行检查时所在的文件夹。"}}},
                    "invocations": [
                        {
                            "executionSuccessful": not run.problems,
                            "toolExecutionNotifications": [_notification(one, index) for one in run.problems],
                            **(
                                {"toolConfigurationNotifications": list(map(_remark, run.remarks))}
                                if run.remarks
                                else {}
                            ),
                        }
                    ],
                    "results": Stream(shown, lambda one: _result(one, run, index, root, profile)),
                }
            ],
        }
    )


def literal(text: str) -> str:
    """Return words for a message that stand for themselves: no link, no placeholder arises from them."""
    return re.sub(r"[\[\]\\]", r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")


def _result(finding: Finding, run: Run, index: Mapping[str, int], root: PurePath, profile: Profile) -> Json:
    where = _File(finding.path, run.sources.get(finding.path), root, profile)
    placed = [mention for mention in finding.related if mention.location.span]
    others = {
        path: _File(path, run.sources.get(path), root, profile)
        for mention in placed
        if (path := mention.location.path) is not None
    }
    related = [
        {
            "id": number,
            **others.get(mention.location.path or "", where).related(mention.location),
            "message": {"text": literal(mention.text)},
        }
        for number, mention in enumerate(placed, 1)
    ]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.level.value,
        "message": {"text": _message(finding.message)},
        **where.of_result(finding.location),
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        **({"fixes": fixes} if (fixes := where.fixes(finding.fix)) else {}),
        **({"suppressions": _suppressions(finding)} if run.suppressed and profile.suppressed else {}),
    }


def _suppressions(finding: Finding) -> list[Json]:
    """Return why a finding is accepted; by the standard all results of a run tell that, or none of them."""
    if finding.suppression is None:
        return []
    kind, reason = finding.suppression
    justification = {"justification": reason} if reason else {}
    return [{"kind": "inSource" if kind == "comment" else "external", **justification, "properties": {"by": kind}}]


def _remark(remark: Remark) -> Json:
    line = f"第 {remark.line} 行" if remark.line else ""
    return {"level": "warning", "message": {"text": literal(f"{remark.path}{line}：{remark.message}")}}


class _Together(Collection["Finding"]):
    """Findings and those that are accepted, one after another; neither need have room in memory."""

    def __init__(self, *parts: Sequence[Finding]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[Finding]:
        for part in self._parts:
            yield from part

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __contains__(self, one: object) -> bool:
        return any(one in part for part in self._parts)


def _message(phrase: Phrase) -> str:
    """Return a message whose mentions are links to the related locations, numbered in their order."""
    ids = count(1)
    return "".join(
        f"[{literal(part.text)}]({next(ids)})"
        if isinstance(part, Mention) and part.location.span
        else literal(plain((part,)))
        for part in phrase
    )


def _notification(problem: Problem, index: Mapping[str, int]) -> Json:
    rule = problem.subject
    return {
        "level": "error",
        "message": {"text": literal(f"{problem.subject}：{problem.message}")},
        "properties": {"kind": problem.kind},
        **({"associatedRule": {"id": rule, "index": index[rule]}} if rule in index else {}),
    }


class _File:
    """One file as the locations of its findings need it."""

    def __init__(self, path: str, source: Source | None, root: PurePath, profile: Profile) -> None:
        local = sarif_uris.relative(PurePath(path), root)
        self._source, self._path = source or Source(()), path
        self._profile = profile
        self.artifact: Json = {
            "uri": sarif_uris.uri(local, plain=profile.plain_names),
            **({} if local.is_absolute() else {"uriBaseId": BASE}),
            "description": {"text": "标准输入" if path == "-" else str(local)},
        }

    def of_result(self, location: Location) -> Json:
        """Return where a result stands: always in a file, and in one without lines in a logical place too."""
        found = self.related(location)
        if self._place(location).span is None:
            found.setdefault("logicalLocations", [{"name": self._place(location).label or REPORT}])
        return {"locations": [found]}

    def related(self, location: Location) -> Json:
        """Return a location that a message speaks of."""
        name = {"fullyQualifiedName": "/".join(location.logical), "name": "".join(location.logical[-1:])}
        _, label, properties = self._place(location)
        words = "，".join(filter(None, (label, location.label)))
        return {
            "physicalLocation": self._physical(location),
            **({"logicalLocations": [name]} if location.logical else {}),
            **({"message": {"text": literal(words)}} if words else {}),
            **({"properties": dict(properties)} if properties else {}),
        }

    def fixes(self, fix: Fix | None) -> list[Json]:
        """Return what mends a finding; nothing in a file without lines, or where it touches personal data."""
        edits = file_edits(fix, self._source, self._path)
        if fix is None or not edits:
            return []
        replacements = [
            {"deletedRegion": self._region(edit.span), "insertedContent": {"text": edit.replacement}} for edit in edits
        ]
        told = "可以直接修改" if fix.certain else "修改后请核对"
        changes = [{"artifactLocation": self.artifact, "replacements": replacements}]
        return [{"description": {"text": told}, "artifactChanges": changes}]

    def _physical(self, location: Location) -> Json:
        span = self._place(location).span
        region = self._region(span) if span else self._profile.region(self._source.size)
        return {"artifactLocation": self.artifact, **({"region": region} if region else {})}

    def _place(self, location: Location) -> Place:
        return self._source.place(location.span) if location.span else Place(self._whole)

    @property
    def _whole(self) -> Span | None:
        """The whole file, where it has lines: code scanning shows no result without a region."""
        lines = self._source.source if self._source.origins else self._source.lines
        if self._source.origins and not lines:
            return None
        last = lines[-1] if lines else ""
        return Span(1, 1, max(1, len(lines)), len(last) + 1)

    def _region(self, span: Span) -> Json:
        return {
            "startLine": span.line,
            "startColumn": self._column(span.line, span.column),
            "endLine": span.end_line,
            "endColumn": self._column(span.end_line, span.end_column),
        }

    def _column(self, line: int, column: int) -> int:
        """Return a column counted in UTF-16 code units: a character beyond U+FFFF before it counts twice."""
        return column + self._source.units_before(line, column)
