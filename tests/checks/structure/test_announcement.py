"""Announced numbers: which options go together."""

from __future__ import annotations

from tests.support.one_check import mistakes


def test_parts_are_named_where_they_are_asked_for() -> None:
    assert mistakes("announcement", {"of": "parts"}) == [("parts", "of 为 parts 时至少要写一项")]
    assert mistakes("announcement", {"of": "items", "parts": {"总体情况": "总体"}}) == [
        ("parts", "只与 of: parts 一起写")
    ]
    assert mistakes("announcement", {"of": "parts", "parts": {"总体情况": "总体"}}) == []
    assert mistakes("announcement", {"of": "items"}) == []
