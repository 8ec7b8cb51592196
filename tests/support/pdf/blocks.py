"""What is read of a PDF that is drawn for a test."""

from __future__ import annotations

from collections.abc import Callable

from gipr_lint.readers import read
from tests.support import blocks
from tests.support.generator.printing.grid import Box, GridRow
from tests.support.writers import pdf
from tests.support.writers.pdf import Style


def lines(draw: Callable[[pdf.Drawing], object], style: Style = pdf.PLAIN) -> list[str]:
    return blocks.lines(read(pdf.made(draw, style), "a.pdf"))


def rows(draw: Callable[[pdf.Drawing], object], style: Style = pdf.PLAIN) -> list[list[str]]:
    return blocks.rows(read(pdf.made(draw, style), "a.pdf"))


def grid_of(*texts: str) -> list[GridRow]:
    """Return rows of a table: cells between bars; ``^`` goes on with the cell above, the last row has figures."""
    return [
        GridRow(tuple(Box("", covered=True) if cell == "^" else Box(cell) for cell in text.split("|")))
        for text in texts
    ]
