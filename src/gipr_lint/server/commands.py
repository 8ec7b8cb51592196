"""What an editor lets the server do: accept a finding, show what was read of a report, run an example of a rule."""

from __future__ import annotations

from lsprotocol import types

from gipr_lint.authoring import report_view, text_view
from gipr_lint.reporters.summary import plain
from gipr_lint.server.language_server import ReportServer
from gipr_lint.server.reports.actions import ACCEPT, acceptance
from gipr_lint.server.yaml_files.examples import RUN, outcome

SHOW = "gipr-lint.show"
"""The command that returns what was read of a report, as ``gipr-lint show`` prints it."""
_GONE = "这个问题已经不在了，没有写入"


def obey(server: ReportServer) -> None:
    """Let a server do what its commands say."""

    @server.command(ACCEPT)
    def accept(uri: str, fingerprint: str, where: str, reason: str) -> bool:
        return server.guarded(lambda: _accept(server, uri, fingerprint, (where, reason)))

    @server.command(SHOW)
    def show(uri: str) -> str | None:
        return server.guarded(lambda: _shown(server, uri))

    @server.command(RUN)
    def run(uri: str, number: int) -> bool:
        return server.guarded(lambda: _run(server, uri, number))


def _accept(server: ReportServer, uri: str, fingerprint: str, said: tuple[str, str]) -> bool:
    """Ask the client to write the suppression of a finding; return whether there is one to write."""
    checked = server.session.checked(uri)
    where, reason = said
    findings = checked.run.findings if checked else ()
    finding = next((one for one in findings if one.fingerprint == fingerprint), None)
    edit = (
        acceptance(server.session, checked, finding, reason, where) if checked and finding and reason.strip() else None
    )
    if edit is None:
        server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, _GONE))
        return False
    server.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, label="接受问题"))
    return True


def _shown(server: ReportServer, uri: str) -> str | None:
    """Return what was read of a report; None where the text is none."""
    checked = server.session.checked(uri)
    if checked is None or checked.report is None:
        return None
    return report_view.as_text(checked.report) + "\n" + "\n".join(text_view.as_text(checked.report, plain)) + "\n"


def _run(server: ReportServer, uri: str, number: int) -> bool:
    text = server.session.texts.get(uri)
    if text is None:
        return False
    fits, told = outcome(server.session, text, number)
    kind = types.MessageType.Info if fits else types.MessageType.Warning
    server.window_show_message(types.ShowMessageParams(kind, told))
    return fits
