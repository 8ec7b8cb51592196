"""A fact that a section has to state: which options go together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import mistakes

FACT = {"section": "other_matters", "fact": "通知", "fault": "absent"}
CELL = {"table": "requests", "row": "overdue_fee", "column": "total"}


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"topic": "费", "section": "others"}, ("section", "没有部分“others”")),
        ({**CELL, "column": "all"}, ("column", "没有列“all”")),
        ({}, ("topic", "没有写 table 时要写 topic")),
        ({**CELL, "topic": "费"}, ("topic", "写了 table 时不要写 topic")),
        ({**CELL, "fault": "vague"}, ("fault", "写了 table 时只能是 absent")),
        ({"table": "requests", "row": "overdue_fee"}, ("table", "table、row、column 要一起写")),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: dict[str, Any], wrong: tuple[str, str]) -> None:
    ((key, told),) = mistakes("fact", {**FACT, **options})
    assert key == wrong[0]
    assert told.startswith(wrong[1])


@pytest.mark.parametrize("options", [{"topic": "费"}, CELL])
def test_a_topic_or_a_cell_says_when_the_fact_is_due(options: dict[str, Any]) -> None:
    assert mistakes("fact", {**FACT, **options}) == []
