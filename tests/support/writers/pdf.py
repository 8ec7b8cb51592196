"""Reports as PDF files: drawn with reportlab line by line, as Word prints them, with tables over page breaks."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab import rl_config
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.support.generator.model import Model, Text, dice
from tests.support.generator.printing.grid import GridRow, grid
from tests.support.writers.areas import Area, areas_of
from tests.support.writers.line_breaks import FONT, wrapped

rl_config.useA85 = 0  # nobody else packs streams in letters any more
_MARGIN = 72.0
_SIZE, _LEADING = 16.0, 28.0
_SMALL, _TIGHT = 9.0, 12.0
_PAD = 4.0
_HEAD = 3
_BOXED = 1.5


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one file.

    ``head`` is a running head. ``cut`` says that a row may be cut by the end of a page, ``again`` that the head of a
    table is repeated on the next page. ``lines`` says how borders are drawn, and which: ``strokes``, ``boxes``,
    ``white``, ``dashed``, ``dots``, ``level`` and ``upright`` ones alone, those of the ``head`` alone, the outer
    ``frame`` with the level ones, or ``none``. ``align`` says where the figures stand in their cells, ``top`` that all
    stands at the top of its row, ``small`` and ``figure`` how large the print of labels and figures is, ``pad`` the
    room around it. ``bold`` says that headings are printed twice, ``boxed`` that paragraphs stand on white boxes,
    ``spaced`` that their lines are spaced out. ``turned`` says by how many degrees pages are turned before they are
    shown; with ``sideways``, they are shown as they are.
    """

    head: str = ""
    cut: bool = False
    again: bool = False
    lines: str = "strokes"
    bold: bool = False
    boxed: bool = False
    spaced: bool = False
    turned: int = 0
    sideways: bool = False
    align: str = "left"
    top: bool = False
    small: float = 9.0
    figure: float = 9.0
    pad: float = 4.0
    height: float = 842.0
    width: float = 595.0


PLAIN = Style()


class Drawing:
    """Pages that fill from top to bottom."""

    def __init__(self, style: Style) -> None:
        registerFont(UnicodeCIDFont(FONT))
        self._file = io.BytesIO()
        self.style = style
        size = (style.width, style.height)
        self.canvas = Canvas(self._file, pagesize=size[::-1] if style.sideways else size)
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self.y = _MARGIN
        style = self.style
        if style.turned:
            self.canvas.setPageRotation(0 if style.sideways else style.turned)
            self.canvas.translate(*((style.height, 0) if style.turned == 90 else (0, style.width)))
            self.canvas.rotate(90 if style.turned == 90 else -90)
        if style.head:
            self.text(_MARGIN, 40, style.head, 10)
        number = f"— {self._number} —"
        self.text(style.width / 2 - stringWidth(number, FONT, 12) / 2, style.height - 40, number, 12)

    def text(self, x: float, y: float, text: str, size: float, spacing: float = 0) -> None:
        """Draw text whose line begins at x and ends at y from the top."""
        drawn = self.canvas.beginText(x, self.style.height - y)
        drawn.setFont(FONT, size)
        drawn.setCharSpace(spacing)
        drawn.textOut(text)
        self.canvas.drawText(drawn)

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, head: bool = False, outer: bool = False) -> None:
        """Draw a border, of the head of a table or at its side, say."""
        height, lines = self.style.height, self.style.lines
        upright = x0 == x1
        left_out = {"level": upright, "upright": not upright, "head": not head, "frame": upright and not outer}
        if lines == "none" or left_out.get(lines):
            return
        if lines == "dots":
            length = max(x1 - x0, y1 - y0)
            for at in range(0, int(length), 3):
                dot = (x0, height - y0 - at - 1) if upright else (x0 + at, height - y0)
                self.canvas.rect(*dot, 0.5, 0.5, stroke=0, fill=1)
            return
        self.canvas.setStrokeGray(1 if lines == "white" else 0)
        self.canvas.setDash(*([2, 2] if lines == "dashed" else []))
        if lines != "boxes":
            self.canvas.line(x0, height - y0, x1, height - y1)
        else:
            across = x1 > x0
            self.canvas.rect(x0, height - y1, x1 - x0 if across else 0.5, 0.5 if across else y1 - y0, stroke=0, fill=1)

    @property
    def bottom(self) -> float:
        """The end of what may be printed on a page."""
        return self.style.height - _MARGIN

    def turn_page(self) -> None:
        """Go on at the top of another page."""
        self.canvas.showPage()
        self._begin()

    def close(self) -> bytes:
        """Return the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


def write_model(model: Model, style: Style = PLAIN) -> bytes:
    """Return a generated report as a PDF in the official form."""
    rng = dice("pdf", model.seed)
    drawing = Drawing(style)
    for line in model.title:
        title(drawing, line)
    for text in model.front:
        paragraph(drawing, text.text)
    for section in model.sections:
        paragraph(drawing, section.ordinal + section.title, bold=style.bold)
        for part in section.body:
            if isinstance(part, Text):
                paragraph(drawing, part.text)
            else:
                table(drawing, grid(part, rng))
    for text in model.end:
        paragraph(drawing, text.text)
    return drawing.close()


def made(draw: Callable[[Drawing], object], style: Style = PLAIN) -> bytes:
    """Return a PDF of what a function draws."""
    drawing = Drawing(style)
    draw(drawing)
    return drawing.close()


def title(drawing: Drawing, text: str) -> None:
    """Draw a centred line of larger print."""
    for line in wrapped(text, drawing.style.width - 2 * _MARGIN, 20):
        _advance(drawing, 34)
        drawing.text((drawing.style.width - stringWidth(line, FONT, 20)) / 2, drawing.y, line, 20)


def paragraph(drawing: Drawing, text: str, *, bold: bool = False) -> None:
    """Draw a paragraph whose first line is indented by two characters."""
    width = drawing.style.width - 2 * _MARGIN
    lines = list(wrapped(text, width, _SIZE, indent=2 * _SIZE))
    for index, line in enumerate(lines):
        _advance(drawing, _LEADING)
        x = _MARGIN + 2 * _SIZE * (index == 0)
        if drawing.style.boxed:
            drawing.canvas.setFillGray(1)
            box = (_MARGIN, drawing.style.height - drawing.y - 6, width, _LEADING)
            drawing.canvas.rect(*box, stroke=0, fill=1)
            drawing.canvas.setFillGray(0)
        room = width - (x - _MARGIN) - stringWidth(line, FONT, _SIZE)
        full = index < len(lines) - 1 and len(line) > 1
        spacing = room / (len(line) - 1) if full and drawing.style.spaced else 0
        drawing.text(x, drawing.y, line, _SIZE, spacing)
        if bold:
            drawing.text(x + 0.4, drawing.y, line, _SIZE, spacing)


def _advance(drawing: Drawing, leading: float) -> None:
    if drawing.y + leading > drawing.bottom:
        drawing.turn_page()
    drawing.y += leading


def table(drawing: Drawing, rows: Sequence[GridRow], widths: Sequence[float] = ()) -> None:
    """Draw a table; it goes on over as many pages as it needs."""
    columns = max(sum(box.span for box in row.boxes) for row in rows)
    xs = list(accumulate(widths or _widths(columns, drawing.style.width - 2 * _MARGIN), initial=_MARGIN))
    areas = areas_of(rows)
    for area in areas:
        area.lines = list(wrapped(area.text, xs[area.end_column] - xs[area.column] - 2 * _PAD, drawing.style.small))
    pad, tight = drawing.style.pad, _tight(drawing.style)
    heights = [
        max(len(area.lines) for area in areas if area.row == index and area.end_row == index + 1) * tight + 2 * pad
        if any(area.row == index and area.end_row == index + 1 for area in areas)
        else 20.0
        for index in range(len(rows))
    ]
    for area in areas:  # what has more lines than its rows have room for makes the last of them higher
        room = sum(heights[area.row : area.end_row])
        heights[area.end_row - 1] += max(len(area.lines) * tight + 2 * pad - room, 0)
    drawing.y += 12
    head = next((index for index, row in enumerate(rows) if row.row is not None), 0)
    _draw(drawing, areas, heights, xs, head)
    drawing.y += 12


def _tight(style: Style) -> float:
    return _TIGHT * style.small / _SMALL


def _widths(columns: int, width: float) -> list[float]:
    if columns > 8 and columns < 12:
        figures = columns - 3
        labels = width - 30.0 * figures
        return [18, (labels - 18) * 0.4, (labels - 18) * 0.6, *([30.0] * figures)]
    return [width / columns] * columns


def _draw(drawing: Drawing, areas: Sequence[Area], heights: Sequence[float], xs: Sequence[float], head: int) -> None:
    """Draw the rows page by page."""
    begin = 0
    rest = 0.0
    while begin < len(heights):
        tops = [drawing.y]
        end = begin
        cut = 0.0
        while end < len(heights):
            height = heights[end] if end > begin or not rest else rest
            if tops[-1] + height > drawing.bottom:
                room = drawing.bottom - tops[-1]
                if drawing.style.cut and height > _TIGHT * 2 + _PAD and room > _TIGHT + 2 * _PAD:
                    cut = _TIGHT + 2 * _PAD
                    tops.append(tops[-1] + cut)
                break
            tops.append(tops[-1] + height)
            end += 1
        shown = end + 1 if cut else end
        for area in areas:
            first, last = max(area.row, begin), min(area.end_row, shown)
            if first < last:
                ends = shown >= area.end_row and not (cut and area.end_row == shown)
                _cell(drawing, area, xs, tops[first - begin], tops[last - begin], last=ends)
        drawing.y = tops[-1]
        begin, rest = end, heights[end] - cut + _PAD if cut else 0.0
        if begin < len(heights):
            drawing.turn_page()
            if drawing.style.again and head and begin > head:
                _again(drawing, areas, heights[:head], xs)


def _again(drawing: Drawing, areas: Sequence[Area], heights: Sequence[float], xs: Sequence[float]) -> None:
    """Draw the head of the table once more."""
    tops = list(accumulate(heights, initial=drawing.y))
    for area in areas:
        if area.end_row <= len(heights):
            width = xs[area.end_column] - xs[area.column] - 2 * _PAD
            lines = list(wrapped(area.text, width, drawing.style.small))
            copy = Area(area.row, area.column, area.end_row, area.end_column, area.text, lines)
            _cell(drawing, copy, xs, tops[area.row], tops[area.end_row], last=True)
    drawing.y = tops[-1]


def _cell(drawing: Drawing, area: Area, xs: Sequence[float], top: float, bottom: float, *, last: bool) -> None:
    """Draw the part of a cell that stands on a page: its borders, and as many of its lines as have room."""
    x0, x1 = xs[area.column], xs[area.end_column]
    style, tight = drawing.style, _tight(drawing.style)
    head = not any(char.isdigit() for char in area.text) and area.row < _HEAD
    for border in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
        drawing.rule(*border, head=head, outer=border[0] == border[2] in {xs[0], xs[-1]})
    fit = len(area.lines) if last else int((bottom - top - _PAD) / tight)
    now, area.lines = area.lines[:fit], area.lines[fit:]
    y = (top + bottom - len(now) * tight) / 2 if last and not style.top else top + style.pad
    for line in now:
        figure = line.replace(".", "").isdigit()
        size = style.figure if figure else style.small
        room = x1 - x0 - 2 * _PAD - stringWidth(line, FONT, size)
        x = x0 + _PAD + (room * {"left": 0, "center": 0.5, "right": 1}[style.align] if figure else 0)
        drawing.text(x, y + style.small + _BOXED, line, size)
        y += tight
