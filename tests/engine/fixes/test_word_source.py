"""Word files are mended by tracked changes: accepted they are the mended report, rejected the old one."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from gipr_lint.engine.fixes.mend import Mended, Mender
from gipr_lint.engine.fixes.word_source import WordSource, opened_word
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.readers import read
from gipr_lint.testing import Sample
from tests.support.annotated import checked, packed
from tests.support.generator import make
from tests.support.generator.model import dice
from tests.support.privacy.personal_numbers import RESIDENT
from tests.support.writers import docx as writer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RULES = national_rules()
OPENING = "一、总体情况\n"
STYLES: tuple[writer.Style, ...] = ("plain", "split", "numbered", "tracked")


def mended(content: bytes, *, unsafe: bool = False) -> Mended[WordSource] | None:
    return Mender(RULES, Settings(), opened_word, unsafe=unsafe).mend(content, "a.docx")


def changed(content: bytes, *, unsafe: bool = False) -> bytes:
    done = mended(content, unsafe=unsafe)
    assert done is not None
    assert mended(done.text.encoded(), unsafe=unsafe) is None
    return done.text.encoded()


def main(content: bytes) -> str:
    return ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def paragraphs(content: bytes, *, accepted: bool) -> list[str]:
    """Return the text of each paragraph with the changes of the program accepted or rejected; read with no reader."""
    root = docx.Document(io.BytesIO(content)).element
    gone = {one for one in root.iter(f"{W}{'del' if accepted else 'ins'}") if one.get(f"{W}author") == "gipr-lint"}
    told = []
    for paragraph in root.iter(f"{W}p"):
        left = {text for change in paragraph.iter() if change in gone for text in change.iter()}
        texts = (one for one in paragraph.iter() if one.tag in {f"{W}t", f"{W}delText"} and one not in left)
        told.append("".join(one.text or "" for one in texts))
    return told


def typed(text: str) -> bytes:
    """Return a text as a Word file: its tables drawn, and a run ends wherever there is a bar."""
    document = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
            rows = []
        paragraph = document.add_paragraph()
        for number, piece in enumerate(line.split("|")):
            paragraph.add_run(piece).bold = number % 2 == 0
    return writer.to_bytes(document)


SLIPS = (
    "收到申请１|２件，规范流|程,强化保障;健全 <a>& 机制。\n- 3 -\n"
    "（一）公开\n有3件。\n（三）队伍\n有3人。\n（三）监督\n有2次。\n"
)
TEXT = (
    Sample()
    .text.replace(OPENING, OPENING + SLIPS)
    .replace("行政规范性文件", "规范性文件")
    .replace("其他需要报告的事项", "其他事项")
)
WANTED = (
    Sample()
    .text.replace(OPENING, OPENING + SLIPS.replace("１|２", "12").replace("程,", "程，").replace(";", "；"))
    .replace("（三）队伍", "（二）队伍")
    .replace("- 3 -", "")
    .replace("|", "")
)


def cells(text: str) -> list[str]:
    """Return what stands in the paragraphs and cells of a text, in order."""
    return [piece for piece in re.split(r"[\n\t]", text) if piece]


def test_accepted_they_are_the_mended_report_and_rejected_the_old_one() -> None:
    content = typed(TEXT)
    after = changed(content)
    assert [one for one in paragraphs(after, accepted=True) if one] == cells(WANTED)
    assert [one for one in paragraphs(after, accepted=False) if one] == cells(TEXT.replace("|", ""))
    before, now = packed(content), packed(after)
    assert {name for name in now if before.get(name) != now[name]} == {"word/document.xml"}


def test_each_piece_of_a_run_keeps_its_properties() -> None:
    root = docx.Document(io.BytesIO(changed(typed(TEXT)))).element
    (paragraph,) = (one for one in root.iter(f"{W}p") if "规范流" in said(one))
    runs = list(paragraph.iter(f"{W}r"))
    assert "".join(map(said, runs)).startswith("收到申请１1２2件，规范流程,，强化保障;；")
    assert [run.find(f"{W}rPr/{W}b").get(f"{W}val") for run in runs][:6] == [None, None, None, "0", "0", "0"]


def said(element: BaseOxmlElement) -> str:
    """Return the words in an element, those that are deleted among them."""
    return "".join(one.text or "" for one in element.iter(f"{W}t", f"{W}delText"))


def test_changes_have_the_author_and_numbers_of_their_own() -> None:
    document = docx.Document(io.BytesIO(changed(typed(TEXT))))
    found = [one for one in document.element.body.iter() if one.tag in {f"{W}ins", f"{W}del"}]
    assert {one.get(f"{W}author") for one in found} == {"gipr-lint"}
    numbers = [one.get(f"{W}id") for one in found]
    assert len(set(numbers)) == len(numbers) > 10


@pytest.mark.parametrize("number", range(12))
def test_generated_reports(number: int) -> None:
    chance = dice("word", number)
    model = make(number, "2021").put("requests.new.natural", "１２").put("requests.granted.other_org", "/")
    content = writer.write_model(model, STYLES[number % 4])
    unsafe = bool(chance.randint(0, 1))
    after = changed(content, unsafe=unsafe)
    assert paragraphs(after, accepted=False) == paragraphs(content, accepted=False)
    assert paragraphs(after, accepted=True) != paragraphs(content, accepted=True)
    left = {finding.rule for finding in checked(after, "a.docx").findings}
    assert left <= {finding.rule for finding in checked(content, "a.docx").findings}
    assert "fullwidth-digits" not in left
    assert not (unsafe and "placeholder-cell" in left)


def test_a_blank_cell_is_filled_as_its_paragraph_looks() -> None:
    content = typed(Sample().text.replace("四、结转下年度继续办理\t1\t0", "四、结转下年度继续办理\t1\t"))
    assert paragraphs(changed(content, unsafe=True), accepted=True) == paragraphs(typed(Sample().text), accepted=True)


@pytest.mark.parametrize("dress", ["", "<w:rPr><w:b/></w:rPr>"])
def test_a_paragraph_without_any_run_is_filled_as_its_end_looks(dress: str) -> None:
    document = docx.Document(io.BytesIO(typed(Sample().text)))
    (cell,) = (row.cells[4] for table in document.tables for row in table.rows if row.cells[2].text[:4] == "四、结转")
    for run in cell.paragraphs[0].runs:
        cell.paragraphs[0]._p.remove(run._r)  # noqa: SLF001
    if dress:
        cell.paragraphs[0]._p.append(parse_xml(f"<w:pPr {nsdecls('w')}>{dress}</w:pPr>"))  # noqa: SLF001
    after = main(changed(writer.to_bytes(document), unsafe=True))
    assert f'gipr-lint"><w:r>{dress}<w:t xml:space="preserve">0</w:t></w:r></w:ins></w:p>' in after


def test_personal_data_is_in_no_deletion() -> None:
    text = Sample().text.replace(OPENING, f"{OPENING}申请人身份证号{RESIDENT[:8]}|{RESIDENT[8:]}，收到１件。\n")
    after = changed(typed(text), unsafe=True)
    line = next(one for one in paragraphs(after, accepted=False) if "身份证" in one)
    assert line == f"申请人身份证号{RESIDENT[:6]}********{RESIDENT[-4:]}，收到１件。"
    assert RESIDENT[6:14] not in re.sub("<[^>]*>", "", main(after))


def lines(*paragraphs: str) -> bytes:
    """Return the faultless report as a Word file with paragraphs of mark-up behind its first section."""
    usual = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in Sample().text.split("\n")]
    return writer.package("".join([*usual[:4], *paragraphs, *usual[4:]]))


def test_what_a_person_has_inserted_is_left_to_that_person() -> None:
    inserted = '<w:p><w:ins w:id="7" w:author="王主任"><w:r><w:t>收到１２件。</w:t></w:r></w:ins></w:p>'
    assert mended(lines(inserted)) is None
    own = inserted.replace("王主任", "gipr-lint")
    assert main(changed(lines(own))) == main(lines(own)).replace(
        "<w:t>收到１２件。", '<w:t xml:space="preserve">收到12件。'
    )


def test_what_stands_twice_in_the_file_is_left_alone() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>收到１２件。</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    content = lines(f"<w:p><w:r>{both}</w:r></w:p>")
    assert "fullwidth-digits" in {finding.rule for finding in checked(content, "a.docx").findings}
    assert mended(content) is None


def test_what_the_program_proposes_is_no_open_change_but_searched_for_personal_data() -> None:
    after = changed(typed(TEXT))
    assert not {"open-changes", "fullwidth-digits"} & {one.rule for one in checked(after, "a.docx").findings}
    assert "proposal" in {aside.kind for aside in read(after, "a.docx").asides}
    gone = f'<w:p><w:del w:id="1" w:author="gipr-lint"><w:r><w:delText>身份证{RESIDENT}</w:delText></w:r></w:del></w:p>'
    assert "resident-id" in {finding.rule for finding in checked(lines(gone), "a.docx").findings}


def test_only_word_files_are_opened() -> None:
    assert opened_word(b"", "a.txt") is None
    assert mended(b"PK") is None
