"""Word files that went through many hands: the comment sits in the right cell, and all that was there stays."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from gipr_lint.readers import read
from gipr_lint.readers.registry import office
from gipr_lint.reporters.annotate import annotated
from tests.support.annotated import checked, packed, told
from tests.support.reporters.word_comments import TOUCHED, held, marked
from tests.support.writers import worn_docx as worn

WORN = worn.kinds()
TOTALS = {"row-total", "balance"}


@pytest.mark.parametrize("kind", WORN)
def test_nothing_is_lost_and_a_second_run_changes_nothing(kind: str) -> None:
    content = WORN[kind]
    run = checked(content, "a.docx")
    assert {one.rule for one in run.findings} - {"open-changes"} == TOTALS
    copy = annotated(content, "a.docx", run)
    before, after = packed(content), packed(copy)
    assert {name for name in after if before.get(name) != after[name]} <= TOUCHED
    assert set(before) <= set(after)
    assert read(copy, "a.docx").lines == read(content, "a.docx").lines
    again = checked(copy, "a.docx")
    assert told(again) == told(run)
    assert annotated(copy, "a.docx", again) == copy


@pytest.mark.parametrize("kind", [kind for kind in WORN if kind != "strict"])  # python-docx does not read that
def test_the_comment_sits_in_the_cell(kind: str) -> None:
    copy = annotated(WORN[kind], "a.docx", checked(WORN[kind], "a.docx"))
    (number,) = (one.comment_id for one in docx.Document(io.BytesIO(copy)).comments if "row-total" in one.text)
    assert marked(copy)[number] == worn.FIGURE
    cell = held(copy)[number]
    assert cell is not None
    assert (cell.table, cell.row) == (2, 4)
    assert cell.words.startswith(worn.FIGURE)


def test_comments_of_people_keep_their_numbers_their_answers_and_their_marks() -> None:
    content = WORN["comments of people"]
    copy = annotated(content, "a.docx", checked(content, "a.docx"))
    comments = {one.comment_id: one for one in docx.Document(io.BytesIO(copy)).comments}
    assert [(number, comments[number].author) for number in (5, 41)] == [(5, "王主任"), (41, "李科长")]
    assert len(comments) == len(list(docx.Document(io.BytesIO(copy)).comments)) == 5
    assert [marked(copy)[number] for number in (5, 41)] == [worn.FIGURE] * 2
    parts = ("commentsExtended", "commentsIds", "people")
    for name in parts:
        assert packed(copy)[f"word/{name}.xml"] == packed(content)[f"word/{name}.xml"]


def test_comments_of_this_program_that_came_with_text_of_another_file_go_too() -> None:
    run = checked(worn.plain(), "a.docx")
    copy = annotated(worn.plain(), "a.docx", run)
    report = docx.Document(io.BytesIO(copy))
    report.add_comment(report.paragraphs[0].runs, "错误：从另一份批注本里带来的。", author="gipr-lint")
    report.add_comment(report.paragraphs[1].runs, "请核对", author="王主任")
    file = io.BytesIO()
    report.save(file)
    again = annotated(file.getvalue(), "a.docx", checked(file.getvalue(), "a.docx"))
    found = [(one.author, one.text.partition("：")[0]) for one in docx.Document(io.BytesIO(again)).comments]
    assert found.count(("王主任", "请核对")) == 1
    assert sum(author == "gipr-lint" for author, _ in found) == len(checked(again, "a.docx").findings) == 3
    assert not any("带来" in one.text for one in docx.Document(io.BytesIO(again)).comments)


def test_a_strict_file_stays_strict() -> None:
    copy = annotated(WORN["strict"], "a.docx", checked(WORN["strict"], "a.docx"))
    with ZipFile(io.BytesIO(copy)) as archive:
        texts = [archive.read(name) for name in ("word/comments.xml", "word/_rels/document.xml.rels")]
        body = archive.read("word/document.xml")
    assert all(b"purl.oclc.org/ooxml" in text and b"/2006/main" not in text for text in texts)
    assert body.count(b"<w:commentRangeStart") == body.count(b"<w:commentReference") == 2


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_each_copy(tmp_path: Path) -> None:
    for number, content in enumerate(WORN.values()):
        (tmp_path / f"{number}.docx").write_bytes(annotated(content, "a.docx", checked(content, "a.docx")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = [f"{number}.docx" for number in range(len(WORN))]
    command = [str(office()), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *names]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=170)
    for name in names:
        lines = read((tmp_path / name).with_suffix(".pdf").read_bytes(), "a.pdf").lines
        assert any("本年新收" in line for line in lines)
