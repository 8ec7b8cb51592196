"""Which reader takes which file: by the suffix, and where that says nothing by the first bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from gipr_lint.limits.errors import InputError
from gipr_lint.readers.scan.mode import PICTURES

if TYPE_CHECKING:
    from gipr_lint.model.document import Document

Reader = Callable[[bytes, str], "Document"]
"""The content of a file and its path in, a document out. Raises ReadError."""


def _late(module: str) -> Reader:
    """Return the reader of a module, which is imported when it is first used."""

    def read(content: bytes, path: str) -> Document:
        return cast("Document", import_module(f"gipr_lint.readers.{module}").read(content, path))

    return read


def office() -> str | None:
    """Return the program of LibreOffice, where it is installed."""
    names = ("soffice", "libreoffice") if os.name != "nt" else ("soffice.exe",)
    paths = (os.path.join(folder, name) for name in names for folder in os.get_exec_path())  # noqa: PTH118 - quickly
    return next((path for path in paths if os.access(path, os.X_OK) and not os.path.isdir(path)), None)  # noqa: PTH112


READERS: Mapping[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), _late("text.plain_text")),
    **dict.fromkeys((".html", ".htm"), _late("web")),
    **dict.fromkeys((".mht", ".mhtml"), _late("web.mhtml")),
    **dict.fromkeys((".docx", ".docm", ".dotx"), _late("word")),
    **(dict.fromkeys((".doc", ".wps"), _late("legacy")) if office() else {}),
    **dict.fromkeys((".xlsx", ".xlsm"), _late("workbook.sheet")),
    ".pdf": _late("pdf"),
    **({} if sys.platform == "emscripten" else dict.fromkeys(sorted(PICTURES), _late("scan.picture_file"))),
}
"""The built-in readers by suffix."""

ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"})
UNPACK = "请解压后检查其中的文件"
"""What to do with an archive."""

COMPILED = frozenset({".docx", ".docm", ".dotx", ".doc", ".wps", ".xlsx", ".xlsm"})
"""The suffixes of files that are read by compiled code, which a time limit does not interrupt from within."""

UNSUPPORTED = frozenset({".doc", ".wps", ".xls", ".et", ".ofd", ".odt", ".rtf"}) | ARCHIVES
"""Suffixes under which reports are common, but which no reader understands (old Word files: without LibreOffice)."""

SAVE_AS: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".wps", ".odt", ".rtf"), "请用 Word 或 WPS 另存为 .docx 后再检查"),
    **dict.fromkeys((".xls", ".et"), "请用 Excel 或 WPS 另存为 .xlsx 后再检查"),
    **dict.fromkeys(ARCHIVES, UNPACK),
}
"""What to do with files of some of them."""

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
"""Files that are text throughout."""
WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx"})
"""Files of Word, read as they are."""
MAX_BYTES = 30 * 1024 * 1024
"""The largest file that is read, pictures and fonts in it included; of text, much less is (see ``decode``)."""


_WEB = ("http://", "https://")


class ReadError(InputError):
    """A file cannot be read; the message is one Chinese sentence."""


def suffix_of(path: str) -> str:
    """Return the suffix that decides about the reader; what is asked of a web server behind the path is none of it."""
    if path.startswith(_WEB) and "!/" not in path:
        path = path.partition("?")[0].partition("#")[0]
    return PurePath(path).suffix.lower()


def read(content: bytes, path: str, readers: Mapping[str, Reader] = READERS) -> Document:
    """Read the content of a file; one of an unknown suffix, or of none, is what its first bytes say, else plain text.

    Raises ReadError where the content is too large, of an unsupported format or not decodable.
    """
    suffix = suffix_of(path)
    if len(content) > MAX_BYTES:
        raise ReadError(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")
    if readers.get(suffix) is READERS.get(suffix):
        signature = import_module("gipr_lint.readers.file_type")
        if suffix not in readers and suffix not in UNSUPPORTED:
            suffix = signature.suffix_for(content)
        signature.check(content, suffix)
    if suffix in UNSUPPORTED and suffix not in readers:
        instead = SAVE_AS.get(suffix, "请另存为纯文本（.txt）或 Markdown（.md）后再检查")
        raise ReadError(f"暂不支持 {suffix} 格式，{instead}")
    return readers.get(suffix, READERS[".txt"])(content, path)
