"""Comments that accept findings: which lines they speak of, and what is wrong with some."""

from __future__ import annotations

import time

import pytest

from gipr_lint.engine.accepted.comments import Comment, comment_of, comments


def stretches(text: str) -> list[tuple[tuple[str, ...], str, int, int]]:
    return [(one.names, one.reason, one.first, one.last) for one in comments(text.split("\n")) if not one.wrong]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- gipr-lint: ignore balance 上级口径 -->\n甲\n乙", [(("balance",), "上级口径", 2, 2)]),
        ("<!-- gipr-lint: ignore balance 上级口径 -->\n\n  \n甲", [(("balance",), "上级口径", 4, 4)]),
        ("甲 <!-- gipr-lint:ignore balance：上级口径 --> 乙\n丙", [(("balance",), "上级口径", 1, 1)]),
        (
            "<!-- gipr-lint: ignore a 一 -->\n<!-- gipr-lint: ignore b、c 二 --><!-- 别的 -->\n甲",
            [(("a",), "一", 3, 3), (("b", "c"), "二", 3, 3)],
        ),
        (
            "<!-- gipr-lint: ignore-start a, b 理由 -->\n甲\n<!-- gipr-lint: ignore-end b -->\n乙",
            [(("a", "b"), "理由", 1, 3)],
        ),
        (
            "<!-- gipr-lint: ignore-start a 一 -->\n<!-- gipr-lint: ignore-start b 二 -->\n甲\n"
            "<!-- gipr-lint: ignore-end a -->\n<!-- gipr-lint: ignore-end -->",
            [(("a",), "一", 1, 4), (("b",), "二", 2, 5)],
        ),
        ("甲\n乙\n<!-- gipr-lint: ignore-file tables 旧版系统导出 -->", [(("tables",), "旧版系统导出", 1, 3)]),
        ("<!-- gipr-lint: ignore a 一 -->", [(("a",), "一", 1, 1)]),
        ("<!-- 普通批注 gipr-lint ignore a 一 -->\n甲", []),
    ],
)
def test_the_lines_of_a_comment(text: str, expected: list[tuple[tuple[str, ...], str, int, int]]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("<!-- gipr-lint: ignore balance -->\n甲", "没有写理由"),
        ("<!-- gipr-lint: ignore -->\n甲", "没有写规则"),
        ("<!-- gipr-lint: disable balance 理由 -->\n甲", "不认识的写法"),
        ("<!-- gipr-lint: ignore-start balance 理由 -->\n甲", "没有 ignore-end"),
        ("甲\n<!-- gipr-lint: ignore-end balance -->", "没有同一规则的 ignore-start"),
    ],
)
def test_what_is_wrong_is_said_and_accepts_nothing(text: str, wrong: str) -> None:
    (found,) = comments(text.split("\n"))
    assert wrong in found.wrong
    assert stretches(text) == []


def test_a_number_in_a_reason_is_masked() -> None:
    (found,) = comments(["<!-- gipr-lint: ignore a 请致电18432737113核实 -->", "甲"])
    assert "18432737113" not in found.reason
    assert found.reason.startswith("请致电***")


def test_plain_data_and_back() -> None:
    one = Comment(3, ("a", "b"), "理由", 4, 4)
    assert comment_of([3, ["a", "b"], "理由", 4, 4, False, ""]) == one


def test_many_comments_and_endless_ones_take_no_time() -> None:
    started = time.monotonic()
    assert comments(["<!-- gipr-lint: ignore a " * 20_000]) == ()
    assert len(comments(["<!-- gipr-lint: ignore a 理由 -->" * 5_000])) == 1000
    assert time.monotonic() - started < 5
