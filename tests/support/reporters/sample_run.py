"""A run made by hand with findings of every kind. The organ and its report are invented."""

from __future__ import annotations

import msgspec

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Level, Location, Mention, Phrase, Problem
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import NATIONAL, Origin, Run, Source

TABLE = "“收到和处理政府信息公开申请情况表”"
LINES = (
    "云溪县档案局2024年政府信息公开工作年度报告",
    "一、总体情况",
    "\t全年受理申请𠮷安类３件，主动公开信息120条。" + "加强学习培训，压实工作责任。" * 12,
    "联系人：李某，身份证号码******************，",
    "每日可查询。",
    "一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t4",
)


def rule(id: str, level: Level, title: str, basis: str, help: str = "", origin: Origin = NATIONAL) -> Rule:  # noqa: A002
    return Rule(
        id=id,
        level=level,
        title=title,
        message="",
        help=help,
        basis=basis,
        check="forbid",
        options=msgspec.Struct(),
        tags=("structure", "2021"),
        origin=origin,
    )


def finding(
    rule: str, level: Level, *message: str | Mention, place: Location, path: str = "报告/云溪县 #1 100%.md"
) -> Finding:
    phrase: Phrase = message
    return Finding(rule, level, path, place, phrase, f"{rule}:0123456789abcdef")


def cell(column: int, row: str, id: str, words: str) -> Mention:  # noqa: A002 - the field's own word
    place = Location(Span(6, column, 6, column + 1), ("requests", row, id), f"{TABLE}“总计”列")
    return Mention(words, place)


RULES = (
    rule(
        "row-total",
        Level.ERROR,
        "行合计不相符",
        "国办公开办函〔2021〕30号第一部分（三）",
        help="核对各列。\n改正合计。",
    ),
    rule(
        "missing-section",
        Level.ERROR,
        "缺少法定部分",
        "条例第五十条第一款第（二）项、第（三）项",
        help="补充该部分。",
    ),
    rule(
        "resident-id",
        Level.ERROR,
        "公民身份号码",
        "条例第十五条；个人信息保护法第二十八条",
        help="删除或者隐去。",
    ),
    rule("fullwidth-digits", Level.NOTE, "数字应使用半角", "GB/T 15835—2011"),
    rule(
        "yunxi-wording", Level.WARNING, "用语不规范", "云溪县规定", help="改正。", origin=Origin("pack", "yunxi", "1.0")
    ),
)
SAMPLE = Run(
    findings=(
        finding(
            "missing-section",
            Level.ERROR,
            "缺少法定部分“五、存在的主要问题及改进情况”。",
            place=Location(None, ("problems",), "第五部分"),
        ),
        finding(
            "fullwidth-digits",
            Level.NOTE,
            "全角数字“３”应改为半角。",
            place=Location(Span(3, 12, 3, 13), ("overview",), "第一部分"),
        ),
        finding("yunxi-wording", Level.WARNING, "不用“[每日]{0}”。", place=Location(Span(3, 14, 3, 40))),
        finding("resident-id", Level.ERROR, "此处有公民身份号码。", place=Location(Span(4, 13, 5, 3))),
        finding(
            "row-total",
            Level.ERROR,
            "新收行：",
            cell(18, "new", "natural", "自然人 3"),
            "＋",
            cell(20, "new", "business", "商业企业[1] 0"),
            "≠",
            cell(30, "new", "total", "总计 4"),
            "，相差 1。",
            place=Location(Span(6, 30, 6, 31), ("requests", "new", "total"), f"{TABLE}“新收”行“总计”列"),
        ),
    ),
    problems=(
        Problem("file", "报告/坏\x1b[31m文件\udcff.md", "无法读取：没有权限。"),
        Problem("rule", "yunxi-wording", "规则运行出错，其余规则已继续运行。"),
    ),
    rules=RULES,
    checked=2,
    skipped=("报告/会议纪要.md",),
    unsupported=("报告/附件.wps", "报告/附件.xls"),
    sources={"报告/云溪县 #1 100%.md": Source(LINES)},
)
EMPTY = Run((), (), (), 0, (), (), {})
