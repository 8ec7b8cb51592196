"""Reports of a whole area are known as such, by the organ's name or by the preface, to every rule that asks."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.model.applicability import kinds_of
from gipr_lint.model.organ import organ_of_name
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample

PERIOD = "统计期限为2024年1月1日至2024年12月31日。"


def _sample(organ: str, preface: str = PERIOD) -> Sample:
    return Sample(title=f"{organ}2024年政府信息公开工作年度报告", preface=preface)


def _kinds(organ: str, preface: str = PERIOD) -> set[str]:
    return {*kinds_of(parse_report(read(_sample(organ, preface).text.encode(), "报告.txt")))}


@pytest.mark.parametrize(
    "organ",
    [
        "云溪县",
        "云溪县人民政府",
        "云溪市",
        "云溪市东岭区人民政府",
        "云溪新区",
        "云溪新区管理委员会",
        "云溪综合实验区",
        "云溪经济技术开发区",
        "云溪高新技术产业开发区管委会",
        "云溪市高新区",
        "云溪生态旅游示范区管委会",
        "云溪临空经济区",
        "云溪工业园区管理委员会",
        "云溪自治州人民政府",
    ],
)
def test_areas_by_name(organ: str) -> None:
    assert "area" in _kinds(organ)


@pytest.mark.parametrize(
    "organ",
    [
        "云溪县松湾镇人民政府",
        "云溪县水利局",
        "云溪县人民政府办公室",
        "云溪经济技术开发区税务局",
        "云溪县城区街道办事处",
        "云溪高新区管委会办公室",
        "云溪县地震监测中心",
        "云溪市人民政府国有资产监督管理委员会",
        "云溪市住房公积金管理委员会",
    ],
)
def test_no_areas_by_name(organ: str) -> None:
    assert "area" not in _kinds(organ)


PREFACES = [
    "本报告由县政府办公室汇总各乡镇、县直各部门的政府信息公开年度报告编制而成。",
    "本报告根据全县各级行政机关2024年政府信息公开工作情况编制。",
    "报告内容涵盖县政府各部门和各乡镇。",
    "本年度报告综合各部门、各街道报送的材料编制。",
    "所列数据的统计范围为区政府及其工作部门、各镇。",
    "本报告依据县政府部门、各乡镇提供的数据编写。",
]


@pytest.mark.parametrize("preface", PREFACES)
@pytest.mark.parametrize("organ", ["云溪县人民政府办公室", ""])
def test_areas_by_the_preface(organ: str, preface: str) -> None:
    assert "area" in _kinds(organ, preface + PERIOD)


@pytest.mark.parametrize(
    ("organ", "preface"),
    [
        ("云溪县教育局", "本报告汇总局机关各科室和各直属学校的情况编制。"),
        ("云溪县教育局", "本报告根据全县各部门的通知要求编制。"),
        ("云溪县松湾镇人民政府", "本报告汇总各部门、各村的情况编制。"),
        ("云溪县人民政府办公室", "本报告依据《条例》编制，反映县政府办公室的工作情况。"),
    ],
)
def test_no_areas_by_the_preface(organ: str, preface: str) -> None:
    assert "area" not in _kinds(organ, preface + PERIOD)


def test_the_office_that_reports_for_the_area_owes_what_a_government_owes() -> None:
    sample = _sample("云溪县人民政府办公室", PREFACES[0] + PERIOD)
    sample.bodies["overview"] = "全县公开信息126条，办理公开申请，审核信息，维护平台，开展培训。"
    assert "assessment-missing" in {one.rule for one in lint_text(sample.text).findings}
    sample.preface = PERIOD
    assert "assessment-missing" not in {one.rule for one in lint_text(sample.text).findings}


@pytest.mark.parametrize(
    ("organ", "makes"),
    [
        ("临岚省人民政府办公厅", True),
        ("临岚省人民政府（省政府办公厅）", True),
        ("云溪市人民政府办公室", True),
        ("临岚省人民政府", True),
        ("云溪县人民政府办公室", False),
        ("云溪市人民政府外事办公室", False),
        ("云溪市水务局", False),
        ("云溪高新区管委会", False),
    ],
)
def test_who_may_report_rules(organ: str, makes: bool) -> None:
    assert organ_of_name(organ).makes_rules is makes
