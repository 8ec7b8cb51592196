"""The verdict promises what was checked, and says what could not be judged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from gipr_lint.engine.companions.previous import Previous
from gipr_lint.engine.config import choose
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.finding import Problem
from gipr_lint.model.run import Run
from gipr_lint.readers import READERS
from gipr_lint.reporters import ReporterOptions
from gipr_lint.reporters.summary import summary
from tests.support.command_line import run as shell
from tests.support.generator import make
from tests.support.paths import EXAMPLES
from tests.support.writers import xlsx

CLEAN = (EXAMPLES / "合格" / "云溪县水利局2024.md").read_text(encoding="utf-8")
REQUESTS = "收到和处理政府信息公开申请情况表"
ALL = "结构、表格、正文、个人信息"


def verdict(run: Run, *, verbose: bool = False) -> list[str]:
    return "\n".join(summary(run, ReporterOptions(verbose=verbose))).split("\n")


def checked(
    *texts: str | bytes, select: Sequence[str] = (), ignore: Sequence[str] = (), suffix: str = "md", last: str = ""
) -> Run:
    inputs = [
        Input(f"报告{number}.{suffix}", lambda text=text: text if isinstance(text, bytes) else text.encode())  # type: ignore[misc]
        for number, text in enumerate(texts, 1)
    ]
    previous = Previous((read_report(Input("去年.md", last.encode), READERS),)) if last else None
    rules = choose(national_rules(), select=select, ignore=ignore)
    return lint(inputs, rules, Settings(previous=previous, known=national_rules()))


def test_all_that_was_checked_is_named_and_nothing_else() -> None:
    assert verdict(checked(CLEAN)) == [f"检查了 1 份报告（{ALL}），没有发现问题。"]


@pytest.mark.parametrize(
    ("select", "ignore", "scope"),
    [
        (["privacy"], [], "个人信息"),
        (["tables"], [], "表格"),
        (["structure", "privacy"], [], "结构、个人信息"),
        ([], ["row-total"], f"{ALL}；其中 1 条规则没有用"),
        ([], ["privacy"], "结构、表格、正文"),
        (["resident-id", "bank-card"], [], "个人信息；其中 10 条规则没有用"),
    ],
)
def test_only_the_groups_of_the_rules_in_force_are_named(select: list[str], ignore: list[str], scope: str) -> None:
    assert verdict(checked(CLEAN, select=select, ignore=ignore))[0] == f"检查了 1 份报告（{scope}），没有发现问题。"


def test_years_are_compared_only_with_a_report_of_last_year() -> None:
    alone = verdict(checked(CLEAN, select=["carry-over"]))
    assert alone == ["读了 1 份报告，没有用得上的规则，什么也没有检查。"]
    last = CLEAN.replace("2024年", "2023年")
    both = verdict(checked(CLEAN, select=["stale-year", "privacy"], last=last))
    assert both[0].startswith("检查了 1 份报告（个人信息、上下年度；")


def test_a_rule_of_a_pack_is_named_too() -> None:
    mine = replace(national_rules()[0], id="yunxi-words", tags=("local",))
    run = lint([Input("a.md", CLEAN.encode)], [*choose(national_rules(), select=["privacy"]), mine], Settings())
    assert verdict(run)[0].startswith("检查了 1 份报告（个人信息、本地规则）")


def test_a_table_that_is_not_there_was_not_checked() -> None:
    begin, end = CLEAN.index("## 三、"), CLEAN.index("## 四、")
    without = CLEAN[:begin] + "## 三、收到和处理政府信息公开申请情况\n\n见附件。\n\n" + CLEAN[end:]
    lines = verdict(checked(without, select=["arithmetic"]))
    assert lines[0].startswith("检查了 1 份报告（表格；")
    assert lines[1] == f"没有检查到、或不能确定的：没有找到“{REQUESTS}”，其中的数字没有检查。"
    assert "没有找到" not in " ".join(verdict(checked(without, select=["privacy"])))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("政府信息公开申请登记簿样本3件。", 1),
        ("全年制发行政规范性文件草案的会签单4份，对外发布信息41条。", 1),
        ("发布政府信息41条，接待来访12人次。", 0),
    ],
)
def test_numbers_that_were_not_compared_are_counted(sentence: str, count: int) -> None:
    text = CLEAN.replace("## 二、", f"{sentence}\n\n## 二、", 1)
    told_of = [line for line in verdict(checked(text)) if "没有与表格核对" in line]
    assert told_of == ([f"没有检查到、或不能确定的：正文有 {count} 处件数没有与表格核对。"] if count else [])


def test_rows_that_were_placed_by_guess_are_counted() -> None:
    row = next(line for line in CLEAN.split("\n") if line.startswith("|") and "重复申请" in line)
    lines = verdict(checked(CLEAN.replace(row, row.replace(" 0 |", "", 1))))
    assert any("表格有 1 行是推断的，请用 gipr-lint show 核对" in line for line in lines), lines


def test_a_workbook_of_tables_promises_the_tables_alone() -> None:
    book = xlsx.write_model(make(3, "2021"), text=False)
    lines = verdict(checked(book, suffix="xlsx", select=["row-total", "privacy", "structure"]))
    assert lines[0].startswith("检查了 1 份报告（表格、个人信息；")
    assert "文件只有表格，结构和正文没有检查" in lines[1]


def test_of_many_reports_the_open_ones_are_counted_and_listed_when_asked() -> None:
    odd = CLEAN.replace("## 二、", "政府信息公开申请登记簿样本3件。\n\n## 二、", 1)
    run = checked(CLEAN, odd, odd)
    assert verdict(run)[1] == "2 份报告里有些内容没有检查到、或不能确定（加 -v 列出）。"
    listed = verdict(run, verbose=True)
    assert "  报告3.md：正文有 1 处件数没有与表格核对" in listed
    assert verdict(checked(CLEAN, odd))[1].startswith("没有检查到、或不能确定的：报告2.md：正文")


def test_with_problems_the_verdict_speaks_of_what_was_finished() -> None:
    run = replace(checked(CLEAN), problems=(Problem("rule", "规则 row-total", "超过时限。"),))
    assert f"检查了 1 份报告（{ALL}），查完的部分没有发现问题。" in verdict(run)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "concise"])
def test_with_an_output_file_the_verdict_is_told_on_standard_error(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.md").write_text(CLEAN, encoding="utf-8")
    done = shell("check", "--format", form, "--output", "out", "a.md", "缺.md", cwd=tmp_path)
    assert done.stdout == b""
    said = done.stderr.decode()
    assert "以下问题使检查不完整：\n  缺.md：文件不存在\n" in said
    assert f"检查了 1 份报告（{ALL}），查完的部分没有发现问题。" in said
    assert "运行不完整：有 1 个问题，见上。" in said
