"""What people read: findings, problems and summary; and the one-line form for editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Level, Location, Mention, Problem
from gipr_lint.reporters import ReporterOptions, reporter
from tests.support.reporters.sample_run import EMPTY, LINES, SAMPLE, finding

if TYPE_CHECKING:
    from gipr_lint.model.run import Run

PATH = "报告/云溪县 #1 100%.md"
PLAIN = ReporterOptions()


def text(run: Run, options: ReporterOptions = PLAIN) -> str:
    return reporter("text")(run, options)


def only(one: Finding) -> Run:
    return replace(SAMPLE, findings=(one,), problems=(), skipped=(), unsupported=())


def note(span: Span | None, *message: str | Mention, path: str = PATH) -> Finding:
    return finding("fullwidth-digits", Level.NOTE, *message, place=Location(span), path=path)


def test_clean_run_says_so() -> None:
    assert text(replace(EMPTY, checked=3, rules=SAMPLE.rules)) == "检查了 3 份报告（结构），没有发现问题。\n"


def test_no_report_says_so() -> None:
    assert text(EMPTY) == "没有检查任何报告。\n"


def test_counts_of_each_level() -> None:
    assert "检查了 2 份报告：3 个错误，1 个警告，1 个提示。" in text(SAMPLE)
    assert "检查了 2 份报告：1 个提示。" in text(only(note(Span(1, 1, 1, 2), "话。")))


def test_files_left_out_are_counted_and_named_when_asked() -> None:
    quiet, verbose = text(SAMPLE), text(SAMPLE, ReporterOptions(verbose=True))
    assert "跳过 1 个不是年度报告的文件（加 -v 列出）。" in quiet
    assert "跳过 2 个暂不支持其格式的文件（加 -v 列出）。" in quiet
    assert "会议纪要" not in quiet
    assert "附件.wps" not in quiet
    assert "  报告/会议纪要.md\n" in verbose
    assert "  报告/附件.wps（请用 Word 或 WPS 另存为 .docx 后再检查）\n" in verbose
    assert "  报告/附件.xls（请用 Excel 或 WPS 另存为 .xlsx 后再检查）\n" in verbose
    assert "-v" not in verbose


def test_problems_make_the_run_incomplete() -> None:
    printed = text(replace(EMPTY, checked=1, problems=(Problem("file", "年报.md", "无法读取：没有权限。"),)))
    assert "以下问题使检查不完整：\n  年报.md：无法读取：没有权限。\n" in printed
    assert printed.endswith("运行不完整：有 1 个问题，见上。\n")


def test_stretch_over_several_lines_is_marked_to_the_line_end() -> None:
    printed = text(only(note(Span(4, 1, 5, 3), "话。")))
    shown, marks = printed.split("\n")[1:3]
    assert shown == f"  4 | {LINES[3]}"
    assert re.fullmatch(r"    \| \^{44}（至第 5 行）", marks)


@pytest.mark.parametrize("span", [Span(99, 1, 99, 5), Span(1, 99, 1, 120), Span(6, 2, 99, 1), Span(1, 1, 1, 1)])
def test_places_beyond_the_file_do_no_harm(span: Span) -> None:
    printed = text(only(note(span, "话。")))
    assert printed.startswith(f"{PATH}:{span.line}:{span.column} 提示 fullwidth-digits：话。\n")


def test_finding_without_its_source() -> None:
    printed = text(only(note(Span(1, 1, 1, 2), "话。", path="别处.md")))
    assert printed.startswith("别处.md:1:1 提示 fullwidth-digits：话。\n  依据：")


def test_related_places_by_line() -> None:
    mentions = [
        Mention(words, Location(Span(line, 1, line, 2))) for words, line in [("甲 1", 6), ("乙 2", 6), ("丙 3", 4)]
    ]
    unplaced = Mention("丁", Location(None))
    printed = text(only(note(Span(1, 1, 1, 2), *mentions, unplaced)))
    assert "  相关：第 6 行 甲 1、乙 2；第 4 行 丙 3\n" in printed


def test_only_unplaced_mentions_print_no_related_places() -> None:
    assert "相关" not in text(only(note(Span(1, 1, 1, 2), Mention("丁", Location(None)))))


def test_help_and_basis() -> None:
    printed = text(SAMPLE)
    assert "  依据：国办公开办函〔2021〕30号第一部分（三）\n  改法：核对各列。\n        改正合计。\n" in printed
    assert "改法：\n" not in printed


def test_colour_only_when_asked_and_without_effect_on_words() -> None:
    coloured = text(SAMPLE, ReporterOptions(color=True))
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(SAMPLE)
    assert "\x1b" not in text(SAMPLE)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_nothing_raw_reaches_the_terminal(name: str) -> None:
    nasty = "\x1b]0;x\x07\r\n\x9b2J\u202e\u200b\udcff"
    run = replace(
        only(note(Span(1, 1, 1, 2), nasty, Mention(nasty, Location(Span(1, 1, 1, 2))), path=nasty)),
        problems=(Problem("file", nasty, nasty),),
        skipped=(nasty,),
        unsupported=(nasty,),
    )
    printed = reporter(name)(run, ReporterOptions(verbose=True))
    assert not set(nasty) - set("]0;x2J\n") & set(printed)
    assert "<U+001B>]0;x<U+0007><U+000D><U+000A><U+009B>2J<U+202E><U+200B><U+DCFF>" in printed
    assert printed.encode()


def test_concise_is_one_line_a_finding() -> None:
    printed = reporter("concise")(SAMPLE, PLAIN).split("\n")
    pattern = re.compile(r".+?(:\d+:\d+)?: (error|warning|note) [a-z-]+ .+")
    assert all(pattern.fullmatch(line) for line in printed[:5])
    assert [": problem " in line for line in printed] == [False] * 5 + [True] * 2 + [False]
    assert reporter("concise")(EMPTY, PLAIN) == ""
