"""The dates of a report: under its title, above it, under its last words, and what its file says of itself."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from gipr_lint.files.cache import recall
from gipr_lint.files.resources import folder
from gipr_lint.files.yaml import YamlFile
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import WHITE, Span, Table
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.organ import organ_of_name
from gipr_lint.model.report import Heading, Item, Paragraph, Report, SignOff
from gipr_lint.parse.heading import number_of

_DATE = expression(
    rf"""(?P<year>[2２][0０][0-9０-９]{{2}}|二[〇○零O0０][〇○零O0０{DIGITS}]{{2}})\s*[年.．/／\-－—]\s*
        (?P<month>[0-9０-９]{{1,2}}|[{NUMERALS}]{{1,2}})\s*[月.．/／\-－—]\s*
        (?P<day>[0-9０-９]{{1,2}}|[{NUMERALS}]{{1,3}})(?![0-9０-９])\s*日?""",
    re.VERBOSE,
)
"""A date in any usual form. Finds ``[|2025年1月10日|]`` and ``[|2025-01-10|]`` and ``[|二〇二五年一月十日|]``, not
``2025年1月``."""
_AROUND = "（）()[]【】*_" + WHITE
_MAX_NAME_CHARS = 30
"""What stands beside a date and is longer is no name of an organ."""
_CIPHERS = str.maketrans(f"〇○零Oo{DIGITS}", "00000123456789")


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the words before a date say that it is the date of; ``endings`` stand behind any of them."""

    published: tuple[str, ...]
    signed: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _label() -> re.Pattern[str]:
    """Takes what the date behind it is of, with space between its characters: 发布日期：, 成文 时间; not 日期：."""
    resource = folder("gipr_lint.vocabulary").joinpath("dates.yaml")
    content = resource.read_bytes()
    words = recall("dates", [content], DateWords, lambda: YamlFile(str(resource), content).read(DateWords))
    published, signed, endings = (
        "|".join(r"\s*".join(word) for word in listed) for listed in (words.published, words.signed, words.endings)
    )
    behind = r"\s*[\]】]?\s*[:：]?\s*"
    return expression(rf"(?:(?P<published>{published})|(?P<signed>{signed}))\s*(?:{endings}){behind}")


class Dated(NamedTuple):
    """A day, what it is the date of, and where it stands."""

    day: datetime.date
    kind: Literal["published", "signed"]
    section: str | None
    span: Span


@once_per_report
def dates(report: Report) -> list[Dated]:
    """Return the dates of a report that are known for certain, found once per report."""
    return list(_dates(report))


def _dates(report: Report) -> Iterator[Dated]:
    for item in report.front:
        if item is not report.title:
            yield from _of(item, None)
    for about in report.document.properties:
        found = _DATE.search(about.text) if about.name == "published" else None
        if found and (day := _day(found)):
            yield Dated(day, "published", None, about.span)
    for section in report.sections[-1:]:
        ending = [item for item in section.items if isinstance(item, (Paragraph, SignOff))]
        for item in ending[-2:]:
            yield from _of(item, section.id)


def _of(item: Item, section: str | None) -> Iterator[Dated]:
    """Yield the dates in a line: those that a label names, or the one that is all of it."""
    if isinstance(item, Table):
        for row in item.rows:
            for label, cell in zip(row.cells, row.cells[1:], strict=False):
                name, found = _label().fullmatch(label.text), _DATE.match(cell.text)
                if name and found and (day := _day(found)):
                    yield Dated(day, _kind(name), section, cell.span)
        return
    if not isinstance(item, (Paragraph, Heading, SignOff)):
        return
    text = item.line.text if isinstance(item, SignOff) else item.text
    for name in _label().finditer(text):
        found = _DATE.match(text, name.end())
        if found and (day := _day(found)):
            yield Dated(day, _kind(name), section, _span(item, *found.span()))
    whole = _DATE.search(text)
    if whole and _is_signature(text.replace(whole[0], "", 1).strip(_AROUND)) and (day := _day(whole)):
        yield Dated(day, "signed", section, _span(item, *whole.span()))


def _is_signature(beside: str) -> bool:
    """Tell whether nothing stands beside a date, or the organ alone."""
    return not beside or (len(beside) <= _MAX_NAME_CHARS and organ_of_name(beside).level != "unknown")


def _kind(name: re.Match[str]) -> Literal["published", "signed"]:
    return "published" if name["published"] else "signed"


def _span(item: Paragraph | Heading | SignOff, start: int, end: int) -> Span:
    if not isinstance(item, SignOff):
        return item.span(start, end)
    line = item.line.span
    return Span(line.line, line.column + start, line.line, line.column + end)


def _day(found: re.Match[str]) -> datetime.date | None:
    """Return the day that was written, in digits or in Chinese; None where the calendar has no such day."""
    try:
        return datetime.date(int(found["year"].translate(_CIPHERS)), number_of(found["month"]), number_of(found["day"]))
    except ValueError:
        return None
