"""Options that belong to another test of the same check are refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import mistakes


@pytest.mark.parametrize(
    ("check", "options", "wrong"),
    [
        (
            "date",
            {"of": "written", "not-after": "01-31"},
            ("of", "not-before 和 not-after 只用于 published、signed 和 any"),
        ),
        ("section", {"must": "exist", "section": "overview"}, ("must", "exist 检查所有的部分，不能限定部分")),
        ("section", {"must": "exist", "max": 3}, ("must", "min 和 max 只在 must 为 be-of-length 时有用")),
        (
            "section",
            {"must": "exist", "in-order": True},
            ("must", "headings 和 in-order 只在 must 为 have-subheadings 时有用"),
        ),
        (
            "section",
            {"must": "have-subheadings", "headings": {"甲": "甲"}},
            ("section", "have-subheadings 要写一个部分"),
        ),
        ("brackets", {"kinds": ["（）"]}, ("kinds", "每种括号应写四个字符：全角的左、右，半角的左、右")),
        (
            "equation",
            {"equals": "requests.new.total == 1", "fault": "shifted"},
            ("fault", "shifted 要同时写 table、each 和 total"),
        ),
        (
            "equation",
            {"table": "requests", "each": "row", "equals": "natural == total", "further": ["natural == total"]},
            ("further", "只在 fault 为 shifted 时有用"),
        ),
    ],
)
def test_options_of_another_test_are_refused(check: str, options: dict[str, Any], wrong: tuple[str, str]) -> None:
    assert mistakes(check, options) == [wrong]
