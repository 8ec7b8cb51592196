"""Pictures of print within other files: tables that somebody pasted as a picture, pages that were scanned."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gipr_lint.readers import MAX_BYTES, ReadError, suffix_of
from gipr_lint.readers.scan.mode import PICTURES, mode

if TYPE_CHECKING:
    from gipr_lint.model.document import Document

_MIN_BYTES = 1500
"""A smaller picture shows no table."""
_MIN_PAGE_LINES = 8
"""A picture with so many lines of print is that of a page."""
_MAX_PICTURES = 60
"""So many pictures within a file are looked at."""
_MAX_SECONDS = 900.0
"""And so long altogether."""
_LOOK_SECONDS = 0.01
"""What takes no longer was not looked at."""
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


@dataclass(slots=True)
class _File:
    """The file whose pictures are read: its folder, nothing where it has none; and what is left of its limits."""

    folder: str
    pictures_left: int = _MAX_PICTURES
    seconds_left: float = _MAX_SECONDS


_file: ContextVar[_File | None] = ContextVar("file_with_pictures", default=None)


@contextmanager
def pictures_of(path: str) -> Iterator[None]:
    """Read one file in this context, at a path without links; with none, what lies beside it is not known."""
    token = _file.set(_File(os.path.dirname(path)))  # noqa: PTH120 - of every file, so quickly
    try:
        yield
    finally:
        _file.reset(token)


def picture_beside(address: str) -> bytes | None:
    """Return a picture by the address that a page has for it, where that is a file in its folder, or below.

    Nothing is ever fetched, and nothing elsewhere opened.
    """
    file = _file.get()
    name = unquote(address.strip().partition("?")[0].partition("#")[0])
    if file is None or not file.folder or mode() == "never" or suffix_of(name) not in PICTURES or ":" in name:
        return None
    with suppress(OSError, ValueError):
        folder = Path(file.folder).resolve()
        found = (folder / name).resolve()
        if found.is_relative_to(folder) and found.is_file() and found.stat().st_size <= MAX_BYTES:
            return found.read_bytes()
    return None


def printed_in(content: bytes | None) -> Document | None:
    """Return what is printed in a picture, as ``_printed`` does, within the limits of its file."""
    file = _file.get() or _File("")
    if file.pictures_left <= 0 or file.seconds_left <= 0:
        return None
    start = time.monotonic()
    document = _printed(content)
    spent = time.monotonic() - start
    if spent > _LOOK_SECONDS:
        file.pictures_left -= 1
        file.seconds_left -= spent
    return document


def _printed(content: bytes | None) -> Document | None:
    """Return what is printed in a picture, None where that is no table and no page, or where it cannot be read.

    A picture without print is only looked over.
    """
    if content is None or mode() == "never" or len(content) < _MIN_BYTES or not content.startswith(_STARTS):
        return None
    from gipr_lint.readers.scan import client

    if not client.is_installed():
        return None
    from gipr_lint.model.document import Table
    from gipr_lint.readers.scan.picture_file import document_of

    try:
        document = document_of(client.pages_of_picture(content, within=True), "")
    except ReadError:  # the picture is told of as it is without recognition
        return None
    tables = [block for block in document.blocks if isinstance(block, Table) and len(block.rows[0].cells) > 1]
    return document if tables or len(document.blocks) >= _MIN_PAGE_LINES else None
