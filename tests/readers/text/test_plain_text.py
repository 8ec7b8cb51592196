"""Bytes to blocks: encodings, line ends, tables in every separator, positions."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipr_lint.model.document import Cell, Document, Line, Table
from gipr_lint.readers import MAX_BYTES, ReadError, decode, read

TEXT = "松湾镇2024年政府信息公开工作年度报告\n一、总体情况\n全年公开信息126条，办理申请12件。\n"


def lines_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def cells_of(document: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells] for block in document.blocks if isinstance(block, Table) for row in block.rows
    ]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8（带 BOM）"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("gb18030"), "GB18030"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    document = read(content, "a.txt")
    assert document.encoding == encoding
    assert lines_of(document) == TEXT.split("\n")[:-1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "内容却是图片"),
        (b"\0" * 40, "不是文本文件"),
        (b"PK\x03\x04\0\0\0\0" * 9, "内容却是 ZIP 压缩包，请解压后检查其中的文件"),
        ("平成三十一年度情報公開年次報告書です。".encode("euc-jp") * 5, "无法识别文件编码"),
        ("政府資訊公開工作年度報告，依據條例編製。".encode("big5") * 5, "无法识别文件编码"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", "可能已损坏"),
        (b"x" * (decode.MAX_BYTES + 1), "超过 10 MB"),
        (b"x" * (MAX_BYTES + 1), "超过 30 MB"),
    ],
)
def test_refused(content: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(content, "a.txt")


@pytest.mark.parametrize("suffix", [".ofd", ".odt", ".RTF"])
def test_unsupported_formats_are_said(suffix: str) -> None:
    with pytest.raises(ReadError, match="暂不支持"):
        read(b"", f"a{suffix}")


def test_lines_end_only_where_editors_say_so() -> None:
    document = read("甲\r\n乙\r丙\u2028丁\x0b戊\u0085己\n庚".encode(), "a.txt")
    assert document.lines == ("甲", "乙", "丙 丁 戊 己", "庚")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("规章\t0\t1\t2\n行政许可\t3\t\t", [["规章", "0", "1", "2"], ["行政许可", "3", "", ""]]),
        ("规章 | 0 | 1\n行政许可 | 3 | |", [["规章", "0", "1"], ["行政许可", "3", ""]]),
        ("| 规章 | 0 |\n| 行政许可 | 3 |", [["规章", "0"], ["行政许可", "3"]]),
        ("| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |", [["甲", "乙"], ["1", "2"]]),
        ("| 甲 | 乙 |\n| - | - |\n| - | - |", [["甲", "乙"], ["-", "-"]]),
        ("规章    0    1\n行政许可    3", [["规章", "0", "1"], ["行政许可", "3"]]),
        ("规章｜0｜1\n行政许可｜3｜", [["规章", "0", "1"], ["行政许可", "3"]]),
        ("┌──┬──┐\n│规章│ 0 │\n├──┼──┤\n│许可│ 3 │\n└──┴──┘", [["规章", "0"], ["许可", "3"]]),
    ],
)
def test_tables(text: str, cells: list[list[str]]) -> None:
    assert cells_of(read(text.encode(), "a.md")) == cells


@pytest.mark.parametrize(
    "text",
    [
        "|六、其他需要报告的事项",
        "\t全年公开信息126条，办理申请12件。",
        "联系电话：办公室 | 传真见网站，请在工作日拨打，谢谢。",
        "松湾镇人民政府    2025年1月20日",
        "2024 年  全年收到申请12件，均已办结。",
    ],
)
def test_sentences_are_no_tables(text: str) -> None:
    document = read(text.encode(), "a.txt")
    assert cells_of(document) == []
    assert lines_of(document) == [text.strip()]


def test_positions_hold_the_text() -> None:
    text = "  ## 一、总体情况\n\u3000\u3000全年公开。\n\t规章 \t 0\t12\n| 行政许可 |  3 |\n"
    document = read(text.encode(), "a.md")
    source = text.split("\n")
    parts: list[Line | Cell] = [block for block in document.blocks if isinstance(block, Line)]
    parts += [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row.cells]
    assert len(parts) > 5
    for part in parts:
        assert source[part.span.line - 1][part.span.column - 1 : part.span.end_column - 1] == part.text


def test_control_characters_are_remarked() -> None:
    document = read("正文\n\x1b[31m红\x07\n".encode(), "a.txt")
    assert len(document.remarks) == 1
    assert "第 2 行" in document.remarks[0]
    assert "\x1b" not in document.remarks[0]


@given(st.text(alphabet="一二、（）1.甲乙。|\t 　-\n\r0/", max_size=200))
def test_every_character_stands_in_a_block(text: str) -> None:
    document = read(text.encode(), "a.txt")
    shown = "".join(
        block.text if isinstance(block, Line) else "".join(cell.text for row in block.rows for cell in row.cells)
        for block in document.blocks
    )
    noise = str.maketrans("", "", "|- \t\n\r　:")
    assert shown.translate(noise) == text.translate(noise)
