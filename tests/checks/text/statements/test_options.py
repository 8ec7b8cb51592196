"""Announced numbers: which options go together."""

from __future__ import annotations

from tests.support.one_check import mistakes


def test_parts_are_named_where_they_are_asked_for() -> None:
    assert mistakes("statement", {"must": "count-right", "of": ["parts"]}) == [
        ("parts", "of 里有 parts 时至少要写一项")
    ]
    assert mistakes("statement", {"must": "be-of-year", "parts": {"总体情况": "总体"}}) == [
        ("parts", "只与 must: count-right 一起写")
    ]
    assert mistakes("statement", {"must": "count-right", "of": ["parts"], "parts": {"总体情况": "总体"}}) == []
    assert mistakes("statement", {"must": "count-right", "of": ["items"]}) == []
