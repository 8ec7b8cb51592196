"""What a picture of a page holds, as the process in which it is recognised tells it."""

import msgspec

from gipr_lint.readers.pdf.printed_page import Doubt, Glyph, Stroke, Way


class RecognizedPage(msgspec.Struct, frozen=True):
    """A page as it was recognised, straight and the right way up; ``way`` leads from it to the picture as it was.

    Places are in points of print.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    doubts: tuple[Doubt, ...]
    way: Way
