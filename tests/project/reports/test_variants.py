"""Faultless reports in shapes that real files have: none may give an error or a warning."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import zip_longest

import pytest

from gipr_lint import lint_text
from gipr_lint.model.finding import Level
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample

TEXT = Sample().text
TITLES = [section.title for section in Sample().official.sections]
HEADING = re.compile(r"^([一二三四五六])、(?=[^\t]+$)", re.MULTILINE)


def contents(end: str) -> str:
    entries = "\n".join(f"{mark}、{title}{end}" for mark, title in zip("一二三四五六", TITLES, strict=True))
    title, rest = TEXT.split("\n", 1)
    return f"{title}\n目录\n{entries}\n本报告依据条例编制。\n{rest}"


def rows(change: Callable[[list[str]], str]) -> str:
    return "\n".join(change(line.split("\t")) if "\t" in line else line for line in TEXT.split("\n"))


def grid(width: int) -> str:
    """Draw each table as pandoc does, with wrapped cells."""
    lines: list[str] = []
    size = 0
    for line in TEXT.split("\n"):
        cells = line.split("\t")
        if len(cells) == 1:
            lines.append(line)
            size = 0
            continue
        border = "+" + "+".join("-" * (width * 2 + 2) for _ in cells) + "+"
        if size != len(cells):
            lines.append(border)
            size = len(cells)
        wrapped = [textwrap.wrap(cell, width) or [""] for cell in cells]
        lines += ["| " + " | ".join(parts) + " |" for parts in zip_longest(*wrapped, fillvalue="")]
        lines.append(border)
    return "\n".join(lines)


def body(section: str, text: str) -> str:
    sample = Sample()
    sample.bodies[section] = text
    return sample.text


def above(line: str) -> str:
    return f"{line}\n{TEXT}"


VARIANTS = {
    "tab after the ordinal": HEADING.sub(r"\1、\t", TEXT),
    "spaces after the ordinal": HEADING.sub(r"\1、   ", TEXT),
    "table of contents": contents(""),
    "listed titles": contents("；"),
    "wrapped headings": TEXT.replace("行政复议、行政诉讼情况", "行政复议、\n行政诉讼情况").replace(
        "公开申请情况\n", "公开\n申请情况\n"
    ),
    "radicals": TEXT.replace("一、总体", "⼀、总体").replace("二、主动", "⼆、主动"),
    "identifiers of headings": HEADING.sub(r"## \1、", TEXT).replace("总体情况\n", "总体情况 {#overview}\n"),
    "bold cells": rows(lambda cells: "| " + " | ".join(f"**{cell}**" if cell else "" for cell in cells) + " |"),
    "quoted cells": rows(lambda cells: "\t".join(f'"{cell}"' if cell else "" for cell in cells)),
    "breaks in cells": rows(
        lambda cells: (
            "| " + " | ".join(cell[:4] + "<br>" + cell[4:] if len(cell) > 5 else cell for cell in cells) + " |"
        )
    ),
    "grid": grid(40),
    "grid, narrow": grid(10),
    "grid, very narrow": grid(6),
    "items for problems": body(
        "problems",
        "（一）存在的主要问题\n1.信息更新不够及时\n2.业务人员流动较大\n（二）改进情况\n1.建立更新台账\n2.组织业务培训",
    ),
    "round items for problems": body(
        "problems", "1.存在的主要问题\n（1）信息更新不够及时。\n2.改进情况\n（1）建立更新台账，定期核对。"
    ),
    "bullets for problems": body(
        "problems", "主要问题：\n- 信息更新不够及时\n- 人员流动较大\n改进措施：\n- 建立更新台账"
    ),
    "a table of problems": body("problems", "问题\t改进措施\n更新不及时\t建立更新台账\n人员流动大\t组织业务培训"),
    "no fee": body("other_matters", "未收费。"),
    "no fee arose": body("other_matters", "本年度未产生收费。"),
    "a fee of zero": body("other_matters", "信息处理费：0"),
    "a table of fees": body("other_matters", "通知收取件数\t通知收取金额（元）\t实际收取金额（元）\n0\t0\t0"),
    "a line above the title": above("政府信息公开年报"),
    "a path above the title": above("首页 > 政府信息公开 > 政府信息公开年报"),
    "metadata above the title": above("索引号：000014349/2025-00012\n发布机构：松湾镇\n发布日期：2025-01-20"),
    "Windows": TEXT.replace("\n", "\r\n"),
    "blank lines everywhere": TEXT.replace("\n", "\n\n"),
    "a note under table four": TEXT.replace("五、存在", "注：案件数含上年结转的案件。\n五、存在"),
}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_no_error_and_no_warning(text: str) -> None:
    run = lint_text(text)
    assert [f"{found.rule} {found.text}" for found in run.findings if found.level is not Level.NOTE] == []
    assert run.checked == 1


def figures(report: Report) -> dict[tuple[str, str, str], object]:
    return {
        (table.id, row.id, cell.column): cell.value.number
        for table in report.tables.values()
        for row in table.rows.values()
        for cell in row.cells.values()
    }


EXPECTED = figures(parse_report(read(TEXT.encode(), "a.txt")))


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_every_figure_is_read(text: str) -> None:
    assert figures(parse_report(read(text.encode(), "a.txt"))) == EXPECTED


def rules_of(text: str) -> list[tuple[str, str]]:
    return [(found.rule, found.level.value) for found in lint_text(text).findings if found.level is not Level.NOTE]


def test_a_repeated_section_is_one_finding() -> None:
    for number in range(6):
        parts = HEADING.split(TEXT)
        section = parts[1 + 2 * number] + "、" + parts[2 + 2 * number]
        assert rules_of(TEXT.replace(section, section + section)) == [("duplicate-section", "error")], section[:20]


def test_a_blank_column_that_is_not_zero_is_one_finding() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.*.natural": ""}})
    assert rules_of(sample.text) == [("blank-cell", "warning")]


def test_what_is_no_count_is_not_added_up() -> None:
    for value in ("-3", "1.5", "l2"):
        sample = Sample()
        sample.edit({"set": {"requests.granted.natural": value}})
        assert len(rules_of(sample.text)) == 1, value


def test_tables_of_2021_in_a_report_of_2020() -> None:
    text = TEXT.replace("2024", "2020")
    assert rules_of(text) == [("table-edition", "error"), ("table-edition", "error")]


@pytest.mark.parametrize(
    ("organ", "level"),
    [
        ("云溪县松湾镇人民政府", "error"),
        ("云溪县水利局", "error"),
        ("江州市云溪区水利局", "error"),
        ("江东省水利厅", "warning"),
        ("江州市水利局", "warning"),
    ],
)
def test_power_to_make_rules(organ: str, level: str) -> None:
    sample = Sample(title=f"{organ}2024年政府信息公开工作年度报告")
    sample.edit({"set": {"proactive.rules.in_force": "12"}})
    assert rules_of(sample.text) == [("rulemaking-power", level)]


def test_a_cell_lost_from_a_padded_row_gives_no_figures() -> None:
    sample = Sample()
    row = sample.tables["remedies"][-1]
    del row[2]
    row.append("")
    assert rules_of(sample.text) == [("blank-cell", "warning")]
    assert not any(table == "remedies" for table, _, _ in figures(parse_report(read(sample.text.encode(), "a.txt"))))
