"""What the text claims, as it is read from words alone, and how the tables answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from gipr_lint import lint_text
from gipr_lint.model.finding import Finding, Level
from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Scope, Speaker, Statement
from gipr_lint.statements.words.amounts import amounts
from gipr_lint.testing import Sample

TOWN = Speaker("云溪县松湾镇人民政府", 2024)


def said(text: str, speaker: Speaker = TOWN, *, about_requests: bool = False) -> list[str]:
    """Return the claims in a text, each in short."""
    found = read_statements(folded(text), speaker, about_requests=about_requests)
    return [_short(one) for one in found if isinstance(one, Statement)]


def _short(one: Statement) -> str:
    about = "+".join(f"{quantity.subject}.{quantity.part}" for quantity in one.about)
    return f"{one.kind} {about} {'>=' if one.scope is Scope.PART else ''}{one.value}"


def findings(edits: Mapping[str, object]) -> list[Finding]:
    """Return the findings of the group text about the faultless report with some edits."""
    sample = Sample()
    sample.edit(edits)
    run = lint_text(sample.text)
    assert run.problems == ()
    return [finding for finding in run.findings if finding.rule.startswith("text-")]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("收到12件", "12", "件"),
        ("收到１，０２５件", "1025", "件"),
        ("收到 1 2 件", "12", "件"),
        ("收到二十五件", "25", "件"),
        ("收到一百零二件", "102", "件"),
        ("收到两件", "2", "件"),
        ("收到壹佰零叁件", "103", "件"),
        ("收到叁件", "3", "件"),
        ("收到一〇三件", "103", "件"),
        ("收到廿一件", "21", "件"),
        ("收到卅件", "30", "件"),
        ("收费12.5元", "12.5", "元"),
        ("占72.5％", "72.5", "%"),
        ("接待26人次", "26", "人次"),
    ],
)
def test_numbers_of_every_writing_are_read(text: str, number: str, unit: str) -> None:
    (amount,) = amounts(folded(text).text)
    assert (amount.value, amount.unit, amount.exact) == (Decimal(number), unit, True)


@pytest.mark.parametrize(
    "text", ["近30件", "30余件", "约30件", "30件左右", "1.2万条", "3万元", "第30条", "不少于3次", "每30件"]
)
def test_approximations_and_ordinals_are_not_exact(text: str) -> None:
    assert [amount.exact for amount in amounts(folded(text).text)] == [False]


@pytest.mark.parametrize(
    "text", ["第三方", "一是整改", "2024年", "〔2024〕12号", "3-5件", "统一件", "三五件", "○○件", "大陆人士"]
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    assert amounts(folded(text).text) == ()


def test_a_place_in_folded_text_leads_back_to_the_source() -> None:
    text = "“收到” １ ２ 件"
    result = folded(text)
    assert result.text == "收到12件"
    start, end = result.source(2, 4)
    assert text[start:end] == "１ ２"


@pytest.mark.parametrize(
    ("organ", "area", "text", "counts"),
    [
        ("云溪县松湾镇人民政府", False, "我镇收到政府信息公开申请5件。", True),
        ("云溪县松湾镇人民政府", False, "松湾镇政府收到政府信息公开申请5件。", True),
        ("云溪县松湾镇人民政府", False, "全县收到政府信息公开申请5件。", False),
        ("云溪县松湾镇人民政府", False, "县政府收到政府信息公开申请5件。", False),
        ("云溪县发展和改革局", False, "县发改局收到政府信息公开申请5件。", True),
        ("云溪县发展和改革局", False, "我局2024年收到政府信息公开申请5件。", True),
        ("清河市公安局桃林分局", False, "分局收到政府信息公开申请5件。", True),
        ("清河市公安局桃林分局", False, "市公安局收到政府信息公开申请5件。", False),
        ("清河市公安局桃林分局", False, "桃林分局收到政府信息公开申请5件。", True),
        ("云溪县发展和改革局", False, "我县收到政府信息公开申请5件。", False),
        ("云溪县发展和改革局", False, "县委收到政府信息公开申请5件。", False),
        ("云溪县人民政府办公室", False, "我办收到政府信息公开申请5件。", True),
        ("云溪县人民政府办公室", False, "县政府办公室收到政府信息公开申请5件。", True),
        ("南岭省人民政府办公厅", False, "2024年本办公室收到政府信息公开申请5件。", True),
        ("南岭省人民政府办公厅", False, "2024年，我厅收到政府信息公开申请5件。", True),
        ("云溪县发展和改革局", False, "2024年本办公室收到政府信息公开申请5件。", False),
        ("云溪县人民政府", True, "全县各级行政机关收到政府信息公开申请5件。", True),
        ("云溪县人民政府", True, "我县收到政府信息公开申请5件。", True),
        ("云溪县人民政府", True, "县政府收到政府信息公开申请5件。", "part"),
        ("云溪县人民政府", True, "县政府本级收到政府信息公开申请5件。", "part"),
        ("云溪县人民政府", True, "全市收到政府信息公开申请5件。", False),
        ("清河市桃林街道办事处", False, "街道办事处收到政府信息公开申请5件。", True),
        ("清河市桃林街道办事处", False, "全街道收到政府信息公开申请5件。", True),
        ("清河市桃林街道办事处", False, "2024年，街道收到政府信息公开申请5件。", True),
        ("清河市桃林街道办事处", False, "2024年，各街道收到政府信息公开申请5件。", False),
        ("清河市民政局", False, "2024年，街道收到政府信息公开申请5件。", False),
        ("清河市桃林街道办事处", False, "全区收到政府信息公开申请5件。", False),
        ("清河市公安局交通警察支队", False, "我支队收到政府信息公开申请5件。", True),
        ("清河高新技术产业开发区管理委员会", False, "我区收到政府信息公开申请5件。", True),
        ("南岭自治区人民政府", True, "我自治区收到政府信息公开申请5件。", True),
        ("", False, "我市收到政府信息公开申请5件。", False),
        ("", False, "本单位收到政府信息公开申请5件。", True),
    ],
)
def test_only_the_own_figures_are_claims(organ: str, area: bool, text: str, counts: bool | str) -> None:
    part = ["count requests.total >=5"] if counts == "part" else []
    assert said(text, Speaker(organ, 2024, area)) == (["count received.total 5"] if counts is True else part)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("2023年收到政府信息公开申请40件，办结38件。", []),
        ("2023年收到政府信息公开申请40件，2024年收到25件。", ["count received.total 25"]),
        ("自条例施行以来，我镇收到政府信息公开申请86件。", []),
        ("一季度收到政府信息公开申请6件。", ["count requests.total >=6"]),
        ("2024年1月1日至12月31日收到政府信息公开申请6件。", ["count received.total 6"]),
        ("2024年1月1日至2024年6月30日收到政府信息公开申请6件。", ["count requests.total >=6"]),
        ("2024年以来收到政府信息公开申请6件。", ["count received.total 6"]),
        ("与2023年结转的政府信息公开申请3件一并办理。", ["count carried_in.total 3"]),
        ("2023年结转政府信息公开申请3件，结转至2025年2件。", ["count carried_in.total 3", "count carried_out.total 2"]),
    ],
)
def test_other_years_and_parts_of_the_year_are_no_claims(text: str, claims: list[str]) -> None:
    assert said(text) == claims


def test_the_year_must_be_known() -> None:
    assert said("2024年收到政府信息公开申请6件。", Speaker("云溪县松湾镇人民政府")) == []
    assert said("全年收到政府信息公开申请6件。", Speaker("云溪县松湾镇人民政府")) == ["count received.total 6"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("予以公开和部分公开政府信息公开申请15件。", ["count granted.total+partial.total 15"]),
        ("因政府信息公开引发行政复议、行政诉讼各2件。", ["count review.total 2", "count litigation.total 2"]),
        ("政府信息公开申请中自然人、法人各5件。", ["count received.natural 5", "count received.organisations 5"]),
        ("政府信息公开行政复议和行政诉讼分别为2件、3件。", ["count review.total 2", "count litigation.total 3"]),
        ("新收政府信息公开申请8件（含上年结转3件）。", ["count received.total 8", "count carried_in.total 3"]),
        (
            "新收政府信息公开申请8件，其中自然人6件。自然人共提出申请9件。",
            ["count new.total 8", "count new.natural 6", "count received.natural 9"],
        ),
        ("收到政府信息公开申请8件，公文140件，不予公开46件。", ["count received.total 8"]),
    ],
)
def test_words_are_joined_to_what_they_count(text: str, claims: list[str]) -> None:
    assert said(text) == claims


def test_a_heading_tells_what_bare_words_are_about() -> None:
    assert said("全年收到申请5件，办结5件。") == []
    assert said("全年收到申请5件，办结5件。", about_requests=True) == [
        "count received.total 5",
        "count handled.total 5",
    ]
    (finding,) = findings({"section": {"overview": "（一）依申请公开情况\n全年收到申请5件，均已登记。"}})
    assert finding.rule == "text-requests"


def test_a_finding_names_both_sides_and_links_the_cells() -> None:
    (finding,) = findings({"text": "共收到政府信息公开申请１８件。"})
    assert finding.rule == "text-requests"
    assert finding.text == ("正文“共收到政府信息公开申请18件”与表格不符，表格中“本年新收政府信息公开申请数量”总计 15。")
    assert finding.location.label == "第一部分“总体情况”"
    assert [mention.location.logical for mention in finding.related] == [("requests", "new", "total")]
    assert finding.values == ("received.total=18", "“本年新收政府信息公开申请数量”总计 15")


def test_the_nearest_reading_is_told() -> None:
    carried = {
        "requests.carried_in.natural": 2,
        "requests.carried_in.total": 2,
        "requests.carried_out.natural": "+2",
        "requests.carried_out.total": "+2",
    }
    (finding,) = findings({"set": carried, "text": "共收到政府信息公开申请18件。"})
    assert "表格中“本年新收政府信息公开申请数量”总计 15＋“上年结转政府信息公开申请数量”总计 2＝17。" in finding.text
    assert findings({"set": carried, "text": "共收到政府信息公开申请17件，新收政府信息公开申请15件。"}) == []


def test_a_number_over_two_lines_is_marked_whole() -> None:
    (finding,) = findings(
        {"text": "松湾镇积极做好依申请公开工作，畅通受理渠道，规范答复文书，共收到政府信息公开申请1\n8件，均已登记。"}
    )
    span = finding.location.span
    assert span is not None
    assert (span.end_line - span.line, span.end_column) == (1, 2)


def test_the_same_wrong_number_is_one_finding() -> None:
    text = "全年收到政府信息公开申请18件。18件政府信息公开申请均已登记，收到申请18件。"
    assert [finding.rule for finding in findings({"text": text})] == ["text-requests"]


@pytest.mark.parametrize(
    "edits",
    [
        {"set": {"requests.new.total": "+1"}},
        {"set": {"requests.new.total": ""}},
        {"drop": "requests.new"},
        {"drop": "table.requests"},
    ],
)
def test_a_table_that_is_wrong_or_silent_itself_says_nothing(edits: Mapping[str, object]) -> None:
    assert findings({**edits, "text": "新收政府信息公开申请18件。"}) == []


def test_a_sum_that_fails_elsewhere_does_not_matter() -> None:
    wrong = {"set": {"remedies.review.total": "+1"}, "text": "新收政府信息公开申请18件，引发行政复议5件。"}
    assert [finding.rule for finding in findings(wrong)] == ["text-requests"]


def test_a_group_printed_as_one_row_is_compared() -> None:
    edits = {"collapse": "requests.refused", "text": "政府信息公开申请中不予公开3件。"}
    (finding,) = findings(edits)
    assert "“不予公开”总计 0" in finding.text


def test_groups_are_summed_up() -> None:
    (finding,) = findings({"set": {"requests.secret.total": 0}, "text": "政府信息公开申请中无法提供4件。"})
    assert finding.text.endswith("表格中“本机关不掌握相关政府信息”总计 3。")


def test_the_old_edition_has_its_own_rows() -> None:
    edits = {
        "title": "云溪县松湾镇人民政府2019年政府信息公开工作年度报告",
        "edition": {"requests": "2019", "proactive": "2019"},
        "preface": "统计期限为2019年1月1日至2019年12月31日。",
        "text": "2019年收到政府信息公开申请15件，其他处理2件。全年制发规范性文件9件。",
    }
    (finding,) = findings(edits)
    assert finding.rule == "text-outcomes"
    assert finding.text.endswith("表格中“其他处理”总计 0。")


def test_all_in_time_may_be_true_of_what_was_due() -> None:
    (finding,) = findings({"text": "全年收到政府信息公开申请15件，均在法定期限内答复。"})
    assert (finding.rule, finding.level) == ("text-all-handled", Level.NOTE)
    assert findings({"text": "全年收到政府信息公开申请15件，均在法定期限内答复，结转下年1件。"}) == []
    (finding,) = findings({"text": "全年收到政府信息公开申请15件，均已办结，结转下年1件。"})
    assert (finding.rule, finding.level) == ("text-all-handled", Level.WARNING)
    (finding,) = findings({"text": "收到的9件政府信息公开申请均已办结。"})
    assert finding.rule == "text-requests"


def test_what_others_count_ends_what_is_said_of_all() -> None:
    text = "全年收到政府信息公开申请15件。收到县政府转办的申请咨询件3件，均已答复。办理建议提案5件，均已办结。"
    assert findings({"text": text}) == []


def test_a_part_that_may_lie_in_another_is_only_a_hint() -> None:
    (finding,) = findings({"text": "发布信息100条，其中：动态60条、政务40条、解读12条。"})
    assert (finding.rule, finding.level) == ("text-breakdown", Level.NOTE)
    assert finding.text == (
        "总数是“100条”，而各项（动态 60、政务 40、解读 12）之和是 112，比总数多 12"
        "（如“解读”已含在其他项中，应当写明）。"
    )
    assert [mention.text for mention in finding.related] == ["动态 60", "政务 40", "解读 12"]


def test_a_wrong_part_is_one_finding() -> None:
    (finding,) = findings({"text": "收到政府信息公开申请15件，其中自然人11件，占80%，商业企业3件。"})
    assert finding.rule == "text-requests"


def test_a_percentage_tells_what_is_right() -> None:
    (finding,) = findings({"text": "公开信息90条，较上年的100条增长10%。"})
    assert finding.text == "百分比“10%”不对：由 100 到 90 是下降 10%。"
    (finding,) = findings({"text": "政府信息公开申请办结率为100%。"})
    assert finding.level is Level.WARNING
    assert finding.text.endswith("办结率是 93.3%。")
    (finding,) = findings({"text": "政府信息公开申请办结率为97%。"})
    assert finding.level is Level.WARNING


def test_only_what_the_table_has_not_is_compared_with_itself() -> None:
    text = "新收政府信息公开申请12件。共新收政府信息公开申请13件。"
    assert {finding.rule for finding in findings({"text": text})} == {"text-requests"}
    (finding,) = findings({"text": text, "drop": "table.requests"})
    assert finding.rule == "text-contradiction"
    assert finding.text == "正文“共新收政府信息公开申请13件”与前面的“新收政府信息公开申请12件”不一致。"
