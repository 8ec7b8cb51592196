"""Check ``statement``: what the running text states, against the tables and against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gipr_lint.checks.text.statements.agreement import disagreeing
from gipr_lint.checks.text.statements.announced import wrong_announcements
from gipr_lint.checks.text.statements.be_of_year import stale_years
from gipr_lint.checks.text.statements.comparing.related import wrong_relations
from gipr_lint.checks.text.statements.equal_table import unequal, wrong_units
from gipr_lint.checks.text.statements.options import Must, Options
from gipr_lint.checks.text.statements.own_quantity import exceeding, told_both_ways, told_to_be_none
from gipr_lint.checks.text.statements.percentages.shares import wrong_shares
from gipr_lint.checks.text.statements.sum_of_parts import wrong_sums
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Need

_ANSWERS: Mapping[Must, Callable[[Report, Options], Iterator[Hit]]] = {
    "equal-table": unequal,
    "sum-of-parts": wrong_sums,
    "agree-with-each-other": disagreeing,
    "share-right": wrong_shares,
    "same-unit": wrong_units,
    "be-of-year": stale_years,
    "count-right": wrong_announcements,
    "not-zero": told_to_be_none,
    "none-or-some": told_both_ways,
    "exceed-never": exceeding,
    "relation-right": wrong_relations,
}


_NEEDS: Mapping[Must, Need] = {
    "same-unit": "tables",
    **dict.fromkeys(("be-of-year", "count-right", "not-zero", "none-or-some", "exceed-never"), "report"),
}
"""What is not judged by the numbers of the text."""


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each statement of which something must hold that does not."""
    yield from _ANSWERS[options.must](report, options)


def _need(options: Options) -> Need:
    return _NEEDS.get(options.must, "statements")


CHECK = Check(
    run,
    Options,
    {
        "section": "这句话所在的部分",
        "match": "正文怎样写；be-of-year：报告里写的年份",
        "number": "equal-table、not-zero、none-or-some、exceed-never：正文写的数",
        "than": "exceed-never：不应多于的数；none-or-some：说没有的那一句",
        "tables": "equal-table：表格中相应的单元格和它们的数",
        "whole": "sum-of-parts：总数和单位",
        "sum": "sum-of-parts：各项之和",
        "parts": "sum-of-parts：各项和它们的数",
        "difference": "sum-of-parts：各项之和多多少或少多少",
        "said": "sum-of-parts：可能的原因，没有时为空",
        "first": "agree-with-each-other：第一处怎样写",
        "what": "share-right、relation-right：什么不对：百分比、增减数、倍数、差额、说法",
        "reason": "share-right、relation-right：由哪些数、哪些单元格算得多少",
        "where": "same-unit：表格中的单元格",
        "value": "same-unit：单元格的金额",
        "text": "same-unit：正文怎样写",
        "year": "be-of-year：报告年度",
        "found": "count-right 的 items：后面列出了几项",
        "announced": "count-right 的 parts：前言所说的个数",
        "told": "count-right 的 parts：点到了几个名称、缺哪些或者哪个写了两次，没有点到名称时为空",
        "expected": "count-right 的 parts：应有的个数",
    },
    "正文一句一句读出来的数和话，应当与表格、与彼此相符。说法有几种理解的，与哪一种相符都可以；约数、其他年度、其他机关的数不比较；"
    "只说其中一部分的数，比全部还多才报告；没有列全的分项（等、主要、其余）不相加；百分比四舍五入或者舍去都可以。"
    "说了有几个方面、几项的，后面编号列出的项数应当相同；编号不连续的、末项没有编号的不检查。"
    "叙述全年工作的句子不应写成别的年度，比较、计划、累计、文号和日期中的年份不报告。"
    "读成了什么，用 gipr-lint show --text 看。",
    needs=_need,
)
