"""A table that Excel opens: its mark, its columns, and nothing that it calculates."""

from __future__ import annotations

import csv
import io

from msgspec.structs import replace

from gipr_lint.model.finding import Problem
from gipr_lint.reporters import ReporterOptions, reporter
from tests.support.reporters.sample_run import EMPTY, SAMPLE


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_row_a_finding_and_a_row_a_problem() -> None:
    found = rows(reporter("csv")(SAMPLE, ReporterOptions()))
    assert [one["级别"] for one in found] == ["错误", "提示", "警告", "错误", "错误", "运行问题", "运行问题"]
    assert found[4] == {
        "文件": "报告/云溪县 #1 100%.md",
        "级别": "错误",
        "位置": "“收到和处理政府信息公开申请情况表”“新收”行“总计”列",
        "行": "6",
        "列": "30",
        "问题": "新收行：自然人 3＋商业企业[1] 0≠总计 4，相差 1。",
        "改法": "核对各列。 改正合计。",
        "依据": "国办公开办函〔2021〕30号第一部分（三）",
        "规则": "row-total",
        "规则名称": "行合计不相符",
    }


def test_no_findings_is_the_head_alone() -> None:
    text = reporter("csv")(EMPTY, ReporterOptions())
    assert text == "\ufeff文件,级别,位置,行,列,问题,改法,依据,规则,规则名称\r\n"


def test_no_cell_is_a_formula() -> None:
    run = replace(EMPTY, problems=tuple(Problem("file", f"{sign}1+1.md", "无法读取。") for sign in "=+-@"))
    assert [one["文件"] for one in rows(reporter("csv")(run, ReporterOptions()))] == [
        f"'{sign}1+1.md" for sign in "=+-@"
    ]
