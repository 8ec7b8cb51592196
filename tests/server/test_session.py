"""The state of a session: what an editor wishes, and what is kept as long as nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

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
