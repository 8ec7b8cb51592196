"""A PDF gets its findings on the very words and cells, and stands in its copy as it was, byte for byte."""

from __future__ import annotations

import io
import re

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdftypes import PDFObjRef, resolve1

from gipr_lint.readers import ReadError, read
from gipr_lint.reporters.annotate import AnnotateError, annotated
from gipr_lint.reporters.annotate.pdf import copy as copies
from tests.support.annotated import checked, planted, told
from tests.support.generator import make
from tests.support.pdf.boxes import Printed
from tests.support.pdf.notes import notes, put, saved
from tests.support.writers import pdf
from tests.support.writers.pdf import Style

STYLES = (
    Style(),
    Style(cut=True, again=True, lines="boxes", head="云溪县人民政府办公室文件"),
    Style(width=842, height=595, turned=90),
    Style(width=842, height=595, turned=270, sideways=True),
    Style(lines="none", align="center"),
)
WRONG = make(4, "2021").put("requests.new.total", "987")


def report(style: Style = STYLES[0]) -> bytes:
    return pdf.write_model(WRONG, style)


@pytest.mark.parametrize(("number", "style"), [(9 * at + 1, STYLES[at % len(STYLES)]) for at in range(10)])
def test_each_finding_is_told_on_its_words(number: int, style: Style) -> None:
    content = pdf.write_model(planted(number), style)
    run = checked(content, "a.pdf")
    copy = annotated(content, "a.pdf", run)
    assert copy.startswith(content)
    found = notes(copy)
    assert [one.author for one in found] == ["gipr-lint"] * len(run.findings)
    document, printed = read(content, "a.pdf"), Printed(copy)
    for finding in run.findings:
        (own,) = (one for one in found if finding.text in one.words)
        span = finding.location.span
        assert span
        line = document.lines[span.line - 1]
        words = line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]
        shown = "".join(printed.words_between(own.page, quad) for quad in own.quads)
        if own.kind == "highlight" and "".join(words.split()):
            assert sorted(shown) == sorted("".join(words.split()))
    again = checked(copy, "a.pdf")
    assert told(again) == told(run)
    assert annotated(copy, "a.pdf", again) == copy


@pytest.mark.parametrize("style", STYLES)
def test_the_highlight_lies_on_the_very_cell(style: Style) -> None:
    content = report(style)
    copy = annotated(content, "a.pdf", checked(content, "a.pdf"))
    (own,) = (one for one in notes(copy) if "行：" in one.words)
    assert own.words.startswith("错误：“收到和处理政府信息公开申请情况表”")
    assert [line.partition("：")[0] for line in own.words.split("\n")[1:]] == ["依据", "改法", "规则"]
    (quad,) = own.quads
    assert Printed(copy).words_between(own.page, quad) == "987"
    page = pypdfium2.PdfDocument(copy)[own.page - 1]
    left, upper, scale = quad[0], quad[3], 2
    shown = page.render(scale=scale, rotation=-page.get_rotation() % 360).to_pil()
    middle = (round((left + 2) * scale), round(shown.height - (upper - 2) * scale))
    assert shown.getpixel(middle)[0] > shown.getpixel(middle)[2] + 60, "reddish where it was white"


def test_other_programs_find_the_notes_too() -> None:
    content = report()
    with pdfplumber.open(io.BytesIO(annotated(content, "a.pdf", checked(content, "a.pdf")))) as document:
        found = [note for page in document.pages for note in page.annots]
    assert [note["title"] for note in found] == ["gipr-lint"] * 2
    assert all(note["contents"].startswith("错误：") for note in found)


def references(content: bytes) -> int:
    """Return how many notes of a file are objects of their own; there must be no others."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        found = [resolve1(page.page_obj.annots) or [] for page in document.pages]
        assert [len(page.annots) for page in document.pages] == [len(notes) for notes in found]
    assert all(isinstance(one, PDFObjRef) for notes in found for one in notes)
    return sum(map(len, found))


def test_each_note_is_an_object_as_the_standard_wants_it() -> None:
    known = (
        content for name, content in ODD.items() if name != "sent with a head of its own"
    )  # pdfminer finds nothing
    for content in (report(), with_table_as_stream(report()), *known):
        assert references(annotated(content, "a.pdf", checked(content, "a.pdf"))) == 2


def test_a_copy_of_a_mended_report_is_the_report() -> None:
    content = report()
    copy = annotated(content, "a.pdf", checked(content, "a.pdf"))
    nothing = checked(pdf.write_model(make(4, "2021")), "a.pdf")
    assert nothing.findings == ()
    assert annotated(content, "a.pdf", nothing) == content
    assert annotated(copy, "a.pdf", nothing) == content


def test_the_notes_of_people_stay_and_those_of_a_former_run_do_not() -> None:
    content = put(report(), 2, "请核对", "王主任")
    run = checked(content, "a.pdf")
    copy = annotated(content, "a.pdf", run)
    assert copy.startswith(content)
    anew = put(saved(pypdfium2.PdfDocument(copy)), 3, "已阅", "李主任")
    again = annotated(anew, "a.pdf", checked(anew, "a.pdf"))
    assert again.startswith(anew)
    people = {(one.author, one.words) for one in notes(again) if one.author != "gipr-lint"}
    assert people == {("王主任", "请核对"), ("李主任", "已阅")}
    own = [one.words.partition("规则：")[2] for one in notes(again) if one.author == "gipr-lint"]
    assert sorted(own) == sorted(finding.rule for finding in run.findings)
    assert "open-changes" in own


def test_what_stands_nowhere_on_a_page_is_noted_at_its_edge() -> None:
    content = put(report(), 3, "联系人手机13907335678", "王主任")
    run = checked(content, "a.pdf")
    found = [one for one in notes(annotated(content, "a.pdf", run)) if one.kind == "note" and one.author == "gipr-lint"]
    assert any(one.page == 3 and "（位置：第 3 页）" in one.words for one in found)
    assert not any("13907335678" in one.words for one in found)


def test_a_copy_that_would_be_read_as_another_report_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    content = report()
    run = checked(content, "a.pdf")
    others = iter((pdf.write_model(make(5, "2021")), content, b"%PDF-1.4\n"))
    monkeypatch.setattr(copies, "marked", lambda _content, _order: next(others))
    for _ in range(3):
        with pytest.raises(AnnotateError, match="批注写进去以后，文件读出来同原来不一样"):
            annotated(content, "a.pdf", run)


def test_a_file_that_is_cut_off_is_refused_by_the_sentence_of_the_reader() -> None:
    content = report()
    with pytest.raises(ReadError, match="PDF 已损坏或不完整"):
        annotated(content[: len(content) // 2], "a.pdf", checked(content, "a.pdf"))


def moved(content: bytes) -> bytes:
    """Return a file whose pages show a part of what they are, turned upside down."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.set_mediabox(-20, -30, 615, 862)
        page.set_cropbox(-10, -5, 600, 850)
        page.set_rotation(180)
    return saved(document)


def counted_anew(before: bytes, content: bytes) -> bytes:
    """Return a file with something before it, its places counted from there."""
    body, table, trailer = content.rpartition(b"xref\n")[0].rpartition(b"xref\n")
    assert table
    trailer = re.sub(
        rb"^(\d{10})(?= \d{5} n)", lambda place: b"%010d" % (int(place[1]) + len(before)), trailer, flags=re.MULTILINE
    )
    return before + body + table + trailer + b"xref\n%d\n%%%%EOF\n" % (len(before) + len(body))


ODD = {
    "a part of the page, upside down": moved(report()),
    "remains of a web page behind the end": report() + b"\n<p>1 0 obj</p>\n%%EOF\n" * 3,
    "no end of line": report().rstrip(),
    "sent with a head of its own": b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + report(),
    "places counted from before its head": counted_anew(b"\xef\xbb\xbf\r\n" * 9, report()),
    "notes named that are not there": report().replace(b"/Type /Page\n", b"/Type /Page /Annots 900 0 R\n"),
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_files_are_marked_at_the_right_place_and_given_back(content: bytes) -> None:
    run = checked(content, "a.pdf")
    copy = annotated(content, "a.pdf", run)
    printed = Printed(copy)
    shown = ["".join(printed.words_between(one.page, quad) for quad in one.quads) for one in notes(copy)]
    assert shown == ["987", "3"]
    assert annotated(copy, "a.pdf", checked(copy, "a.pdf")) == copy
    assert annotated(copy, "a.pdf", checked(pdf.write_model(make(4, "2021")), "a.pdf")) == content


def test_a_file_that_cannot_be_added_to_is_refused() -> None:
    content = b" " * 1020 + report()
    with pytest.raises(ReadError, match="PDF 的内部结构写不进批注"):
        annotated(content, "a.pdf", checked(content, "a.pdf"))


def with_table_as_stream(content: bytes) -> bytes:
    """Return a file with one more object behind it, named by a table that is a stream, as many programs write it."""
    before = int(content.rpartition(b"startxref\n")[2].split()[0])
    root = re.search(rb"/Root (\d+ 0 R)", content)
    assert root
    table = len(content) + len(b"900 0 obj null endobj\n")
    entry = b"\x01" + len(content).to_bytes(4, "big") + b"\x00" + b"\x01" + table.to_bytes(4, "big") + b"\x00"
    about = b"/Type/XRef/Size 902/Root %s/Prev %d/W[1 4 1]/Index[900 2]/Length 12" % (root[1], before)
    stream = b"901 0 obj <<%s>>stream\n%s\nendstream\nendobj\n" % (about, entry)
    return content + b"900 0 obj null endobj\n" + stream + b"startxref\n%d\n%%%%EOF\n" % table


def test_a_table_of_objects_that_is_a_stream_is_one_by_the_standard() -> None:
    content = with_table_as_stream(report())
    run = checked(content, "a.pdf")
    copy = annotated(content, "a.pdf", run)
    assert [one.author for one in notes(copy)] == ["gipr-lint"] * 2
    start = int(copy.rpartition(b"startxref\r\n")[2].split()[0])
    table = copy[start : copy.rindex(b"startxref")]
    assert re.match(rb"\d+ 0 obj\s*<<", table)
    assert b"/Type/XRef" in table.partition(b">>")[0]
    assert table.endswith(b"endstream\r\nendobj\r\n")
    assert references(copy) == 2
    assert annotated(copy, "a.pdf", checked(copy, "a.pdf")) == copy
