"""The pages of a PDF, taken down from what pdfminer draws: characters, straight lines and pictures."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.annotations import about, comments_of, title_of
from gipr_lint.readers.pdf.printed_page import UNKNOWN, Glyph, Ink, Picture, PrintedPage, Stroke, Turn, turned

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import Matrix, PathSegment, Rect

MAX_PAGES = 200
"""The most pages of a file: a long report has forty."""
MAX_GLYPHS = 200_000
"""The most characters of a file: a long report has thirty thousand."""
MAX_STROKES = 50_000
"""The most lines of a file: the statutory tables take some hundred, cell by cell a thousand."""
_MAX_LINE_PT = 3.0
"""A filled box at most this thick is a line."""
_MIN_PICTURE_SHARE = 0.02
"""The share of a page from which a picture may show a table: smaller ones are marks."""
_MAX_PICTURE_SHARE = 0.8
"""The share of a page up to which a picture may show a table: larger ones are backgrounds."""
_MAX_PICTURES = 200
"""The most pictures of a page that are noted: more are pieces of one."""
_MAX_SLANT_PT = 1.0
"""A line is upright or level if it leans by no more than the width of a pen."""
_MIN_STROKE_PT = 4.0
"""A shorter line is part of a sign: no row of a table is as low."""


def ink_of(content: bytes) -> Ink:
    """Return what a PDF holds. Raises ReadError for more than any report has, and the errors of pdfminer."""
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    return Ink(tuple(_pages(document)), title_of(document), tuple(about(document)))


def _pages(document: PDFDocument) -> Iterator[PrintedPage]:
    manager = PDFResourceManager()
    recorder = _Recorder(manager)
    interpreter = PDFPageInterpreter(manager, recorder)
    for number, page in enumerate(islice(PDFPage.create_pages(document), MAX_PAGES + 1), 1):
        if number > MAX_PAGES:
            raise ReadError(f"PDF 超过 {MAX_PAGES} 页，不像一份年度报告，未读取")
        interpreter.process_page(page)
        yield recorder.page(number)._replace(comments=tuple(comments_of(page)))


class _Recorder(PDFTextDevice):
    """Takes down what pdfminer draws."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self._left = MAX_GLYPHS
        self._strokes_left = MAX_STROKES
        self._outer: list[Matrix | None] = []
        self._glyphs: list[Glyph] = []
        self._unseen: list[str] = []
        self._shown = (0.0, 0.0, 0.0, 0.0)
        self._strokes: list[Stroke] = []
        self._pictured = 0.0
        self._pictures: list[Picture] = []
        self._width = self._height = 0.0

    def page(self, number: int) -> PrintedPage:
        """Return the page that was drawn last, the right way up."""
        area = max(self._width * self._height, 1.0)
        page = PrintedPage(
            number,
            self._width,
            self._height,
            tuple(self._glyphs),
            tuple(self._strokes),
            self._pictured / area,
            "".join(self._unseen),
            pictures=tuple(self._pictures),
        )
        turns = Counter(glyph.turn for glyph in page.glyphs)
        return turned(page, turns.most_common(1)[0][0]) if turns else page

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self._width, self._height = abs(x1 - x0), abs(y1 - y0)
        self._shown = apply_matrix_rect(ctm, page.cropbox)
        self._glyphs, self._strokes, self._outer, self._unseen = [], [], [], []
        self._pictured, self._pictures = 0.0, []

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:  # noqa: ARG002 - pdfminer's own form
        self._outer.append(self.ctm)

    def end_figure(self, name: str) -> None:  # noqa: ARG002
        self.ctm = self._outer.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        if self.ctm is not None:
            x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
            area = abs(x1 - x0) * abs(y1 - y0)
            self._pictured += area
            if (
                _MIN_PICTURE_SHARE < area / max(self._width * self._height, 1.0) < _MAX_PICTURE_SHARE
                and len(self._pictures) < _MAX_PICTURES
            ):
                self._pictures.append(Picture(self._height - max(y0, y1), self._height - min(y0, y1)))

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            x, y = _hung(font.char_disp(cid), fontsize)
            box = (-x, y + rise + advance, -x + fontsize, y + rise)
        else:
            low = font.get_descent() * fontsize + rise
            box = (0, low, advance, low + fontsize)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        if text and not text.isspace():
            self._left -= 1
            if self._left < 0:
                raise ReadError(f"PDF 超过 {MAX_GLYPHS} 个字，不像一份年度报告，未读取")
            left, low, right, high = self._shown
            if not (left <= (x0 + x1) / 2 <= right and low <= (y0 + y1) / 2 <= high):
                self._unseen.append(text)
                return advance
            a, b = matrix[:2]
            turn: Turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
            top, bottom = self._height - y1, self._height - y0
            self._glyphs.append(Glyph(text, min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom), turn))
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: Sequence[PathSegment],
    ) -> None:
        if self.ctm is None:
            return
        for points, curved in _subpaths(path, self.ctm):
            if stroke:
                for (x0, y0), (x1, y1) in pairwise(points):
                    self._stroke(x0, y0, x1, y1)
            elif fill and not curved:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
                if y1 - y0 <= _MAX_LINE_PT < x1 - x0:
                    self._stroke(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
                elif x1 - x0 <= _MAX_LINE_PT < y1 - y0:
                    self._stroke((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)

    def _stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        across, down = abs(x1 - x0), abs(y1 - y0)
        if max(across, down) < _MIN_STROKE_PT or min(across, down) > _MAX_SLANT_PT:
            return
        self._strokes_left -= 1
        if self._strokes_left < 0:
            raise ReadError(f"PDF 超过 {MAX_STROKES} 条线，不像一份年度报告，未读取")
        if across >= down:
            self._strokes.append(Stroke(False, self._height - (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        else:
            top, bottom = self._height - max(y0, y1), self._height - min(y0, y1)
            self._strokes.append(Stroke(True, (x0 + x1) / 2, top, bottom))


def _hung(displacement: float | tuple[float | None, float], size: float) -> tuple[float, float]:
    """Return where a character of a vertical font hangs from."""
    if not isinstance(displacement, tuple):
        return size / 2, 0.0
    x, y = displacement
    return (size / 2 if x is None else x * size * 0.001), (1000 - y) * size * 0.001


def _subpaths(path: Sequence[PathSegment], ctm: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yield the points of each part of a path that is drawn in one go, and whether it is curved."""
    points: list[tuple[float, float]] = []
    curved = False
    for operator, *numbers in path:
        if operator == "h":
            points += points[:1]
            continue
        if operator == "m" and points:
            yield points, curved
            points, curved = [], False
        curved = curved or operator in {"c", "v", "y"}
        points.append(apply_matrix_pt(ctm, (float(numbers[-2]), float(numbers[-1]))))
    if points:
        yield points, curved
