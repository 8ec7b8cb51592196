"""Equations over the whole report and over last year's: what names mean, and what is said of wrong ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from gipr_lint.engine.companions.previous import Previous
from gipr_lint.model.finding import Hit, Mention, plain
from gipr_lint.model.official_format import national
from tests.support.equations import hits, options, report

LAST = "云溪县松湾镇人民政府2023年政府信息公开工作年度报告"


def said(hit: Hit, field: str) -> str:
    phrase = hit.fields[field]
    return plain(phrase) if isinstance(phrase, tuple) else str(phrase)


def test_cells_of_two_tables() -> None:
    chosen = options("remedies.review.total <= requests.new.total")
    (hit,) = hits(report({"set": {"remedies.review.total": "20"}}), chosen)
    assert said(hit, "left").endswith("“行政复议”行“总计”列 20")
    assert said(hit, "right").endswith("“一、本年新收政府信息公开申请数量”行“总计”列 15")
    assert said(hit, "difference") == "5"
    assert hit.location.logical == ("remedies", "review", "total")
    assert hits(report(), chosen) == []


def test_a_row_or_column_of_another_table_in_the_same_column() -> None:
    down = options("remedies.review <= handled", table="requests", each="column")
    found = hits(report({"set": {"remedies.review.total": "20", "remedies.review.upheld": "20"}}), down)
    assert [hit.location.logical for hit in found] == [("requests", "handled", "total")]
    assert said(found[0], "left") == "“政府信息公开行政复议、行政诉讼情况表”“行政复议” 20"
    assert said(found[0], "where").endswith("“总计”列")


def test_ranges_over_any_table() -> None:
    rows = options("sum(requests.granted.total..requests.other.total) == requests.handled.total")
    columns = options("sum(requests.new.natural..requests.new.other_org) == requests.new.total")
    short = options("sum(granted.total..other.total) == handled.total", table="requests")
    for chosen in (rows, columns, short):
        assert hits(report(), chosen) == []
        assert len(hits(report({"set": {"requests.handled.total": "+1", "requests.new.total": "+1"}}), chosen)) == 1
    assert hits(report({"drop": "requests.repeat"}), rows) == []


@pytest.mark.parametrize(
    ("equals", "more"),
    [
        ("previous.requests.carried_out == carried_in", {"table": "requests", "each": "column"}),
        ("previous.carried_out == carried_in", {"table": "requests", "each": "column"}),
        ("previous.requests.carried_out.total == requests.carried_in.total", {}),
    ],
)
def test_last_year(equals: str, more: dict[str, Any]) -> None:
    this, chosen = report({"set": {"requests.carried_in.total": "3"}}), options(equals, **more)
    assert hits(this, chosen) == []
    same = report({"set": {"requests.carried_out.*": "0", "requests.carried_out.total": "3"}}, LAST)
    assert hits(this.beside(same), chosen) == []
    other = report({"set": {"requests.carried_out.*": "0", "requests.carried_out.total": "4"}}, LAST)
    (hit,) = hits(this.beside(other), chosen)
    assert hit.location.logical == ("requests", "carried_in", "total")
    assert said(hit, "left").startswith("上年")
    assert said(hit, "left").endswith(" 4")
    assert said(hit, "right").endswith(" 3")
    left = hit.fields["left"]
    assert isinstance(left, tuple)
    places = [part.location.path for part in left if isinstance(part, Mention)]
    assert places == [other.document.path], "last year's file is named"


def test_last_year_alone_points_to_the_start_of_the_report() -> None:
    this = report().beside(report({"set": {"requests.new.total": "99"}}, LAST))
    (hit,) = hits(this, options("previous.requests.new.total == 15"))
    assert hit.location.span is not None
    assert hit.location.span.line == 1


def test_a_tolerance() -> None:
    changed = report({"set": {"proactive.charges.amount": "3.004"}})
    assert len(hits(changed, options("proactive.charges.amount == 3"))) == 1
    assert hits(changed, options("proactive.charges.amount == 3", tolerance=Decimal("0.01"))) == []


@pytest.mark.parametrize(
    ("equals", "more", "key", "message"),
    [
        (
            "new + carreid_in == handled",
            {"table": "requests", "each": "column"},
            "equals",
            "没有行“carreid_in”，是否指“carried_in”？\n  new + carreid_in == handled\n        ^",
        ),
        (
            "natural + bussiness == total",
            {"table": "requests", "each": "row"},
            "equals",
            "没有列“bussiness”，是否指“business”？\n  natural + bussiness == total\n            ^",
        ),
        (
            "new == 1",
            {"table": "request", "each": "column"},
            "table",
            "没有表格“request”，是否指“requests”？",
        ),
        (
            "request.new.total == 1",
            {},
            "equals",
            "没有表格“request”，是否指“requests”？\n  request.new.total == 1\n  ^",
        ),
        (
            "new == 1",
            {},
            "equals",
            "没有写 each 的等式，名称“new”应写作“表格.行.列”\n  new == 1\n  ^",
        ),
        (
            "a.b.c.d == new",
            {"table": "requests", "each": "column"},
            "equals",
            "名称“a.b.c.d”应写作“行名”“表格.行名”或“表格.行.列”\n  a.b.c.d == new\n  ^",
        ),
        (
            "previous.request.new == new",
            {"table": "requests", "each": "column"},
            "equals",
            "没有表格“request”，是否指“requests”？\n  previous.request.new == new\n  ^",
        ),
        (
            "sum(columns granted..other) == handled",
            {"table": "requests", "each": "column"},
            "equals",
            "逐列的等式里，求和的区间是 rows，不是 columns\n  sum(columns granted..other) == handled\n      ^",
        ),
        ("new == 1", {"each": "column"}, "each", "写了 each 就要写 table"),
        ("requests.new.total == 1", {"tolerance": Decimal(-1)}, "tolerance", "误差应是不小于 0 的数"),
    ],
)
def test_wrong_names_are_told_with_a_caret(equals: str, more: dict[str, Any], key: str, message: str) -> None:
    assert list(options(equals, **more).validate(national())) == [(key, message)]


def previous(*titles: str) -> Previous:
    return Previous(tuple(report(title=title) for title in titles))


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        ([LAST], LAST),
        (["云溪县松湾镇2023年政府信息公开工作年度报告"], "云溪县松湾镇2023年政府信息公开工作年度报告"),
        (["松湾镇人民政府2023年政府信息公开工作年度报告"], "松湾镇人民政府2023年政府信息公开工作年度报告"),
        (["2023年政府信息公开工作年度报告"], "2023年政府信息公开工作年度报告"),
        ([LAST.replace("2023", "2022")], None),
        ([LAST.replace("2023", "2024")], None),
        ([LAST, LAST], None),
        (["云溪县梅岭镇人民政府2023年政府信息公开工作年度报告"], None),
        (["云溪县梅岭镇人民政府2023年政府信息公开工作年度报告", LAST], LAST),
        (["2023年政府信息公开工作年度报告", "云溪县梅岭镇人民政府2023年政府信息公开工作年度报告"], None),
        ([], None),
    ],
)
def test_the_report_of_the_same_organ_for_the_year_before(titles: list[str], found: str | None) -> None:
    last = previous(*titles).of(report())
    assert (last.title.text if last and last.title else None) == found


def test_options_have_a_plain_form() -> None:
    assert msgspec.to_builtins(options("a.b.c == 1"), enc_hook=lambda value: value.source)["equals"] == "a.b.c == 1"


@pytest.mark.parametrize(
    ("equals", "told"),
    [
        ("new - carried_in - 1 > 99", "本年新收政府信息公开申请数量 12－上年结转政府信息公开申请数量 0－1＝11"),
        ("(new + handled) * 2 == 0", "（本年新收政府信息公开申请数量 12＋总计 11）×2＝46"),
        ("50 - (new - 3) == 0", "50－（本年新收政府信息公开申请数量 12－3）＝41"),
        ("new / 7 == 1", "本年新收政府信息公开申请数量 12÷7＝1.7143"),
        ("new * 1.5 == 0", "本年新收政府信息公开申请数量 12×1.5＝18"),
        ("-(new + 1) == 0", "－（本年新收政府信息公开申请数量 12＋1）＝-13"),
        ("sum(granted..secret) * 2 == 0", "（予以公开 8＋部分公开 0＋属于国家秘密 0）×2＝16"),
        ("sum(granted..secret) == 0", "予以公开 8"),
        (
            "new - (granted - not_held) == 0",
            "本年新收政府信息公开申请数量 12－予以公开 8＋本机关不掌握相关政府信息 3＝7",
        ),
    ],
)
def test_the_sum_that_is_shown_is_the_sum_that_was_computed(equals: str, told: str) -> None:
    found = hits(report(), options(equals, table="requests", each="column"))
    assert said(next(hit for hit in found if hit.location.logical[-1] == "natural"), "left") == told
