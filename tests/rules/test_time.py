"""Rules about time and names, and the checks behind them."""

from __future__ import annotations

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.testing.example import build
from tests.support.one_check import TITLE, found, mistakes, report

ORGAN_NAME = next(rule for rule in national_rules() if rule.id == "organ-name")
OWN_NAME = {key: getattr(ORGAN_NAME.options, key).source for key in ("own", "nearby")}
TERMS = {"terms": {"不予公开": ["不子公开"], "公开": ["公天"], "勾稽": ["勾嵇", "勾嵇关系"]}, "except": "公天下"}


@pytest.mark.parametrize("pattern", ["(收到)申请", "(?P<organ>某)局", "(?i)abc"])
def test_patterns_that_would_change_the_check_around_them_are_refused(pattern: str) -> None:
    assert [key for key, _ in mistakes("own-name", {"own": pattern, "nearby": "收到"})] == ["own"]
    assert [key for key, _ in mistakes("date", {"of": "period", "stated": pattern, "of-report": "报告"})] == ["stated"]


def test_a_misspelt_word_is_found_through_spaces_and_quotation_marks() -> None:
    hits = found("term", TERMS, report("属于不 子“公开”的，说明理由。"))
    assert [(hit.words, hit.fields["right"]) for hit in hits] == [("不 子“公开", "不予公开")]


def test_the_longest_misspelling_at_a_place_counts() -> None:
    assert [hit.words for hit in found("term", TERMS, report("核对勾嵇关系。"))] == ["勾嵇关系"]


def test_an_exception_covers_only_its_own_place() -> None:
    assert [hit.words for hit in found("term", TERMS, report("天下为公天下同，信息公天。"))] == ["公天"]


@pytest.mark.parametrize("wrong", ["", "不 子公开", "“公天”", "公开"])
def test_misspellings_that_cannot_be_told_are_refused(wrong: str) -> None:
    assert [key for key, _ in mistakes("term", {"terms": {"公开": [wrong]}})] == ["terms"]


def test_terms_are_needed() -> None:
    assert mistakes("term", {"terms": {}}) == [("terms", "至少要写一项")]


@pytest.mark.parametrize(
    ("official", "misspelt", "rule"),
    [
        ("现行有效件数", "先行有效件数", "fixed-term"),
        ("法律服务机构", "法律服物机构", "fixed-term"),
        ("尚未审结", "尚末审结", "fixed-term"),
        ("属于国家秘密", "属于国家秘蜜", "row-label"),
        ("行政规范性文件", "行政规犯性文件", "row-label"),
        ("四、政府信息公开行政复议", "四、政府信息公开行政法复议", "section-title"),
    ],
)
def test_a_misspelling_in_a_table_or_title_is_one_finding(official: str, misspelt: str, rule: str) -> None:
    text = build({})[0]
    assert official in text
    run = lint([Input("report.txt", text.replace(official, misspelt, 1).encode)], national_rules())
    assert {finding.rule for finding in run.findings} == {rule}


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("抓好以下两项工作：\n（一）制度\n建章立制。\n（二）平台\n建好平台。\n（三）培训\n全员参训。", ["两项"]),
        ("抓好以下三项工作：\n（一）制度\n建章立制。\n（二）平台\n建好平台。\n（三）培训\n全员参训。", []),
        ("主要有十一个方面：一是甲；二是乙。", ["十一个方面"]),
        ("主要有2个方面：第一，甲；第二，乙；第三，丙。", ["2个方面"]),
        ("每两个单位：一是甲；二是乙；三是丙。", []),
        ("主要有两个问题。一是甲；二是乙；三是丙。", []),
        ("主要有三个问题：一是否公开存疑；二是形式单一。", []),
    ],
)
def test_announced_items_are_counted_in_every_style(text: str, announced: list[str]) -> None:
    assert [
        hit.words for hit in found("statement", {"must": "count-right", "of": ["items"]}, report(text))
    ] == announced


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，本镇在全市政务公开考核中排名第一，2024年继续保持。",
        "2023年我镇收到申请10件，2024年为12件。",
        "2023年，本镇收到政府信息公开申请10件，今年为12件，减少2件。",
        "针对2023年政府信息公开工作存在的问题，本镇逐项整改。",
        "2023年，本镇政府信息公开工作存在解读形式单一的问题，目前已经整改到位。",
        "2025年，我镇将认真贯彻落实《条例》，进一步规范公开工作。",
        "2025年，我镇坚持以问题为导向，着力抓好以下工作：一是加强培训。",
        "2025年我镇计划组织培训3次，公开信息200条。",
        "2023年12月，我镇收到申请3件，于2024年1月答复。",
        "2022年，我镇出台《办法》，严格按照规定公开信息。",
        "2021年至2023年，我镇共收到申请30件。",
        "2023年，云溪县人民政府印发实施方案，全面推进基层政务公开。",
        "2020年以来，我镇共公开信息3000条，未发生复议诉讼。",
        "2023年，我镇政府信息公开工作年度报告在县政府网站公开。",
        "2023年度考核结果为优秀。2024年，本镇再接再厉。",
    ],
)
def test_another_year_is_right_where_it_is_compared_planned_or_history(sentence: str) -> None:
    assert found("statement", {"must": "be-of-year"}, report(sentence)) == []


@pytest.mark.parametrize("title", ["松湾镇政府信息公开工作年度报告", TITLE])
def test_a_year_after_the_reporting_one_is_told_only_where_the_title_names_that(title: str) -> None:
    text = report("2025年，我镇未收到政府信息公开申请。", preface="统计期限为2024年1月1日至12月31日。", title=title)
    assert bool(found("statement", {"must": "be-of-year"}, text)) is (title == TITLE)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("云溪县松湾镇人民政府", "松湾镇综治中心政府信息公开工作有序开展。"),
        ("云溪县松湾镇人民政府", "县委县政府认真贯彻落实《条例》。"),
        ("云溪县松湾镇人民政府", "县司法局共收到公开申请1件。"),
        ("云溪市人民政府", "松湾镇主动公开政府信息最多。"),
        ("云溪县发展和改革局", "县发改委认真落实《条例》。"),
        ("云溪县发展和改革局", "县粮食和物资储备局主动公开政府信息10条。"),
        ("云溪县人力资源和社会保障局", "县人社局认真落实《条例》。"),
        ("云溪县文化广电和旅游体育局", "县文体旅游局认真落实《条例》。"),
        ("国家税务总局云溪县税务局", "云溪县税务局认真落实《条例》。"),
        ("云溪经济技术开发区管理委员会", "云溪经开区认真落实《条例》。"),
        ("云溪县桃花江镇", "桃花江镇人民政府认真落实《条例》。"),
    ],
)
def test_short_names_and_organs_nearby_are_no_strangers(organ: str, sentence: str) -> None:
    assert found("own-name", OWN_NAME, report(sentence, title=f"{organ}2024年政府信息公开工作年度报告")) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "name"),
    [
        ("云溪县教育局", "梧桐县教育局认真落实《条例》。", "梧桐县教育局"),
        ("云溪县民政局", "云溪县财政局认真落实《条例》。", "云溪县财政局"),
        ("云溪县松湾镇人民政府", "梧桐县清河镇共收到公开申请3件。", "梧桐县清河镇"),
    ],
)
def test_an_organ_of_another_place_or_field_is_a_stranger(organ: str, sentence: str, name: str) -> None:
    hits = found("own-name", OWN_NAME, report(sentence, title=f"{organ}2024年政府信息公开工作年度报告"))
    assert [hit.words for hit in hits] == [name]
