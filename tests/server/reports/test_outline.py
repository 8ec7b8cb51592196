"""The structure of a report: six sections, three tables, each where it stands."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from gipr_lint.server.reports.outline import folds, symbols
from tests.support.command_line import CLEAN
from tests.support.paths import EXAMPLES
from tests.support.server.editor import Opened

REPORTS = [path for path in sorted(EXAMPLES.rglob("*")) if path.suffix in {".txt", ".md"} and path.parent.name != "src"]
NUMBER = "110101198001010002"


@pytest.mark.parametrize("path", [one for one in REPORTS if "plugin" not in str(one)], ids=lambda path: path.stem)
def test_sections_and_tables_of_the_examples(path: Path) -> None:
    one = Opened(path.read_text(encoding="utf-8"), path.resolve())
    title, *found = symbols(one.checked)
    assert "报告" in title.name
    sections = [symbol for symbol in found if symbol.name[0] in "一二三四五六"]
    assert len(sections) == (5 if "农业农村局" in path.name else 6), "one example has lost a section"
    tables = [inner.name for symbol in sections for inner in symbol.children or () if inner.name.endswith("情况表")]
    assert len(tables) == 3
    for before, after in pairwise(sections):
        assert before.range.end <= after.range.start
    for symbol in sections:
        assert one.words(symbol.selection_range).lstrip("#* ").startswith(symbol.name[:2])
        for inner in symbol.children or ():
            assert symbol.range.start <= inner.range.start
            assert inner.range.end <= symbol.range.end
    folded = {(fold.start_line, fold.end_line) for fold in folds(one.checked)}
    assert {
        (symbol.range.start.line, symbol.range.end.line)
        for symbol in sections
        if symbol.range.end.line > symbol.range.start.line
    } <= folded


def test_a_text_that_is_no_report_has_none(tmp_path: Path) -> None:
    one = Opened("会议纪要\n一、出席\n", tmp_path / "纪要.txt")
    assert symbols(one.checked) == []
    assert folds(one.checked) == []


def test_personal_data_in_a_heading_is_hidden(tmp_path: Path) -> None:
    one = Opened(CLEAN.replace("总体情况", f"总体情况 {NUMBER}", 1), tmp_path / "报告.txt")
    assert NUMBER not in repr(symbols(one.checked))
