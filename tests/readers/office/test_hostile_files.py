"""Broken and hostile office files: each is refused in one sentence, soon, and without taking the memory."""

from __future__ import annotations

import io
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from gipr_lint.engine.inputs.discover import collect
from gipr_lint.readers import ReadError, read
from gipr_lint.readers.office import zip_parts
from gipr_lint.readers.office.ooxml import parse
from gipr_lint.readers.word.package_parts import UNNEEDED
from tests.support.generator import make
from tests.support.generator.model import dice
from tests.support.writers import docx, xlsx

GOOD = docx.write_model(make(1))
BOOK = xlsx.write_model(make(1))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
P = "<w:p><w:r><w:t>公开</w:t></w:r></w:p>"


def refused(content: bytes, path: str = "a.docx") -> str:
    start = time.process_time()
    with pytest.raises(ReadError) as error:
        read(content, path)
    assert time.process_time() - start < 10
    return str(error.value)


def replaced(name: str, change: Callable[[bytes], bytes], content: bytes = GOOD) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info.filename, change(part) if info.filename == name else part)
    return file.getvalue()


def added(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "suffix", "words"),
    [
        (b"%PDF-1.7\n...", ".docx", "后缀是 .docx，内容却是 PDF，请改正后缀"),
        ("松湾镇2024年政府信息公开工作年度报告\n".encode(), ".pdf", "后缀是 .pdf，内容却是纯文本，请改正后缀"),
        (
            "松湾镇2024年政府信息公开工作年度报告".encode("gb18030") * 999,
            ".docx",
            "后缀是 .docx，内容却是纯文本，请改正后缀",
        ),
        (b"1 0 obj\n<< /Type /Catalog >>\nendobj\n", ".pdf", "PDF 已损坏或不完整"),
        (b"%PDF-1.7\n...", ".txt", "内容却是 PDF"),
        (b"<html><body>..</body></html>", ".doc", "后缀是 .doc，内容却是网页（HTML），请改正后缀"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", ".xlsx", "内容却是网页"),
        (OLE + "WordDocument".encode("utf-16-le"), ".docx", "内容却是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为"),
        (OLE + "Workbook".encode("utf-16-le"), ".xlsx", "内容却是旧版 Excel 文件（.xls），请用 Excel 或 WPS 另存为"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", "文件已加密，请取消密码"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".xlsx", "文件已加密，请取消密码"),
        (OLE, ".docx", "内容却是旧版 Office 文件"),
        (GOOD, ".xlsx", "内容却是 Word 文件"),
        (GOOD, ".doc", "内容却是 Word 文件（.docx），请改正后缀"),
        (BOOK, ".docx", "内容却是 Excel 文件"),
        (GOOD, ".txt", "内容却是 Word 文件"),
        (b"{\\rtf1 ...}", ".docx", "内容却是 RTF 文件"),
        (b"\xff\xd8\xff\xe0...", ".docx", "内容却是图片"),
        (b"..", ".xls", "暂不支持 .xls 格式，请用 Excel 或 WPS 另存为 .xlsx"),
        (b"..", ".et", "暂不支持 .et 格式，请用 Excel 或 WPS 另存为 .xlsx"),
    ],
)
def test_files_that_are_not_what_they_are_called(content: bytes, suffix: str, words: str) -> None:
    assert words in refused(content, f"年报{suffix}")


def test_what_a_file_really_is_does_not_matter_where_it_is_right() -> None:
    assert read(GOOD, "年报.docm").blocks == read(GOOD, "年报.DOCX").blocks
    assert read(b"<html><p>text</p></html>", "a.md").blocks


@pytest.mark.parametrize("share", [0, 2, 200, 0.5, 0.99])
@pytest.mark.parametrize(("content", "path"), [(GOOD, "a.docx"), (BOOK, "a.xlsx")], ids=["docx", "xlsx"])
def test_truncated_files(content: bytes, path: str, share: float) -> None:
    rest = content[: int(share * len(content)) if share < 1 else int(share)]
    assert "请用 Office 或 WPS 打开，另存后再检查" in refused(rest, path)
    assert "请用 Office 或 WPS 打开，另存后再检查" in refused(bytes(len(rest)), path)


def text_of(content: bytes, path: str) -> str:
    """Read a file that may be broken: its text, or the sentence that refuses it."""
    try:
        document = read(content, path)
    except ReadError as error:
        return str(error)
    assert len(document.lines) == len(document.origins)
    return "".join(document.lines)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize(("content", "path"), [(GOOD, "a.docx"), (BOOK, "a.xlsx")], ids=["docx", "xlsx"])
def test_damaged_files_are_read_or_refused(content: bytes, path: str, seed: int) -> None:
    rng = dice(seed)
    damaged = bytearray(content)
    for _ in range(rng.choice((1, 20, 400))):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    assert re.search("公开|已损坏|压缩|加密|不是|无法识别|超过", text_of(bytes(damaged), path))


@pytest.mark.parametrize("seed", range(40))
def test_damaged_mark_up_is_read_or_refused(seed: int) -> None:
    rng = dice(seed)

    def damage(part: bytes) -> bytes:
        cuts = sorted(rng.sample(range(len(part)), 2))
        return rng.choice((part[: cuts[0]] + part[cuts[1] :], part[: cuts[0]] + part[cuts[0] : cuts[1]] * 2))

    name = rng.choice(("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"))
    assert re.search("公开|已损坏|不是 Word 文件", text_of(replaced(name, damage), "a.docx"))


def test_zip_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "压缩炸弹" in refused(added(("word/big.xml", bytes(50_000_000))))
    assert "部件" in refused(added(*((f"word/{number}.xml", b"") for number in range(zip_parts.MAX_PARTS))))
    monkeypatch.setattr(zip_parts, "MAX_UNPACKED_BYTES", 100_000)
    assert "解压后超过" in refused(added(("word/media/a.png", dice(1).randbytes(200_000))))


def test_a_size_that_is_a_lie() -> None:
    whole = added(("word/footer9.xml", b"a" * 100_000))
    at = whole.rindex(b"PK\x01\x02")
    lie = whole[: at + 24] + struct.pack("<I", 10) + whole[at + 28 :]
    assert read(lie, "a.docx").blocks == read(GOOD, "a.docx").blocks
    first = GOOD.index(b"PK\x01\x02")
    names = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    for _ in range(names.index("word/document.xml")):
        first = GOOD.index(b"PK\x01\x02", first + 4)
    assert "已损坏" in refused(GOOD[: first + 24] + struct.pack("<I", 10) + GOOD[first + 28 :])


def test_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "MAX_PART_BYTES", 20_000)
    assert "文字部分超过" in refused(GOOD)


def test_encrypted_parts() -> None:
    content = bytearray(GOOD)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "已加密" in refused(bytes(content))


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
    ],
)
def test_declared_entities(declared: bytes) -> None:
    bad = replaced("word/document.xml", lambda part: part.replace(b"?>", b"?>" + declared, 1))
    assert "DOCTYPE" in refused(bad)


def test_relations_to_the_outside_and_to_nothing_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("connects")

    monkeypatch.setattr("socket.socket.connect", never)
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = b"".join(
        f'<Relationship Id="x{kind}" Type="{kinds}/{kind}" Target="{target}"{mode}/>'.encode()
        for kind, target, mode in (
            ("attachedTemplate", "http://example.invalid/t.dotm", ' TargetMode="External"'),
            ("header", "http://example.invalid/h.xml", ' TargetMode="External"'),
            ("image", "../NULL", ""),
            ("footer", "/../../../etc/passwd", ""),
        )
    )
    changed = replaced("word/_rels/document.xml.rels", lambda part: part.replace(b"</Rel", more + b"</Rel", 1))
    assert read(changed, "a.docx").blocks == read(GOOD, "a.docx").blocks


def test_wide_spans() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{P}</w:tc>'
    assert "超过 200 列" in refused(docx.package(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"))
    before = '<w:trPr><w:gridBefore w:val="99999999999999999999"/></w:trPr>'
    table = f"<w:tbl><w:tr>{before}<w:tc>{P}</w:tc></w:tr></w:tbl>"
    assert read(docx.package(table), "a.docx").lines[0] == "公开"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (P * 20_001, "超过 20000 段"),
        ("<w:p/>" * 20_001, "超过 20000 段"),
        ("<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>" * 30_000, "超过 20000 段"),
        ("<w:p>" + "<w:r><w:t>公</w:t><w:br/></w:r>" * 50_001 + "</w:p>", "超过 50000 行"),
        (f"<w:p><w:r><w:txbxContent>{P}</w:txbxContent></w:r></w:p>" * 30_000, "超过 20000 段"),
        ("<w:tbl>" + "<w:tr/>" * 100_001 + "</w:tbl>", "单元格"),
    ],
)
def test_more_than_any_report_has(body: str, words: str) -> None:
    assert words in refused(docx.package(body))


def test_a_paragraph_of_many_changes() -> None:
    changes = "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:t>旧</w:t></w:r>" * 20_000
    document = read(docx.package(f"<w:p>{changes}</w:p>"), "a.docx")
    assert (len(document.asides), document.lines[0]) == (20_000, "增旧" * 20_000)


def test_a_paragraph_of_many_fields() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>公</w:t></w:r>'
    assert read(docx.package(f"<w:p>{begun * 60_000}</w:p>{P}"), "a.docx").lines[:3] == ("公" * 60_000, "", "公开")


def test_many_cells() -> None:
    row = "<w:tr>" + f"<w:tc>{P}</w:tc>" * 100 + "</w:tr>"
    assert "单元格" in refused(docx.package(f"<w:tbl>{row * 1001}</w:tbl>"))


@pytest.mark.parametrize("depth", [12, 60, 400, 20_000])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
    ],
)
def test_deep_nesting(start: str, end: str, depth: int) -> None:
    message = refused(docx.package(start * depth + P + end * depth))
    assert "嵌套过深" in message or "已损坏" in message


@pytest.mark.parametrize(
    ("start", "end"), [("<w:sdt>", "</w:sdt>"), ("<w:p><w:ins>", "</w:ins></w:p>"), ("<w:smartTag>", "</w:smartTag>")]
)
def test_deep_wrappers(start: str, end: str) -> None:
    body = docx.package(start * 100 + "<w:p><w:r><w:t>公开</w:t></w:r></w:p>" + end * 100)
    assert any("公开" in line for line in read(body, "a.docx").lines)
    assert "嵌套过深" in refused(docx.package(start * 1000 + P + end * 1000))


def test_lists_and_styles_that_go_in_circles() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    properties = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="-7"/><w:numId w:val="1"/></w:numPr>'
    body = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>公开</w:t></w:r></w:p>"
    assert read(docx.package(body, styles=styles, numbering=numbering), "a.docx").lines[0] == "公开"


def test_levels_that_no_list_has() -> None:
    style = '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    level = '<w:pStyle w:val="A"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%9."/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="900000">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>公开</w:t></w:r></w:p>'
    assert read(docx.package(body, styles=style, numbering=numbering), "a.docx").lines[0] == "0.公开"


def test_a_value_far_out_on_a_sheet() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["XFD1048576"] = 1
    assert "超过 5000 行或 200 列" in refused(xlsx.to_bytes(book), "a.xlsx")


def test_formatted_rows_far_out_on_a_sheet_do_not_matter() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["甲", 1])
    book.worksheets[0].row_dimensions[1048576].height = 20
    assert len(read(xlsx.to_bytes(book), "a.xlsx").blocks) == 1


def test_a_workbook_without_a_workbook() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.txt", "text")
    assert "不是 Excel 文件" in refused(empty.getvalue(), "a.xlsx")
    assert "不是 Word 文件" in refused(empty.getvalue(), "a.docx")


def test_files_that_word_keeps_beside_an_open_one_are_passed_over_in_folders(tmp_path: Path) -> None:
    (tmp_path / "年报.docx").write_bytes(GOOD)
    (tmp_path / "~$年报.docx").write_bytes(b"\x05owner")
    found = collect([str(tmp_path)])
    assert ([Path(one.path).name for one in found.files], found.unsupported) == (["年报.docx"], [])
    assert len(collect([str(tmp_path / "~$年报.docx")]).files) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_declarations_in_wide_characters(encoding: str) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    part = f'<?xml version="1.0" encoding="utf-16"?>{entities}<x>&b;</x>'.encode(encoding)
    with pytest.raises(ReadError, match="DOCTYPE"):
        parse(part)
    plain = '<?xml version="1.0" encoding="utf-16"?><x>公开</x>'.encode(encoding)
    assert encoding != "utf-16" or parse(plain).text == "公开"


def test_styles_of_tables_are_passed_over_and_nothing_else() -> None:
    kept = f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="A"/>'
    unneeded = '<w:style w:type="table" w:styleId="B"><w:name w:val="B"/></w:style>'
    for styles in (unneeded + kept, kept + unneeded, f'<w:style w:type="table"/>{kept}', f"{kept}<!--{unneeded}"):
        part = f'<w:styles xmlns:w="{W}">{styles}{"-->" if "<!--" in styles else ""}</w:styles>'.encode()
        assert "A" in {style.get(f"{{{W}}}styleId") for style in parse(part, UNNEEDED["styles"])}
    begun = f'<w:styles xmlns:w="{W}">{kept}<!--<w:style w:type="table">--><w:style/></w:styles>'.encode()
    assert len(parse(begun, UNNEEDED["styles"])) == 2


def test_many_styles_that_never_end_are_passed_over_at_once() -> None:
    begun = time.perf_counter()
    with pytest.raises(ReadError):
        parse(b'<w:style w:type="table">' * 300_000, UNNEEDED["styles"])
    assert time.perf_counter() - begun < 5
