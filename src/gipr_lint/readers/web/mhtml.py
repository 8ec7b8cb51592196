"""Web pages saved as one file (.mht, .mhtml): the page in it, whose lines are packed, so places are paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from itertools import islice

from msgspec.structs import replace

from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.document import Document, LineOrigin, Table
from gipr_lint.readers import ReadError, web

_SECONDS = 8
"""How long the pages of a file may take together, as long as one alone."""
_MAX_PAGES = 20
"""A saved page has another one for each frame in it."""
_BROKEN = "文件不是完整的网页归档（MHTML），请在浏览器里打开网页，另存为网页（.html）后再检查"


def read(content: bytes, path: str) -> Document:
    """Read the first page in a file that says anything; see ``gipr_lint.readers.read`` for the errors."""
    try:
        with limit(_SECONDS):
            pages = list(islice(_pages(content), _MAX_PAGES))
            silent, problems = [], [ReadError(_BROKEN)]
            for page in pages:
                try:
                    document = web.read(page, path)
                except ReadError as error:
                    problems.append(error)
                    continue
                if document.blocks:
                    return _labelled(document)
                silent.append(document)
    except (TimeLimitError, RecursionError):
        raise ReadError(_BROKEN) from None
    if silent and len(problems) == 1:
        return silent[0]
    raise problems[-1]


def _pages(content: bytes) -> Iterator[bytes]:
    """Yield the pages that are packed in a file."""
    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                yield page


def _labelled(document: Document) -> Document:
    """Return a page with a name for each line in the place of line and column, which nobody could look up."""
    origins = [LineOrigin("网页") for _ in document.lines]
    paragraphs = tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            for number, row in enumerate(block.rows, 1):
                label = f"第 {tables} 个表格第 {number} 行"
                origins[row.span.line - 1] = LineOrigin(label, {"table": tables, "row": number})
        else:
            paragraphs += 1
            origins[block.span.line - 1] = LineOrigin(f"第 {paragraphs} 段", {"paragraph": paragraphs})
    return replace(document, origins=tuple(origins), source=())
