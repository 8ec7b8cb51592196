"""Figures of the year under one name, as they are read from words alone."""

from __future__ import annotations

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.relations.totals import totals
from gipr_lint.statements.statement import Speaker

TOWN = Speaker("云溪县松湾镇人民政府", 2024)


def test_figures_of_the_year_are_named_by_the_same_words() -> None:
    text = "2024年，我镇举办政务公开培训2次。全年共举办政务公开培训5次。一季度举办政务公开培训1次。"
    found = list(totals(folded(text), TOWN))
    assert [(one.name, one.unit, int(one.value)) for one in found] == [
        ("举办政务公开培训", "次", 2),
        ("举办政务公开培训", "次", 5),
    ]
    narrow = "2023年举办政务公开培训2次。在村级层面，全年举办政务公开培训2次。全年收到政府信息公开申请2件。"
    assert list(totals(folded(narrow), TOWN)) == []
