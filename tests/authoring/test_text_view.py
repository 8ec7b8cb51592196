"""What was read of the running text is told in words, each number once, with the reason where it was not read."""

from __future__ import annotations

from typing import Any

import pytest

from gipr_lint.authoring.text_reading import Coverage, coverage, text_reading
from gipr_lint.authoring.text_view import as_json, as_text
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.reporters.summary import plain
from gipr_lint.statements.statement import Reason
from gipr_lint.testing import Sample

NEW = "“本年新收政府信息公开申请数量”总计 15"
CASES: dict[str, tuple[str, list[str]]] = {
    "right": ("全年收到政府信息公开申请15件。", [f"15件　申请：收到，共 15　表格：{NEW} ✓"]),
    "wrong": ("全年新收政府信息公开申请25件。", [f"25件　申请：新收，共 25　表格：{NEW} ✗"]),
    "several readings": (
        "全年办结政府信息公开申请19件。",
        ["19件　申请：办结，共 19　表格：“办理总计”总计 14 ✗"],
    ),
    "a column": (
        "全年新收政府信息公开申请15件，其中自然人12件。",
        [
            f"15件　申请：新收，共 15　表格：{NEW} ✓",
            "12件　申请：新收（自然人），共 12　表格：“本年新收政府信息公开申请数量”自然人 12 ✓",
        ],
    ),
    "a part": (
        "全年收到涉及征地的政府信息公开申请5件。",
        ["5件　申请：收到或办理的，共 5，是其中一部分，不超过　表格：" + NEW + "；或 “办理总计”总计 14 ✓"],
    ),
    "none": (
        "全年未收到政府信息公开申请。",
        [f"未收到　申请：收到，没有　表格：{NEW} ✗"],
    ),
    "all": (
        "全年收到的政府信息公开申请均已办结。",
        ["均已办结　申请：申请，全部办结　表格：“结转下年度继续办理”总计 1 ✗"],
    ),
    "another organ": ("县水利局收到政府信息公开申请7件。", ["7件　没有读：说的是其他机关或地区"]),
    "another year": ("上年收到政府信息公开申请7件。", ["7件　没有读：说的是其他年度或一段时间"]),
    "since": ("截至目前累计收到政府信息公开申请99件。", ["99件　没有读：说的是其他年度或一段时间"]),
    "nothing of the tables": ("设查阅点3处。", ["3处　没有读：没有说到表格里的项目"]),
    "a list": (
        "主动公开信息9条，其中网站4条、公示栏3条、公众号1条。",
        [
            "4条　没有读：说的是表格不统计的事",
            "3条　没有读：说的是表格不统计的事",
            "1条　没有读：说的是表格不统计的事",
            "9条　分项：4＋3＋1＝8条 ✗",
        ],
    ),
    "a share": (
        "主动公开信息8条，其中网站4条，占50%。",
        ["50%　百分比：4÷8＝50% ✓"],
    ),
}


def report_of(text: str) -> Report:
    sample = Sample()
    sample.edit({"section": {"overview": text}})
    return parse_report(read(sample.text.encode(), "a.txt"))


def told(text: str) -> list[str]:
    """Return the lines below the sentences of the first section."""
    lines = list(as_text(report_of(text), plain))
    first = lines.index("第一部分“总体情况”") + 1
    last = lines.index("", first)
    return [line.strip() for line in lines[first:last] if line.startswith("      ")]


@pytest.mark.parametrize("case", CASES)
def test_each_number_is_told(case: str) -> None:
    text, lines = CASES[case]
    found = told(text)
    assert [line for line in lines if line not in found] == []
    if case != "a share":
        assert sorted(found) == sorted(lines)


def test_a_denial_that_was_not_read_is_shown() -> None:
    assert told("本机关的行政复议工作没有新的变化要说明。") == ["没有读成什么：没有认出说没有的是表格里的哪一项"]
    assert told("未收到群众投诉。") == ["没有读成什么：没有认出说没有的是表格里的哪一项"]
    assert not any(one.passage.section == "overview" for one in text_reading(report_of("工作水平不断提升。")))


def test_json_tells_the_same() -> None:
    shown: Any = as_json(report_of("全年收到政府信息公开申请25件，县水利局收到申请7件。"))
    (sentence,) = (one for one in shown["text"] if one["section"] == "overview")
    (said,) = sentence["statements"]
    assert sentence["sentence"] == "全年收到政府信息公开申请25件，县水利局收到申请7件。"
    assert said == {
        "words": "25件",
        "line": said["line"],
        "column": 13,
        "about": [{"subject": "received", "part": "total", "name": "收到"}],
        "kind": "count",
        "value": 25,
        "scope": "whole",
        "who": "own",
        "when": "year",
        "readings": [{"words": NEW, "value": 15}],
        "agrees": False,
    }
    (left,) = sentence["unread"]
    assert (left["words"], left["reason"], left["why"]) == ("7件", "other_organ", "说的是其他机关或地区")
    assert shown["coverage"] == {
        "read": 1,
        "explained": 1,
        "unread": 0,
        "percent": 100.0,
        "reasons": {"other_organ": 1},
        "elsewhere": 0,
    }


def test_coverage_counts_amounts_beside_words_of_the_tables() -> None:
    found = coverage(report_of("全年收到政府信息公开申请15件，设查阅点3处。县水利局收到政府信息公开申请7件。"))
    assert found == Coverage(1, 1, 0, {Reason.OTHER_ORGAN: 1}, 1)
    assert Coverage(7, 1, 2, {}).percent == 80
    assert Coverage(0, 0, 0, {}).percent == 100


@pytest.mark.parametrize(
    ("text", "read", "unread", "elsewhere"),
    [
        ("全镇接洽群众索取材料的来件25桩，办妥20桩。", 0, 2, 0),
        ("全年收到政府信息公开申请15件，其中疑难的9件。", 2, 0, 0),
        ("镇里仍在用的文件113件。", 0, 1, 0),
        ("办理人大代表建议6件。", 0, 0, 1),
        ("培训2次，参加120人。", 0, 0, 2),
        ("撰写稿件37件，其中图解12件、问答25件。", 0, 2, 1),
    ],
)
def test_cases_in_words_that_nobody_knows_are_not_understood(text: str, read: int, unread: int, elsewhere: int) -> None:
    found = coverage(report_of(text))
    assert (found.read, found.unread, found.elsewhere) == (read, unread, elsewhere)


def test_personal_data_and_control_characters_do_not_get_out() -> None:
    report = report_of("收到申请人张建国（身份证号430922199003078515）的政府信息公开申请1件，电话\x1b[31m13800138000。")
    assert text_reading(report)
    shown = "\n".join(as_text(report, plain)) + str(as_json(report))
    for secret in ("430922199003078515", "19900307", "13800138000", "8001380"):
        assert secret not in shown
    assert "\x1b" not in "\n".join(as_text(report, plain))
