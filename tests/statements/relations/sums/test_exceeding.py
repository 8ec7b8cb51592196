"""Parts told alone that are more than their whole, as they are read from words alone."""

from __future__ import annotations

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.sums.exceeding import exceeding


@pytest.mark.parametrize(
    ("text", "whole", "part", "loose"),
    [
        ("举办讲座4场，其中进校园9场。", 4, 9, False),
        ("回访群众20名，表示满意25名。", 20, 25, False),
        ("开设专栏3个，其中部门专栏5个。", 3, 5, True),
        ("承办提案8件，办结11件。", 8, 11, True),
    ],
)
def test_a_part_that_is_more_is_found(text: str, whole: int, part: int, *, loose: bool) -> None:
    (found,) = exceeding(folded(text))
    assert (int(found.whole), int(found.sum), found.loose) == (whole, part, loose)


@pytest.mark.parametrize(
    "text",
    [
        "举办讲座9场，其中进校园4场。",
        "举办讲座4场，其中听众90人。",
        "举办讲座4场，其中上年同期9场。",
        "举办讲座4场，较上年减少，另有座谈9场。",
        "承办提案8件，办结11件（含上年3件）。",
        "发布动态20条，其中转载30条。",
    ],
)
def test_what_may_be_true_is_not(text: str) -> None:
    assert list(exceeding(folded(text))) == []
