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


def test_columns_count_bytes() -> None:
    text = "松湾镇2024年政府信息公开工作年度报告\n一、总体情况\n公开１２条。\n"
    found = result(reporter("rdjson")(lint_text(text), ReporterOptions()))["diagnostics"]
    (digits,) = (one for one in found if one["code"] == {"value": "fullwidth-digits"})
    assert digits["location"]["range"] == {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 13}}
