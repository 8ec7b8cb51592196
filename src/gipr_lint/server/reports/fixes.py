"""What mends a finding, as edits of the open text; nothing is written to the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher

from lsprotocol import types

from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.source import Change
from gipr_lint.engine.fixes.source_text import SourceText, opened_text
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.finding import Finding, Fix, Location
from gipr_lint.readers import TEXT_SUFFIXES, suffix_of
from gipr_lint.readers.source_places import as_written
from gipr_lint.server.session import CheckedReport, Session
from gipr_lint.server.texts import Text


def can_mend(checked: CheckedReport) -> bool:
    """Tell whether texts of this kind are mended at all."""
    return suffix_of(checked.path) in TEXT_SUFFIXES and checked.report is not None


def edits_of(
    session: Session, checked: CheckedReport, findings: Sequence[Finding]
) -> list[list[types.TextEdit] | None]:
    """Return what mends each of some findings; None where nothing is known to, or its place in the text is not sure."""
    fixes = [_fix(session, checked, finding) for finding in findings]
    if checked.report is None or not any(fixes):
        return [None] * len(findings)
    source = SourceText(checked.text.content, b"", "utf-8")
    changes = iter(source.changes(checked.report.document, [fix for fix in fixes if fix]))
    return [_edits(checked, next(changes)) if fix else None for fix in fixes]


def _edits(checked: CheckedReport, changes: Sequence[Change] | None) -> list[types.TextEdit] | None:
    return [_edit(checked.text, _written(one, checked.path)) for one in changes] if changes else None


def _written(change: Change, path: str) -> Change:
    return change._replace(replacement=as_written(change.replacement, path))


def _fix(session: Session, checked: CheckedReport, finding: Finding) -> Fix | None:
    """Return the fix of a finding. One that touches personal data is not kept with it."""
    fix = finding.fix
    if fix is None or fix.edits:
        return fix
    private = session.kept(
        ("private fixes", checked.text.uri), (checked.text, checked.project), lambda: _private_fixes(checked)
    )
    return private.get((finding.rule, finding.location))


def _private_fixes(checked: CheckedReport) -> Mapping[tuple[str, Location], Fix]:
    """Return the fixes of a report that touch personal data: their rules are asked once more, all of them once."""
    if checked.report is None:
        return {}
    wanted = {one.rule for one in checked.run.findings if one.fix and not one.fix.edits}
    rules = [rule for rule in checked.project.rules_for(checked.path) if rule.id in wanted]
    judgement, settings = Judgement(checked.report), checked.project.settings
    with suppress(TimeLimitError), limit(settings.timeout):
        run_rules(judgement, rules, settings.checks, lambda _: None, settings.timeout)
    return {(one.rule, one.location): one.fix for one in judgement.findings if one.fix}


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
