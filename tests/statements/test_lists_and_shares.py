"""Lists with their sums, shares and figures of the year, as they are read from words alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.changes import changes
from gipr_lint.statements.relations.lists import breakdowns
from gipr_lint.statements.relations.periods import year_sums
from gipr_lint.statements.relations.shares import shares
from gipr_lint.statements.relations.totals import totals
from gipr_lint.statements.statement import Speaker

TOWN = Speaker("云溪县松湾镇人民政府", 2024)


def test_a_list_knows_how_complete_it_is() -> None:
    texts = (
        "公开信息9条，其中甲类2条、乙类3条。",
        "公开信息9条，其中：甲类2条、乙类3条。",
        "公开信息9条，分别为甲类2条、乙类3条。",
        "公开信息9条，其中甲类2条、其他3条。",
        "公开信息9条，其中甲类2条、乙类3条，丙类4条。",
    )
    found = [next(breakdowns(folded(text))) for text in texts]
    assert [one.complete for one in found] == [1, 2, 3, 4, 0]
    assert {one.sum for one in found} == {Decimal(5)}
    assert [part.label for part in found[0].parts] == ["甲类", "乙类"]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息9条，其中甲类2条、乙类3条等。",
        "公开信息9条，主要包括甲类2条、乙类3条。",
        "公开信息9条，其中甲类2条、乙类若干条。",
        "公开信息9条，其中甲类约2条、乙类3条。",
        "公开信息9条，其中甲类2条、乙类3件。",
        "公开信息9条，其中甲类2条、乙类、丙类。",
        "抓好以下9项工作：一是制度2项，二是平台3项。",
    ],
)
def test_a_list_that_is_not_clear_is_none(text: str) -> None:
    assert list(breakdowns(folded(text))) == []


def test_all_parts_of_a_year_are_needed_for_a_sum() -> None:
    whole = "全年公开信息100条，1月至6月40条。"
    assert list(year_sums(folded(whole))) == []
    months = "、".join(f"{month}月{month}条" for month in range(1, 13))
    (found,) = year_sums(folded(f"全年公开信息80条，其中{months}。"))
    assert (int(found.whole), int(found.sum)) == (80, 78)
    (found,) = year_sums(folded("1—6月公开30条，7—12月公开50条，全年共公开信息80条。"))
    assert (int(found.whole), int(found.sum)) == (80, 80)


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


def test_figures_of_the_year_are_named_by_the_same_words() -> None:
    text = "2024年，我镇举办政务公开培训2次。全年共举办政务公开培训5次。一季度举办政务公开培训1次。"
    found = list(totals(folded(text), TOWN))
    assert [(one.name, one.unit, int(one.value)) for one in found] == [
        ("举办政务公开培训", "次", 2),
        ("举办政务公开培训", "次", 5),
    ]
    narrow = "2023年举办政务公开培训2次。在村级层面，全年举办政务公开培训2次。全年收到政府信息公开申请2件。"
    assert list(totals(folded(narrow), TOWN)) == []
