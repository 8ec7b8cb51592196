"""The state of a session: what an editor wishes, and what is kept as long as nothing changes."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from lsprotocol import types

from gipr_lint.parse.normalize import fold
from gipr_lint.server import session as sessions
from gipr_lint.server.reports.diagnostics import diagnostics
from gipr_lint.server.session import Session, Wishes
from tests.support.command_line import CLEAN, FAULTY
from tests.support.server.editor import Opened


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ({"trusted": False, "inlayHints": True}, Wishes(trusted=False, inlay_hints=True)),
        ({"gipr-lint": {"debounceMs": 200}}, Wishes(debounce_ms=200)),
        ({"workspaceTrust": False}, Wishes(trusted=False)),
        ({"asksReason": True, "other": 1}, Wishes(asks_reason=True)),
        ({"debounceMs": -1, "trusted": False}, Wishes()),
        ({"trusted": "no"}, Wishes()),
        ({1: 2}, Wishes()),
        ({"gipr-lint": None}, Wishes()),
        (None, Wishes()),
        ([], Wishes()),
    ],
)
def test_what_an_editor_wishes(said: object, wishes: Wishes) -> None:
    assert Wishes().told(said) == wishes


def test_what_is_not_said_stays() -> None:
    assert Wishes(trusted=False).told({"inlayHints": True}) == Wishes(trusted=False, inlay_hints=True)


def test_a_text_is_checked_once_for_each_of_its_states(tmp_path: Path) -> None:
    one = Opened(FAULTY, tmp_path / "报告.txt")
    assert not one.session.is_checked(one.uri)
    first = one.checked
    assert one.session.is_checked(one.uri)
    assert one.checked is first
    whole = types.TextDocumentContentChangeWholeDocument(CLEAN)
    one.session.change(types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, one.uri), [whole]))
    assert not one.session.is_checked(one.uri)
    assert one.checked.run.findings == ()
    one.session.forget()
    assert one.checked.run.findings == ()
    one.session.close(one.uri)
    assert one.session.checked(one.uri) is None


PAGE = "".join(f"<p>{line}</p>\n" for line in FAULTY.splitlines())
MOST_LEFT_OBJECTS = 500
"""What the test itself may leave; a state of the report has ten thousands of objects."""


@pytest.mark.parametrize(("name", "text"), [("报告.txt", FAULTY), ("报告.md", FAULTY), ("报告.html", PAGE)])
def test_a_state_that_is_gone_leaves_nothing_to_the_garbage_collector(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "上年.txt").write_text(CLEAN.replace("2024", "2023").replace("2025", "2024"), encoding="utf-8")
    (tmp_path / ".gipr-lint.yaml").write_text("previous: [上年.txt]\n", encoding="utf-8")
    one = Opened(text, tmp_path / name)
    assert one.checked.report is not None
    assert one.checked.report.previous is not None

    def typed(version: int) -> None:
        document = types.VersionedTextDocumentIdentifier(version, one.uri)
        words = types.TextDocumentContentChangeWholeDocument(text.replace("全年", f"全年第{version}次", 1))
        one.session.change(types.DidChangeTextDocumentParams(document, [words]))
        assert diagnostics(one.checked)

    typed(2)
    gc.collect()
    gc.disable()
    try:
        for version in range(3, 6):
            typed(version)
        assert gc.collect() < MOST_LEFT_OBJECTS
    finally:
        gc.enable()


def test_parts_of_texts_are_forgotten_after_so_many_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_KEPT_CHARS", 10 * len(FAULTY))
    one = Opened(FAULTY, tmp_path / "报告.txt")
    sizes: list[int] = []
    for version in range(2, 40):
        document = types.VersionedTextDocumentIdentifier(version, one.uri)
        words = types.TextDocumentContentChangeWholeDocument(FAULTY.replace("全年", f"全年第{version}次", 1))
        one.session.change(types.DidChangeTextDocumentParams(document, [words]))
        assert one.checked.run.findings
        sizes.append(fold.cache_info().currsize)
    assert max(sizes[20:]) <= max(sizes[:20])


def test_changes_to_what_was_never_opened_are_passed_over() -> None:
    session = Session()
    whole = types.TextDocumentContentChangeWholeDocument(CLEAN)
    session.change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, "file:///a.txt"), [whole])
    )
    assert session.texts == {}
    assert session.kind("file:///a.txt") == "other"
    session.close("file:///a.txt")


def test_it_is_warm_once_it_has_begun() -> None:
    session = Session()
    session.warm_up()
    assert session.texts == {}
