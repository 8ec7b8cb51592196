"""What a file really is, by its first bytes: a suffix says what somebody wished it to be."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Mapping

from gipr_lint.limits.expressions import expression
from gipr_lint.readers import READERS, SAVE_AS, UNPACK, ReadError
from gipr_lint.readers.scan.mode import PICTURES

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE_BYTES = 4096
"""So much of a file shows its kind: signatures and the start of mark-up stand in it."""
_ENCRYPTED = "加密的 Office 文件"
_WORD, _SHEET, _PDF, _PAGE = "Word 文件（.docx）", "Excel 文件（.xlsx）", "PDF", "网页（HTML）"
_OLD_WORD, _OLD_SHEET, _OLD = "旧版 Word 文件（.doc）", "旧版 Excel 文件（.xls）", "旧版 Office 文件"
_STREAMS = (
    ("EncryptedPackage", _ENCRYPTED),
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_SHEET),
    ("Book", _OLD_SHEET),
)
_ZIPPED = (("word/", _WORD), ("xl/", _SHEET), ("OFD.xml", "OFD"), ("content.xml", "ODF 文件"), ("ppt/", "PPT 文件"))
_STARTS = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\0", "图片"),
    (b"MM\0*", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"BZh", "bzip2 压缩包"),
    (b"\xfd7zXZ", "xz 压缩包"),
)
_ZIP, _TAR, _TEXT = "ZIP 压缩包", "tar 压缩包", "纯文本"
_ZIP_MARK = b"PK"
"""How an archive begins, also one that was cut off behind it."""
_TAR_MARK = b"ustar"
_TAR_MARK_BYTE = 257
"""Where that mark stands, by POSIX 1003.1."""
_BEGINS = (b"<!doctype html", b"<html", b"<head", b"<body")
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table")

_RIGHT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((".docx", ".docm", ".dotx"), frozenset({_WORD, _ZIP})),
    **dict.fromkeys((".xlsx", ".xlsm"), frozenset({_SHEET, _ZIP})),
    **dict.fromkeys((".doc", ".wps"), frozenset({_OLD_WORD, _OLD, "RTF 文件"})),
    ".pdf": frozenset({_PDF}),
    **dict.fromkeys(PICTURES, frozenset({"图片"})),
    **dict.fromkeys((".html", ".htm"), frozenset({_PAGE})),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), frozenset({_PAGE})),
}
"""What files of a suffix may be; any text may be a page or plain text. Parts of an office file may bear odd names."""
_NEVER_TEXT = frozenset({".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pdf"}) | PICTURES
"""The suffixes of files that are no text; a text called .doc is opened by LibreOffice."""
_UNTYPED = expression(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""What nobody types. Finds ``[|\x00|]``, not ``a\tb``."""
_OF_PDF = expression(rb"\bendobj\b|\bendstream\b|%%EOF")
"""What only a PDF has in it. Finds ``>> [|endobj|]``, not ``object``."""
_SUFFIXES: Mapping[str, str] = {_WORD: ".docx", _SHEET: ".xlsx", _PDF: ".pdf"}
"""The suffix that files of a kind should have."""
_PROGRAM: Mapping[str, str] = {
    **dict.fromkeys((_OLD_WORD, _OLD, "RTF 文件", "ODF 文件"), SAVE_AS[".doc"]),
    _OLD_SHEET: SAVE_AS[".xls"],
    **dict.fromkeys((_ZIP, _TAR, *(name for _, name in _STARTS if name.endswith("压缩包"))), UNPACK),
    **dict.fromkeys(("图片", "PPT 文件", "OFD"), "请提供报告的 Word 文件、文本或有文字层的 PDF"),
}
"""What to do with files of a kind that cannot be read."""


def kind_of(content: bytes) -> str | None:
    """Return what a file is by its content, as a Chinese noun; None where nothing tells."""
    if content.startswith(_OLE):
        return next((name for stream, name in _STREAMS if stream.encode("utf-16-le") in content), _OLD)
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(_TAR_MARK, _TAR_MARK_BYTE):
        return _TAR
    head = content[:_SAMPLE_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((name for start, name in _STARTS if head.startswith(start)), None)
    if found is None and content[:1024].find(b"%PDF-") > 0:
        return _PDF
    if found is None and head[:1] == b"<" and any(mark in head.lower() for mark in _MARKUP):
        return _PAGE
    return found


def _zipped(content: bytes) -> str | None:
    """Tell office files apart by the names of their parts, which stand at the end of the archive, unpacked."""
    names = content[-_SAMPLE_BYTES * 16 :] + content[:_SAMPLE_BYTES]
    return next((name for mark, name in _ZIPPED if b"/" in names and mark.encode() in names), _ZIP)


def suffix_for(content: bytes) -> str:
    """Return the suffix that a file without one should have: standard input, say. What nothing tells is text.

    Raises ReadError for what cannot be read under any suffix.
    """
    found = kind_of(content)
    if found is None or found == _PAGE:
        begins = content[:_SAMPLE_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_BEGINS)
        return ".html" if begins else ".txt"
    if found in _SUFFIXES:
        return _SUFFIXES[found]
    if found == "图片" and ".png" in READERS:
        return ".png"
    if found == _ENCRYPTED:
        raise ReadError("文件已加密，请取消密码后另存，再检查")
    raise ReadError(f"内容是{_spaced(found)}，{_PROGRAM[found]}")


def check(content: bytes, suffix: str) -> None:
    """Raise ReadError where the content of a file is surely not what its suffix says."""
    right = _RIGHT.get(suffix)
    found = kind_of(content)
    if found is None and suffix in _NEVER_TEXT and _is_text(content):
        found = _TEXT
    if right is None or found is None or found in right:
        return
    if found == _ENCRYPTED:
        raise ReadError("文件已加密，请取消密码后另存，再检查")
    raise ReadError(f"文件后缀是 {suffix}，内容却是{_spaced(found)}，{_PROGRAM.get(found, '请改正后缀后再检查')}")


def _is_text(content: bytes) -> bool:
    """Tell whether a file is text that somebody wrote, and no remainder of a PDF, most of which is text as well."""
    sample = content[:_SAMPLE_BYTES]
    if not sample.strip() or sample.startswith(_ZIP_MARK) or _UNTYPED.search(sample) or _OF_PDF.search(content):
        return False
    return any(_decodes(sample, encoding) for encoding in ("utf-8", "gb18030"))


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        getincrementaldecoder(encoding)().decode(sample)  # what is cut off at the end may be half a character
    except UnicodeDecodeError:
        return False
    return True


def _spaced(noun: str) -> str:
    return f" {noun}" if noun[0].isascii() else noun
