"""The pages of a PDF as they are printed, with their places from the top left."""

from __future__ import annotations

from typing import Literal

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.printed import Box

PICTURED_SHARE = 0.4
"""A page is a scan from this share of picture on; one without its white margins covers no more."""
UNKNOWN = "\ufffd"
"""A character that the font of the file does not name."""

Turn = Literal[0, 1, 2, 3]
"""Quarter turns to the left by which a character is turned."""


class Glyph(NamedTuple):
    """A printed character."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turn: Turn = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of it."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """From where to where it reaches."""
        return self[1:5]


class Stroke(NamedTuple):
    """A straight line along a page: ``at`` is its distance from the top, or from the left where it is upright."""

    upright: bool
    at: float
    start: float
    end: float


class Picture(NamedTuple):
    """A picture: from where to where it reaches on the page."""

    top: float
    bottom: float
    x0: float
    x1: float


Way = tuple[float, float, float, float, float, float]
"""How a point goes from one page to another: ``x' = a x + b y + c``, ``y' = d x + e y + f``."""


class Doubt(NamedTuple):
    """Characters of a page, from ``first`` up to ``end``, that were read without being sure; and what they may be."""

    first: int
    end: int
    readings: tuple[str, ...] = ()


class PrintedPage(NamedTuple):
    """One page.

    ``pictured`` is the share of it that pictures cover, at most, and ``pictures`` are those that may show a table.
    ``unseen`` is the text that stands outside of what is
    shown; ``comments`` are what somebody noted on it. ``turn`` are the quarters by which the page was turned to the
    right to be read. ``own_marks`` counts what a former run of this program put on it.

    What was ``recognized`` in a picture says from which page of the file, its ``sheet``, as sheets show two pages;
    which ``way`` leads back to that page as it is shown; and which of its characters are in doubt. ``layer`` says that
    the characters lie unseen over or under a picture of the page, as other programs recognised them.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    pictured: float
    unseen: str = ""
    comments: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    turn: Turn = 0
    own_marks: int = 0
    sheet: int = 0
    layer: bool = False
    recognized: bool = False
    way: Way | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def shown_number(self) -> int:
        """The number of the page in the file."""
        return self.sheet or self.number

    def as_shown(self, box: Box) -> Box:
        """Return where a box of this page stands on the page as it is shown."""
        if self.way is not None:
            return _moved_box(box, self.way)
        return turned_box(box, -self.turn, self.height, self.width) if self.turn else box


class Ink(NamedTuple):
    """All pages of a file, with what it says of itself, by the names that PDF has for it."""

    pages: tuple[PrintedPage, ...]
    title: str
    about: tuple[tuple[str, str], ...]


def turned_box(box: Box, quarters: int, height: float = 0.0, width: float = 0.0) -> Box:
    """Return a box of a page so high and wide after the page is turned to the right by so many quarters."""
    for _ in range(quarters % 4):
        x0, top, x1, bottom = box
        box = (height - bottom, x0, height - top, x1)
        height, width = width, height
    return box


def _moved_box(box: Box, way: Way) -> Box:
    """Return the box around where the corners of a box go."""
    a, b, c, d, e, f = way
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [a * x + b * y + c for x, y in corners], [d * x + e * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def turned(page: PrintedPage, quarters: Turn) -> PrintedPage:
    """Return a page turned to the right by so many quarters."""
    for _ in range(quarters):
        height = page.height
        glyphs = tuple(
            Glyph(one.text, height - one.bottom, one.x0, height - one.top, one.x1, _TURNS_LEFT_OVER[one.turn])
            for one in page.glyphs
        )
        strokes = tuple(
            Stroke(False, one.at, height - one.end, height - one.start)
            if one.upright
            else Stroke(True, height - one.at, one.start, one.end)
            for one in page.strokes
        )
        pictures = tuple(Picture(one.x0, one.x1, height - one.bottom, height - one.top) for one in page.pictures)
        page = page._replace(width=page.height, height=page.width, glyphs=glyphs, strokes=strokes, pictures=pictures)
    return page._replace(turn=quarters)


_TURNS_LEFT_OVER: tuple[Turn, ...] = (3, 0, 1, 2)
"""What is left of so many quarter turns to the left when the page is turned once to the right."""
