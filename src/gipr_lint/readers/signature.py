"""What a file really is, by its first bytes: a suffix says what somebody wished it to be."""

from __future__ import annotations

from collections.abc import Mapping

from gipr_lint.readers import ReadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE = 4096
_STREAMS = (
    ("EncryptedPackage", "加密的 Office 文件"),
    ("WordDocument", "旧版 Word（.doc）文件"),
    ("Workbook", "旧版 Excel（.xls）文件"),
    ("Book", "旧版 Excel（.xls）文件"),
)
_ZIPPED = (
    ("word/", "Word（.docx）文件"),
    ("xl/", "Excel（.xlsx）文件"),
    ("OFD.xml", "OFD 文件"),
    ("content.xml", "ODF 文件"),
    ("ppt/", "PPT 文件"),
)
_STARTS = (
    (b"%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table")

_RIGHT: Mapping[str, frozenset[str]] = {
    ".docx": frozenset({"Word（.docx）文件"}),
    ".docm": frozenset({"Word（.docx）文件"}),
    ".dotx": frozenset({"Word（.docx）文件"}),
    ".dotm": frozenset({"Word（.docx）文件"}),
    ".xlsx": frozenset({"Excel（.xlsx）文件"}),
    ".xlsm": frozenset({"Excel（.xlsx）文件"}),
    ".pdf": frozenset({"PDF 文件"}),
    ".html": frozenset({"网页（HTML）"}),
    ".htm": frozenset({"网页（HTML）"}),
}
_TEXT = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
"""Suffixes of formats without a signature of their own: anything that is text will do."""


def kind_of(content: bytes) -> str | None:
    """Return what a file is by its content, as a Chinese noun; None where nothing tells."""
    if content.startswith(_OLE):
        return next((name for stream, name in _STREAMS if stream.encode("utf-16-le") in content), "旧版 Office 文件")
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    head = content[:_SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((name for start, name in _STARTS if head.startswith(start)), None)
    if found is None and content[:1024].find(b"%PDF-") > 0:
        return "PDF 文件"
    if found is None and head[:1] == b"<" and any(mark in head.lower() for mark in _MARKUP):
        return "网页（HTML）"
    return found


def _zipped(content: bytes) -> str | None:
    """Tell office files apart by the names of their parts, which stand at the end of the archive, unpacked."""
    names = content[-_SAMPLE * 16 :] + content[:_SAMPLE]
    return next((name for mark, name in _ZIPPED if b"/" in names and mark.encode() in names), None)


def check(content: bytes, suffix: str) -> None:
    """Raise ReadError where the content of a file is surely not what its suffix says."""
    if not content.strip(b"\0 \t\r\n") and suffix in _RIGHT:
        raise ReadError("文件是空的，没有可以检查的内容")
    found = kind_of(content)
    if found is None or found in _RIGHT.get(suffix, ()) or (suffix not in _RIGHT and suffix not in _TEXT):
        return
    if found == "加密的 Office 文件":
        raise ReadError("文件已加密，请取消密码后另存，再检查")
    if found == "网页（HTML）" and suffix in _TEXT:
        return
    raise ReadError(f"文件后缀是 {suffix}，内容却是{found}，请改正后缀或者另存为后缀所示的格式后再检查")
