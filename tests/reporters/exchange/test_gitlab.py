"""GitLab's code quality report: what its documentation demands of each entry."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator
from msgspec.structs import replace

from gipr_lint.reporters import ReporterOptions, reporter
from tests.support.reporters.sample_run import EMPTY, SAMPLE

WORD = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": WORD,
            "check_name": WORD,
            "fingerprint": WORD,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                },
            },
        },
    },
}


def test_every_entry_is_what_gitlab_reads() -> None:
    found = json.loads(reporter("gitlab")(SAMPLE, ReporterOptions()))
    Draft202012Validator(SCHEMA).validate(found)
    assert [one["severity"] for one in found] == [
        *("critical", "info", "minor", "critical", "critical"),
        *("blocker",) * 2,
    ]
    assert found[4]["location"] == {"path": "报告/云溪县 #1 100%.md", "lines": {"begin": 6}}
    assert found[0]["location"]["lines"] == {"begin": 1}
    assert json.loads(reporter("gitlab")(EMPTY, ReporterOptions())) == []


def test_no_two_entries_are_taken_for_one() -> None:
    twice = replace(SAMPLE, findings=[*SAMPLE.findings, *SAMPLE.findings])
    found = [one["fingerprint"] for one in json.loads(reporter("gitlab")(twice, ReporterOptions()))]
    assert len(set(found)) == len(found) == 12
