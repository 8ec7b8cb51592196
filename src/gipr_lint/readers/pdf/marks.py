"""What is to be put on the pages of a PDF: stretches of colour with words to them, and notes at the edge."""

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.printed import Box


class Mark(NamedTuple):
    """A mark on a page: its words, its colour in red, green and blue from 0 to 255, and which boxes it colours.

    Without boxes it is a note at the upper edge of the page.
    """

    page: int
    words: str
    color: tuple[int, int, int]
    boxes: tuple[Box, ...] = ()


class Order(NamedTuple):
    """From which pages the marks of a former run are taken, and which marks are put on."""

    cleaned: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
