"""Small tables of the overview that only name numbers, row by row: 申请总数 | 25. They are read as text is."""

from collections.abc import Iterator, Sequence
from itertools import chain

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Cell, Line, Row, Table
from gipr_lint.model.report import Heading, Paragraph, Report
from gipr_lint.parse.structure import join

_SECTION = "overview"
"""Where no table of the official form stands."""
_NUMBER = expression(r"[\d,，]+[件宗条起]?")
"""A number alone. Takes ``1,204件``, not ``12.5`` or ``2024年``."""
_CHARGES = "费"
"""What is counted in 万元, which such a table seldom tells."""


class LabelledNumber(NamedTuple):
    """A label and its number as one paragraph, and the heading under which they stand."""

    heading: str
    paragraph: Paragraph


def labelled_numbers(report: Report) -> Iterator[LabelledNumber]:
    """Yield the labels of such tables, each with its number."""
    section = report.section(_SECTION)
    if section is None:
        return
    parts: Iterator[tuple[Heading, Sequence[object]]] = chain(
        [(section.heading, section.body)], ((one.heading, one.body) for one in section.subsections)
    )
    for heading, body in parts:
        for item in body:
            if isinstance(item, Table):
                yield from (LabelledNumber(heading.text, join(lines)) for lines in _labelled(item.rows))


def _labelled(rows: Sequence[Row]) -> Iterator[Sequence[Line]]:
    """Yield the two cells of each row that is a label and a number; nothing of a table that compares years."""
    told = [[cell for cell in row.cells if cell.text] for row in rows]
    if any(len(cells) != 2 for cells in told) or any(_is_year(cells[1]) for cells in told):
        return
    for label, number in told:
        if _NUMBER.fullmatch(number.text) and _CHARGES not in label.text and not _NUMBER.fullmatch(label.text):
            yield [Line(label.text, label.span), Line(number.text, number.span)]


def _is_year(cell: Cell) -> bool:
    return "年" in cell.text
