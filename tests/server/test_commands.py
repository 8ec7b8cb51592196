"""What an editor lets the server do: accept a finding with a reason, show what was read, run an example of a rule."""

from __future__ import annotations

import asyncio
from pathlib import Path
from shutil import copytree

from lsprotocol import types

from gipr_lint.server.commands import SHOW
from gipr_lint.server.reports.actions import ACCEPT
from gipr_lint.server.yaml_files.examples import RUN
from tests.support.command_line import FAULTY
from tests.support.paths import EXAMPLES
from tests.support.server.editor import Editor, Opened, editor

REASON = "上级系统导出"


async def done(one: Editor, command: str, *arguments: object) -> object:
    asked = types.ExecuteCommandParams(command, arguments=[*arguments])
    answer: object = await one.client.workspace_execute_command_async(asked)
    return answer


def fingerprint(path: Path) -> str:
    (found,) = [each for each in Opened(FAULTY, path).checked.run.findings if each.rule == "row-total"]
    return found.fingerprint


def test_a_finding_is_accepted_with_a_reason_and_not_without(tmp_path: Path) -> None:
    async def work() -> None:
        edits: list[types.ApplyWorkspaceEditParams] = []

        async with editor(tmp_path) as one:

            def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
                edits.append(params)
                return types.ApplyWorkspaceEditResult(applied=True)

            one.client.feature(types.WORKSPACE_APPLY_EDIT)(apply)
            uri = one.open("报告.md", FAULTY)
            await one.told()
            mark = fingerprint(tmp_path / "报告.md")
            for wrong in ((mark, "comment", " "), ("none-such", "comment", REASON), (mark, "nowhere", REASON)):
                assert await done(one, ACCEPT, uri, *wrong) is False
            assert edits == []
            assert len(one.client.messages) == 3
            assert await done(one, ACCEPT, uri, mark, "comment", REASON) is True
            (asked,) = edits
            assert f"gipr-lint: ignore row-total {REASON} -->" in repr(asked.edit)

    asyncio.run(work())


def test_what_was_read_is_shown_and_an_example_run(tmp_path: Path) -> None:
    copytree(EXAMPLES / "pack-gansu", tmp_path / "包")
    rule = Path("包", "gansu-document-counts.yaml")

    async def work() -> None:
        async with editor(tmp_path) as one:
            uri = one.open("报告.txt", FAULTY)
            await one.told()
            shown = await done(one, SHOW, uri)
            assert isinstance(shown, str)
            assert "机关  云溪县松湾镇人民政府" in shown
            assert "收到和处理政府信息公开申请情况表" in shown
            assert await done(one, SHOW, one.open("纪要.txt", "会议纪要")) is None
            assert await done(one, SHOW, "file:///none.txt") is None
            pack = one.open(str(rule), (tmp_path / rule).read_text(encoding="utf-8"))
            assert await done(one, RUN, pack, 0) is True
            assert await done(one, RUN, pack, 99) is False
            assert await done(one, RUN, "file:///none.yaml", 0) is False
            assert [message.type for message in one.client.messages] == [
                types.MessageType.Info,
                types.MessageType.Warning,
            ]

    asyncio.run(work())
