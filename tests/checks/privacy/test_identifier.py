"""The check for personal data: where in a report it looks, over line ends too, and how sure it is."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.checks.privacy.identifier import Options, run
from gipr_lint.model import official_format
from gipr_lint.model.document import Cell, Document, Line, Row, Span, Table
from gipr_lint.model.finding import Hit, Level
from gipr_lint.model.report import Furniture, Heading, Item, Paragraph, Report, Section, SignOff
from gipr_lint.privacy.identifiers import Kind
from gipr_lint.testing.sample import Sample
from tests.support.privacy.personal_numbers import CARD, LONG_CARD, MOBILE, RESIDENT, WITH_X, wrong


def line(text: str, number: int) -> Line:
    return Line(text, Span(number, 1, number, len(text) + 1))


def paragraph(*texts: str, at: int = 1) -> Paragraph:
    lines = tuple(line(text, at + index) for index, text in enumerate(texts))
    return Paragraph("".join(texts), lines, tuple(sum(map(len, texts[:index])) for index in range(len(texts))))


def table(*rows: tuple[str, ...], at: int = 1) -> Table:
    def cells(row: tuple[str, ...], number: int) -> tuple[Cell, ...]:
        starts = [sum(len(text) + 1 for text in row[:index]) + 1 for index in range(len(row))]
        return tuple(
            Cell(text, Span(number, start, number, start + len(text))) for text, start in zip(row, starts, strict=True)
        )

    return Table(tuple(Row(cells(row, at + index)) for index, row in enumerate(rows)))


def report(*front: Item, overview: tuple[Item, ...] = (), other: tuple[Item, ...] = (), title: str = "") -> Report:
    def section(name: str, number: int, items: tuple[Item, ...]) -> Section:
        body = tuple(item for item in items if not isinstance(item, Heading))
        return Section(name, Heading(line("一、总体情况", number), "总体情况", 3, section=name), body)

    heading = paragraph(title, at=1) if title else None
    return Report(
        document=Document("report.txt", "utf-8", (), ()),
        format=official_format.load("2021"),
        title=heading,
        organ=None,
        year=2024,
        year_source="title",
        front=(heading, *front) if heading else front,
        sections=(section("overview", 90, overview), section("other_matters", 91, other)),
        tables={},
    )


def hits(found: Report, kind: Kind) -> list[Hit]:
    return list(run(found, Options(kind)))


def test_hits_are_private_and_say_where() -> None:
    (hit,) = hits(report(overview=(paragraph(f"申请人身份证{RESIDENT}。", at=5),)), "resident-id")
    assert hit.private
    assert hit.location.span == Span(5, 7, 5, 25)
    assert hit.location.logical == ("overview",)
    assert hit.fields == {"where": "第一部分“总体情况”", "kind": "居民身份证号码"}


def test_all_parts_of_a_report_are_searched() -> None:
    found = report(
        paragraph(f"序言{RESIDENT}", at=2),
        Furniture(line(f"- {RESIDENT} -", 3)),
        overview=(table(("姓名", RESIDENT), at=4), SignOff(line(f"张某某{RESIDENT}", 6))),
        title=f"张某某{RESIDENT}2024年",
    )
    assert [hit.location.span.line for hit in hits(found, "resident-id") if hit.location.span] == [2, 3, 4, 6]


def test_the_title_is_searched_once() -> None:
    title = f"张某某（{RESIDENT}）年度报告"
    found = hits(report(title=title), "resident-id")
    assert [hit.location.label for hit in found] == ["标题"]


def test_numbers_over_line_ends() -> None:
    (broken,) = hits(report(overview=(paragraph("身份证1101011980", "01010002。", at=7),)), "resident-id")
    assert broken.location.span == Span(7, 4, 8, 9)
    followed = hits(report(overview=(paragraph(f"电话{MOBILE}", "2024年办结。", at=7),)), "mobile-number")
    assert [hit.location.span for hit in followed] == [Span(7, 3, 7, 14)]
    lead = hits(report(overview=(paragraph("共12", f"{RESIDENT}。", at=7),)), "resident-id")
    assert [hit.location.span for hit in lead] == [Span(8, 1, 8, 19)]
    number = "13010519900307123"
    assert hits(report(overview=(paragraph(f"编码{number[:11]}", f"{number[11:]}。"),)), "mobile-number") == []


def test_numbers_that_run_over_into_an_indented_line() -> None:
    """The parser takes an indented line for a paragraph of its own."""
    built = report(overview=(paragraph("身份证110101", at=7), paragraph("198001010002。", at=8)))
    assert [hit.location.span for hit in hits(built, "resident-id")] == [Span(7, 4, 8, 13)]
    sample = Sample()
    sample.bodies["overview"] += f"申请人的证件为{WITH_X[:17]}\n　　{WITH_X[17:]}，已办结。"
    linted = lint_text(sample.text)
    (found,) = (finding for finding in linted.findings if finding.rule == "resident-id")
    assert found.location.span
    assert found.location.span.end_column == 4
    assert f"　　{'*'}，已办结。" in linted.sources["report.txt"].lines


def test_paragraphs_with_numbers_of_their_own_stay_apart() -> None:
    built = report(overview=(paragraph(f"电话{MOBILE}", at=7), paragraph("2024年办结。", at=8)))
    assert [hit.location.span for hit in hits(built, "mobile-number")] == [Span(7, 3, 7, 14)]
    built = report(overview=(paragraph("共办结12", at=7), paragraph(f"{RESIDENT}。", at=8)))
    assert [hit.location.span for hit in hits(built, "resident-id")] == [Span(8, 1, 8, 19)]
    built = report(overview=(paragraph("身份证110101，", at=7), paragraph("198001010002。", at=8)))
    assert hits(built, "resident-id") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("采购总金额", "13812345678"),), 0),
        ((("数量", "15130000154"),), 0),
        ((("姓名", "联系电话"), ("张某某", MOBILE)), 1),
        ((("张某某手机", MOBILE),), 1),
        ((("负责人", f"张某某{MOBILE}"),), 1),
        ((("138", "0013", "8000"),), 0),
    ],
)
def test_a_count_that_fills_a_cell_is_no_telephone(rows: tuple[tuple[str, ...], ...], expected: int) -> None:
    assert len(hits(report(overview=(table(*rows),)), "mobile-number")) == expected


def test_the_head_of_a_column_names_accounts() -> None:
    rows = (("姓名", "银行卡号", "身份证号"), ("张某某", CARD, "110101800101000"))
    found = report(overview=(table(*rows),))
    assert [hit.certain for hit in hits(found, "bank-card")] == [True]
    assert len(hits(found, "resident-id-like")) == 1
    assert [hit.certain for hit in hits(report(overview=(table((CARD,)),)), "bank-card")] == [False]


@pytest.mark.parametrize(
    ("where", "text", "note"),
    [
        ("front", f"联系电话：{MOBILE}", True),
        ("other", f"咨询电话：{MOBILE}", True),
        ("overview", f"办公地址：松湾路1号，电话：{MOBILE}", True),
        ("overview", f"联系电话：{MOBILE}", False),
        ("other", f"申请人联系电话：{MOBILE}", False),
        ("other", f"张某某{MOBILE}", False),
    ],
)
def test_the_contact_of_the_organ_is_a_note(where: str, text: str, note: bool) -> None:
    item, last = paragraph(text, at=2), paragraph("特此报告。", at=99)
    built = {
        "front": report(item, other=(last,)),
        "overview": report(overview=(item,), other=(last,)),
        "other": report(other=(item, last)),
    }[where]
    assert [hit.level for hit in hits(built, "mobile-number")] == [Level.NOTE if note else None]


def test_the_last_paragraph_may_name_the_contact() -> None:
    built = report(overview=(paragraph("全年公开信息12条。"), paragraph(f"联系电话：{MOBILE}", at=2)))
    assert [hit.level for hit in hits(built, "mobile-number")] == [Level.NOTE]


def test_no_finding_tells_the_value() -> None:
    numbers = {"resident-id": RESIDENT, "resident-id-like": wrong(RESIDENT), "mobile-number": MOBILE, "bank-card": CARD}
    sample = Sample()
    sample.bodies["overview"] += "，".join(numbers.values()) + "。"
    sample.bodies["problems"] += f"账号{LONG_CARD}。"
    linted = lint_text(sample.text)
    found = [finding for finding in linted.findings if finding.rule in numbers]
    assert sorted((finding.rule, finding.level.value) for finding in found) == [
        ("bank-card", "error"),
        ("bank-card", "warning"),
        ("mobile-number", "warning"),
        ("resident-id", "error"),
        ("resident-id-like", "warning"),
    ]
    shown = repr(linted.findings) + "\n".join(linted.sources["report.txt"].lines)
    assert [number for number in (*numbers.values(), LONG_CARD) if number in shown or number[:8] in shown] == []


def test_the_head_of_a_column_calls_its_cells_names() -> None:
    rows = (("序号", "姓名", "电话"), ("1", "张伟", MOBILE), ("2", "李某某", "138****5678"), ("合计", "2", "0"))
    found = report(overview=(table(*rows),))
    assert [hit.location.span for hit in hits(found, "person-name")] == [Span(2, 3, 2, 5)]
    assert hits(report(overview=(table(("姓名", "类别"), ("张伟", "低保户")),)), "sensitive-person")
    assert hits(report(overview=(table(("姓名", "村组"), ("张伟", "松湾")),)), "person-name")
    assert hits(report(overview=(table(("申请人情况", "自然人"), ("总计", "12")),)), "person-name") == []


def test_a_faultless_report_has_no_personal_numbers() -> None:
    linted = lint_text(Sample().text)
    assert [finding.rule for finding in linted.findings] == []
    assert linted.checked == 1
