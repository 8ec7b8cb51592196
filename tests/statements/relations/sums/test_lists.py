"""Lists of parts with their sum, as they are read from words alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.sums.lists import breakdowns


def test_a_list_knows_how_complete_it_is() -> None:
    texts = (
        "公开信息9条，其中甲类2条、乙类3条。",
        "公开信息9条，其中：甲类2条、乙类3条。",
        "公开信息9条，分别为甲类2条、乙类3条。",
        "公开信息9条，其中甲类2条、其他3条。",
        "公开信息9条，其中甲类2条、乙类3条，丙类4条。",
    )
    found = [next(breakdowns(folded(text))) for text in texts]
    assert [one.complete for one in found] == [1, 2, 3, 4, 0]
    assert {one.sum for one in found} == {Decimal(5)}
    assert [part.label for part in found[0].parts] == ["甲类", "乙类"]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息9条，其中甲类2条、乙类3条等。",
        "公开信息9条，主要包括甲类2条、乙类3条。",
        "公开信息9条，其中甲类2条、乙类若干条。",
        "公开信息9条，其中甲类约2条、乙类3条。",
        "公开信息9条，其中甲类2条、乙类3件。",
        "公开信息9条，其中甲类2条、乙类、丙类。",
        "抓好以下9项工作：一是制度2项，二是平台3项。",
    ],
)
def test_a_list_that_is_not_clear_is_none(text: str) -> None:
    assert list(breakdowns(folded(text))) == []
