"""Ordinals that follow one another: sub-headings, list items, bold words; each fault told once, at the right one."""

from __future__ import annotations

import pytest
from docx import Document

from gipr_lint import lint_text
from gipr_lint.checks.structure.numbering.counting import faults
from gipr_lint.testing import Sample
from tests.support.one_report import checked
from tests.support.writers.docx import to_bytes


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1234", []),
        ("12123", []),
        ("133", [(1, 2, "misprint")]),
        ("1334", [(1, 2, "misprint")]),
        ("1244", [(2, 3, "misprint")]),
        ("1224", [(2, 3, "misprint")]),
        ("1223", [(2, 3, "repeated")]),
        ("124", [(2, 3, "missing")]),
        ("1245", [(2, 3, "missing")]),
        ("1324", [(1, 2, "misprint")]),
        ("1323", [(1, 2, "missing")]),
        ("223", [(0, 1, "misprint")]),
        ("23", [(0, 1, "missing")]),
        ("12323", [(3, 1, "missing")]),
        ("11", [(1, 2, "repeated")]),
        ("1123", [(1, 2, "repeated")]),
        ("153", [(1, 2, "misprint")]),
    ],
)
def test_each_fault_is_told_once_at_the_number_that_is_wrong(
    numbers: str, expected: list[tuple[int, int, str]]
) -> None:
    assert [tuple(one) for one in faults([*map(int, numbers)], [False] * len(numbers))] == expected


def _told(section: str, body: str) -> list[tuple[str, str]]:
    sample = Sample()
    sample.bodies[section] = body
    rules = {"subheading-sequence", "enumeration-gap"}
    return [(one.rule, one.text) for one in lint_text(sample.text).findings if one.rule in rules]


SILENT = {
    "a lower heading without a number": "### （一）公开\n126条。\n#### 重点领域\n8条。\n### （二）申请\n收到12件。",
    "a bold line": "（一）公开\n126条。\n**重点领域**\n8条。\n（二）申请\n收到12件。",
    "a short line, as web pages leave of headings": "（一）公开\n126条。\n重点领域\n8条。\n（二）申请\n收到12件。",
    "ordinals as list items": "- （一）126条。\n- （二）12件。\n- （三）开展培训。",
    "some as list items": "（一）公开\n126条。\n- （二）12件。\n（三）保障\n开展培训。",
    "quoted lines": "> （一）126条。\n> （二）12件。",
    "a heading of the same depth": "### （一）公开\n126条。\n### 特色做法\n专栏。\n### （二）申请\n收到12件。",
    "anew under headings without a number": "### 问题\n（一）更新慢。\n### 措施\n（一）抓更新。\n（二）抓解读。",
    "items as headings": "### 一是制度更全\n2项。\n### 二是渠道更宽\n专栏。",
    "items as bold lines": "**一是制度更全。**\n2项。\n**二是渠道更宽。**\n专栏。\n**三是队伍更强。**\n办班2期。",
    "items bold within the paragraph": "**一是制度更全**，2项；**二是渠道更宽**，专栏。",
    "items of a list": "- 一是定制度。\n- 二是专栏。\n* 三是办班。",
    "numbered and counted": "1.一是定制度。\n2.二是专栏。",
    "one item under each number": "1.制度方面。一是定制度2项。\n2.队伍方面。一是办班2期。",
    "one item behind each colon": "问题：一是更新慢。措施：一是抓更新。",
    "parts of an item": "一是抓制度：\n（一）修订办法。\n（二）更新指南。\n二是抓队伍。",
    "one item under each sub-heading": "（一）公开。一是更全。二是更快。\n（二）申请。一是更清。二是更准。",
    "items counted over sub-headings": "（一）一是更全。\n（二）二是更快。\n（三）三是更准。",
    "an ordinal within the line": "（一）126条。（二）12件。\n（三）开展培训。",
}


@pytest.mark.parametrize("body", SILENT.values(), ids=SILENT)
def test_what_stands_between_does_not_break_a_sequence(body: str) -> None:
    assert _told("overview", body) == []


TOLD = {
    "a heading between": (
        "### （一）公开\n126条。\n#### 重点\n8条。\n### （三）申请\n收到12件。",
        "“（三）”之前缺少“（二）”",
    ),
    "again under a lower heading": (
        "### （一）公开\n126条。\n#### 重点\n8条。\n### （一）申请\n12件。",
        "此处应为“（二）”",
    ),
    "an item of a clause": (
        "（一）公开。依据第二十条第（二）项公开8条。\n（三）申请。收到12件。",
        "“（三）”之前缺少“（二）”",
    ),
    "list items": ("- （一）126条。\n- （三）12件。", "“（三）”之前缺少“（二）”"),
    "one number twice": (
        "（一）公开。8条。\n（三）申请。12件。\n（三）保障。2期。\n（四）平台。1个。",
        "“（三）”应为“（二）”",
    ),
    "bold lines": ("**一是定制度。**\n2项。\n**三是办班。**\n2期。", "“三是”之前缺少“二是”"),
    "a heading as an item": ("一是定制度。\n### 三是办班\n2期。", "“三是”之前缺少“二是”"),
    "the next sub-heading": ("（一）公开。一是更全。\n（二）申请。二是更准。三是更清。", "“二是”之前缺少“一是”"),
    "a list before the first": (
        "一是专栏。二是办班。三是考核。\n（一）申请。一是更准。二是更快。四是更清。",
        "“四是”之前",
    ),
    "a misprint": ("一是定制度；三是专栏；三是办班；四是考核。", "“三是”应为“二是”"),
}


@pytest.mark.parametrize(("body", "problem"), TOLD.values(), ids=TOLD)
def test_a_fault_is_told_once(body: str, problem: str) -> None:
    (found,) = _told("overview", body)
    assert problem in found[1]


def test_ordinals_above_twenty() -> None:
    body = "\n".join(f"（{one}）公开第{one}类。" for one in ("二十九", "三十", "三十二", "九十九"))
    assert len(_told("overview", body)) == 3


def test_headings_of_web_pages_break_no_sequence() -> None:
    headings = (
        "<h3>（一）公开</h3><p>公开信息126条。</p><h4>从严审核</h4><p>一是先审后发，二是专人复核。</p>"
        "<h3>（二）申请</h3><p>收到申请12件。</p><h4>规范答复</h4><p>一是统一文书，二是法制审核。</p>"
        "<h3>（三）保障</h3><p><b>一是考核。</b></p><p>纳入考核。</p><p><b>二是培训。</b></p><p>办班2期。</p>"
    )
    page = (
        f"<html><head><meta charset='utf-8'></head><body><h1>{Sample().title}</h1><h2>一、总体情况</h2>{headings}"
        "<h2>五、存在的主要问题及改进情况</h2><p>更新慢，将抓更新。</p></body></html>"
    )
    told = {one.rule for one in checked(page.encode(), "云溪县桐坪乡.html").findings}
    assert not {"subheading-sequence", "enumeration-gap"} & told
    again = checked(page.replace("（三）保障", "（四）保障").encode(), "云溪县桐坪乡.html")
    assert [one.text for one in again.findings if one.rule == "subheading-sequence"] == [
        "下级标题序号“（四）”之前缺少“（三）”。"
    ]


def test_headings_of_word_break_no_sequence() -> None:
    document = Document()
    document.add_heading(Sample().title, 0)
    for level, text in (
        (1, "一、总体情况"),
        (2, "（一）公开"),
        (3, "从严审核"),
        (4, "一是先审后发"),
        (0, "审核信息126条。"),
        (4, "二是专人复核"),
        (2, "（二）申请"),
        (3, "规范答复"),
        (0, "一是统一文书，二是法制审核。"),
        (2, "（三）保障"),
        (1, "五、存在的主要问题及改进情况"),
    ):
        document.add_heading(text, level) if level else document.add_paragraph(text)
    told = {one.rule for one in checked(to_bytes(document), "云溪县桐坪乡.docx").findings}
    assert not {"subheading-sequence", "enumeration-gap"} & told
