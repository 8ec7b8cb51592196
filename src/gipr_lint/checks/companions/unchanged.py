"""Numbers of a report that should have changed since last year's report and did not, in its text and in its tables."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gipr_lint.checks.places import in_text, mentions
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Hit, Location, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Paragraph, Report

_COUNTED = expression(
    r"""(?P<noun>[一-鿿]{4,24})
        (?P<number>(?<![\d.])\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)
        (?P<unit>万?[余多]?[一-鿿]{1,2})""",
    re.VERBOSE,
)
"""A number with what is counted before it and its unit. Finds ``[|主动公开政府信息1203条|]``, not ``2024年``."""
_DIGIT = expression(r"\d")
"""Any digit. Finds ``[|1|]条``, not ``一条``."""


_MOST_NAMED_ENTRIES = 3
"""So many numbers are named one by one."""


class Asked(NamedTuple):
    """Which numbers are compared: of the text those of some ``digits``, of the tables no fewer ``figures``."""

    digits: int
    units: Pattern | None
    unless: Pattern | None
    figures: int


def unchanged(report: Report, asked: Asked) -> Iterator[Hit]:
    """Yield a hit for the numbers of the text, and one for the tables, that last year's report has just so."""
    last = report.previous
    if last is None:
        return
    known = _numbers(last, asked)
    same = [(words, place) for words, place in _numbers(report, asked).items() if words in known]
    if same:
        named = mentions((f"“{words}”", place) for words, place in same[:_MOST_NAMED_ENTRIES])
        more = (f"等 {len(same)} 个数",) if len(same) > _MOST_NAMED_ENTRIES else ()
        yield _hit(last, same[0][1], (*named, *more), known[same[0][0]])
    yield from _tables(report, last, asked)


def _hit(last: Report, place: Location, what: str | Phrase, there: Location) -> Hit:
    line = last.document.line_name(there.span) if there.span else ""
    there = there._replace(path=last.document.path)
    return Hit(place, {"what": what, "there": mentions([(line, there)])})


@once_per_report
def _numbers(report: Report, asked: Asked) -> Mapping[str, Location]:
    """Return the numbers of running text with their words, each at its first place."""
    found: dict[str, Location] = {}
    for section, text, item in report.texts:
        if not isinstance(item, Paragraph) or section is None:
            continue
        for match in _COUNTED.finditer(text):
            before = text[text.rfind("。", 0, match.start()) + 1 : match.start("number")]
            if _is_asked(match, before, asked):
                found.setdefault(match[0], in_text(report, section, item, *match.span()))
    return found


def _is_asked(match: re.Match[str], before: str, asked: Asked) -> bool:
    """Tell whether a number with its noun is to be compared, by what stands before it in its sentence."""
    if len(_DIGIT.findall(match["number"])) < asked.digits or (asked.unless and asked.unless.search(before)):
        return False
    return asked.units is None or asked.units.search(match["unit"]) is not None


def _tables(report: Report, last: Report, asked: Asked) -> Iterator[Hit]:
    own, other = _figures(report), _figures(last)
    if len(own) < asked.figures or own != other:
        return
    table = next(iter(report.tables.values()))
    there = next(iter(last.tables.values())).location()
    yield _hit(last, table.location(), f"各表格不为 0 的 {len(own)} 个数全部", there)


def _figures(report: Report) -> Mapping[tuple[str, str, str], Decimal]:
    return {
        (table.id, cell.row, cell.column): cell.value.number
        for table in report.tables.values()
        if not table.foreign
        for row in table.rows.values()
        for cell in row.cells.values()
        if cell.value.number
    }
