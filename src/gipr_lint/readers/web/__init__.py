"""Web pages (.html, .htm): the report on them, with line and column of the page's source."""

from __future__ import annotations

from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.document import Document
from gipr_lint.readers import ReadError
from gipr_lint.readers.web.charset import text_of_page
from gipr_lint.readers.web.page import PageWriter

_SECONDS = 8
"""How long a page may take; more, and its tags are nested to do harm."""


def read(content: bytes, path: str) -> Document:
    """Read a web page; see ``gipr_lint.readers.read`` for the errors."""
    try:
        with limit(_SECONDS):
            return PageWriter(*text_of_page(content)).document(path)
    except TimeLimitError as error:
        if error.seconds != _SECONDS:  # that of the whole file is shorter
            raise
        raise ReadError(f"网页 {_SECONDS} 秒内没有读完（标记过于混乱，或者机器太忙），未检查") from None
    except RecursionError:
        raise ReadError("网页的标记层层嵌套，没有读完，未检查") from None
