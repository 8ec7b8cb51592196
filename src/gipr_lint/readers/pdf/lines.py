"""Characters to lines: what stands beside one another, closed up by the distances and not by the spaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.note_marks import RAISED
from gipr_lint.model.printed import Box
from gipr_lint.readers.pdf.printed_page import Glyph, PrintedPage, Turn, turned, turned_box

_MARK_SIZE_EM = 0.8
"""A note mark is smaller than this share of the size of its line."""
_MARK_RISE_EM = 0.15
"""Its foot stands higher than that of the line by this share of the size."""
_OVERPRINT_SHARE = 0.35
"""The share of its width by which a character drawn again, for bold, is moved at most."""
_WORD_GAP_EM = 0.15
"""A gap that is wider than the usual one of a line by this share of the size separates Latin words and numbers."""
_WIDE_GAP_EM = 1.2
"""One that is wider by this share separates whatever stands at its sides."""
_COLUMN_GAP_EM = 2.0
"""One that is wider by this share may lie between two columns."""
_FIGURE_GAP_EM = 0.75
"""The same beside a figure."""
_CELL_GAP_EM = 0.6
"""One that is wider by this share may lie between two cells of a table."""
_SPACED_OUT_EM = 1.0
"""The widest gap, as a share of the size, between the characters of a line that is spaced out."""


class Words(NamedTuple):
    """Text, and where on the page each of its characters is printed."""

    text: str = ""
    boxes: tuple[Box, ...] = ()


class Part(NamedTuple):
    """A stretch of a line: its text, its left and right end, and where its characters are printed."""

    text: str
    x0: float
    x1: float
    boxes: tuple[Box, ...]

    @property
    def words(self) -> Words:
        """The text with its places."""
        return Words(self.text, self.boxes)


def behind(box: Box) -> Box:
    """Return the place of a space that is put behind a character: it has no width."""
    return box[2], box[1], box[2], box[3]


def together(words: Sequence[Words]) -> Words:
    """Return words put together."""
    return Words("".join(one.text for one in words), tuple(box for one in words for box in one.boxes))


class TextLine(NamedTuple):
    """A printed line.

    ``parts`` are the stretches of it between very wide gaps, ``pieces`` those between gaps that are wide enough to part
    two cells. ``boxes`` are where its characters are printed, whatever place the line itself is given.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    parts: tuple[Part, ...]
    pieces: tuple[Part, ...]
    boxes: tuple[Box, ...]

    @property
    def words(self) -> Words:
        """The text with its places."""
        return Words(self.text, self.boxes)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines from top to bottom; turned characters stand behind, line by line as they are read."""
    by_turn: dict[Turn, list[Glyph]] = {}
    for glyph in glyphs:
        by_turn.setdefault(glyph.turn, []).append(glyph)
    lines: list[TextLine] = []
    for turn in sorted(by_turn):
        own = by_turn[turn]
        if turn:
            page = turned(PrintedPage(0, 0, 0, tuple(own), (), 0), turn)
            place = (min(one.x0 for one in own), min(one.top for one in own), max(one.x1 for one in own))
            bottom = max(one.bottom for one in own)
            lines += (_moved(_line(row), turn, *place, bottom) for row in _rows(list(page.glyphs)))
        else:
            lines += map(_line, _rows(own))
    return lines


def _moved(line: TextLine, turn: Turn, x0: float, top: float, x1: float, bottom: float) -> TextLine:
    """Return a line that is read in another direction with the place on the page that it takes part in."""
    boxes = tuple(turned_box(box, -turn) for box in line.boxes)
    whole = (Part(line.text, x0, x1, boxes),)
    return line._replace(x0=x0, top=top, x1=x1, bottom=bottom, parts=whole, pieces=whole, boxes=boxes)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Put characters of one height together."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.top + one.bottom):
        own, height = (glyph.top + glyph.bottom) / 2, glyph.bottom - glyph.top
        if rows and own - middle <= max(min(size, height), 1) / 2:
            row = rows[-1]
            row.append(glyph)
            middle += (own - middle) / len(row)
            size = max(size, height)
        else:
            rows.append([glyph])
            middle, size = own, height
    return rows


def _line(row: list[Glyph]) -> TextLine:
    glyphs = _marked(_once(sorted(row, key=lambda one: one.x0)))
    size = median(one.bottom - one.top for one in glyphs)
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs)]
    usual = min(max(sorted(gaps)[len(gaps) // 5], 0.0), _SPACED_OUT_EM * size) if len(gaps) > 2 else 0.0
    text, parts, pieces = glyphs[0].text, _Cut(glyphs[0].x0), _Cut(glyphs[0].x0)
    boxes = [glyphs[0].box] * len(text)
    for (before, after), gap in zip(pairwise(glyphs), gaps, strict=True):
        wide = (gap - usual) / max(size, 1)
        figure = before.text.isdigit() or after.text.isdigit()
        cuts = [
            cut
            for cut, least in ((parts, _FIGURE_GAP_EM if figure else _COLUMN_GAP_EM), (pieces, _CELL_GAP_EM))
            if wide > least
        ]
        for cut in cuts:
            cut.end(text, before.x1, boxes)
        latin = before.text[-1].isascii() and after.text[0].isascii()
        if wide > _WIDE_GAP_EM or (latin and wide > _WORD_GAP_EM):
            text += " "
            boxes.append(behind(boxes[-1]))
        for cut in cuts:
            cut.begin(text, after.x0)
        text += after.text
        boxes += [after.box] * len(after.text)
    for cut in (parts, pieces):
        cut.end(text, glyphs[-1].x1, boxes)
    top, bottom = min(one.top for one in glyphs), max(one.bottom for one in glyphs)
    right = max(one.x1 for one in glyphs)
    return TextLine(text, glyphs[0].x0, top, right, bottom, size, tuple(parts.made), tuple(pieces.made), tuple(boxes))


def _marked(glyphs: list[Glyph]) -> list[Glyph]:
    """Return a line with the digits raised that are printed small and high right behind others: note marks."""
    tall = max(one.bottom - one.top for one in glyphs)
    if tall <= 0 or all(one.bottom - one.top > _MARK_SIZE_EM * tall for one in glyphs):
        return glyphs
    base = max(one.bottom for one in glyphs if one.bottom - one.top > _MARK_SIZE_EM * tall)
    found = glyphs[:1]
    for before, glyph in pairwise(glyphs):
        small = glyph.bottom - glyph.top <= _MARK_SIZE_EM * tall and base - glyph.bottom > _MARK_RISE_EM * tall
        behind = glyph.x0 - before.x1 < tall / 2
        first = before.bottom - before.top > _MARK_SIZE_EM * tall or found[-1].text != before.text
        found.append(glyph._replace(text=glyph.text.translate(RAISED)) if small and behind and first else glyph)
    return found


class _Cut:
    """Cuts a line while it is put together."""

    def __init__(self, left: float) -> None:
        self.made: list[Part] = []
        self._from, self._left = 0, left

    def end(self, text: str, right: float, boxes: Sequence[Box]) -> None:
        self.made.append(Part(text[self._from :], self._left, right, tuple(boxes[self._from :])))

    def begin(self, text: str, left: float) -> None:
        self._from, self._left = len(text), left


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out characters that are drawn over themselves."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = glyph.x0 - _OVERPRINT_SHARE * max(glyph.x1 - glyph.x0, 1)
        if not any(one.text == glyph.text and one.x0 >= near for one in kept[-3:]):
            kept.append(glyph)
    return kept
