"""The server as an editor meets it: in a process of its own, by the protocol alone."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.server.texts import Text
from gipr_lint.testing import Sample
from tests.support.command_line import CLEAN, FAULTY
from tests.support.server.editor import applied, editor

PULLING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8]),
)
NUMBER = "110101198001010002"
RULES = national_rules()


def test_a_wrong_sum_is_marked_while_it_is_typed_and_goes_when_it_is_mended(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as one:
            uri = one.open("报告.txt", CLEAN)
            assert await one.told() == []
            text = Text(uri, 1, "plaintext", CLEAN)
            start = CLEAN.index("一、本年新收政府信息公开申请数量\t12") + len("一、本年新收政府信息公开申请数量\t")
            one.type(uri, types.Range(text.position_at(start), text.position_at(start + 2)), "13")
            found = await one.told()
            assert {"row-total", "balance"} <= {diagnostic.code for diagnostic in found}
            wrong = next(diagnostic for diagnostic in found if diagnostic.code == "row-total")
            related = wrong.related_information or ()
            assert wrong.severity is types.DiagnosticSeverity.Error
            assert [place.message.split()[0] for place in related][:1] == ["自然人"]
            assert all(place.location.uri == uri for place in related)
            told = await one.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(uri), wrong.range.start)
            )
            assert told
            assert isinstance(told.contents, types.MarkupContent)
            assert "国办公开办函" in told.contents.value
            assert "有误的例子" in told.contents.value
            one.type(uri, types.Range(text.position_at(start), text.position_at(start + 2)), "12")
            assert await one.told() == []
            one.type(uri, None, FAULTY)
            assert "row-total" in {diagnostic.code for diagnostic in await one.told()}
            one.close(uri)
            assert await one.told() == []

    asyncio.run(work())


def test_a_fix_and_an_acceptance_take_the_marks_away(tmp_path: Path) -> None:
    async def work() -> None:
        faulty = CLEAN.replace("全年", "全年公布１２件，", 1)
        assert faulty != CLEAN
        async with editor(tmp_path) as one:
            uri = one.open("报告.md", faulty)
            before = await one.told()
            (found,) = [diagnostic for diagnostic in before if diagnostic.code == "fullwidth-digits"]
            actions = await one.actions(uri, found)
            fix = next(action for action in actions if action.is_preferred)
            comment = next(action for action in actions if "批注" in action.title)
            for action, reason in ((fix, ""), (comment, "上级系统导出")):
                (change,) = (action.edit and action.edit.document_changes) or ()
                assert isinstance(change, types.TextDocumentEdit)
                edits = [edit for edit in change.edits if isinstance(edit, types.TextEdit)]
                after = applied(Text(uri, 1, "markdown", faulty), edits)
                if reason:
                    one.type(uri, None, after)
                    codes = {diagnostic.code for diagnostic in await one.told()}
                    assert {"fullwidth-digits", "suppression"} <= codes, "an acceptance without a reason is none"
                    after = after.replace("fullwidth-digits  -->", f"fullwidth-digits {reason} -->")
                one.type(uri, None, after)
                assert not {diagnostic.code for diagnostic in await one.told()} & {"fullwidth-digits", "suppression"}

    asyncio.run(work())


def test_a_file_that_is_renamed_keeps_its_marks_under_the_new_name_only(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as one:
            old = one.open("旧.txt", FAULTY)
            found = await one.told()
            assert found
            one.close(old)
            assert await one.told() == []
            new = one.open("新.md", FAULTY)
            assert {diagnostic.code for diagnostic in await one.told()} >= {"row-total"}
            assert not one.client.diagnostics[old]
            assert one.client.diagnostics[new]

    asyncio.run(work())


def test_a_client_that_asks_is_not_told_unasked_and_a_cancelled_question_is_not_answered(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path, PULLING, {"debounceMs": 1500}) as one:
            uri = one.open("报告.txt", FAULTY.replace("全年", "𠮷全年", 1))
            document = types.TextDocumentIdentifier(uri)
            asked = one.client.protocol.send_request_async(
                types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(document), msg_id="7"
            )
            waiting = asyncio.create_task(asked)
            await asyncio.sleep(0.1)
            one.client.cancel_request(types.CancelParams("7"))
            with pytest.raises(JsonRpcException) as refused:
                await waiting
            assert refused.value.code == types.LSPErrorCodes.RequestCancelled
            first = await one.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
            assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
            assert "row-total" in {found.code for found in first.items}
            again = await one.client.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(document, previous_result_id=first.result_id)
            )
            assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
            assert one.client.diagnostics == {}
            other = types.TextDocumentIdentifier("file:///unknown.txt")
            none = await one.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(other))
            assert isinstance(none, types.RelatedFullDocumentDiagnosticReport)
            assert not none.items
            one.type(uri, None, CLEAN)
            hovering = one.client.text_document_hover_async(types.HoverParams(document, types.Position(0, 0)))
            late = asyncio.create_task(hovering)
            await asyncio.sleep(0.2)
            one.type(uri, None, FAULTY)
            with pytest.raises(JsonRpcException) as modified:
                await late
            assert modified.value.code == types.LSPErrorCodes.ContentModified

    asyncio.run(work())


def test_no_word_of_a_report_is_logged_and_no_personal_data_sent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def work() -> None:
        faulty = CLEAN.replace("全年", f"申请人身份证号{NUMBER}，全年", 1)
        async with editor(tmp_path, None, None, "--verbose") as one:
            uri = one.open("报告.txt", faulty)
            found = await one.told()
            wrong = next(diagnostic for diagnostic in found if diagnostic.code == "resident-id")
            document = types.TextDocumentIdentifier(uri)
            told = [
                repr(await one.client.text_document_hover_async(types.HoverParams(document, wrong.range.start))),
                repr(await one.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))),
                repr(await one.actions(uri, wrong)),
                repr(found),
            ]
            assert NUMBER not in "".join(told).replace(f"**{NUMBER}**", ""), "the rule's own example aside"
            one.type("file:///unknown.txt" if one.versions.setdefault("file:///unknown.txt", 1) else uri, None, faulty)
            await one.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))

    asyncio.run(work())
    logged = capfd.readouterr().err
    assert "checked a report" in logged
    assert "申请" not in logged
    assert NUMBER not in logged


def test_what_changes_in_the_workspace_changes_what_is_marked(tmp_path: Path) -> None:
    watching = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        )
    )
    config = tmp_path / ".gipr-lint.yaml"

    async def work() -> None:
        async with editor(tmp_path, watching, {"trusted": False}) as one:
            config.write_text("ignore: [row-total]\n", encoding="utf-8")
            one.open("报告.txt", FAULTY)
            assert "row-total" in {found.code for found in await one.told()}, "nothing of the workspace is read"
            told = types.DidChangeConfigurationParams({"gipr-lint": {"trusted": True}})
            one.client.workspace_did_change_configuration(told)
            assert "row-total" not in {found.code for found in await one.told()}
            config.write_text("level: {row-total: note}\n", encoding="utf-8")
            changed = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
            one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
            (found,) = [found for found in await one.told() if found.code == "row-total"]
            assert found.severity is types.DiagnosticSeverity.Information
            text = "ignore: [row-totle]\n"
            uri = one.open(config.name, text)
            assert [found.code for found in await one.told()] == ["config-file"]
            one.type(uri, None, "ignore: [row-total]\n")
            assert await one.told() == []

    asyncio.run(work())


def expected(text: str, path: str) -> set[tuple[object, ...]]:
    """What a run over the whole text finds, with places in UTF-16."""
    run = lint([Input(path, text.encode)], RULES, Settings(timeout=None))
    shown = Text("", 1, "plaintext", text)
    found: set[tuple[object, ...]] = set()
    for one in run.findings:
        place = shown.range(one.location.span) if one.location.span else None
        found.add((one.rule, one.text, place and (place.start.line, place.start.character, place.end.character)))
    return found


EDITS = 500


def test_five_hundred_edits_at_random_say_what_a_full_check_says(tmp_path: Path) -> None:
    chance = random.Random(17)  # noqa: S311 - no secret
    pieces = ["1", "２", "件", "\n", "𠮷", "\t", "（一）", "13800138000", " ", "\u2028", "。", "2024年", "0\t"]

    async def work() -> None:
        text = Text("", 1, "plaintext", Sample().text)
        path = tmp_path / "报告.txt"
        async with editor(tmp_path, None, {"debounceMs": 0}) as one:
            uri = one.open(path.name, text.content)
            await one.told()
            for number in range(EDITS):
                if number % 60 == 0:
                    one.type(uri, None, Sample().text)
                    await one.told()
                    text = Text("", 1, "plaintext", Sample().text)
                start = chance.randrange(len(text.content) + 1)
                end = min(len(text.content), start + chance.choice((0, 0, 0, 1, 2, 12)))
                place = types.Range(text.position_at(start), text.position_at(end))
                words = chance.choice(pieces)
                one.type(uri, place, words)
                text = text.changed(number, [types.TextDocumentContentChangePartial(place, words)])
                told = {
                    (
                        found.code,
                        found.message,
                        (found.range.start.line, found.range.start.character, found.range.end.character),
                    )
                    for found in await one.told()
                }
                wanted = expected(text.content, str(path))
                assert {one[:2] for one in told if one[0] != "incomplete"} == {one[:2] for one in wanted}, number
                assert {one for one in wanted if one[2]} <= told, number

    asyncio.run(work())
