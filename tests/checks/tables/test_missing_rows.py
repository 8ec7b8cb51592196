"""A table that was cut down to a few rows or columns lacks them for certain; one with blanks does not."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.model.finding import Level
from gipr_lint.testing import Sample

OTHERS = {"missing-row", "missing-column", "blank-cell", "row-total", "handled-total", "balance"}


def _levels(*rows: str) -> dict[str, Level]:
    sample = Sample()
    sample.tables["requests"] = [row.split("|") for row in rows]
    return {one.rule: one.level for one in lint_text(sample.text).findings if one.rule in OTHERS}


@pytest.mark.parametrize(
    "rows",
    [
        ("申请情况||自然人|法人或其他组织", "本年新收政府信息公开申请数量||12|1"),
        ("项目||自然人|总计", "一、本年新收政府信息公开申请数量||12|12", "（七）总计||12|12"),
        ("项目||公民|企业|社团", "本年新收政府信息公开申请数量||9|3|12", "结转下年度继续办理||0|0|0"),
    ],
)
def test_rows_and_columns_are_missing(rows: tuple[str, ...]) -> None:
    assert _levels(*rows) == {"missing-row": Level.ERROR, "missing-column": Level.ERROR}


def test_guessed_rows_leave_it_open() -> None:
    levels = _levels("项目||自然人|法人", "本年新收政府信息公开申请数量||12|1", "受理的申请||12|1", "办结的申请||12|1")
    assert levels["missing-row"] is not Level.ERROR


def test_blank_cells_are_no_missing_columns() -> None:
    head = "项目||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
    assert _levels(head, "本年新收政府信息公开申请数量||12||||||12").get("missing-column") is not Level.ERROR
