"""Workflow commands: read back as the runner reads them."""

from __future__ import annotations

import re

from gipr_lint.reporters import ReporterOptions, reporter
from tests.support.reporters.sample_run import EMPTY, SAMPLE

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]+)::(?P<message>.*)")


def plain(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        found.append((match["name"], {key: plain(value) for key, value in pairs}, plain(match["message"])))
    return found


def test_each_finding_is_an_annotation_at_its_place() -> None:
    found = commands(reporter("github")(SAMPLE, ReporterOptions()))
    assert [name for name, _, _ in found] == ["error", "notice", "warning", "error", "error", "error", "error"]
    _, properties, message = found[4]
    assert properties == {
        "file": "报告/云溪县 #1 100%.md",
        "line": "6",
        "endLine": "6",
        "col": "30",
        "endColumn": "30",
        "title": "行合计不相符（row-total）",
    }
    assert message == (
        "新收行：自然人 3＋商业企业[1] 0≠总计 4，相差 1。\n改法：核对各列。<U+000A>改正合计。\n"
        "依据：国办公开办函〔2021〕30号第一部分（三）"
    )


def test_what_has_no_line_or_more_than_one_says_no_column() -> None:
    properties = [properties for _, properties, _ in commands(reporter("github")(SAMPLE, ReporterOptions()))]
    assert set(properties[0]) == {"file", "title"}
    assert {"line", "endLine"} < set(properties[3])
    assert "col" not in properties[3]


def test_a_path_below_the_folder_of_the_run_is_relative() -> None:
    text = reporter("github")(SAMPLE, ReporterOptions(root="报告"))
    assert "file=云溪县 #1 100%25.md,line=6" in text
    assert reporter("github")(EMPTY, ReporterOptions()) == ""
