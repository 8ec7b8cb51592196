"""What is read of a PDF that is drawn for a test."""

from __future__ import annotations

from collections.abc import Callable

from gipr_lint.model.document import Line, Table
from gipr_lint.readers import read
from tests.support.generator.printing.grid import Box, GridRow
from tests.support.writers import pdf
from tests.support.writers.pdf import Style


def lines(draw: Callable[[pdf.Drawing], object], style: Style = pdf.PLAIN) -> list[str]:
    document = read(pdf.made(draw, style), "a.pdf")
    return [block.text for block in document.blocks if isinstance(block, Line)]


def rows(draw: Callable[[pdf.Drawing], object], style: Style = pdf.PLAIN) -> list[list[str]]:
    document = read(pdf.made(draw, style), "a.pdf")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def grid_of(*texts: str) -> list[GridRow]:
    """Return rows of a table: cells between bars; ``^`` goes on with the cell above, the last row has figures."""
    return [
        GridRow(tuple(Box("", covered=True) if cell == "^" else Box(cell) for cell in text.split("|")))
        for text in texts
    ]
