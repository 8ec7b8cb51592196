"""A Word file gets comments at the very words or cell; all else stays, and a second run replaces its own."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path

import docx
import pytest

from gipr_lint.model.finding import Finding
from gipr_lint.readers import read
from gipr_lint.readers.registry import office
from gipr_lint.reporters.annotate import annotated
from gipr_lint.testing import Sample
from tests.support.annotated import checked, packed, planted, told
from tests.support.generator import make
from tests.support.privacy.leaks import KINDS
from tests.support.reporters.word_comments import TOUCHED, W, held, marked
from tests.support.writers import docx as writer

COPIES = int(os.environ.get("GIPR_LINT_WORD_COPIES", "20"))
"""How many generated reports are annotated: 20, which are quickly done, or as many as are asked for."""
STYLES: tuple[writer.Style, ...] = ("plain", "split", "numbered", "tracked")


def quoted(finding: Finding, content: bytes) -> str:
    """Return the words of a finding, up to the end of their first line."""
    span = finding.location.span
    if span is None:
        return ""
    line = read(content, "a.docx").lines[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else len(line)]


@pytest.mark.parametrize("number", range(0, 4 * COPIES, 4))
def test_comments_stand_at_the_words_and_nothing_else_changes(number: int) -> None:
    style = STYLES[number // 4 % 4]
    content = writer.write_model(planted(number), style)
    run = checked(content, "a.docx")
    copy = annotated(content, "a.docx", run)
    before, after = packed(content), packed(copy)
    assert {name for name in after if before.get(name) != after[name]} <= TOUCHED
    assert set(before) <= set(after)
    comments = list(docx.Document(io.BytesIO(copy)).comments)
    assert [one.author for one in comments] == ["gipr-lint"] * len(run.findings)
    words, cells, lines = marked(copy), held(copy), read(content, "a.docx").lines
    for finding, comment in zip(run.findings, comments, strict=True):
        place = run.place("a.docx", finding.location.span).properties
        assert comment.text.startswith({"error": "错误：", "warning": "警告：", "note": "提示："}[finding.level])
        assert all(part in comment.text for part in ("依据：", "改法：", finding.text, finding.rule))
        if style != "numbered" and finding.location.span and "\t" not in quoted(finding, content):
            marks, told_of = words[comment.comment_id], quoted(finding, content)
            in_one = marks and told_of.startswith(marks) and "cell" in place  # the first paragraph of its cell
            assert marks == told_of or in_one or (style == "tracked" and told_of in marks)  # no insertion is cut in two
        if "cell" in place:
            assert finding.location.span
            shown = lines[finding.location.span.line - 1].split("\t")[int(str(place["cell"])) - 1]
            assert cells[comment.comment_id] == (place["table"], place["row"], shown)
    assert read(copy, "a.docx").lines == lines
    again = checked(copy, "a.docx")
    assert told(again) == told(run)
    assert annotated(copy, "a.docx", again) == copy


def test_a_blank_cell_and_a_cell_of_several_paragraphs_get_their_comment() -> None:
    content = writer.write_model(make(4, "2021").put("requests.new.total", ""))
    run = checked(content, "a.docx")
    places = {run.place("a.docx", one.location.span).label for one in run.findings}
    assert any(label.endswith("列") for label in places)
    copy = annotated(content, "a.docx", run)
    for start in docx.Document(io.BytesIO(copy)).element.body.iter(f"{W}commentRangeStart"):
        assert start.getparent().tag == f"{W}p"


def test_the_words_of_people_stay_and_numbers_do_not_collide() -> None:
    report = docx.Document()
    for line in (
        Sample()
        .text.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")
        .split("\n")
    ):
        report.add_paragraph(line)
    report.add_comment(report.paragraphs[0].runs, "标题是否要改？", author="王主任")
    content = writer.to_bytes(report)
    run = checked(content, "a.docx")
    copy = annotated(content, "a.docx", run)
    comments = list(docx.Document(io.BytesIO(copy)).comments)
    assert [one.author for one in comments] == ["王主任"] + ["gipr-lint"] * len(run.findings)
    assert len({one.comment_id for one in comments}) == len(comments)
    assert "标题是否要改？" in comments[0].text


def test_no_comment_stands_in_a_text_box_and_an_empty_paragraph_takes_one() -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>电话１２</w:t></w:r></w:p></w:txbxContent>"
    shape = f"<v:shape><v:textbox>{inner}</v:textbox></v:shape>"
    box = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in Sample().text.split("\n"))
    content = writer.package("<w:p/>" + lines + box)
    run = checked(content, "a.docx")
    assert run.findings
    copy = annotated(content, "a.docx", run)
    assert b"<w:txbxContent><w:p><w:r><w:t>" in _document(copy)
    assert _document(copy).count(b"<w:commentReference") == len(run.findings)


def _document(content: bytes) -> bytes:
    from zipfile import ZipFile

    return ZipFile(io.BytesIO(content)).read("word/document.xml")


@pytest.mark.parametrize("kind", KINDS)
def test_no_comment_repeats_personal_data(kind: str) -> None:
    sentence, number = KINDS[kind]
    lines = Sample().text.split("\n")
    report = docx.Document()
    for line in [*lines[:6], sentence.format(number), *lines[6:]]:
        report.add_paragraph(line)
    content = writer.to_bytes(report)
    run = checked(content, "a.docx")
    assert run.findings
    copy = annotated(content, "a.docx", run)
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(copy)).comments)
    assert said
    assert number not in said


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_one_copy_of_ten(tmp_path: Path) -> None:
    for number in range(0, 4 * COPIES, 40):
        content = writer.write_model(planted(number), STYLES[number // 40 % 4])
        (tmp_path / f"{number}.docx").write_bytes(annotated(content, "a.docx", checked(content, "a.docx")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = [file.name for file in tmp_path.glob("*.docx")]
    command = [str(office()), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *names]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=170)
    for name in names:
        assert (tmp_path / name).with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
