"""Checks of cells: limited to a table, rows and columns; and options that name a cell."""

from __future__ import annotations

from typing import Any

import pytest

from gipr_lint.testing import Sample
from tests.support.one_check import found, mistakes

REQUIRED = {"fault": "no-figure", "table": "proactive", "rows": ["rules", "licences"]}


def text(**cells: str) -> str:
    sample = Sample()
    sample.edit({"set": {name.replace("__", "."): value for name, value in cells.items()}})
    return sample.text


@pytest.mark.parametrize(
    ("value", "problem"),
    [("0", None), ("1,234", None), ("", "空白"), ("/", "填的是“/”，不是数字"), ("若干", "填的是“若干”，不是数字")],
)
def test_required_cells_hold_a_figure(value: str, problem: str | None) -> None:
    hits = found("cell", REQUIRED, text(proactive__rules__made=value))
    assert [(one.logical, one.fields["problem"]) for one in hits] == (
        [("proactive/rules/made", problem)] if problem else []
    )


def test_a_cell_that_is_not_printed_has_no_figure() -> None:
    printed = text()
    row = next(line for line in printed.splitlines() if "行政许可" in line)
    assert row.endswith("\t4")
    (one,) = found("cell", REQUIRED, printed.replace(row, row.removesuffix("\t4")))
    assert (one.logical, one.fields["problem"]) == ("proactive/licences/decisions", "没有这一格")


@pytest.mark.parametrize(
    ("limits", "logical"),
    [
        ({}, ["proactive/rules/made", "requests/new/natural"]),
        ({"table": "requests"}, ["requests/new/natural"]),
        ({"rows": ["rules"]}, ["proactive/rules/made"]),
        ({"columns": ["natural", "total"]}, ["requests/new/natural"]),
        ({"rows": ["carried_in"]}, []),
    ],
)
@pytest.mark.parametrize(("fault", "value"), [("blank", ""), ("placeholder", "/"), ("no-figure", "/")])
def test_limits_hold_for_every_fault(limits: dict[str, Any], logical: list[str], fault: str, value: str) -> None:
    faulty = text(proactive__rules__made=value, requests__new__natural=value)
    assert [one.logical for one in found("cell", {"fault": fault, **limits}, faulty)] == logical


@pytest.mark.parametrize(
    ("check", "options", "wrong"),
    [
        ("cell", {"fault": "blank", "table": "request"}, ("table", "没有表格“request”，是否指“requests”？")),
        (
            "cell",
            {"fault": "blank", "table": "remedies", "rows": ["rules"]},
            ("rows", "没有行“rules”；可用的行：review"),
        ),
        ("cell", {"fault": "blank", "columns": ["totl"]}, ("columns", "没有列“totl”，是否指“total”？")),
        (
            "amount",
            {"table": "proactive", "row": "charge", "column": "amount", "topic": "收费"},
            ("row", "没有行“charge”，是否指“charges”？"),
        ),
        (
            "fee-notice",
            {"table": "requests", "row": "overdue_fee", "column": "all", "section": "other_matters", "notice": "通知"},
            ("column", "没有列“all”"),
        ),
        (
            "statement",
            {"section": "others", "topic": "费", "fact": "未", "fault": "absent"},
            ("section", "没有部分“others”"),
        ),
    ],
)
def test_unknown_names_are_refused(check: str, options: dict[str, Any], wrong: tuple[str, str]) -> None:
    ((key, told),) = mistakes(check, options)
    assert key == wrong[0]
    assert told.startswith(wrong[1])
