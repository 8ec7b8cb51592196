"""Changes since last year, as they are read from words alone."""

from __future__ import annotations

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.changes import changes


@pytest.mark.parametrize(
    ("text", "told", "value", "pairs"),
    [
        ("公开信息126条，较上年的105条增长20%。", "percent", 20, [(126, 105)]),
        ("公开信息126条，2023年为105条，同比增长20%。", "percent", 20, [(126, 105)]),
        ("公开信息126条，比上年增加21条，增长20%。", "percent", 20, [(126, 105)]),
        ("公开信息90条，比上年减少10条，下降10%。", "percent", -10, [(90, 100)]),
        ("2023年解读10件，2024年解读16件，同比上升60%。", "percent", 60, [(16, 10)]),
        ("同比增长20%，由2023年的50篇增加为60篇。", "percent", 20, [(60, 50)]),
        ("公开信息由2023年的120条增加到2024年的150条，增加30条。", "amount", 30, [(150, 120)]),
        ("公开信息90条，比2023年（120条）减少30条。", "amount", -30, [(90, 120)]),
        ("参加人数从40人升至100人，是上年的2.5倍。", "times", 2, [(100, 40)]),
        ("公开信息240条，上年120条，翻了一番。", "double", 2, [(240, 120)]),
        ("发布解读36篇，同比持平，上年也是36篇。", "same", 1, [(36, 36)]),
        ("公开信息由150条增至120条。", "direction", 1, [(120, 150)]),
    ],
)
def test_a_change_has_the_numbers_now_and_before(
    text: str, told: str, value: int, pairs: list[tuple[int, int]]
) -> None:
    (change,) = changes(folded(text), 2024)
    assert (str(change.told), int(change.value)) == (told, value)
    assert [(int(now), int(before)) for now, before in change.pairs] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "公开信息126条、解读15篇，比上年分别增加21条、3篇，分别增长20%、25%。",
        "公开信息150条，比上年的120条增加较多，其中解读增加5条。",
        "公开信息150条，上年120条，翻两番；基本持平。",
        "2021年公开信息90条，2024年公开信息150条，同比增长5%。",
        "公开信息由网站150条转至公众号120条。",
    ],
)
def test_what_is_not_the_change_of_a_number_is_none(text: str) -> None:
    assert list(changes(folded(text), 2024)) == []
