"""Check ``table``: the statutory tables as the official format has them: their columns, their rows, nothing beyond."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.tables.column import columns
from gipr_lint.checks.tables.row import rows
from gipr_lint.checks.tables.surplus import surplus
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions

Must = Literal[
    "be-of-the-edition",
    "have-columns",
    "have-rows",
    "have-each-row-once",
    "have-rows-in-order",
    "have-official-labels",
    "have-known-rows",
    "have-no-surplus",
    "have-whole-numbers",
]

_TESTS: Mapping[Must, Callable[[Report], Iterator[Hit]]] = {
    "be-of-the-edition": partial(columns, must="be-of-the-edition"),
    "have-columns": partial(columns, must="exist"),
    "have-rows": partial(rows, must="exist"),
    "have-each-row-once": partial(rows, must="be-unique"),
    "have-rows-in-order": partial(rows, must="be-in-order"),
    "have-official-labels": partial(rows, must="be-labelled"),
    "have-known-rows": partial(rows, must="be-known"),
    "have-no-surplus": partial(surplus, split=False),
    "have-whole-numbers": partial(surplus, split=True),
}


class Options(CheckOptions, frozen=True):
    """What holds for every table."""

    must: Annotated[
        Must,
        Meta(
            description="各表应当怎样：be-of-the-edition 属于报告年度所用的格式版本，have-columns 必填的列都有，"
            "have-rows 必填的行都有，have-each-row-once 行不重复，have-rows-in-order 行按格式的顺序，"
            "have-official-labels 行用格式的名称，have-known-rows 没有格式以外的行，"
            "have-no-surplus 一行的数值不多于列数，have-whole-numbers 没有被拆成相邻两格的数（合起来合计才相等）"
        ),
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each table, row or run of rows that is not as it must be."""
    return _TESTS[options.must](report)


CHECK = Check(
    run,
    Options,
    {
        "table": "表格的名称",
        "columns": "缺少的列",
        "part": "表格中属于其他版本的栏，整个表格都是时为空",
        "expected": "应当用的格式版本，或者应有几个数值",
        "notice": "规定格式的文件",
        "year": "报告年度",
        "rows": "缺少的行，或者顺序不对的行",
        "row": "重复的行",
        "detail": "几行合并成了一行时的说明，否则为空",
        "label": "报告里的行名",
        "official": "格式规定的行名",
        "where": "多出数值的行或表格",
        "found": "表格所用的格式版本，或者有几个数值",
        "first": "重复的行前一处在哪里，或者被拆开的数的前一半",
        "second": "被拆开的后一半",
        "whole": "合起来的数字",
    },
    "统一格式的表格应当属于报告年度的版本，有必填的列和行，行不重复、按顺序、用规定的名称，数值不多于列数。",
    needs="tables",
)
