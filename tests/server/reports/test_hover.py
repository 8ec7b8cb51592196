"""What is told of a place: the fault with all that a writer needs, or what was read there."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from gipr_lint.server.reports.hover import hover
from tests.support.command_line import CLEAN, FAULTY
from tests.support.server.editor import Opened


def told(one: Opened, position: types.Position) -> str:
    found = hover(one.checked, position)
    if found is None:
        return ""
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


def test_a_wrong_sum_is_told_with_both_sums_basis_cure_and_examples(tmp_path: Path) -> None:
    one = Opened(FAULTY, tmp_path / "报告.txt")
    wrong = next(found for found in one.checked.run.findings if found.rule == "row-total")
    assert wrong.location.span
    said = told(one, one.text.range(wrong.location.span).start)
    assert "相差 1" in said
    assert "依据：国办公开办函〔2021〕30号" in said
    assert "改法：核对该行各列" in said
    assert "正确的例子" in said
    assert "有误的例子" in said


def test_a_number_of_the_text_is_told_with_its_cell_and_a_cell_with_its_name(tmp_path: Path) -> None:
    one = Opened(CLEAN.replace("全年", "全年新收政府信息公开申请15件。全年", 1), tmp_path / "报告.txt")
    assert "一、本年新收政府信息公开申请数量”行“总计”列" in told(one, one.at("15件"))
    place = one.at("一、本年新收政府信息公开申请数量\t")
    cell = types.Position(place.line, place.character + len("一、本年新收政府信息公开申请数量\t"))
    assert "“自然人”列" in told(one, cell)
    assert told(one, one.at("\n")) == ""


def test_words_of_a_report_are_no_marks(tmp_path: Path) -> None:
    one = Opened(CLEAN.replace("全年", "全年*[点这里](http://a.example)*１件，", 1), tmp_path / "报告.txt")
    said = told(one, one.at("１件"))
    assert "fullwidth-digits" in said
    assert "[点" not in said
