"""Shares with their numbers, as they are read from words alone."""

from __future__ import annotations

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.shares import shares


@pytest.mark.parametrize(
    ("text", "kind", "figures"),
    [
        ("公开信息300条，其中政策80条，占26%。", "part", [(80, 300)]),
        ("发布视频15条，占解读材料60条的25%。", "part", [(15, 60)]),
        ("收到留言206条，办结183条，办结率89%。", "part", [(183, 206)]),
        ("政府信息公开申请办结率为96%。", "handled", []),
    ],
)
def test_a_percentage_has_its_numbers_beside_it(text: str, kind: str, figures: list[tuple[int, int]]) -> None:
    (share,) = shares(folded(text))
    assert (str(share.kind), [(int(now), int(base)) for now, base in share.figures]) == (kind, figures)
