"""Percentages that words leave open, and between what they may be."""

from __future__ import annotations

import pytest

from gipr_lint.statements.relations.percentages import percentages


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("自然人占八成以上。", 92, 70),
        ("自然人占近九成。", 86, 70),
        ("自然人占三成多。", 36, 55),
        ("自然人占不足两成。", 8, 30),
        ("自然人占85%以上。", 90, 60),
        ("自然人约占60%左右。", 63, 80),
    ],
)
def test_rough_percentages_have_bounds(text: str, inside: int, outside: int) -> None:
    (found,) = percentages(text)
    assert found.bounds
    low, high = found.bounds
    assert low <= inside <= high
    assert not low <= outside <= high


def test_exact_ones_have_none() -> None:
    assert [(float(one.value), one.bounds) for one in percentages("占32.5%，另占一半。")] == [(32.5, None), (50, None)]
