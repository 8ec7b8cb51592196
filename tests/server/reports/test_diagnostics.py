"""Findings as diagnostics: at their places in files of every kind, and silence only where all was checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from gipr_lint.server.reports.diagnostics import diagnostics
from gipr_lint.server.reports.places import range_of
from gipr_lint.server.texts import Units
from tests.support.command_line import CLEAN, FAULTY
from tests.support.server.editor import Opened

ROWS = FAULTY.replace("全年", "𠮷全年公布１２件，", 1)


def web(text: str) -> str:
    """The lines of a report as a web page, its rows as those of tables."""
    lines = []
    for line in text.split("\n"):
        cells = "".join(f"<td>{cell}</td>" for cell in line.split("\t"))
        lines.append(f"<table><tr>{cells}</tr></table>" if "\t" in line else f"<p>{line}</p>")
    return "<html><body>\n" + "\n".join(lines).replace("</table>\n<table>", "\n") + "\n</body></html>\n"


@pytest.mark.parametrize("units", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_marks_are_at_the_words(tmp_path: Path, suffix: str, units: Units) -> None:
    text = web(ROWS) if suffix == ".html" else ROWS
    one = Opened(text, tmp_path / f"报告{suffix}", units)
    found = {str(each.code): each for each in diagnostics(one.checked)}
    assert one.words(found["fullwidth-digits"].range) == "１２"
    assert one.words(found["row-total"].range) == "15"
    related = [one.words(place.location.range) for place in found["row-total"].related_information or ()]
    assert related[0] == "13"
    assert related[-1] == "15"
    expected = {"utf-8": 4, "utf-16": 2, "utf-32": 1}[units]
    line = one.text.lines[found["fullwidth-digits"].range.start.line]
    before = line[: line.index("１２")]
    extra = sum(expected if char > "\uffff" else {"utf-8": len(char.encode())}.get(units, 1) for char in before)
    assert found["fullwidth-digits"].range.start.character == extra


def test_what_concerns_the_report_as_a_whole_is_told_at_its_title(tmp_path: Path) -> None:
    one = Opened(f"\n\n{CLEAN}", tmp_path / "报告.txt")
    assert "年度报告" in one.words(range_of(one.checked, None))
    other = Opened("\n会议纪要", tmp_path / "纪要.txt")
    assert other.words(range_of(other.checked, None)) == ""


def test_other_texts_are_left_alone(tmp_path: Path) -> None:
    assert diagnostics(Opened("会议纪要\n", tmp_path / "纪要.md").checked) == []
    assert diagnostics(Opened("", tmp_path / "空.txt").checked) == []
    assert Opened("jobs: 1\n", tmp_path / "别的.yaml").session.checked((tmp_path / "别的.yaml").as_uri()) is None


def test_a_text_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    one = Opened("甲" * 4_000_000, tmp_path / "报告.txt")
    (found,) = diagnostics(one.checked)
    assert found.code == "incomplete"
    assert "10 MB" in found.message


def test_a_text_that_was_never_saved_is_known_by_its_language(tmp_path: Path) -> None:
    one = Opened(CLEAN, tmp_path / "报告.txt")
    one.session.open(types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, FAULTY))
    checked = one.session.checked("untitled:Untitled-1")
    assert checked
    assert "row-total" in {found.code for found in diagnostics(checked)}


def test_half_a_character_and_an_unseen_mark_do_no_harm(tmp_path: Path) -> None:
    one = Opened(FAULTY.replace("全年", "\ud842全年\x1b[31m１２件", 1), tmp_path / "报告.txt")
    found = {str(each.code): each for each in diagnostics(one.checked)}
    assert one.words(found["row-total"].range) == "15"
    assert "\x1b" not in "".join(each.message for each in found.values())
