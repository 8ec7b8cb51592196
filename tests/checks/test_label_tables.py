"""Small tables of the overview whose rows are a label and a number."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.testing import Sample

RIGHT, WRONG = "15", "4321"


def found(table: str) -> list[str]:
    sample = Sample()
    sample.edit({"section": {"overview": f"依申请公开情况如下。\n\n{table}"}})
    run = lint_text(sample.text)
    assert run.problems == ()
    return [finding.rule for finding in run.findings if finding.rule.startswith("text-")]


@pytest.mark.parametrize(
    "table",
    [
        "| 政府信息公开申请总数 | {} |",
        "| 项目 | 数量 |\n|---|---|\n| 新收政府信息公开申请 | {}件 |",
        "政府信息公开申请总数 | {}",
    ],
)
def test_a_number_beside_its_label_is_compared(table: str) -> None:
    assert found(table.format(RIGHT)) == []
    assert found(table.format(WRONG)) == ["text-requests"]


@pytest.mark.parametrize(
    "table",
    [
        "| 项目 | 2023年 |\n|---|---|\n| 政府信息公开申请 | 4321 |",
        "| 主动公开信息 | 4321 |\n| 行政事业性收费 | 4321 |",
        "| 政府信息公开申请 | 4321 | 4000 |",
        "| 信访件 | 4321 |",
    ],
)
def test_other_tables_stay_silent(table: str) -> None:
    assert found(table) == []
