"""Reviewdog's form: its keys, and columns counted in bytes."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from gipr_lint import lint_text
from gipr_lint.reporters import ReporterOptions, reporter
from tests.support.reporters.sample_run import EMPTY, SAMPLE


def record(required: list[str], **properties: object) -> dict[str, object]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


WORD = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 1}
POSITION = record(["line", "column"], line=NUMBER, column=NUMBER)
LOCATION = record(["path"], path=WORD, range=record(["start", "end"], start=POSITION, end=POSITION))
SCHEMA = record(
    ["source", "diagnostics"],
    source=record(["name"], name=WORD),
    diagnostics={
        "type": "array",
        "items": record(
            ["message", "location", "severity", "code"],
            message=WORD,
            location=LOCATION,
            severity={"enum": ["ERROR", "WARNING", "INFO"]},
            code=record(["value"], value=WORD),
            suggestions={
                "type": "array",
                "items": record(
                    ["range", "text"], range=record(["start", "end"], start=POSITION, end=POSITION), text=WORD
                ),
            },
            related_locations={
                "type": "array",
                "items": record(["message", "location"], message=WORD, location=LOCATION),
            },
        ),
    },
)


def result(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    Draft202012Validator(SCHEMA).validate(found)
    return found


def test_every_diagnostic_is_what_reviewdog_reads() -> None:
    found = result(reporter("rdjson")(SAMPLE, ReporterOptions()))["diagnostics"]
    assert [one["severity"] for one in found] == ["ERROR", "INFO", "WARNING", "ERROR", "ERROR", "ERROR", "ERROR"]
    assert "range" not in found[0]["location"]
    assert [one["message"] for one in found[4]["related_locations"]] == ["自然人 3", "商业企业[1] 0", "总计 4"]
    assert result(reporter("rdjson")(EMPTY, ReporterOptions()))["diagnostics"] == []


def test_suggestions_make_whole_lines_right() -> None:
    text = (
        "松湾镇2024年政府信息公开工作年度报告\n一、总体情况\n公开１２条,收到 申请3件。\n优化栏目(含公众号),做好宣传。\n"
    )
    found = result(reporter("rdjson")(lint_text(text), ReporterOptions()))["diagnostics"]
    lines = [line.encode() for line in text.split("\n")]
    told = {}
    for one in found:
        for suggestion in one.get("suggestions", ()):
            start, end = suggestion["range"]["start"], suggestion["range"]["end"]
            assert start["line"] == end["line"]
            line = lines[start["line"] - 1]
            changed = line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
            told[one["code"]["value"], start["line"]] = changed.decode()
    assert told["fullwidth-digits", 3] == "公开12条,收到 申请3件。"
    assert told["halfwidth-punctuation", 4] == "优化栏目（含公众号），做好宣传。"


def test_a_suggestion_has_no_personal_data() -> None:
    number = "110101198001010002"
    text = f"松湾镇2024年政府信息公开工作年度报告\n一、总体情况\n优化栏目(号码{number}见下),做好宣传,身份证{number}。\n"
    shown = reporter("rdjson")(lint_text(text), ReporterOptions())
    assert number not in shown
    assert all("suggestions" not in one for one in result(shown)["diagnostics"])


def test_columns_count_bytes() -> None:
    text = "松湾镇2024年政府信息公开工作年度报告\n一、总体情况\n公开１２条。\n"
    found = result(reporter("rdjson")(lint_text(text), ReporterOptions()))["diagnostics"]
    (digits,) = (one for one in found if one["code"] == {"value": "fullwidth-digits"})
    assert digits["location"]["range"] == {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 13}}
