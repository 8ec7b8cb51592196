"""Reports as Markdown with HTML in it: tables as HTML alone, everything as HTML, or all of it in a quotation."""

from __future__ import annotations

from html import escape
from typing import Literal

from tests.support.generator.model import Model, Text, dice
from tests.support.generator.printing.grid import grid
from tests.support.writers import html

Style = Literal["tables", "one-line", "elements", "quoted"]
STYLES: tuple[Style, ...] = ("tables", "one-line", "elements", "quoted")


def write_model(model: Model, style: Style = "tables") -> bytes:
    """Return a generated report as Markdown."""
    rng = dice("markdown", model.seed)
    elements = style == "elements"
    parts = [_heading(line, 1, elements=elements) for line in model.title]
    parts += [_paragraph(text.text, elements=elements) for text in model.front]
    for section in model.sections:
        parts.append(_heading(section.ordinal + section.title, 2, elements=elements))
        for part in section.body:
            if isinstance(part, Text):
                parts.append(_paragraph(part.text, elements=elements))
                continue
            table = html.table(grid(part, rng), "site" if elements else "plain")
            parts.append(table.replace("\n", "") if style == "one-line" else table)
    parts += [_paragraph(text.text, elements=elements) for text in model.end]
    text = "\n\n".join(parts) + "\n"
    return (text if style != "quoted" else "".join(f"> {line}\n" for line in text.split("\n"))).encode()


def _heading(text: str, depth: int, *, elements: bool) -> str:
    return f"<h{depth} align=center>{escape(text)}</h{depth}>" if elements else f"{'#' * depth} {text}"


def _paragraph(text: str, *, elements: bool) -> str:
    return f"<p>&emsp;&emsp;{escape(text)}</p>" if elements else text
