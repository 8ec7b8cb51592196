"""The blocks of a document as text."""

from __future__ import annotations

from gipr_lint.model.document import Document, Line, Table


def lines(document: Document) -> list[str]:
    """Return the lines of running text."""
    return [block.text for block in document.blocks if isinstance(block, Line)]


def rows(document: Document) -> list[list[str]]:
    """Return the cells of all tables, row by row."""
    return [[cell.text for cell in row.cells] for one in document.blocks if isinstance(one, Table) for row in one.rows]
