"""What can be done about a finding: mend it, mend all that is certain, or accept it with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from gipr_lint.model.finding import Finding
from gipr_lint.server.paths import is_saved, path_of
from gipr_lint.server.reports.accept import comment_edit, config_edit
from gipr_lint.server.reports.fixes import all_edits, can_mend, edits_of
from gipr_lint.server.reports.places import findings_at, place_of
from gipr_lint.server.session import CheckedReport, Session
from gipr_lint.server.texts import Text

FIX_ALL = "source.fixAll.gipr-lint"
"""The kind of the action that mends all that is certain, for editors that do so when a file is saved."""
ASK = "gipr-lint.askReason"
"""The command of an editor that asks its user for a reason, and sends it back with ``ACCEPT``."""
ACCEPT = "gipr-lint.accept"
"""The command of this server that accepts a finding: address of the text, fingerprint, reason, and where."""
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]


def actions(session: Session, checked: CheckedReport, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range, the certain first."""
    wanted = params.context.only
    found: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, wanted):
        findings = findings_at(checked, place_of(checked, params.range))
        mends = edits_of(session, checked, findings) if can_mend(checked) else [None] * len(findings)
        for finding, mending in zip(findings, mends, strict=True):
            shown = [one for one in params.context.diagnostics if one.code == finding.rule]
            found += _of_finding(session, checked, (finding, mending), shown)
    if wanted and _is_wanted(FIX_ALL, wanted) and can_mend(checked):
        edits = all_edits(checked)
        if edits:
            edit = _edit_of(checked, edits)
            found.append(types.CodeAction("修改全部有把握改对的问题", FIX_ALL, edit=edit))
    return found


def _is_wanted(kind: str, wanted: Sequence[str] | None) -> bool:
    return wanted is None or any(kind == one or kind.startswith(f"{one}.") for one in wanted)


def _of_finding(
    session: Session,
    checked: CheckedReport,
    mended: tuple[Finding, Sequence[types.TextEdit] | None],
    shown: list[types.Diagnostic],
) -> Iterator[types.CodeAction]:
    """Yield what can be done about a finding, given with the edits that mend it."""
    finding, edits = mended
    if edits and finding.fix:
        title = "修改" if finding.fix.certain else "修改（没有把握，改后请核对）"
        yield types.CodeAction(
            f"{title}：{finding.rule}",
            types.CodeActionKind.QuickFix,
            diagnostics=shown,
            is_preferred=finding.fix.certain,
            edit=_edit_of(checked, edits),
        )
    yield from _acceptance(session, checked, finding, shown)


def _acceptance(
    session: Session, checked: CheckedReport, finding: Finding, shown: list[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    """Yield the ways to accept a finding: through the editor's own question, or with the reason still to be written."""
    ways = {"comment": "接受：在报告里写批注", "config": "接受：写入 .gipr-lint.yaml"}
    for where, title in ways.items():
        if acceptance(session, checked, finding, "", where) is None:
            continue
        action = types.CodeAction(f"{title}（{finding.rule}）", types.CodeActionKind.QuickFix, diagnostics=shown)
        if session.client.wishes.asks_reason:
            arguments = [checked.text.uri, finding.fingerprint, where]
            action.command = types.Command("接受并写明理由", ASK, arguments=[*arguments])
        else:
            action.title += "，理由待写"
            action.edit = acceptance(session, checked, finding, "", where)
        yield action


def acceptance(
    session: Session, checked: CheckedReport, finding: Finding, reason: str, where: str
) -> types.WorkspaceEdit | None:
    """Return the edit that accepts a finding by a ``comment`` or in the ``config``; None where that cannot be."""
    if where == "comment":
        edit = comment_edit(checked, finding, reason)
        return _edit_of(checked, [edit]) if edit else None
    if not session.client.wishes.trusted:  # it is not read
        return None
    found = config_edit(checked, finding, reason, _open_config(session, checked))
    creates = found is not None and any(isinstance(one, types.CreateFile) for one in found.document_changes or ())
    return found if session.client.can_create or not creates else None


def _open_config(session: Session, checked: CheckedReport) -> Text | None:
    """Return the configuration as the editor has it, whatever address it has for the file."""
    file = checked.project.file
    return next((one for one in session.texts.values() if is_saved(one.uri) and Path(path_of(one.uri)) == file), None)


def _edit_of(checked: CheckedReport, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    text = checked.text
    document = types.OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*edits])])
