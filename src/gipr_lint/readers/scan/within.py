"""Pictures of print within other files: tables that somebody pasted as a picture, pages that were scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.readers import ReadError
from gipr_lint.readers.scan.mode import mode

if TYPE_CHECKING:
    from gipr_lint.model.document import Document

_MIN_BYTES = 1500
"""A smaller picture shows no table."""
_MIN_PAGE_LINES = 8
"""A picture with so many lines of print is that of a page."""
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def printed_in(content: bytes | None) -> Document | None:
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
