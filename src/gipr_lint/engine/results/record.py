"""The result of a file as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gipr_lint.engine.results.outcome import FileOutcome, Found, Standing
from gipr_lint.model.run import Unjudged


def plain(outcome: FileOutcome, path: str, found: Found) -> dict[str, Any]:
    """Return what came of a file, without any line of it that no finding speaks of."""
    data: dict[str, Any] = {
        "standing": outcome.standing,
        "unjudged": outcome.unjudged,
        "path": path,
        "findings": [],
        "source": None,
    }
    if outcome.comments:
        data["comments"] = outcome.comments
    if not found.findings:
        return data
    from gipr_lint.engine.results import finding_record

    data["findings"] = [finding_record.plain(finding) for finding in found.findings]
    data["source"] = finding_record.plain_source(found.sources[path], found.findings)
    return data


def outcome_of(data: Mapping[str, Any]) -> FileOutcome:
    """Return what came of a file. Raises KeyError, TypeError or ValueError for data of another form."""
    path, listed, unjudged = data["path"], data["findings"], data["unjudged"]
    found = FileOutcome(standing=Standing(*data["standing"]))
    if unjudged:
        name, missing, foreign, *rest = unjudged
        found.unjudged = Unjudged(name, tuple(missing), tuple(foreign), *rest)
    if "comments" in data:
        from gipr_lint.engine.accepted.comments import comment_of

        found.comments = tuple(map(comment_of, data["comments"]))
    if listed:
        from gipr_lint.engine.findings_file import pack
        from gipr_lint.engine.results import finding_record

        findings = [finding_record.finding_of(path, one) for one in listed]
        found.packed = pack(path, findings, {path: finding_record.source_of(data["source"])})
    return found
