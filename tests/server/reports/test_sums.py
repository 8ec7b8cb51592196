"""What rows and columns add up to, behind the cell that must say the same."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from gipr_lint.server.reports.sums import inlay_hints
from tests.support.command_line import CLEAN, FAULTY
from tests.support.server.editor import Opened

EVERYTHING = types.Range(types.Position(0, 0), types.Position(10_000, 0))


def test_sums_of_rows_and_columns_stand_behind_their_totals(tmp_path: Path) -> None:
    one = Opened(CLEAN, tmp_path / "报告.txt")
    hints = inlay_hints(one.checked, EVERYTHING)
    assert {str(hint.label)[:2] for hint in hints} == {"行＝", "列＝"}
    new = one.at("一、本年新收政府信息公开申请数量").line
    line = one.text.lines[new]
    (total,) = [hint for hint in hints if hint.position.line == new]
    assert total.label == "行＝15"
    assert total.position.character == len(line.rstrip())
    assert "自然人" in str(total.tooltip)


def test_a_sum_that_does_not_agree_says_what_it_is(tmp_path: Path) -> None:
    one = Opened(FAULTY, tmp_path / "报告.txt")
    new = one.at("一、本年新收政府信息公开申请数量").line
    wanted = types.Range(types.Position(new, 0), types.Position(new + 1, 0))
    (hint,) = inlay_hints(one.checked, wanted)
    assert str(hint.label).startswith("行≠")
    assert inlay_hints(one.checked, types.Range(types.Position(0, 0), types.Position(0, 0))) == []
