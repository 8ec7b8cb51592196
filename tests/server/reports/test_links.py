"""From a number of the text to its cell, and back."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from gipr_lint.server.reports.links import definition, references
from tests.support.command_line import CLEAN
from tests.support.server.editor import Opened

SAID = "全年新收政府信息公开申请15件，其中自然人申请12件。"


def opened(path: Path) -> Opened:
    return Opened(CLEAN.replace("全年", f"𠮷{SAID}全年", 1), path)


def test_a_number_leads_to_its_cell_and_the_cell_back(tmp_path: Path) -> None:
    one = opened(tmp_path / "报告.txt")
    (cell,) = definition(one.checked, one.at("15件，其中"))
    assert cell.uri == one.uri
    assert one.words(cell.range) == "15"
    assert one.text.lines[cell.range.start.line].strip().startswith("一、本年新收")
    back = references(one.checked, cell.range.start)
    assert one.at("15件，其中") in [place.range.start for place in back]
    assert all(one.words(place.range).isdigit() for place in back)


def test_a_wrong_number_and_a_wrong_table_lead_there_too(tmp_path: Path) -> None:
    text = CLEAN.replace("全年", f"{SAID.replace('15', '18')}全年", 1)
    text = text.replace("一、本年新收政府信息公开申请数量\t", "一、本年新收政府信息公开申请数量\t1")
    one = Opened(text, tmp_path / "报告.txt")
    assert [one.words(place.range) for place in definition(one.checked, one.at("18件"))] == ["15"]


def test_other_places_lead_nowhere(tmp_path: Path) -> None:
    one = opened(tmp_path / "报告.txt")
    assert definition(one.checked, types.Position(0, 0)) == []
    assert references(one.checked, types.Position(0, 0)) == []
    assert references(one.checked, types.Position(10_000, 0)) == []
