"""Figures of the parts of a year, as they are read from words alone."""

from __future__ import annotations

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.sums.periods import year_sums


def test_all_parts_of_a_year_are_needed_for_a_sum() -> None:
    whole = "全年公开信息100条，1月至6月40条。"
    assert list(year_sums(folded(whole))) == []
    months = "、".join(f"{month}月{month}条" for month in range(1, 13))
    (found,) = year_sums(folded(f"全年公开信息80条，其中{months}。"))
    assert (int(found.whole), int(found.sum)) == (80, 78)
    (found,) = year_sums(folded("1—6月公开30条，7—12月公开50条，全年共公开信息80条。"))
    assert (int(found.whole), int(found.sum)) == (80, 80)
