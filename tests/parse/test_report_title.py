"""The title on one line or several, and what looks like one: sentences broken behind the name of a report."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample

REST = Sample().text.partition("\n")[2]
ORGAN = "云溪县桐坪乡人民政府"


def _title(*lines: str) -> tuple[str, int | None]:
    report = parse_report(read("\n".join((*lines, REST)).encode(), "报告.txt"))
    return (report.title.text if report.title else ""), report.year if report.year_source == "title" else None


@pytest.mark.parametrize(
    "lines",
    [
        ("2024 年云溪县桐坪乡人民政府政府信息公开", "工作年度报告"),
        (ORGAN, "2024年政府信息公开工作年度报告"),
        ("国家统计局云溪县调查队", "2024年政府信息公开工作年度报告"),
        (ORGAN, "2024年政府信息公开", "工作年度报告"),
        ("2024年", ORGAN, "政府信息公开工作年度报告"),
        (ORGAN, "政府信息公开工作年度报告", "（2024年度）"),
        (f"{ORGAN}政府信息公开工作年度报告", "（2024年）"),
        ("云溪县桐坪乡2024年政府信息公开工作年", "度报告"),
    ],
)
@pytest.mark.parametrize(
    "preface",
    [
        (),
        ("本报告根据《公开条例》（以下简称《条", "例》）和《关于印发政府信息公开工作年度报告", "格式的通知》。"),
        ("为做好编制工作，依据国务院办公厅关于政府信息公开工作年度报告", "有关事项的通知，编制本报告。"),
        ("现公布云溪县桐坪乡人民政府2023年政府信息公开工作年度报告", "如下。"),
        ("编制说明：本报告按年编制。",),
    ],
)  # fmt: skip
def test_the_title_is_the_title(lines: tuple[str, ...], preface: tuple[str, ...]) -> None:
    title, year = _title(*lines, *preface)
    assert title.replace(" ", "") == "".join(lines).replace(" ", "")
    assert year == 2024


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{ORGAN}2024年度政", "府信息公开工作年度报告"),
        (f"{ORGAN}2024年度政府", "信息公开工作年度报告"),
        (f"{ORGAN}20", "24年度政府信息公开工作年度报告"),
        (f"{ORGAN}2024年", "度政府信息公开工作年度报告"),
        (ORGAN[:-1], "府2024年度政府信息公开工作年度报告"),
        (ORGAN[:-3], "民政府2024年度政府信息公开工作年度报告"),
        ("云溪县高新技术产业开发区管理", "委员会2024年政府信息公开工作年度报告"),
    ],
)
def test_a_title_broken_in_the_middle_of_a_word_names_organ_and_year(first: str, second: str) -> None:
    text = f"{first}\n{second}\n{REST}"
    report = parse_report(read(text.encode(), "报告.txt"))
    assert report.title is not None
    assert report.title.text == first + second
    assert report.year == 2024
    assert report.organ == (first + second).partition("2024")[0]


@pytest.mark.parametrize("above", ["附件", "索引号：000014349", "云溪县人民政府门户网站", "政府信息公开目录"])
def test_what_stands_above_a_whole_title_is_no_part_of_it(above: str) -> None:
    title = f"{ORGAN}2024年政府信息公开工作年度报告"
    assert _title(above, title) == (title, 2024)


def test_a_date_above_the_title_is_no_year_of_it() -> None:
    assert _title("2025-01-16", f"{ORGAN}政府信息公开工作年度报告") == (f"{ORGAN}政府信息公开工作年度报告", None)


def test_a_broken_preface_has_whole_brackets() -> None:
    text = "\n".join(
        (
            "2024年云溪县桐坪乡人民政府政府信息公开",
            "工作年度报告",
            "本报告根据《中华人民共和国政府信息公开条例》（以下简称《条",
            "例》）和《关于印发政府信息公开工作年度报告",
            "格式的通知》编制。",
            REST,
        )
    )
    assert lint_text(text).findings == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [("公开指南（以下简称《指", "1.南》）已经修订。"), ("更新“一网（含《目录", "• 清单》）通”专栏。")],
)
def test_what_one_half_of_a_broken_paragraph_opens_the_other_closes(first: str, second: str) -> None:
    sample = Sample()
    sample.bodies["problems"] += f"\n{first}\n{second}"
    assert "unbalanced-brackets" not in {one.rule for one in lint_text(sample.text).findings}
