"""Documents to reports: the grammar is total, nothing is lost or said twice, sections are found by their meaning."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gipr_lint.model.document import Line, Table
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.parse import is_report, parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample

LINES = [
    "松湾镇2024年政府信息公开工作年度报告",
    "2024年政府信息公开工作",
    "年度报告",
    "（2025年1月20日）",
    "松湾镇人民政府",
    "一、总体情况",
    "## 二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "其他需要报告的事项",
    "七、附件",
    "（一）主动公开",
    "（二）依申请公开。全年收到申请12件",
    "1.更新不够及时。",
    "全年公开信息126条，办",
    "理申请12件。",
    "- 4 -",
    "第 3 页 共 7 页",
    "规章\t0\t0\t0",
    "三、本年度办理结果\t（一）予以公开\t1\t0\t0\t0\t0\t0\t1",
    "0\t0\t0",
    "行政许可",
    "12",
    "四、结转下年度继续办理",
    "无",
    "",
    "| | |",
    "**",
    "#",
    "（）",
]


def parse(text: str) -> Report:
    return parse_report(read(text.encode(), "a.txt"))


def lines_of(report: Report) -> list[tuple[int, int]]:
    """Return line and column of all lines and filled table cells that stand in the report, in its order."""
    places: list[tuple[int, int]] = []
    for _, item in report.items:
        if isinstance(item, Table):
            places += [cell.span[:2] for row in item.rows for cell in row.cells if cell.text]
        elif isinstance(item, Paragraph):
            places += [line.span[:2] for line in item.lines]
        else:
            places.append(item.line.span[:2])
            places += [(line, 0) for line in range(item.line.span.line + 1, item.line.span.end_line + 1)]
    return places


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(LINES), st.text(alphabet="一二三、（）总体情况报告。|\t #*-0", max_size=12)),
        max_size=30,
    )
)
@example(["一、", "", "一、总体情况"])
@example(["一、", "", "总体情况"])
def test_every_block_stands_in_the_report_once(lines: list[str]) -> None:
    document = read("\n".join(lines).encode(), "a.txt")
    found = lines_of(parse_report(document))
    assert len(found) == len(set(found))
    expected = {block.span.line for block in document.blocks if isinstance(block, Line)}
    expected |= {
        cell.span.line
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        if cell.text
    }
    assert {line for line, _ in found if document.lines[line - 1].strip()} == expected


def test_faultless_report() -> None:
    report = parse(Sample().text)
    assert [section.id for section in report.sections] == [
        "overview",
        "proactive",
        "requests",
        "remedies",
        "problems",
        "other_matters",
    ]
    assert (report.year, report.year_source, report.organ, report.format.edition) == (
        2024,
        "title",
        "云溪县松湾镇人民政府",
        "2021",
    )
    assert {table.id: len(table.rows) for table in report.tables.values()} == {
        "proactive": 6,
        "requests": 25,
        "remedies": 3,
    }
    assert sum(len(row.cells) for row in report.tables["requests"].rows.values()) == 175


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("松湾镇2024年政府信息公开工作年度报告", "松湾镇", 2024),
        ("# 松湾镇 2024 年度政府信息公开工作报告", "松湾镇", 2024),
        ("2023年云溪市教育局政府信息公开工作年度报告", "云溪市教育局", 2023),
        ("云溪市教育局政府信息公开工作2023年年度报告", "云溪市教育局", 2023),
        ("云溪市教育局二〇二三年政府信息公开工作年度报告", "云溪市教育局", 2023),
        ("云溪市教育局关于2022年度政府信息公开情况的报告", "云溪市教育局", 2022),
        ("云溪市人民政府（本级）2022年政府信息公开工作年度报告", "云溪市人民政府(本级)", 2022),
        ("云溪市松湾镇\n2024年政府信息公开工作\n年度报告", "云溪市松湾镇", 2024),
        ("松湾镇2024年政府信息公开工作\n年度报告\n（2025年1月20日）", "松湾镇", 2024),
        ("松湾镇人民政府\n政府信息公开工作年度报告\n（2024年度）", "松湾镇人民政府", 2024),
    ],
)
def test_titles(title: str, organ: str, year: int) -> None:
    report = parse(Sample(title=title).text)
    assert (report.organ, report.year) == (organ, year)
    assert report.sections[0].id == "overview"


def test_year_without_a_title_year() -> None:
    sample = Sample(title="松湾镇政府信息公开工作年度报告", preface="本报告由镇办公室编制。")
    report = parse(sample.text)
    assert (report.year, report.year_source) == (2024, "text")


@pytest.mark.parametrize(
    ("year", "edition"), [(2018, "2021"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")]
)
def test_edition_follows_the_year(year: int, edition: str) -> None:
    sample = Sample(title=f"松湾镇{year}年政府信息公开工作年度报告")
    assert parse(sample.text).format.edition == edition
    assert parse_report(read(sample.text.encode(), "a.txt"), edition="2019").format.edition == "2019"


@pytest.mark.parametrize(
    ("section", "heading", "number"),
    [
        ("overview", "一、概述", 1),
        ("overview", "第一部分 总体情况", 1),
        ("proactive", "### 二、行政机关主动公开政府信息情况", 2),
        ("requests", "三、依申请公开政府信息情况", 3),
        ("requests", "四、收到和处理政府信息公开申请情况", 4),
        ("remedies", "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况", 4),
        ("problems", "五、存在问题和下一步打算", 5),
        ("problems", "**五、政府信息公开工作存在的主要问题及改进措施**", 5),
        ("other_matters", "|六、其它需要报告的事项", 6),
        ("other_matters", "其他需要报告的事项", None),
        ("other_matters", "六．其他需要报告的事项：", 6),
    ],
)
def test_sections_are_found_by_their_meaning(section: str, heading: str, number: int | None) -> None:
    sample = Sample()
    sample.headings[section] = heading
    found = parse(sample.text).section(section)
    assert found is not None
    assert found.heading.ordinal == number


def test_topics_of_section_one_at_top_level_are_not_the_statutory_sections() -> None:
    sample = Sample()
    sample.bodies["overview"] = "概况如下。\n二、主动公开工作情况\n公开126条。\n三、依申请公开工作情况\n收到12件。"
    report = parse(sample.text)
    overview, proactive = report.section("overview"), report.section("proactive")
    assert overview is not None
    assert proactive is not None
    assert [sub.heading.text for sub in overview.subsections] == ["主动公开工作情况", "依申请公开工作情况"]
    assert proactive.heading.text == "主动公开政府信息情况"


def test_a_preface_that_names_the_sections_is_not_their_heading() -> None:
    names = "、".join(section.title for section in Sample().official.sections)
    report = parse(Sample(preface=f"编制说明：内容包括{names}等六项内容。").text)
    assert report.sections[0].heading.line.span.line == 3
    assert len(report.sections) == 6


def test_a_table_of_contents_is_no_duplicate() -> None:
    sample = Sample()
    contents = "\n".join(sample.headings[section] for section in sample.order)
    report = parse(Sample(preface=f"目录\n{contents}").text)
    assert [section.id for section in report.sections] == sample.order


def test_paragraphs_are_joined_over_page_breaks() -> None:
    sample = Sample()
    sample.bodies["overview"] = "全年公开信息126条，重点领域公\n\n- 4 -\n\n开内容逐步增加。\n\n监督保障到位。"
    overview = parse(sample.text).section("overview")
    assert overview is not None
    paragraphs = list(overview.paragraphs)
    assert [paragraph.text for paragraph in paragraphs] == [
        "全年公开信息126条，重点领域公开内容逐步增加。",
        "监督保障到位。",
    ]
    start = paragraphs[0].text.index("公开内容")
    span = paragraphs[0].span(start, start + 4)
    assert (span.line, span.column, span.end_line, span.end_column) == (4, 16, 8, 4)


def test_sign_off_is_not_content() -> None:
    sample = Sample()
    sample.bodies["other_matters"] = "2024年未收取信息处理费。\n云溪县松湾镇人民政府\n2025年1月20日"
    section = parse(sample.text).section("other_matters")
    assert section is not None
    assert [paragraph.text for paragraph in section.paragraphs] == ["2024年未收取信息处理费。"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 报告目录\n\n- 松湾镇：见 2024.txt\n- 石桥镇：见 2023.txt\n",
        "政务公开工作推进会会议纪要\n\n会议听取了2024年政府信息公开工作年度报告编制情况的汇报。\n一、总体情况\n各单位进展顺利。\n",
        "关于做好2024年政府信息公开工作年度报告编制工作的通知\n各镇人民政府：\n请于1月20日前报送。\n",
        "name\tcount\nalpha\t1\nbeta\t2\n",
    ],
)
def test_other_documents_are_no_reports(text: str) -> None:
    assert not is_report(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "松湾镇2024年政府信息公开工作年度报告",
        "六、其他需要报告的事项\n无\n",
        "规章\t0\t0\t0\n行政规范性文件\t1\t0\t1\n行政许可\t3\n",
    ],
)
def test_broken_reports_are_reports(text: str) -> None:
    assert is_report(parse(text))
