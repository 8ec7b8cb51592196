"""Readers: bytes of one file format in, a document out. One module a format, imported only when it is needed."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from gipr_lint.document import Document

READERS = {".txt": "text", ".text": "text", ".md": "text", ".markdown": "text"}
"""Suffix → module of this package with ``read(content: bytes, path: str) -> Document``."""

UNSUPPORTED = frozenset(
    {".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".xlsx", ".xls", ".et", ".ofd", ".odt", ".rtf"}
)
"""Suffixes under which reports are common, but which no reader understands."""

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read: a report has some ten kilobytes, a hundred thousand at the very most."""


class ReadError(Exception):
    """A file cannot be read; the message is one Chinese sentence."""


def suffix_of(path: str) -> str:
    """Return the suffix that decides about the reader."""
    return PurePath(path).suffix.lower()


def read(content: bytes, path: str) -> Document:
    """Read the content of a file; files of an unknown suffix are taken for plain text.

    Raises ReadError where the content is too large, of an unsupported format or not decodable.
    """
    suffix = suffix_of(path)
    if suffix in UNSUPPORTED:
        raise ReadError(f"暂不支持 {suffix} 格式，请另存为纯文本（.txt）或 Markdown（.md）后再检查")
    if len(content) > MAX_BYTES:
        raise ReadError(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")
    module = import_module(f"gipr_lint.readers.{READERS.get(suffix, 'text')}")
    document: Document = module.read(content, path)
    return document
