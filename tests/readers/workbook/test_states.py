"""What a workbook may hold instead of figures: formulas without a result or failed, sheets that are hidden."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl import Workbook

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.model.run import Run
from gipr_lint.readers import ReadError, read
from tests.support.generator import make
from tests.support.one_report import rules
from tests.support.writers import docx, xlsx


def checked(change: Callable[[Workbook], object]) -> Run:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write_model(make(5, "2021"))))
    change(book)
    content = xlsx.to_bytes(book)
    return lint([Input("a.xlsx", lambda: content)], rules(), Settings())


def put(label: str, *values: str) -> Callable[[Workbook], object]:
    """Return what puts values in the place of the last figures of a row."""

    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        named = (row for row in sheet.iter_rows() if any(label in str(cell.value) for cell in row))
        figures = next(own for row in named if (own := [cell for cell in row if isinstance(cell.value, int)]))
        for cell, value in zip(figures[-len(values) :], values, strict=True):
            cell.value = value

    return change


@pytest.mark.parametrize(
    ("label", "count"), [("本年新收", 1), ("本年新收", 7), ("结转下年度", 7), ("上年结转", 3), ("行政处罚", 1)]
)
def test_formula_without_a_result_is_no_blank(label: str, count: int) -> None:
    run = checked(put(label, *["=SUM(A1:A2)"] * count))
    assert [one.rule for one in run.findings] == []
    said = [problem.message for problem in run.problems]
    assert len(said) == 1
    assert "的公式没有保存结果，请用 Excel 或 WPS 打开后保存" in said[0]
    assert said[0].startswith("工作表“Sheet”第 ")
    assert (f"等 {count} 格" in said[0]) == (count > 1)


@pytest.mark.parametrize("shown", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"])
def test_failed_formula_is_told_as_such(shown: str) -> None:
    run = checked(put("本年新收", shown))
    assert run.problems == ()
    assert [one.rule for one in run.findings] == ["not-a-count"]
    message = "".join(str(getattr(part, "text", part)) for part in run.findings[0].message)
    assert f"“{shown}”是公式出错的结果" in message


def test_hidden_sheet_beside_a_visible_one_is_named() -> None:
    def change(book: Workbook) -> None:
        sheet = book.create_sheet("历年数据")
        sheet["A1"] = "2023年"
        sheet.sheet_state = "veryHidden"
        book.create_sheet("空表").sheet_state = "hidden"

    run = checked(change)
    assert [problem.message for problem in run.problems] == [
        "工作表“历年数据”是隐藏的，只检查了其中的个人信息；公开前请删除它，或者取消隐藏，保存后再检查"
    ]
    assert run.checked == 1


def replaced(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return an office file with one part changed."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            body = old.read(info)
            new.writestr(info.filename, change(body) if info.filename == part else body)
    return file.getvalue()


def test_workbook_with_hidden_sheets_alone_is_refused() -> None:
    content = xlsx.write_model(make(5, "2021"))
    hidden = replaced(content, "xl/workbook.xml", lambda xml: xml.replace(b'state="visible"', b'state="hidden"'))
    assert hidden != content
    with pytest.raises(ReadError, match="都是隐藏的，没有可以检查的内容，请在 Excel 或 WPS 里取消隐藏"):
        read(hidden, "a.xlsx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml"])
def test_declared_entities_are_refused_in_any_encoding(name: str, encoding: str) -> None:
    model = make(5, "2021")
    content = docx.write_model(model) if name.startswith("word") else xlsx.write_model(model)

    def declare(xml: bytes) -> bytes:
        body = xml.decode("utf-8").partition("?>")[2] if xml.startswith(b"<?xml") else xml.decode("utf-8")
        root = "w:document" if name.startswith("word") else "workbook"
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE {root} [<!ENTITY a "b">]>{body}'
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
        return mark + text.encode(encoding)

    with pytest.raises(ReadError, match=r"DOCTYPE.*请用 Office 或 WPS 打开，另存后再检查|内部结构已损坏"):
        read(replaced(content, name, declare), "a" + (".docx" if name.startswith("word") else ".xlsx"))


def test_part_in_another_encoding_is_read() -> None:
    content = docx.write_model(make(5, "2021"))

    def encode(xml: bytes) -> bytes:
        body = xml.decode("utf-8").partition("?>")[2] if xml.startswith(b"<?xml") else xml.decode("utf-8")
        return f'<?xml version="1.0" encoding="UTF-16"?>{body}'.encode("utf-16")

    assert read(replaced(content, "word/document.xml", encode), "a.docx").blocks == read(content, "a.docx").blocks
