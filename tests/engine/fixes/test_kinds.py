"""What is mended of each kind, in text, in Markdown and in a web page: the one line becomes the other, and is clean."""

from __future__ import annotations

import re

import pytest

from gipr_lint import lint_text
from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.source_text import opened_text
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.testing import Sample

RULES = national_rules()
OPENING = "一、总体情况\n"
CERTAIN = {
    "full-width digits": ("全年收到申请１２件，于２０２４年３月办结。", "全年收到申请12件，于2024年3月办结。"),
    "stray spaces": ("健全制 度，规范流程，落实审　核机制。", "健全制度，规范流程，落实审核机制。"),
    "punctuation": ("健全制度,规范流程;强化保障:按时办结。", "健全制度，规范流程；强化保障：按时办结。"),
    "brackets": ("优化栏目(含公众号(订阅号)等),做好宣传。", "优化栏目（含公众号（订阅号）等），做好宣传。"),
    "half a pair": ("依据第二十条第（一)项办结。", "依据第二十条第（一）项办结。"),
    "page number": ("加强监督检查，完善考核\n- 4 -\n制度，强化落实。", "加强监督检查，完善考核\n制度，强化落实。"),
    "page of pages": ("加强监督检查。\n第4页 共9页\n完善考核制度。", "加强监督检查。\n完善考核制度。"),
    "sub-headings": (
        "（一）主动公开\n公开120条。\n（三）队伍建设\n有3人。\n（三）监督保障\n有培训。",
        "（一）主动公开\n公开120条。\n（二）队伍建设\n有3人。\n（三）监督保障\n有培训。",
    ),
}
HEADINGS = ("三、主动公开政府信息情况", "主动公开政府信息情况", "二、主动公开信息情况")


def page(text: str) -> str:
    """Return a text as a web page, a paragraph a line and its tables drawn."""
    lines = [
        f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" if "\t" in line else f"<p>{line}</p>"
        for line in text.strip().split("\n")
    ]
    body = "\n".join(lines).replace("</p>\n<tr>", "</p>\n<table><tr>").replace("</tr>\n<p>", "</tr></table>\n<p>")
    return f"<meta charset=utf-8>\n<body>\n{body}\n</body>\n"


def mended(text: str, name: str, *, unsafe: bool = False) -> str | None:
    done = Mender(RULES, Settings(), opened_text, unsafe=unsafe).mend(text.encode(), name)
    return done.text.text if done else None


def holds(before: str, after: str, suffix: str) -> None:
    if suffix == "html":
        before, after = page(before), page(after)
    name = f"report.{suffix}"
    now = mended(before, name)
    assert now is not None
    assert now.replace("<p></p>\n", "") == after
    assert mended(now, name) is None
    assert lint_text(now, name).findings == lint_text(after, name).findings


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("kind", CERTAIN)
def test_what_is_certain(kind: str, suffix: str) -> None:
    wrong, right = CERTAIN[kind]
    text = Sample().text
    holds(text.replace(OPENING, f"{OPENING}{wrong}\n"), text.replace(OPENING, f"{OPENING}{right}\n"), suffix)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("wrong", HEADINGS)
def test_headings_of_sections(wrong: str, suffix: str) -> None:
    text = Sample().text
    holds(text.replace("二、主动公开政府信息情况", wrong), text, suffix)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("wrong", ["政府信息公开工作报告", "政府信息公开年度报告", "信息公开年报", "政府 信息公开年报"])
def test_the_title_of_the_report(wrong: str, suffix: str) -> None:
    text = Sample().text
    holds(text.replace("政府信息公开工作年度报告", wrong, 1), text, suffix)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_labels_of_rows(suffix: str) -> None:
    text = Sample().text
    holds(text.replace("行政规范性文件", "规范性文件"), text, suffix)


def test_headings_without_any_number_are_left_to_what_shows_them() -> None:
    text = Sample().text
    for numeral in "一二三四五六":
        text = text.replace(f"\n{numeral}、", "\n", 1)
    assert mended(text, "report.txt") is None


def test_the_running_head_of_a_page_goes_with_its_line() -> None:
    text = Sample().text
    title = text.partition("\n")[0]
    wrong = f"加强监督检查，完善考核\n{title}\n制度，强化落实。\n"
    right = "加强监督检查，完善考核\n制度，强化落实。\n"
    assert mended(text.replace(OPENING, OPENING + wrong), "report.txt") == text.replace(OPENING, OPENING + right)


def test_a_bare_number_may_be_a_figure_and_is_only_offered() -> None:
    text = Sample().text.replace(OPENING, f"{OPENING}加强监督检查。\n3\n完善考核制度。\n4\n强化责任落实。\n")
    assert mended(text, "report.txt") is None
    assert mended(text, "report.txt", unsafe=True) == text.replace("3\n完", "完").replace("4\n强", "强")


def test_which_of_two_like_numbers_is_wrong_is_only_offered() -> None:
    text = Sample().text.replace(
        OPENING, f"{OPENING}（一）队伍建设\n有3人。\n（二）检查\n有2次。\n（二）保障\n有培训。\n"
    )
    assert mended(text, "report.txt") is None
    assert mended(text, "report.txt", unsafe=True) == text.replace("（二）保障", "（三）保障")


def test_a_link_keeps_its_brackets() -> None:
    text = Sample().text.replace(OPENING, f"{OPENING}优化栏目,详见[说明](附件.html)。\n")
    assert mended(text, "report.md") == text.replace("栏目,", "栏目，")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<p>健全制&nbsp;度，规范流程。</p>", "<p>健全制度，规范流程。</p>"),
        ("<p>健全制<b>\n  </b>度，规范流程。</p>", "<p>健全制<b>\n  </b>度，规范流程。</p>"),
        ("<p>收到&#65297;２<i>３</i>件，规范流程&#44;强化保障。</p>", "<p>收到12<i>3</i>件，规范流程，强化保障。</p>"),
    ],
)
def test_characters_of_web_pages_are_found_however_they_are_written(wrong: str, right: str) -> None:
    plain = page(Sample().text)
    text = plain.replace("<p>松湾镇", f"{wrong}\n<p>松湾镇")
    assert (mended(text, "report.html") or text) == plain.replace("<p>松湾镇", f"{right}\n<p>松湾镇")


@pytest.mark.parametrize(
    ("right", "wrong", "mended_to"),
    [
        ("其他需要报告的事项", "<b>其他</b><i>事项</i>", "<b>其他需要报告的</b><i>事项</i>"),
        ("行政规范性文件", "规范性<b>文件</b>", "行政规范性<b>文件</b>"),
        (
            "二、主动公开政府信息情况",
            "<b>三</b>、主动公开政府<i>信息情况</i>",
            "<b>二</b>、主动公开政府<i>信息情况</i>",
        ),
    ],
)
def test_words_with_tags_between_them_stay_within_their_tags(right: str, wrong: str, mended_to: str) -> None:
    text = page(Sample().text)
    assert mended(text.replace(right, wrong, 1), "report.html") == text.replace(right, mended_to, 1)


@pytest.mark.parametrize(
    ("blank", "filled"), [("", "0"), (" ", " 0 "), ("  ", " 0 "), ("   ", " 0 "), ("    ", " 0  "), ("　", "0　")]
)
def test_a_blank_cell_between_bars_keeps_its_width(blank: str, filled: str) -> None:
    lines = (f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in Sample().text.split("\n"))
    text, before = "\n".join(lines), "四、结转下年度继续办理 | 1 |"
    wrong = text.replace(f"{before} 0 |", f"{before}{blank}|")
    assert mended(wrong, "report.md", unsafe=True) == text.replace(f"{before} 0 |", f"{before}{filled}|")


def test_a_blank_total_is_no_zero_while_its_parts_are_not_told() -> None:
    text, new = Sample().text, "一、本年新收政府信息公开申请数量"
    row = next(line for line in text.split("\n") if new in line)
    wrong = text.replace(row, row.rpartition("\t")[0] + "\t")
    fixes = {one.location.logical: one.fix for one in lint_text(wrong, "a.txt").findings}
    assert fixes[("requests", "new", "total")] is None
    assert mended(wrong, "a.txt", unsafe=True) is None


@pytest.mark.parametrize("blank", ["", "&nbsp;", "<p>&nbsp;</p>", " <span style='a'>　</span>", "-", "/"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_blank_cell_becomes_zero(blank: str, suffix: str) -> None:
    text, before = Sample().text, "四、结转下年度继续办理\t1\t"
    filled = blank if suffix == "html" or len(blank) < 2 else ""
    wrong, name = text.replace(f"{before}0", f"{before}{filled}"), f"report.{suffix}"
    if suffix == "html":
        wrong, text = page(wrong), page(text)
    assert mended(wrong, name) is None
    now = mended(wrong, name, unsafe=True)
    assert now is not None
    assert re.sub(r"\s*</?(?:p|span[^>]*)>", "", now) == re.sub(r"\s*</?(?:p|span[^>]*)>", "", text)
