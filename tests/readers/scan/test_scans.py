"""Pictures of a printed page become the report that was printed, however it lies on the glass."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gipr_lint.cli import main
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.extensions.toolset import assemble
from gipr_lint.model.document import Line
from gipr_lint.model.finding import Finding, Level
from gipr_lint.model.report import Report
from gipr_lint.readers import READERS, ReadError, read
from gipr_lint.readers.scan import client
from gipr_lint.readers.scan.mode import recognizing, use
from tests.support.one_report import figures

pytest.importorskip("rapidocr", reason="needs gipr-lint[ocr]")
pytest.importorskip("onnxruntime", reason="needs gipr-lint[ocr]")

import cv2
import numpy as np
from PIL import Image

from tests.support.writers import docx, scan

PAGE = Path(__file__).parent / "report.png"
FIGURES = {
    "proactive.rules.made": "0",
    "proactive.rules.repealed": "0",
    "proactive.rules.in_force": "0",
    "proactive.normative_documents.made": "5",
    "proactive.normative_documents.repealed": "2",
    "proactive.normative_documents.in_force": "14",
    "proactive.licences.decisions": "137",
    "proactive.penalties.decisions": "48",
    "proactive.coercive_measures.decisions": "6",
    "proactive.charges.amount": "25985.3839",
    **{
        f"remedies.{row}.{column}": text
        for row, texts in {"review": "31026", "direct": "10001", "after_review": "01001"}.items()
        for column, text in zip(("upheld", "corrected", "other", "pending", "total"), texts, strict=True)
    },
}


@pytest.fixture(autouse=True, scope="module")
def _processes() -> Iterator[None]:
    use("auto")
    yield
    client.close()


def picture() -> Any:  # noqa: ANN401 - arrays have no useful type
    return cv2.imread(str(PAGE))


def report_of(content: bytes, path: str) -> Report:
    return read_report(Input(path, lambda: content), READERS)


def findings_in(report: Report) -> list[Finding]:
    tools = assemble([])
    judgement = Judgement(report)
    run_rules(judgement, tools.rules, tools.checks, lambda _: None, None)
    assert not judgement.problems
    return judgement.findings


def wrong(report: Report) -> dict[str, str | None]:
    """Return the figures that are sure and not those that are printed."""
    sure = {
        f"{table.id}.{row.id}.{cell.column}": cell.value.raw
        for table in report.tables.values()
        for row in table.rows.values()
        for cell in row.cells.values()
        if cell.certain
    }
    return {key: text for key, text in sure.items() if FIGURES[key] != text}


def changed(cell: tuple[int, int, int, int], digit: str) -> Any:  # noqa: ANN401
    """Return the page with another digit written into a place."""
    page = picture()
    x0, y0, x1, y1 = cell
    page[y0:y1, x0:x1] = 255
    cv2.putText(page, digit, (x0 + 2, y1 - 3), cv2.FONT_HERSHEY_DUPLEX, 0.7, (0, 0, 0), 1, cv2.LINE_AA)
    return page


def test_page_is_read_figure_by_figure() -> None:
    report = report_of(scan.as_pdf([picture()], 170), "a.pdf")
    assert figures(report) == FIGURES
    assert (report.year, report.organ) == (2024, "云溪县松湾镇人民政府")
    found = findings_in(report)
    assert [one for one in found if one.level is Level.ERROR] == []
    assert "mobile-number" in {one.rule for one in found}
    assert report.document.recognized
    place = report.tables["remedies"].cell("review", "total")
    assert place is not None
    assert report.document.line_name(place.span).startswith("第 1 页")


@pytest.mark.parametrize(
    "copier",
    [scan.Copier(skew=2.0, noise=5, jpeg=75, seal=True), scan.Copier(quarters=1), scan.Copier(quarters=2, jpeg=70)],
    ids=["leaning", "on its side", "upside down"],
)
def test_page_is_read_however_it_lies(copier: scan.Copier) -> None:
    dice = np.random.default_rng(1)
    page = scan.sealed(picture(), dice) if copier.seal else picture()
    report = report_of(scan.as_pdf([scan.copied(page, copier, dice)], 170), "a.pdf")
    assert set(figures(report)) == set(FIGURES)
    assert wrong(report) == {}


def test_two_pages_on_a_sheet_are_two() -> None:
    sheet = np.hstack([picture(), picture()])
    document = read(scan.as_file([sheet], "PNG"), "a.png")
    titles = [line for line in document.lines if line == "一、总体情况"]
    assert len(titles) == 2
    assert {origin.properties["page"] for origin in document.origins if origin.label} == {1}


def test_files_of_pictures_are_read() -> None:
    report = report_of(scan.as_file([picture()], "JPEG"), "a.jpg")
    assert figures(report) == FIGURES


def total_cell() -> tuple[int, int, int, int]:
    """Return where the total of the first row of the last table stands on the page, within its lines."""
    report = report_of(scan.as_pdf([picture()], 170), "a.pdf")
    box = next(
        origin.prints
        for number, origin in enumerate(report.document.origins, 1)
        if number == report.tables["remedies"].rows["review"].span.line
    )
    total = next(one for one in box if one.cell and one.start == 8)  # the fifth of the figures
    x0, top, x1, bottom = (round(value * 170 / 72) for value in total.cell or (0, 0, 0, 0))
    return x0 + 4, top + 4, x1 - 4, bottom - 4


def test_wrong_sum_is_found_and_said_with_care() -> None:
    found = findings_in(report_of(scan.as_pdf([changed(total_cell(), "9")], 170), "a.pdf"))
    sums = [one for one in found if one.rule == "remedy-total"]
    assert len(sums) == 1
    assert "相差 3" in sums[0].text


def test_never_is_todays_answer() -> None:
    content = scan.as_pdf([picture()], 170)
    with recognizing("never"), pytest.raises(ReadError, match="没有文字层"):
        read(content, "a.pdf")
    with recognizing("never"), pytest.raises(ReadError, match="never"):
        read(scan.as_file([picture()], "PNG"), "a.png")


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    Image.new("1", (50_000, 50_000)).save(target, "PNG")
    with pytest.raises(ReadError, match="50000×50000"):
        read(target.getvalue(), "a.png")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", PAGE.read_bytes()[:3000], b"II*\0" + bytes(20)])
def test_broken_picture_is_told(content: bytes) -> None:
    with pytest.raises(ReadError, match="损坏"):
        read(content, "a.png")


def test_blank_picture_is_told() -> None:
    with pytest.raises(ReadError, match="没有认出文字"):
        read(scan.as_file([np.full((600, 500, 3), 255, np.uint8)], "PNG"), "a.png")


def cut_table() -> Any:  # noqa: ANN401
    """Return the part of the page with the last table on it."""
    return picture()[1330:1570]


def test_picture_of_a_table_in_a_word_file_is_read() -> None:
    content = docx.with_picture(scan.as_file([cut_table()], "PNG"), "四、政府信息公开行政复议、行政诉讼情况")
    report = report_of(content, "a.docx")
    found = {key: text for key, text in figures(report).items() if key.startswith("remedies")}
    assert found == {key: text for key, text in FIGURES.items() if key.startswith("remedies")}
    assert report.document.recognized
    with recognizing("never"):
        assert "remedies" not in report_of(content, "a.docx").tables


def test_picture_of_a_table_that_stands_in_a_web_page_is_read() -> None:
    data = base64.b64encode(scan.as_file([cut_table()], "PNG")).decode()
    page = (
        "<html><body><h1>云溪县松湾镇人民政府2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开12条。</p>"
        f"<p>四、政府信息公开行政复议、行政诉讼情况</p><p><img src='data:image/png;base64,{data}'></p></body></html>"
    )
    report = report_of(page.encode(), "a.html")
    cell = report.tables["remedies"].cell("review", "total")
    assert cell is not None
    assert cell.value.raw == "6"
    assert not report.document.others


def page_with(address: str) -> bytes:
    return (
        "<html><body><h1>云溪县松湾镇人民政府2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开12条。</p>"
        f"<p>四、政府信息公开行政复议、行政诉讼情况</p><p><img src='{address}'></p></body></html>"
    ).encode()


def beside(path: Path, address: str) -> Report:
    path.write_bytes(page_with(address))
    return read_report(Input(str(path), path.read_bytes, real=str(path.resolve())), READERS)


def test_picture_of_a_table_beside_a_web_page_is_read_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "图 片").mkdir(parents=True)
    picture_file = scan.as_file([cut_table()], "PNG")
    (folder / "图 片" / "t.png").write_bytes(picture_file)
    (tmp_path / "t.png").write_bytes(picture_file)
    (folder / "link.png").symlink_to(tmp_path / "t.png")
    page = folder / "a.html"
    report = beside(page, "图%20片/t.png?v=1")
    cell = report.tables["remedies"].cell("review", "total")
    assert cell is not None
    assert cell.value.raw == "6"
    assert report.document.others
    for address in ("../t.png", "link.png", str(tmp_path / "t.png"), "http://127.0.0.1/t.png", "none.png", "a.html"):
        assert "remedies" not in beside(page, address).tables
    with recognizing("never"):
        assert not beside(page, "图%20片/t.png").document.others


def test_text_layer_of_another_program_gives_way_to_the_picture() -> None:
    target = io.BytesIO()
    image = Image.open(PAGE)
    width, height = (side * 72 / 170 for side in image.size)
    canvas = Canvas(target, pagesize=(width, height))
    canvas.drawImage(ImageReader(image), 0, 0, width, height)
    layer = canvas.beginText(72, 700)
    layer.setTextRenderMode(3)
    for number in range(12):
        layer.textLine(f"another text {number} " * 3)
    canvas.drawText(layer)
    canvas.save()
    report = report_of(target.getvalue(), "a.pdf")
    assert set(figures(report)) == set(FIGURES)
    assert wrong(report) == {}
    assert not any("another" in block.text for block in report.document.blocks if isinstance(block, Line))
    assert any("another" in aside.text for aside in report.document.asides)


def test_notes_stand_at_the_cells_of_a_scan_and_pictures_get_none(tmp_path: Path) -> None:
    path, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    path.write_bytes(scan.as_pdf([changed(total_cell(), "9")], 170))
    result = CliRunner().invoke(main, ["annotate", str(path), "-o", str(target), "--select", "remedy-total"])
    assert result.exit_code in {0, 1}, result.output
    page = pypdfium2.PdfDocument(target)[0]
    notes = [pdfium_box(page, number) for number in range(pypdfium2.raw.FPDFPage_GetAnnotCount(page))]
    x0, top, x1, bottom = (value * 72 / 170 for value in total_cell())
    assert any(
        left < x1 and right > x0 and low < page.get_height() - top and high > page.get_height() - bottom
        for left, low, right, high in notes
    )
    image = tmp_path / "a.png"
    image.write_bytes(PAGE.read_bytes())
    refused = CliRunner().invoke(main, ["annotate", str(image), "-o", str(tmp_path / "b.png")])
    assert refused.exit_code == 2
    assert ".png文件里还不能写批注" in refused.output


def pdfium_box(page: pypdfium2.PdfPage, number: int) -> tuple[float, float, float, float]:
    note, box = pypdfium2.raw.FPDFPage_GetAnnot(page, number), pypdfium2.raw.FS_RECTF()
    pypdfium2.raw.FPDFAnnot_GetRect(note, box)
    pypdfium2.raw.FPDFPage_CloseAnnot(note)
    return box.left, box.bottom, box.right, box.top
