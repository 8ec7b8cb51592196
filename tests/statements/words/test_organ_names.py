"""Other organs' names: phrases about several organs are no name, a neighbour's name is one."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.statements.words.organ_names import are_strangers
from gipr_lint.testing import Sample

OFFICE, BUREAU = "云溪市人民政府办公厅", "云溪市水利局"


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (OFFICE, "市政府办公厅代表市政府共受理政府信息公开申请12件。"),
        (OFFICE, "市政府办公厅受市政府委托收到公开申请12件。"),
        (OFFICE, "市政府办公厅协助市人民政府主动公开政府信息126条。"),
        (BUREAU, "市水利局会同市财政局主动公开政府信息126条。"),
        (BUREAU, "市水利局牵头市直有关部门认真落实《条例》。"),
        (BUREAU, "市水利局联合市应急管理局收到公开申请12件。"),
        (BUREAU, "市政府部署市水利局认真贯彻《条例》。"),
        ("云溪新区", "新区管委会认真落实《条例》，主动公开政府信息126条。"),
        ("云溪高新技术产业开发区管委会", "高新区管委会共收到政府信息公开申请12件。"),
    ],
)
def test_a_phrase_about_several_organs_is_no_other_organ(own: str, sentence: str) -> None:
    sample = Sample(title=f"{own}2024年政府信息公开工作年度报告")
    sample.bodies["overview"] = sentence
    assert "organ-name" not in {one.rule for one in lint_text(sample.text).findings}


@pytest.mark.parametrize("name", ["梧桐县水利局", "梧桐县政府办", "梧桐市人民政府办公厅", "梧桐新区管委会"])
def test_neighbours_are_strangers(name: str) -> None:
    assert are_strangers("云溪县松湾镇人民政府", name)
