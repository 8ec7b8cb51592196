"""What a check costs grows with the file, not with its square: many shapes, each in two sizes."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules

RULES = national_rules()
TITLE = "松溪县杨林乡2024年政府信息公开工作年度报告"
TEXT = f"{TITLE}\n\n一、总体情况\n\n"
PAGE = f"<meta charset=utf-8><h1>{TITLE}</h1><h2>一、总体情况</h2>"
TIMES = 4
"""How many times as large the larger of the two files of a shape is."""
MOST = 1.5 * TIMES
"""How many times as long it may take: as many times as it is larger, and the noise of a busy machine."""
LONG = 8_000
"""The characters of the smaller file."""
TRIES = 6
SOON = 5.0
"""The seconds that no file here may take."""


def over(unit: str, *, lead: str = "", end: str = "") -> Callable[[int], str]:
    """Return what makes a text by repeating a unit until it is about so long."""
    return lambda size: TEXT + lead + unit * (size // len(unit)) + end


def numbered(size: int) -> str:
    return TEXT + "".join(f"{number % 99}、办事制度\n" for number in range(size // 8))


def headings(size: int) -> str:
    lines = (f"{'#' * (one % 6 + 1)} {'一二三四五六'[one % 6]}、主动公开政府信息情况\n" for one in range(size // 16))
    return f"# {TITLE}\n\n" + "".join(lines)


def table(cell: str, count: int) -> str:
    return "<table>" + f"<tr><td>{cell}</td><td>3</td></tr>" * count + "</table>"


SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "names in a list": ("txt", over("申请人赵敏、孙丽、周强、")),
    "shares of one number": ("txt", over("其中公开4件，占40%，", lead="收到政府信息公开申请10件，")),
    "years before": ("txt", over("上年新收申请9件，今年比上年多9件，")),
    "orders and multiples": (
        "txt",
        over("新收申请比办结多3件，是结转的2倍，占六成以上，", lead="收到政府信息公开申请10件，"),
    ),
    "rates": ("txt", over("全年办结9件，办结率100%。")),
    "shares in one sentence": ("txt", over("予以公开9件，占5%，")),
    "shares alone": ("txt", over("占5%")),
    "growth": ("txt", over("同比增长5%，")),
    "parts": ("txt", over("其中予以公开9件、不予公开3件。")),
    "two of a kind": ("txt", over("行政许可9件，行政处罚8件。")),
    "closing sums": ("txt", over("复议3件、诉讼2件，合计6件；")),
    "sums with an act": ("txt", over("网络提交9件、当面递交3件，共收到申请12件，")),
    "parts in brackets": ("txt", over("行政许可9件（其中公开12件），")),
    "money": ("txt", over("3100元（0.31万元）")),
    "one sentence": ("txt", over("收到申请9件其中予以公开6件不予公开3件，", end="。")),
    "short lines": ("txt", over("乙\n")),
    "lines of digits": ("txt", over("7\n")),
    "sentences": ("txt", over("全年收到政府信息公开申请6件。")),
    "numbered lines": ("txt", numbered),
    "sub-headings": ("txt", over("（一）健全制度\n")),
    "headings": ("md", headings),
    "bars": ("md", lambda size: f"# {TITLE}\n\n" + ("|" * 500 + "\n") * (size // 100)),
    "digits with separators": ("txt", over("6217 0012-3400·5678.")),
    "open brackets": ("txt", lambda size: TEXT + "（《“" * (size // 6) + "》）”" * (size // 6)),
    "closing brackets": ("txt", over("”）》〉")),
    "quotations": ("txt", over("“依法”《办法》，")),
    "percentages": ("txt", over("70%、20%、10%、")),
    "dates": ("txt", over("2024年3月5日至2023年12月31日，")),
    "organs": ("txt", over("松溪县杨林乡人民政府、松溪县林业局、")),
    "masks": ("txt", over("1**3 0*、")),
    "mailboxes": ("txt", over("zhao.min@qq.com@a.")),
    "homes": ("txt", over("申请人住松溪县杨林乡上坪村2组5号，")),
    "telephones": ("txt", over("电话0739-8765432，手机13912345678，")),
    "denials": ("txt", over("没有行政复议、没有行政诉讼、全部办结，", lead="政府信息公开申请")),
    "enumerations": ("txt", over("一是加强领导；三是明确责任；二十一是落实；")),
    "numerals": ("txt", over("二", end="件")),
    "spaces": ("txt", over(" ", lead="甲", end="乙")),
    "stars": ("txt", over("*", lead="甲", end="乙")),
    "words apart": ("txt", over("协 调，")),
    "page numbers": ("txt", over("规章 1 2 3\n- 1 -\n")),
    "line breaks": ("html", lambda size: PAGE + "<br>" * (size // 2)),
    "tables": ("html", lambda size: PAGE + (table("规章", 1) + "<p>本年</p>") * (size // 80)),
    "one table": ("html", lambda size: PAGE + table("受理", size // 40)),
    "one cell": ("html", lambda size: PAGE + table("全年收到申请8件，其中公开5件。" * (size // 16), 1)),
    "tags": ("html", lambda size: PAGE + "<div><b>甲<span title='乙'>" * (size // 24)),
}


def seconds(suffix: str, text: str) -> float:
    """Return the processor time that checking a text takes."""
    content = text.encode()
    gc.collect()
    start = process_time()
    run = lint([Input(f"report.{suffix}", lambda: content)], RULES, Settings(timeout=SOON))
    used = process_time() - start
    assert run.checked == 1
    assert not run.problems
    return used


@pytest.mark.parametrize("shape", SHAPES)
def test_cost_grows_with_the_size(shape: str) -> None:
    suffix, make = SHAPES[shape]
    larger, smaller = make(TIMES * LONG), make(LONG)
    slow = fast = SOON
    for _ in range(TRIES):  # the larger one first, so that what is only computed once cannot hide behind the smaller
        slow = min(slow, seconds(suffix, larger))
        fast = min(fast, seconds(suffix, smaller))
        if slow <= MOST * fast:
            return
    pytest.fail(f"{fast:.3f} seconds for {LONG} characters, {slow:.3f} for {TIMES} times as many")
