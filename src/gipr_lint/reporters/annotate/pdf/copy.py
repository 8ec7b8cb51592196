"""The file before it was marked, and the marked one behind it, which has to be read as the same."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import MARKER
from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.marks import Mark, Order
from gipr_lint.readers.pdf.printed_page import Ink
from gipr_lint.reporters.annotate import AnnotateError

if sys.platform == "emscripten":
    from gipr_lint.readers.pdf.pdfium.in_page import ink_of, marked
else:
    from gipr_lint.readers.pdf.pdfium.client import ink_of, marked

_LENGTH = expression(rf"%{MARKER} (\d{{1,10}})\n\Z".encode())
"""How long a file was before it was marked. Finds ``%%EOF\n[|%gipr-lint 13524\n|]``, not ``%gipr-lint 5 %%EOF``."""
_LENGTH_BYTES = 40
"""The line that says it is no longer than this."""
_UNLIKE = "批注写进去以后，文件读出来同原来不一样，所以没有写；请用 PDF 阅读器或 WPS 打开，另存后再试"


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A file as it is to be marked: its content, what is printed in it, and the pages with marks of a former run."""

    content: bytes
    ink: Ink
    cleaned: tuple[int, ...] = ()


def unmarked(content: bytes) -> Unmarked:
    """Return a file without what a former run wrote behind it; where that cannot be told apart, its marks are named.

    Raises ReadError.
    """
    ink = ink_of(content)
    cleaned = tuple(page.number for page in ink.pages if page.own_marks)
    if cleaned and (earlier := _earlier(content)):
        with suppress(ReadError):
            before = ink_of(earlier)
            if before == _without_marks(ink):
                return Unmarked(earlier, before)
    return Unmarked(content, _without_marks(ink), cleaned)


def copy_of(file: Unmarked, marks: Sequence[Mark]) -> bytes:
    """Return a file with marks, none but these. Raises ReadError, and AnnotateError where it is read as another one."""
    if not marks and not file.cleaned:
        return file.content
    copy = marked(file.content, Order(file.cleaned, tuple(marks)))
    try:
        ink = ink_of(copy)
    except ReadError:
        raise AnnotateError(_UNLIKE) from None
    wanted = Counter(mark.page for mark in marks)
    if _without_marks(ink) != file.ink or any(page.own_marks != wanted[page.number] for page in ink.pages):
        raise AnnotateError(_UNLIKE)
    return copy


def _earlier(content: bytes) -> bytes:
    """Return a file as it was before this program wrote behind it, and nobody after that; else nothing."""
    found = _LENGTH.search(content, max(len(content) - _LENGTH_BYTES, 0))
    return content[: int(found[1])] if found else b""


def _without_marks(ink: Ink) -> Ink:
    return ink._replace(pages=tuple(page._replace(own_marks=0) for page in ink.pages))
