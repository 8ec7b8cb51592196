"""Findings in files without lines, and in files whose text is not what stands on their lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from gipr_lint.model.document import LineOrigin, Piece, Span
from gipr_lint.model.finding import Level, Location, Mention
from gipr_lint.model.printed import Print
from gipr_lint.model.run import Run, Source
from gipr_lint.reporters import ReporterOptions, reporter
from gipr_lint.reporters.sarif_profiles import PROFILES
from tests.support.paths import SARIF_VALIDATOR
from tests.support.reporters.sample_run import SAMPLE, finding
from tests.support.reporters.sarif_logs import said_of

WORD = Source(
    ("云溪县2024年报告", "", "自然人\t60", "联系电话1**********"),
    (
        LineOrigin("第 1 段", {"paragraph": 1}),
        LineOrigin(),
        LineOrigin("第 1 个表格第 3 行", {"table": 1, "row": 3}),
        LineOrigin("批注"),
    ),
    size=4096,
)
PAGE = Source(
    ("办结3件",),
    (LineOrigin(pieces=(Piece(0, 7, 12), Piece(2, 8, 3), Piece(3, 8, 20))),),
    ("",) * 6 + ("<p><b>𠮷</b>办结", "</b>3<i>件</i></p>"),
)
_CELL = Print(4, 3, ((100.004, 20, 110, 30), (110, 20, 120, 30)), (95, 15, 150, 35))
_LABEL = Print(0, 3, ((50, 20, 60, 30), (60, 20, 70, 30), (70, 20, 80.126, 30)))
PAGED = Source(("自然人\t60",), (LineOrigin("第 3 页", {"page": 3}, (), (), (_LABEL, _CELL)),))


def run(source: Source, span: Span | None, *mentions: Span) -> Run:
    parts = [Mention("自然人 60", Location(one)) for one in mentions]
    place = Location(span, ("requests", "new"))
    one = finding("row-total", Level.ERROR, "不等于", *parts, "。", place=place, path="a.docx")
    return replace(SAMPLE, findings=(one,), problems=(), sources={"a.docx": source})


def shown(name: str, outcome: Run) -> str:
    return reporter(name)(outcome, ReporterOptions(root="/srv"))


def only(outcome: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown("json", outcome))["findings"][0]
    return found


def result(outcome: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown("sarif", outcome))["runs"][0]["results"][0]
    return found


def location(outcome: Run) -> dict[str, Any]:
    found: dict[str, Any] = result(outcome)["locations"][0]
    return found


def test_a_file_without_lines_names_the_paragraph_and_shows_the_words() -> None:
    text = shown("text", run(WORD, Span(3, 5, 3, 7), Span(3, 1, 3, 4)))
    assert text.startswith("a.docx（第 1 个表格第 3 行） 错误 row-total：")
    assert "  第 1 个表格第 3 行 | 自然人    60\n" in text
    assert "  相关：第 1 个表格第 3 行 自然人 60\n" in text


def test_the_words_are_masked_as_the_lines_are() -> None:
    one = only(run(WORD, Span(4, 5, 4, 16)))
    assert one["quote"] == "1**********"
    assert (one["line"], one["column"]) == (None, None)


def test_json_has_the_properties_of_the_place() -> None:
    one = only(run(WORD, Span(3, 5, 3, 7), Span(1, 1, 1, 3)))
    assert {key: one[key] for key in ("line", "table", "row", "quote")} == {
        "line": None,
        "table": 1,
        "row": 3,
        "quote": "60",
    }
    assert {key: one["related"][0][key] for key in ("paragraph", "quote")} == {"paragraph": 1, "quote": "云溪"}


def test_concise_names_the_place_and_invents_no_line() -> None:
    assert shown("concise", run(WORD, Span(1, 1, 1, 3))) == "a.docx:第1段: error row-total 不等于。\n"
    assert shown("concise", run(WORD, Span(3, 5, 3, 7))) == "a.docx:第1个表格第3行: error row-total 不等于。\n"
    assert shown("concise", run(WORD, None)) == "a.docx: error row-total 不等于。\n"
    assert shown("concise", run(PAGE, Span(1, 1, 1, 4))) == "a.docx:7:12: error row-total 不等于。\n"


def test_sarif_names_the_file_and_invents_no_line() -> None:
    found = location(run(WORD, Span(1, 1, 1, 3)))
    physical = found.pop("physicalLocation")
    assert physical["artifactLocation"]["uri"] == "a.docx"
    assert physical["region"] == {"byteOffset": 0, "byteLength": 4096}
    assert found == {
        "logicalLocations": [{"fullyQualifiedName": "requests/new", "name": "new"}],
        "message": {"text": "第 1 段"},
        "properties": {"paragraph": 1},
    }
    one = result(run(WORD, Span(1, 1, 1, 3), Span(3, 1, 3, 4)))
    assert "analysisTarget" not in one
    assert one["relatedLocations"][0]["physicalLocation"] == physical


def test_each_profile_places_what_has_no_lines_in_its_own_way() -> None:
    def physical(profile: str, source: Source, span: Span | None) -> dict[str, Any]:
        log = json.loads(reporter("sarif")(run(source, span), ReporterOptions(root="/srv", profile=profile)))
        found: dict[str, Any] = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        return found

    for span in (Span(3, 5, 3, 7), None):
        assert physical("github", WORD, span)["region"] == {"startLine": 1}
        assert "region" not in physical("ide", WORD, span)
        assert physical("ide", WORD, span)["artifactLocation"]["uri"] == "a.docx"
    for profile in PROFILES:
        assert physical(profile, PAGE, Span(1, 1, 1, 4))["region"]["startLine"] == 7


def test_sarif_always_has_a_logical_place_where_there_is_no_other() -> None:
    outcome = run(WORD, Span(1, 1, 1, 3))
    bare = replace(outcome, findings=(replace(outcome.findings[0], location=Location(Span(1, 1, 1, 3))),))
    assert location(bare)["logicalLocations"] == [{"name": "第 1 段"}]
    bare = replace(outcome, findings=(replace(outcome.findings[0], location=Location(None)),))
    assert location(bare)["logicalLocations"] == [{"name": "年度报告"}]


def test_a_page_with_lines_of_its_own_has_its_own_places() -> None:
    outcome = run(PAGE, Span(1, 1, 1, 4))
    assert shown("text", outcome).startswith("a.docx:7:12 ")
    assert "  7 | 办结3件\n    | ^^^^^\n" in shown("text", outcome)
    one = only(outcome)
    assert [one[key] for key in ("line", "column", "end_line", "end_column")] == [7, 12, 8, 4]
    assert "quote" not in one
    region = location(outcome)["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 13, "endLine": 8, "endColumn": 4}
    whole = location(run(PAGE, None))["physicalLocation"]["region"]
    assert whole == {"startLine": 1, "startColumn": 1, "endLine": 8, "endColumn": 18}


def test_an_empty_stretch_stays_empty() -> None:
    one = only(run(PAGE, Span(1, 4, 1, 4)))
    assert [one[key] for key in ("line", "column", "end_line", "end_column")] == [8, 20, 8, 20]


@pytest.mark.skipif(not SARIF_VALIDATOR.exists(), reason="the validators are not part of the project")
def test_the_validators_find_nothing(tmp_path: Path) -> None:
    outcomes = (run(WORD, Span(3, 5, 3, 7), Span(1, 1, 1, 3)), run(WORD, None), run(PAGED, Span(1, 5, 1, 7)))
    profiles = [ReporterOptions(root="/srv", profile=profile) for profile in ("standard", "github")]
    assert said_of([reporter("sarif")(one, options) for one in outcomes for options in profiles], tmp_path) == ""


def test_a_row_that_is_counted_names_the_cell() -> None:
    row = LineOrigin("第 2 个表格第 4 行", {"table": 2, "row": 4}, (), (1, 5, 8))
    table = Source(("自然人\t60\t61",), (row,))
    assert shown("concise", run(table, Span(1, 8, 1, 10))).startswith("a.docx:第2个表格第4行第3列: error")
    assert shown("text", run(table, Span(1, 5, 1, 7))).startswith("a.docx（第 2 个表格第 4 行第 2 列） 错误")
    assert {key: only(run(table, Span(1, 5, 1, 5)))[key] for key in ("table", "row", "cell", "column")} == {
        "table": 2,
        "row": 4,
        "cell": 2,
        "column": None,
    }
    assert location(run(table, Span(1, 1, 1, 4)))["properties"] == {"table": 2, "row": 4, "cell": 1}
    assert "cell" not in only(run(table, Span(1, 1, 1, 10)))


def test_a_page_tells_where_on_it_the_words_are_printed() -> None:
    assert shown("concise", run(PAGED, Span(1, 5, 1, 7))).startswith("a.docx:第3页: error")
    one = only(run(PAGED, Span(1, 5, 1, 7), Span(1, 2, 1, 4)))
    assert (one["page"], one["boxes"]) == (3, [[95, 15, 150, 35]])
    assert one["related"][0]["boxes"] == [[60, 20, 80.13, 30]]
    assert location(run(PAGED, Span(1, 6, 1, 7)))["properties"] == {"page": 3, "boxes": [[110, 20, 120, 30]]}
