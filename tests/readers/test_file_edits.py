"""Edits as programs apply them: applied by line and column, they make of a file what --fix makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Edit, Fix
from gipr_lint.model.run import Source
from gipr_lint.readers.file_edits import file_edits
from tests.support.command_line import CLEAN, run
from tests.support.generator import make
from tests.support.writers import docx

OPENING = "一、总体情况\n"
SLIPS = "健全制 度，规范流程,收到申请１２件。\n加强监督检查，完善考核\n- 4 -\n制度，强化落实。\n"
TEXT = CLEAN.replace(OPENING, OPENING + SLIPS).replace("其他需要报告的事项", "其他事项")
PAGE = "<meta charset=utf-8>\n<body>\n" + "".join(
    f"<p>{line.replace('１', '&#65297;').replace(' 度', '&nbsp;度').replace('其他', '<b>其他</b>')}</p>\n"
    for line in TEXT.strip().split("\n")
)


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """Return a text with edits of places by line and column, the last one first."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]
    for edit in sorted(edits, key=lambda one: (one["line"], one["column"]), reverse=True):
        first = starts[edit["line"] - 1] + edit["column"] - 1
        last = starts[edit["end_line"] - 1] + edit["end_column"] - 1
        text = text[:first] + edit["replacement"] + text[last:]
    return text


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", TEXT), ("a.md", TEXT), ("b.md", TEXT.replace("健全", "> 健&#20840;")), ("a.html", PAGE)],
)
def test_applied_they_make_what_fix_makes(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    found = json.loads(run("check", name, "--format", "json", cwd=tmp_path).stdout)["findings"]
    edits = [edit for one in found if one.get("fix", {}).get("certain") for edit in one["fix"]["edits"]]
    assert len(edits) > 4
    run("check", "--fix", name, cwd=tmp_path)
    assert applied(text, edits) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", ["standard", "github", "ide"])
def test_sarif_has_the_same_in_code_units(tmp_path: Path, profile: str) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("健全", "𠀋健全"), encoding="utf-8")
    arguments = ("check", "a.html", "--format", "sarif", "--sarif-profile", profile)
    log = json.loads(run(*arguments, cwd=tmp_path).stdout)
    units = [line.encode("utf-16-le") for line in (tmp_path / "a.html").read_text(encoding="utf-8").split("\n")]
    gone = []
    for result in log["runs"][0]["results"]:
        for fix in result.get("fixes", ()):
            for one in fix["artifactChanges"][0]["replacements"]:
                region = one["deletedRegion"]
                columns = region.get("startColumn", 1) - 1, region["endColumn"] - 1
                assert region.get("endLine", region["startLine"]) == region["startLine"]
                line = units[region["startLine"] - 1]
                gone.append((line[2 * columns[0] : 2 * columns[1]].decode("utf-16-le"), one["insertedContent"]["text"]))
    assert set(gone) >= {("&nbsp;", ""), ("&#65297;", "1"), ("２", "2"), (",", "，"), ("其他", "其他需要报告的")}


def test_there_are_none_for_what_is_not_surely_there() -> None:
    edit = Edit(Span(1, 1, 1, 2), "1")
    assert file_edits(None, Source(("１",)), "a.txt") == ()
    assert file_edits(Fix((edit,)), Source(("１",)), "a.txt") == (edit,)


def test_a_word_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx.write_model(make(4, "2021").put("requests.new.natural", "１２")))
    found = json.loads(run("check", "a.docx", "--format", "json", cwd=tmp_path).stdout)["findings"]
    assert [one["fix"] for one in found if one["rule"] == "fullwidth-digits"] == [{"certain": True, "edits": []}]
