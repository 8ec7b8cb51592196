"""The JSON object for programs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gipr_lint.model.finding import Problem
from gipr_lint.reporters import ReporterOptions, reporter
from gipr_lint.reporters.json_text import dumps
from tests.support.reporters.sample_run import EMPTY, LINES, SAMPLE


def load(text: str) -> Any:  # noqa: ANN401 - what JSON holds
    return json.loads(text)


def test_whole_object() -> None:
    found = load(reporter("json")(SAMPLE, ReporterOptions()))
    left_out = ["skipped", "unsupported", "without_previous", "unjudged"]
    assert list(found) == ["version", "summary", "findings", "suppressed", "remarks", "problems", *left_out]
    assert found["version"] == 1
    assert found["summary"] == {
        "checked": 2,
        "error": 3,
        "warning": 1,
        "note": 1,
        "suppressed": 0,
        "skipped": 1,
        "unsupported": 2,
        "complete": False,
    }
    assert load(reporter("json")(EMPTY, ReporterOptions()))["summary"]["complete"] is True


def test_a_finding_with_its_places() -> None:
    found = load(reporter("json")(SAMPLE, ReporterOptions()))["findings"][-1]
    related = found.pop("related")
    assert found == {
        "rule": "row-total",
        "level": "error",
        "path": "报告/云溪县 #1 100%.md",
        "line": 6,
        "column": 30,
        "end_line": 6,
        "end_column": 31,
        "logical": ["requests", "new", "total"],
        "where": "“收到和处理政府信息公开申请情况表”“新收”行“总计”列",
        "message": "新收行：自然人 3＋商业企业[1] 0≠总计 4，相差 1。",
        "basis": "国办公开办函〔2021〕30号第一部分（三）",
        "fingerprint": "row-total:0123456789abcdef",
    }
    assert [one["text"] for one in related] == ["自然人 3", "商业企业[1] 0", "总计 4"]
    assert related[0]["column"] == 18


def test_a_finding_about_the_whole_report_has_no_line() -> None:
    found = load(reporter("json")(SAMPLE, ReporterOptions()))["findings"][0]
    assert [found[key] for key in ("line", "column", "end_line", "end_column")] == [None] * 4


def test_no_source_lines() -> None:
    printed = reporter("json")(SAMPLE, ReporterOptions())
    assert not [line for line in LINES if line in printed]


def test_chinese_stays_readable_and_surrogates_do_not_crash() -> None:
    printed = reporter("json")(
        replace(EMPTY, problems=(Problem("file", "坏\udcff\x9b", "读不出。"),)), ReporterOptions()
    )
    assert "读不出。" in printed
    assert load(printed)["problems"] == [{"kind": "file", "subject": "坏\ufffd\x9b", "message": "读不出。"}]
    assert "\x9b" not in printed


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives(text: str) -> None:
    printed = dumps({"text": text})
    assert load(printed) == {"text": text}
    assert printed.encode().isascii() or not text.isascii()
