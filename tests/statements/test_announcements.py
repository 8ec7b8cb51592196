"""Announced numbers of items and of parts, as they are read."""

from __future__ import annotations

import pytest

from gipr_lint.statements.announcements import announced_items, announces_items, parts_sentences


@pytest.mark.parametrize(
    ("text", "number", "listed"),
    [
        ("主要有以下两方面：一是建平台；二是强培训；三是抓考核。", 2, 3),
        ("做到3点：①抓更新；②抓解读；③抓考核。", 3, 3),
        ("主要有三方面：一是抓更新；二是抓解读；此外还抓了考核。", 3, None),
        ("主要有五个方面：一是抓更新；二是抓解读；四是抓考核。", 5, None),
        ("主要有三方面：更新、解读、考核。", 3, None),
    ],
)
def test_items_are_counted_where_their_numbers_follow_one_another(text: str, number: int, listed: int | None) -> None:
    ((_, _, _, announced, found),) = announced_items(text)
    assert (announced, found) == (number, listed)


def test_an_ordinal_announces_nothing() -> None:
    assert not announces_items("第三项工作：一是抓更新；二是抓解读。")


def test_a_sentence_tells_of_the_parts_of_the_report_and_names_them() -> None:
    text = "现公布。本报告由总体情况（含主动公开）、主动公开政府信息情况、其他需要报告的事项六个部分组成。"
    (sentence,) = parts_sentences(text)
    assert sentence.of_report
    assert sentence.names == ["主动公开政府信息情况", "其他需要报告的事项六个部分组成"]
    ((number, start, end, of_parts),) = sentence.numbers
    assert (number, text[start:end], of_parts) == (6, "六个部分", True)
