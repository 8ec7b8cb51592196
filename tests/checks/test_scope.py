"""Where a check looks: sections, aspects of section one, sub-headings; and where it points for what is missing."""

from __future__ import annotations

import pytest

from gipr_lint.checks.scope import Scope, heading_location, is_absent, name, parts, texts
from gipr_lint.limits.pattern import Pattern
from tests.support.one_check import mistakes, report, report_of

ON_LINES = """（一）主动公开
公开126条。
1.重点领域。教育信息12条。
2.平台公开
网站100条。
（二）依申请公开
收到12件。
（三）政府信息管理
制发文件2件。
（四）政府信息公开平台建设
维护专栏1个。
（五）监督保障
培训2次。"""
RUN_IN = "（一）主动公开。公开126条。\n（二）依申请公开情况。收到12件。\n（三）加强平台建设。维护专栏1个。"
MARKDOWN = "### 主动公开\n公开126条。\n#### 细项\n网站100条。\n### 平台建设\n维护专栏1个。"
BOLD = "**主动公开**\n1.公开126条。\n2.网站100条。\n**平台建设**\n维护专栏1个。"
OPENINGS = "一是主动公开方面。公开126条。\n其中网站100条。\n二是加强平台建设，维护专栏1个。\n三是组织培训。"


def words_in(text: str, scope: Scope) -> str:
    return "|".join(words for _, words, _ in texts(report_of(text), scope))


@pytest.mark.parametrize(
    ("overview", "aspect", "words"),
    [
        (ON_LINES, "disclosure", "公开126条。|1.重点领域。教育信息12条。|平台公开|网站100条。"),
        (ON_LINES, "platform", "维护专栏1个。"),
        (ON_LINES, "supervision", "培训2次。"),
        (RUN_IN, "disclosure", "（一）主动公开。公开126条。"),
        (RUN_IN, "on_request", "（二）依申请公开情况。收到12件。"),
        (MARKDOWN, "disclosure", "公开126条。|细项|网站100条。"),
        (MARKDOWN, "platform", "维护专栏1个。"),
        (BOLD, "disclosure", "公开126条|网站100条"),
        (OPENINGS, "disclosure", "一是主动公开方面。公开126条。|其中网站100条。"),
        (OPENINGS, "platform", "二是加强平台建设，维护专栏1个。|三是组织培训。"),
    ],
)
def test_an_aspect_is_its_sub_section_or_the_paragraphs_that_begin_with_it(
    overview: str, aspect: str, words: str
) -> None:
    assert words_in(report(overview), Scope(aspect=aspect)) == words


def test_an_aspect_that_cannot_be_told_is_the_whole_section() -> None:
    text = report("全镇公开126条，收到12件。\n维护专栏1个。")
    assert words_in(text, Scope(aspect="management")) == "全镇公开126条，收到12件。|维护专栏1个。"


def test_an_aspect_of_a_section_that_is_not_there_is_nothing() -> None:
    text = "云溪县松湾镇人民政府2024年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n更新慢。"
    scope = Scope(aspect="platform")
    assert parts(report_of(text), scope) == ()
    assert is_absent(report_of(text), scope)


def test_sections_the_preface_and_the_whole_report() -> None:
    text = report("公开126条。", preface="依据《条例》编制。", rest="五、存在的主要问题及改进情况\n更新慢。\n")
    assert words_in(text, Scope(section="problems")) == "更新慢。"
    assert words_in(text, Scope(section=("overview", "problems"))) == "公开126条。|更新慢。"
    assert words_in(text, Scope(section="preface")) == "依据《条例》编制。"
    assert words_in(text, Scope()).startswith(
        "云溪县松湾镇人民政府2024年政府信息公开工作年度报告|依据《条例》编制。|总体情况|"
    )


def test_a_section_that_stands_twice_is_in_scope_both_times() -> None:
    text = report("甲。", rest="五、存在的主要问题及改进情况\n乙。\n五、存在的主要问题及改进情况\n丙。\n")
    assert words_in(text, Scope(section="problems")) == "乙。|丙。"


def test_sub_headings_with_the_lower_ones_below() -> None:
    scope = Scope(section="overview", subheading=Pattern("公开$"))
    assert words_in(report(ON_LINES), scope) == "公开126条。|1.重点领域。教育信息12条。|平台公开|网站100条。|收到12件。"
    lower = Scope(subheading=Pattern("平台公开"))
    assert words_in(report(ON_LINES), lower) == "网站100条。"
    assert words_in(report(ON_LINES), Scope(subheading=Pattern("没有"))) == ""


def test_numbers_before_the_first_bracket_do_not_swallow_it() -> None:
    overview = "1.全年公开信息\n甲。\n（一）主动公开\n乙。\n（二）监督保障\n丙。"
    assert words_in(report(overview), Scope(aspect="disclosure")) == "乙。"


@pytest.mark.parametrize(
    ("overview", "scope", "line", "logical", "told"),
    [
        (
            ON_LINES,
            Scope(aspect="platform"),
            "（四）政府信息公开平台建设",
            ("overview",),
            "第一部分“总体情况”的“政府信息公开平台建设”方面",
        ),
        (
            RUN_IN,
            Scope(aspect="platform"),
            "加强平台建设",
            ("overview",),
            "第一部分“总体情况”的“政府信息公开平台建设”方面",
        ),
        (OPENINGS, Scope(aspect="disclosure"), "一、总体情况", ("overview",), "第一部分“总体情况”的“主动公开”方面"),
        (OPENINGS, Scope(section="overview"), "一、总体情况", ("overview",), "第一部分“总体情况”"),
        (ON_LINES, Scope(subheading=Pattern("申请")), "（二）依申请公开", ("overview",), "全文的“依申请公开”"),
        (OPENINGS, Scope(section="preface"), "云溪县松湾镇人民政府2024年政府信息公开工作年度报告", (), "前言"),
        (OPENINGS, Scope(), "云溪县松湾镇人民政府2024年政府信息公开工作年度报告", (), "全文"),
    ],
)
def test_what_is_missing_is_looked_for_under_the_heading_of_its_scope(
    overview: str, scope: Scope, line: str, logical: tuple[str, ...], told: str
) -> None:
    found = report_of(report(overview))
    location = heading_location(found, scope)
    assert location.span is not None
    lines = found.document.lines
    assert lines[location.span.line - 1][location.span.column - 1 : location.span.end_column - 1] == line
    assert (location.logical, name(found, scope)) == (logical, told)


def test_an_empty_section_is_absent_but_an_empty_preface_is_not() -> None:
    text = "云溪县松湾镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n表略。\n"
    assert is_absent(report_of(text), Scope(section="overview"))
    assert not is_absent(report_of(text), Scope(section="preface"))
    assert not is_absent(report_of(text), Scope())


@pytest.mark.parametrize(
    ("scope", "wrong"),
    [
        ({"section": "overveiw"}, ("section", "没有部分“overveiw”，是否指“overview”？")),
        ({"section": ["overview", "one"]}, ("section", "没有部分“one”；可用的部分：")),
        (
            {"aspect": "platfrom"},
            ("aspect", "没有方面“platfrom”，是否指“platform”？"),
        ),
        (
            {"section": "problems", "aspect": "platform"},
            ("aspect", "方面“platform”属于部分“overview”，section 可以不写"),
        ),
    ],
)
def test_names_that_no_edition_has_are_refused(scope: dict[str, object], wrong: tuple[str, str]) -> None:
    (told,) = mistakes("forbid", {"pattern": "甲", **scope})
    assert told[0] == wrong[0]
    assert told[1].startswith(wrong[1])


def test_right_names_are_accepted() -> None:
    assert mistakes("forbid", {"pattern": "甲", "section": ["preface", "overview"]}) == []
    assert mistakes("forbid", {"pattern": "甲", "section": "overview", "aspect": "platform"}) == []
