"""Findings accepted with a reason: what is written is what the next check accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from gipr_lint.server.reports.actions import ASK, acceptance, actions
from gipr_lint.server.session import Client, Wishes
from tests.support.command_line import CLEAN
from tests.support.server.editor import Opened, applied

WRONG = CLEAN.replace("全年", "全年公布１２件，", 1)
REASON = '上级 "导出"：\n-->原样'


def edit_of(one: Opened, where: str) -> types.WorkspaceEdit | None:
    (found,) = [found for found in one.checked.run.findings if found.rule == "fullwidth-digits"]
    return acceptance(one.session, one.checked, found, REASON, where)


def edits(edit: types.WorkspaceEdit | None) -> list[types.TextEdit]:
    assert edit
    assert edit.document_changes
    change = edit.document_changes[-1]
    assert isinstance(change, types.TextDocumentEdit)
    return [one for one in change.edits if isinstance(one, types.TextEdit)]


def suppressed(one: Opened) -> list[str]:
    return [found.rule for found in one.checked.run.suppressed]


def test_a_comment_behind_the_line_accepts_it(tmp_path: Path) -> None:
    one = Opened(WRONG, tmp_path / "报告.md")
    after = Opened(applied(one.text, edits(edit_of(one, "comment"))), tmp_path / "报告.md")
    assert suppressed(after) == ["fullwidth-digits"]
    assert after.checked.run.suppressed[0].suppression
    assert "上级" in after.checked.run.suppressed[0].suppression.reason
    assert len(after.text.lines) == len(one.text.lines)


def test_a_text_file_has_no_comments(tmp_path: Path) -> None:
    assert edit_of(Opened(WRONG, tmp_path / "报告.txt"), "comment") is None


@pytest.mark.parametrize(
    "config",
    [
        "jobs: 1 # 一个\n",
        "suppress:\n  - {rule: row-total, reason: 甲}\n  # 说明\njobs: 1\n",
        "suppress:\n- rule: row-total\n  reason: 甲\n",
        "suppress: # 没有\n",
        "level: {row-total: note}",
        "",
    ],
)
def test_an_entry_of_the_configuration_accepts_it(tmp_path: Path, config: str) -> None:
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text(config, encoding="utf-8")
    one = Opened(WRONG, tmp_path / "2024 [一]#.txt")
    settings = Opened(config, file)
    file.write_text(applied(settings.text, edits(edit_of(one, "config"))), encoding="utf-8")
    assert file.read_text(encoding="utf-8").startswith(config.rstrip("\n").partition("  #")[0])
    one.session.forget()
    assert one.checked.run.problems == ()
    assert one.checked.project.problems == ()
    assert suppressed(one) == ["fullwidth-digits"]
    other = Opened(WRONG, tmp_path / "别的.txt")
    assert suppressed(other) == []


def test_a_configuration_is_made_only_by_editors_that_can(tmp_path: Path) -> None:
    one = Opened(WRONG, tmp_path / "报告.txt")
    assert edit_of(one, "config") is None
    one.session.client = Client(can_create=True)
    made = edit_of(one, "config")
    assert made
    assert made.document_changes
    assert isinstance(made.document_changes[0], types.CreateFile)
    (tmp_path / ".gipr-lint.yaml").write_text("suppress: [{rule: row-total, reason: 甲}]\n", encoding="utf-8")
    one.session.forget()
    assert edit_of(one, "config") is None, "a list on the line of its key is left to people"


def test_the_configuration_that_is_open_is_edited_as_the_editor_has_it(tmp_path: Path) -> None:
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text("jobs: 1\n", encoding="utf-8")
    one = Opened(WRONG, tmp_path / "报告.txt")
    uri = file.as_uri().replace("gipr", "%67ipr")
    one.session.open(types.TextDocumentItem(uri, "yaml", 7, "jobs: 2\n# 还没有存盘\n"))
    made = edit_of(one, "config")
    assert made
    assert made.document_changes
    (change,) = made.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (uri, 7)
    assert edits(made)[0].range.start.line == 2
    one.session.client = Client(wishes=Wishes(trusted=False))
    assert edit_of(one, "config") is None, "it would not be read"


def test_an_editor_that_asks_for_the_reason_is_given_its_command(tmp_path: Path) -> None:
    one = Opened(WRONG, tmp_path / "报告.md")
    one.session.client = Client(can_create=True, wishes=Wishes(asks_reason=True))
    place = one.at("１２")
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(one.uri), types.Range(place, place), types.CodeActionContext([])
    )
    found = [action for action in actions(one.session, one.checked, asked) if action.command]
    assert [action.command.command for action in found if action.command] == [ASK, ASK]
    assert [action.command.arguments[-1] for action in found if action.command and action.command.arguments] == [
        "comment",
        "config",
    ]
    only = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
    asked = types.CodeActionParams(types.TextDocumentIdentifier(one.uri), types.Range(place, place), only)
    assert actions(one.session, one.checked, asked) == []
