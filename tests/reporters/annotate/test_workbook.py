"""A workbook gets comments on the cells of findings; those of people stay where they are."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from gipr_lint.readers.registry import office
from gipr_lint.reporters.annotate import annotated
from tests.support.annotated import checked, packed, planted, told
from tests.support.generator import make
from tests.support.writers import xlsx


def comments(content: bytes) -> dict[tuple[str, str], tuple[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): (cell.comment.author, cell.comment.text)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


@pytest.mark.parametrize("number", range(3, 90, 15))
def test_each_finding_has_its_words_on_a_cell(number: int) -> None:
    content = xlsx.write_model(planted(number), sheets=bool(number % 2))
    run = checked(content, "a.xlsx")
    copy = annotated(content, "a.xlsx", run)
    found = comments(copy)
    assert sum(text.count("规则：") for _, text in found.values()) == len(run.findings)
    for finding in run.findings:
        assert any(finding.text in text for _, text in found.values())
    before, after = packed(content), packed(copy)
    for name in before:
        if "/styles" in name or "/theme" in name or "sharedStrings" in name or name == "xl/workbook.xml":
            assert before[name] == after[name]
    again = checked(copy, "a.xlsx")
    assert told(again) == told(run)
    assert annotated(copy, "a.xlsx", again) == copy


def test_the_comment_stands_on_the_very_cell() -> None:
    content = xlsx.write_model(make(4, "2021").put("requests.new.total", "987"))
    run = checked(content, "a.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    (place,) = (cell.coordinate for row in book.iter_rows() for cell in row if cell.value == 987)
    assert "987" in comments(annotated(content, "a.xlsx", run))[book.title, place][1]


def test_the_comments_of_people_stay() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write_model(make(4, "2021").put("requests.new.total", "987"))))
    sheet = book.worksheets[0]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == 987)
    cell.comment = Comment("请核对", "王主任")
    content = xlsx.to_bytes(book)
    run = checked(content, "a.xlsx")
    copy = annotated(content, "a.xlsx", run)
    found = comments(copy)
    assert found[sheet.title, cell.coordinate] == ("王主任", "请核对")
    own = [text for author, text in found.values() if author == "gipr-lint"]
    assert sum(text.count("规则：") for text in own) == len(run.findings)
    assert annotated(copy, "a.xlsx", checked(copy, "a.xlsx")) == copy


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_its_comments(tmp_path: Path) -> None:
    content = xlsx.write_model(make(4, "2021").put("requests.new.total", "987"))
    copy = annotated(content, "a.xlsx", checked(content, "a.xlsx"))
    (tmp_path / "a.xlsx").write_bytes(copy)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(office()), "--headless", profile, "--convert-to", "xlsx", "--outdir", "anew", "a.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    anew = comments((tmp_path / "anew" / "a.xlsx").read_bytes())
    assert {place: text for place, (_, text) in anew.items()} == {p: text for p, (_, text) in comments(copy).items()}
