"""What mends a finding, as edits of the open text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types

from gipr_lint.server.reports import fixes
from gipr_lint.server.reports.actions import actions
from gipr_lint.server.reports.fixes import all_edits, can_mend, edits_of
from tests.support.command_line import CLEAN, FAULTY
from tests.support.server.editor import Opened, applied

NUMBER = "110101198001010002"
WRONG = CLEAN.replace("全年", "𠮷全年公布１２件，", 1)


def mended(one: Opened, rule: str) -> str:
    (finding,) = [found for found in one.checked.run.findings if found.rule == rule]
    (edits,) = edits_of(one.session, one.checked, [finding])
    assert edits
    return applied(one.text, edits)


def test_a_fix_changes_its_place_and_nothing_else(tmp_path: Path) -> None:
    assert mended(Opened(WRONG, tmp_path / "报告.txt"), "fullwidth-digits") == WRONG.replace("１２", "12")


def test_personal_data_is_masked_by_an_edit_that_does_not_repeat_it(tmp_path: Path) -> None:
    text = CLEAN.replace("全年", f"申请人身份证号{NUMBER}，全年", 1)
    one = Opened(text, tmp_path / "报告.md")
    after = mended(one, "resident-id")
    assert NUMBER not in after
    assert len(after.splitlines()) == len(text.splitlines())
    assert "\\*" in after, "an asterisk stays one in Markdown"


def test_all_that_is_certain_is_what_the_command_line_would_change(tmp_path: Path) -> None:
    text = WRONG.replace("全年", f"申请人身份证号{NUMBER}，全年", 1)
    one = Opened(text, tmp_path / "报告.txt")
    assert applied(one.text, all_edits(one.checked)) == text.replace("１２", "12")
    assert all_edits(Opened(CLEAN, tmp_path / "报告.txt").checked) == []


def test_what_has_no_fix_has_no_edits(tmp_path: Path) -> None:
    one = Opened(FAULTY, tmp_path / "报告.txt")
    wrong = [found for found in one.checked.run.findings if found.fix is None]
    assert wrong
    assert edits_of(one.session, one.checked, wrong) == [None] * len(wrong)
    assert can_mend(one.checked)
    assert not can_mend(Opened("会议纪要", tmp_path / "纪要.txt").checked)


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Return a list that gets an entry whenever a function of the module is called."""
    calls: list[str] = []
    function: Callable[..., object] = getattr(fixes, name)

    def called(*arguments: object) -> object:
        calls.append(name)
        return function(*arguments)

    monkeypatch.setattr(fixes, name, called)
    return calls


def test_rules_of_personal_data_are_asked_once_for_each_state_of_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = "".join(f"申请人身份证号{NUMBER}，手机1380013{number:04d}。\n\n" for number in range(20))
    text = CLEAN.replace("全年", f"{people}全年", 1)
    one = Opened(text, tmp_path / "报告.txt")
    asked, placed = counted(monkeypatch, "run_rules"), counted(monkeypatch, "SourceText")
    whole = types.Range(types.Position(0, 0), types.Position(len(text), 0))
    request = types.CodeActionParams(types.TextDocumentIdentifier(one.uri), whole, types.CodeActionContext([]))
    first = actions(one.session, one.checked, request)
    assert sum("修改" in action.title for action in first) >= 2 * 20
    assert len(asked) == len(placed) == 1
    actions(one.session, one.checked, request)
    assert (len(asked), len(placed)) == (1, 2)
