"""What mends a finding, as edits of the open text; nothing is written to the file."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol import types

from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.source import Change
from gipr_lint.engine.fixes.source_text import SourceText, opened_text
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.finding import Finding, Fix
from gipr_lint.readers import TEXT_SUFFIXES, suffix_of
from gipr_lint.readers.source_places import as_written
from gipr_lint.server.session import CheckedReport
from gipr_lint.server.texts import Text


def can_mend(checked: CheckedReport) -> bool:
    """Tell whether texts of this kind are mended at all."""
    return suffix_of(checked.path) in TEXT_SUFFIXES and checked.report is not None


def edits_of(checked: CheckedReport, finding: Finding) -> list[types.TextEdit] | None:
    """Return what mends a finding; None where nothing is known to, or its place in the text is not sure."""
    fix = _fix(checked, finding)
    if fix is None or checked.report is None:
        return None
    source = SourceText(checked.text.content, b"", "utf-8")
    (changes,) = source.changes(checked.report.document, [fix])
    return [_edit(checked.text, _written(one, checked.path)) for one in changes] if changes else None


def _written(change: Change, path: str) -> Change:
    return change._replace(replacement=as_written(change.replacement, path))


def _fix(checked: CheckedReport, finding: Finding) -> Fix | None:
    """Return the fix of a finding. One that touches personal data is not kept: its rule is asked once more."""
    fix = finding.fix
    if fix is None or fix.edits or checked.report is None:
        return fix
    rules = [rule for rule in checked.project.rules_for(checked.path) if rule.id == finding.rule]
    judgement, settings = Judgement(checked.report), checked.project.settings
    try:
        with limit(settings.timeout):
            run_rules(judgement, rules, settings.checks, lambda _: None, settings.timeout)
    except TimeLimitError:
        return None
    return next((one.fix for one in judgement.findings if one.location == finding.location), None)


def all_edits(checked: CheckedReport) -> list[types.TextEdit]:
    """Return what ``check --fix`` would change: what is certain, and makes nothing else worse."""
    rules, settings = checked.project.rules_for(checked.path), checked.project.settings
    try:
        with limit(settings.timeout):
            mended = Mender(rules, settings, opened_text, unsafe=False).mend(
                checked.text.content.encode(errors="replace"), checked.path
            )
    except TimeLimitError:
        return []
    if mended is None or mended.source.text != checked.text.content:
        return []
    return [_edit(checked.text, one) for one in _changes(mended.source.text, mended.text.text)]


def _changes(before: str, after: str) -> Iterator[Change]:
    """Yield what differs, line by line."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(starts[first], starts[last], "".join(new[begin:end]))


def _edit(text: Text, change: Change) -> types.TextEdit:
    return types.TextEdit(types.Range(text.position_at(change.start), text.position_at(change.end)), change.replacement)
