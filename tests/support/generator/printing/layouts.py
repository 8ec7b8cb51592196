"""The layouts that Word, PDF and web conversion leave a report in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.support.generator.model import Model, Section, Sheet, Text, dice
from tests.support.generator.printing.grid import Box, Boxes, GridRow, grid
from tests.support.generator.printing.page import Page, Piece, Pieces, Place, Printed

__all__ = ["LAYOUTS", "Layout", "Place", "Printed", "print_report"]

Lines = Iterator[Pieces]
Change = Callable[[str, Random], str]


def unchanged(text: str, _: Random) -> str:
    """Return the text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one file: how merged boxes come out, how rows are padded, what stands between blocks."""

    merged: str
    padding: tuple[int, ...]
    blank_lines: bool
    indent: str

    @classmethod
    def draw(cls, rng: Random, *merged: str) -> Style:
        """Return a style; ``merged`` are the ways to print merged boxes that the layout knows."""
        padding = rng.choice(((0,), (1,), (0, 1, 2)))
        return cls(rng.choice(merged), padding, rng.random() < 0.6, rng.choice(("", "", "　　", "    ")))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is printed: its tables, its headings, and what becomes of each stretch of text."""

    table: Callable[[tuple[GridRow, ...], Style, Random, Sheet], Lines]
    merged: tuple[str, ...]
    change: Change = unchanged
    marks: bool = False
    wrap: bool = False


def cells(boxes: Boxes, style: Style, rng: Random) -> list[Piece]:
    """Return the cells of a row: merged boxes as empty cells (full), once (collapsed), or without any (compact).

    Where labels are repeated down the rows that they span, they were filled in before.
    """
    row = [Piece(box.text, box.key) for box in boxes if not (box.covered and style.merged == "compact")]
    if style.merged in {"full", "repeated"}:
        row = [cell for box in boxes for cell in (Piece(box.text, box.key), *(Piece(""),) * (box.span - 1))]
    return row + [Piece("")] * rng.choice(style.padding)


def repeated(rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    """Return the rows with each covered box filled from the one above it, as some converters do."""
    above: list[str] = []
    filled = []
    for row in rows:
        boxes, at = [], 0
        for box in row.boxes:
            boxes.append(Box(above[at]) if box.covered and at < len(above) else box)
            at += box.span
        above = [box.text for box in boxes for _ in range(box.span)]
        filled.append(row._replace(boxes=tuple(boxes)))
    return tuple(filled)


def joined(row: Iterable[Piece], by: str) -> Pieces:
    """Return the cells with a separator between them."""
    pieces = [piece for cell in row for piece in (Piece(by), cell)]
    return tuple(pieces[1:])


def tabs(rows: tuple[GridRow, ...], style: Style, rng: Random, _: Sheet) -> Lines:
    """Print cells between tabs, as a copied Word table."""
    for row in rows:
        yield joined(cells(row.boxes, style, rng), "\t")


def pipes(rows: tuple[GridRow, ...], style: Style, rng: Random, _: Sheet) -> Lines:
    """Print cells between bars: with a bar at both ends, at the right end, or only between them."""
    left, right = rng.choice((("| ", " |"), ("", " |"), ("", "")))
    for row in rows:
        ragged = "|" * rng.choice((0, 1, 2)) if right and len(style.padding) > 1 else ""
        body = joined(cells(row.boxes, replace(style, padding=(0,)), rng), " | ")
        yield (Piece(left), *body, Piece(right + ragged))


def markdown(rows: tuple[GridRow, ...], style: Style, rng: Random, _: Sheet) -> Lines:
    """Print a Markdown table, all rows of one width, with the delimiter after the first row."""
    printed = [cells(row.boxes, replace(style, padding=(0,)), rng) for row in rows]
    width = max(map(len, printed))
    rule = rng.choice(("---", ":---:", "-"))
    for index, row in enumerate(printed):
        yield (Piece("| "), *joined(row + [Piece("")] * (width - len(row)), " | "), Piece(" |"))
        if index == 0:
            yield (Piece("|" + f"{rule}|" * width),)


def onecell(rows: tuple[GridRow, ...], style: Style, _: Random, __: Sheet) -> Lines:
    """Print each cell on a line of its own; empty ones leave nothing."""
    for row in rows:
        for box in row.boxes:
            if box.text:
                yield (Piece(box.text, box.key), Piece(" |" * (style.merged == "barred")))
                if style.merged == "airy":
                    yield ()


def spaces(rows: tuple[GridRow, ...], style: Style, rng: Random, _: Sheet) -> Lines:
    """Print label and figures with two or more spaces between them; empty cells leave nothing."""
    for row in rows:
        pieces: list[Piece] = [Piece(" " * rng.choice((0, 2, 4)) if style.merged == "indented" else "")]
        for box in row.boxes:
            if box.text:
                pieces += (Piece(box.text, box.key), Piece(" " * rng.randint(2, 6)))
        yield tuple(pieces[:-1])


def either(rows: tuple[GridRow, ...], style: Style, rng: Random, sheet: Sheet) -> Lines:
    """Print with tabs or with bars, one way throughout a file."""
    yield from (pipes if style.blank_lines else tabs)(rows, style, rng, sheet)


def pagebreak(rows: tuple[GridRow, ...], style: Style, rng: Random, sheet: Sheet) -> Lines:
    """Print cells between tabs; a page ends inside table three, even inside a row or a group's label."""
    if sheet.id != "requests":
        yield from tabs(rows, style, rng, sheet)
        return
    at = rng.randint(6, len(rows) - 3)
    yield from tabs(rows[: at - 1], style, rng, sheet)
    end, start = _cut(rows[at - 1], rows[at], rng)
    yield joined(cells(end, style, rng), "\t")
    mark = rng.choice(((), ("",), ("", f"- {rng.randint(2, 9)} -", ""), ("", f"— {rng.randint(2, 9)} —", ""), ("\f",)))
    if mark == ("\f",):
        prefix = "\f"
    else:
        prefix = ""
        yield from ((Piece(line),) for line in mark)
    after = [*(row.boxes for row in rows[:3]), *start] if rng.random() < 0.4 else [*start]
    after += [
        _orphan(row.boxes) if rng.random() < 0.15 and style.merged != "full" else row.boxes for row in rows[at + 1 :]
    ]
    for boxes in after:
        yield (Piece(prefix), *joined(cells(boxes, style, rng), "\t"))
        prefix = ""


def _cut(last: GridRow, first: GridRow, rng: Random) -> tuple[Boxes, list[Boxes]]:
    """Return the last row of a page and the first rows of the next, with something cut in two between them."""
    how = rng.choice(("between", "lost", "group", "label"))
    boxes = list(first.boxes)
    group = next((index for index, box in enumerate(last.boxes) if box.text[:1] == "（" and not box.key), None)
    goes_on = group is not None and len(boxes) > group and boxes[group].covered
    if how == "group" and group is not None and goes_on:
        whole = last.boxes[group].text
        boxes[group] = Box(whole[4:])
        return (*last.boxes[:group], Box(whole[:4]), *last.boxes[group + 1 :]), [tuple(boxes)]
    if how == "lost":
        return last.boxes, [tuple(box for box in boxes if not box.covered)]
    named = next((index for index, box in enumerate(last.boxes) if box.key and box.key.count(".") == 1), None)
    if how == "label" and named is not None and len(last.boxes[named].text) > 12:
        label = last.boxes[named]
        middle = len(label.text) // 2
        rest = (*(Box("") for _ in last.boxes[:named]), Box(label.text[middle:]))
        return (*last.boxes[:named], label._replace(text=label.text[:middle]), *last.boxes[named + 1 :]), [
            rest,
            tuple(boxes),
        ]
    return last.boxes, [tuple(boxes)]


def _orphan(boxes: Boxes) -> Boxes:
    """Return a row that lost its empty leading cells."""
    return tuple(box for box in boxes if not box.covered)


def halfwidth(text: str, rng: Random) -> str:
    """Return the text with half-width punctuation, and spaces where typists and converters put them."""
    text = text.translate(str.maketrans("，：；（）？！", ",:;()?!"))
    if re.fullmatch(r"[-\d.]*", text):
        return text
    text = re.sub(r"(?<=\d)(?=[年月日件条次个项][^a-z]?)", lambda _: rng.choice(("", " ")), text)
    text = re.sub(r"^(\(.\)|\d\.)(?=\D)", lambda found: found[1] + rng.choice(("", " ")), text)
    return re.sub(r"^(总|商业|科研|结果|尚未|其他)(?=(计|企业|机构|维持|纠正|审结|结果)$)", r"\1 ", text)


LAYOUTS: dict[str, Layout] = {
    "tabs": Layout(tabs, ("full", "collapsed", "compact", "repeated")),
    "pipes": Layout(pipes, ("full", "collapsed", "compact", "repeated")),
    "markdown": Layout(markdown, ("full", "full", "repeated"), marks=True),
    "pagebreak": Layout(pagebreak, ("full", "collapsed"), wrap=True),
    "halfwidth": Layout(either, ("full", "collapsed"), change=halfwidth),
    "onecell": Layout(onecell, ("tight", "airy", "barred")),
    "spaces": Layout(spaces, ("flush", "indented")),
}


def print_report(model: Model, layout: str) -> Printed:
    """Return the report in a layout; the habits of the file depend on its seed."""
    chosen = LAYOUTS[layout]
    rng = dice("layout", layout, model.seed)
    style = Style.draw(rng, *chosen.merged)
    depth = rng.choice((1, 2, 3)) if chosen.marks else 0
    page = Page()
    for block in _blocks(model, chosen, style, depth, rng):
        lines = [tuple(Piece(chosen.change(text, rng), key) for text, key in line) for line in block]
        for line in lines:
            page.write(line)
        if style.blank_lines or chosen.marks or not lines or len(lines) > 1:
            page.write(())
    return page.close(rng.choice(("", "\n")))


def _blocks(model: Model, layout: Layout, style: Style, depth: int, rng: Random) -> Iterator[list[Pieces]]:
    mark = "#" * min(depth, 1) + " " * bool(depth)
    yield [
        (Piece(mark), Piece(line, "title" if index == 0 else "title.rest")) for index, line in enumerate(model.title)
    ]
    yield from (_paragraph(text, layout, style, depth, rng) for text in model.front)
    for section in model.sections:
        yield [_heading(section, depth)]
        for part in section.body:
            if isinstance(part, Sheet):
                rows = grid(part, rng)
                yield list(layout.table(repeated(rows) if style.merged == "repeated" else rows, style, rng, part))
            else:
                yield _paragraph(part, layout, style, depth, rng)
    yield from (_paragraph(text, layout, style, depth, rng) for text in model.end)


def _heading(section: Section, depth: int) -> Pieces:
    mark = "#" * (depth + 1 + section.deeper) + " " if depth else ""
    return Piece(mark), Piece(section.ordinal + section.title, f"section.{section.id}")


def _paragraph(text: Text, layout: Layout, style: Style, depth: int, rng: Random) -> list[Pieces]:
    if text.depth:
        mark = "#" * (depth + 1 + text.depth) + " " if depth else style.indent
        return [(Piece(mark), Piece(text.text, "mark" * bool(text.mark)))]
    first = Piece(style.indent if not layout.marks else "")
    cuts = [found.start() for found in re.finditer(r"(?<=[一-鿿])(?=[一-鿿])", text.text)][20:-10]
    if layout.wrap and cuts and not text.mark and rng.random() < 0.3:
        cut = rng.choice(cuts)
        number: list[Pieces] = [(Piece(f"- {rng.randint(2, 9)} -"),), ()]
        return [(first, Piece(text.text[:cut])), (), *rng.choice(([], number)), (Piece(text.text[cut:]),)]
    start = text.text.index(text.mark, text.at)
    end = start + len(text.mark)
    marked = Piece(text.text[start:end], "mark" * bool(text.mark))
    return [(first, Piece(text.text[:start]), marked, Piece(text.text[end:]))]
