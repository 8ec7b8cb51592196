"""Names that people write: well formed or not, and which one is meant."""

from __future__ import annotations

import pytest

from gipr_lint.files.names import is_kebab, is_snake, suggest, unknown


@pytest.mark.parametrize("name", ["row-total", "fee", "a1-2"])
def test_kebab(name: str) -> None:
    assert is_kebab(name)


@pytest.mark.parametrize("name", ["", "Row-total", "row_total", "-row", "row-", "row--total", "行", "row-total\n"])
def test_no_kebab(name: str) -> None:
    assert not is_kebab(name)


def test_snake() -> None:
    assert is_snake("other_matters")
    assert not is_snake("other-matters")
    assert not is_snake("Other_matters")


def test_the_name_that_is_meant() -> None:
    assert suggest("titel", ["level", "title"]) == "，是否指“title”？"
    assert suggest("完全无关", ["level", "title"]) == ""
    assert suggest("a", []) == ""


def test_a_name_that_is_like_none() -> None:
    assert unknown("表格", "reqests", ["requests", "remedies"]) == "没有表格“reqests”，是否指“requests”？"
    assert unknown("表格", "甲", ["requests", "remedies"]) == "没有表格“甲”；可用的表格：requests、remedies"
