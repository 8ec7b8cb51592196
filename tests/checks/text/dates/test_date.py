"""Dates of signing and publishing: where they stand, how they are written, and the limits of the check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gipr_lint.checks.text.dates.stated_dates import dates
from tests.support.one_check import TITLE, found, mistakes, report_of

BODY = "一、总体情况\n公开126条。\n二、主动公开政府信息情况\n表略。\n六、其他需要报告的事项\n未收取信息处理费。\n"


def report(front: str = "", end: str = "", title: str = TITLE) -> str:
    return f"{title}\n{front}\n{BODY}{end}\n"


def days(text: str) -> list[tuple[date, str]]:
    return [(dated.day, dated.kind) for dated in dates(report_of(text))]


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2025-01-20",
        "发布时间:2025/1/20 10:30",
        "公开日期 2025年01月20日",
        "【发布日期】2025.1.20",
        "来源：松湾镇 发布时间：2025-01-20 浏览次数：12",
        "发布日期\t2025-01-20\n索引号\tA-1",
    ],
)
def test_the_date_of_publication(line: str) -> None:
    assert days(report(line)) == [(date(2025, 1, 20), "published")]


@pytest.mark.parametrize(
    "line",
    [
        "成文日期：二〇二五年一月二十日",
        "印发日期：2025年1月20日",
        "（2025年1月20日）",
        "二○二五年一月二十日",
        "２０２５年１月２０日",
        "2025-01-20",
    ],
)
def test_the_date_of_signing_above_the_text(line: str) -> None:
    assert days(report(line)) == [(date(2025, 1, 20), "signed")]


@pytest.mark.parametrize("line", ["2025年1月20日", "二〇二五年一月二十日", "2025 年 1 月 20 日", "（2025年1月20日）"])
def test_the_date_under_the_report(line: str) -> None:
    assert days(report(end=f"云溪县松湾镇人民政府\n{line}")) == [(date(2025, 1, 20), "signed")]


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2025-02-30",
        "发布日期：",
        "统计期限为2024年1月1日至2024年12月31日。",
        "根据2021年9月26日的通知编制，2025年1月20日核对。",
        "电话：0000-2025-0120",
    ],
)
def test_what_is_not_a_known_date(line: str) -> None:
    assert days(report(line)) == []


def test_a_date_inside_the_text_is_not_that_of_the_report() -> None:
    assert days(report().replace("公开126条。", "2025年6月1日\n公开126条，发布时间：2025年6月1日。")) == []


LATE = {"not-after": {"area": "03-31", "department": "01-31", "town": "01-31"}}
COUNTY = "云溪县人民政府2024年政府信息公开工作年度报告"
BUREAU = "云溪县水利局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("options", "text", "words"),
    [
        ({"not-after": "01-31"}, report("发布日期：2025-01-31"), []),
        ({"not-after": "01-31"}, report("发布日期：2025-02-01"), ["2025-02-01"]),
        ({"not-after": "01-31"}, report("发布日期：2026-01-01"), ["2026-01-01"]),
        ({"not-before": "01-01"}, report("发布日期：2025-01-01"), []),
        ({"not-before": "01-01"}, report(end="松湾镇人民政府\n2024年12月31日"), ["2024年12月31日"]),
        ({"not-before": "12-01", "year": 0}, report("发布日期：2024-11-30"), ["2024-11-30"]),
        ({"not-after": "01-31", "of": "signed"}, report("发布日期：2025-02-01"), []),
        ({"not-after": "01-31", "of": "published"}, report(end="2025年2月1日"), []),
        ({"not-after": "01-31", "of": "signed"}, report(end="2025年2月1日"), ["2025年2月1日"]),
        ({"not-after": "01-31"}, report("发布日期：2025-03-01", "2025年2月1日"), ["2025-03-01"]),
        (LATE, report("发布日期：2025-02-01"), ["2025-02-01"]),
        (LATE, report("发布日期：2025-02-01", title=BUREAU), ["2025-02-01"]),
        (LATE, report("发布日期：2025-03-31", title=COUNTY), []),
        (LATE, report("发布日期：2025-04-01", title=COUNTY), ["2025-04-01"]),
        (LATE, report("发布日期：2025-12-01", title="2024年政府信息公开工作年度报告"), []),
        ({"not-after": "01-31"}, report("发布日期：2025-06-01", title="政府信息公开工作年度报告"), []),
    ],
)
def test_limits(options: dict[str, Any], text: str, words: list[str]) -> None:
    assert [one.words for one in found("date", options, text)] == words


def test_what_the_message_may_say() -> None:
    (one,) = found("date", {"not-after": "01-31"}, report(end="云溪县松湾镇人民政府\n二〇二五年二月三日"))
    assert one == (
        "二〇二五年二月三日",
        "other_matters",
        {"kind": "落款日期", "date": "2025年2月3日", "limit": "2025年1月31日", "days": "3", "year": "2024"},
    )


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({}, ("not-after", "not-before 和 not-after 至少要写一个")),
        ({"not-after": "1-31"}, ("not-after", "没有“1-31”这一天，日期写作“月-日”，例如 01-31")),
        ({"not-before": "02-30"}, ("not-before", "没有“02-30”这一天，日期写作“月-日”，例如 01-31")),
        ({"not-after": {"town": "13-01"}}, ("not-after", "没有“13-01”这一天，日期写作“月-日”，例如 01-31")),
    ],
)
def test_days_that_do_not_exist_are_refused(options: dict[str, Any], wrong: tuple[str, str]) -> None:
    assert mistakes("date", options) == [wrong]
