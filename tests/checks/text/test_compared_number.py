"""Numbers of the text against the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from gipr_lint.checks.text.numerals import number_in
from gipr_lint.testing import Sample
from tests.support.one_check import found, mistakes

MADE: dict[str, Any] = {
    "pattern": r"制发行政规范性文件(?P<number>[\d０-９,，一二三四五六七八九十百千零]+)",
    "equals": "text == proactive.normative_documents.made",
}


def text(overview: str, **cells: str) -> str:
    sample = Sample()
    sample.edit({"text": overview, "set": {name.replace("__", "."): value for name, value in cells.items()}})
    return sample.text


@pytest.mark.parametrize(
    ("overview", "words"),
    [
        ("制发行政规范性文件2件。", []),
        ("制发行政规范性文件二件。", []),
        ("制发行政规范性文件３件。", ["３"]),
        ("制发行政规范性文件十二件。", ["十二"]),
        ("制发行政规范性文件1,234件。", ["1,234"]),
        ("制发行政规范性文件3余件。", []),
        ("制发行政规范性文件3万件。", []),
        ("制发行政规范性文件2件，其中制发行政规范性文件4件。", ["4"]),
    ],
)
def test_the_number_of_the_text_is_that_of_the_table(overview: str, words: list[str]) -> None:
    assert [one.words for one in found("number", MADE, text(overview))] == words


def test_both_sides_are_spelt_out() -> None:
    (one,) = found("number", MADE, text("全年制发行政规范性文件5件。"))
    assert (one.words, one.logical) == ("5", "overview")
    assert one.fields == {
        "section": "第一部分“总体情况”",
        "match": "制发行政规范性文件5",
        "left": "正文 5",
        "right": "“主动公开政府信息情况表”“行政规范性文件”行“本年制发件数”列 2",
        "difference": "3",
    }


def test_sums_and_inequalities() -> None:
    handled = {
        "pattern": r"办结(?P<number>\d+)件",
        "equals": "text <= requests.new.total + requests.carried_in.total",
        "section": "overview",
    }
    assert found("number", handled, text("办结15件。")) == []
    (one,) = found("number", handled, text("办结16件。"))
    assert one.fields["right"].endswith("＝15")


def test_only_in_scope() -> None:
    assert found("number", {**MADE, "section": "problems"}, text("制发行政规范性文件5件。")) == []


def test_approximations_are_not_compared() -> None:
    about = {**MADE, "pattern": r"制发.{0,2}?(?P<number>\d+)件"}
    assert found("number", about, text("制发近5件，制发约5件，制发超过5件。")) == []
    assert [one.words for one in found("number", about, text("制发了5件。"))] == ["5"]


@pytest.mark.parametrize("cell", ["", "若干"])
def test_nothing_to_compare_with(cell: str) -> None:
    assert found("number", MADE, text("制发行政规范性文件5件。", proactive__normative_documents__made=cell)) == []


@pytest.mark.parametrize(
    ("options", "key", "told"),
    [
        ({"pattern": r"制发(\d+)件"}, "pattern", "要用 (?P<number>…) 括住数字"),
        ({"equals": "proactive.rules.made == 0"}, "equals", "等式里没有 text，它表示正文的数"),
        ({"equals": "text == proactive.rule.made"}, "equals", "没有行“rule”，是否指“rules”？"),
        ({"equals": "text == made"}, "equals", "没有写 each 的等式，名称“made”应写作“表格.行.列”"),
    ],
)
def test_mistakes_are_refused(options: dict[str, str], key: str, told: str) -> None:
    ((where, message),) = mistakes("number", {**MADE, **options})
    assert where == key
    assert message.startswith(told)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("12.5", Decimal("12.5")),
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("零", 0),
        ("二〇二四", None),
        ("12,34", None),
        ("", None),
        ("若干", None),
    ],
)
def test_numbers_of_running_text(written: str, number: Decimal | int | None) -> None:
    assert number_in(written) == number
