"""Every question about a report, asked at random places of reports that are being written: none fails."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lsprotocol import types

from gipr_lint.server.reports.actions import actions
from gipr_lint.server.reports.diagnostics import diagnostics
from gipr_lint.server.reports.hover import hover
from gipr_lint.server.reports.links import definition, references
from gipr_lint.server.reports.outline import folds, symbols
from gipr_lint.server.reports.sums import inlay_hints
from tests.support.paths import EXAMPLES
from tests.support.server.editor import Opened

REPORTS = sorted(path for path in EXAMPLES.glob("*/*") if path.suffix in {".txt", ".md"} and "2024" in path.name)
PIECES = ["\n", "# ", "|", "\t", "12", "一、", "（二）", "<table>", "𠮷", "\r", "公开", "身份证号110101198001010002"]
STATES, PLACES = 6, 15


def holds(outer: types.Range, inner: types.Range) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


def check_symbols(found: list[types.DocumentSymbol]) -> None:
    for one in found:
        assert one.name.strip()
        assert holds(one.range, one.selection_range)
        check_symbols([*(one.children or ())])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_no_question_fails_and_no_answer_is_out_of_bounds(path: Path, tmp_path: Path) -> None:
    chance = random.Random(len(path.name))  # noqa: S311 - no secret
    plain = path.read_text(encoding="utf-8")
    for _ in range(STATES):
        text = plain
        for _ in range(chance.randrange(1, 9)):
            start = chance.randrange(len(text))
            text = text[:start] + chance.choice(PIECES) + text[start + chance.choice((0, 0, 3, 200)) :]
        one = Opened(text, tmp_path / f"报告{chance.choice(('.md', '.txt', '.html'))}")
        checked, last = one.checked, one.text.position_at(len(text))
        whole = types.Range(types.Position(0, 0), last)
        check_symbols(symbols(checked))
        assert all(holds(whole, found.range) for found in diagnostics(checked))
        assert all(fold.start_line < fold.end_line <= last.line for fold in folds(checked))
        assert all(holds(whole, types.Range(hint.position, hint.position)) for hint in inlay_hints(checked, whole))
        asked = types.CodeActionParams(types.TextDocumentIdentifier(one.uri), whole, types.CodeActionContext([]))
        assert all(action.title for action in actions(one.session, checked, asked))
        for _ in range(PLACES):
            place = one.text.position_at(chance.randrange(len(text) + 1))
            hover(checked, place)
            assert all(
                holds(whole, found.range) for found in (*definition(checked, place), *references(checked, place))
            )
