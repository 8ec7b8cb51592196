"""The report: the typed model of one annual report, and the questions that rules ask of it.

Its small parts are named tuples, as in ``document``: quick to define at start-up, and to make.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec.structs import replace

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Document, Line, Span, Table
from gipr_lint.model.official_format import Format
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.organ import Organ, organ_of_name
from gipr_lint.model.report_table import ReportTable


class Paragraph(NamedTuple):
    """Running text, joined again where lines or pages were broken. ``offsets`` say where each line begins in it."""

    text: str
    lines: tuple[Line, ...]
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where the characters ``start`` to ``end`` (exclusive) of ``text`` stand in the source."""
        first = bisect_right(self.offsets, start) - 1
        last = max(first, bisect_right(self.offsets, end - 1) - 1)
        begin, stop = self.lines[first].span, self.lines[last].span
        return Span(
            begin.line,
            begin.column + start - self.offsets[first],
            stop.line,
            stop.column + end - self.offsets[last],
        )


class Heading(NamedTuple):
    """A heading line, taken apart.

    ``depth`` counts Markdown marks (0: none). ``style`` says how the ordinal is written: ``一、`` is ``chapter``,
    ``（一）`` is ``bracket``, ``1.`` is ``arabic``, ``（1）`` is ``round``; ``ordinal`` is its number. ``text`` are the
    words alone, from ``text_column`` on. ``section`` is the statutory section that they mean, ``strength`` how surely:
    3 the official title, 2 an accepted one, 1 by its meaning, 0 not at all.
    """

    line: Line
    text: str
    text_column: int
    depth: int = 0
    style: Literal["chapter", "bracket", "arabic", "round", "none"] = "none"
    ordinal: int | None = None
    section: str | None = None
    strength: int = 0
    run_in: bool = False

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return where the characters ``start`` to ``end`` of ``text`` stand in the source."""
        line = self.line.span.line
        if self.line.span.end_line > line:  # put together from two lines
            return self.line.span
        stop = len(self.text) if end is None else end
        return Span(line, self.text_column + start, line, self.text_column + stop)


class Furniture(NamedTuple):
    """A page number or running head: part of the file, not of the report."""

    line: Line


class SignOff(NamedTuple):
    """The organ's name and the date under the report, or the date under its title."""

    line: Line


Item = Paragraph | Heading | Furniture | SignOff | Table
Body = tuple[Paragraph | Furniture | SignOff | Table, ...]


class Subsection(NamedTuple):
    """A sub-heading of any style with what follows it.

    A heading may run into its paragraph ("（一）健全制度。2023年，…"): ``heading.run_in`` is then set, and the same
    line also begins the first paragraph of ``body``.
    """

    heading: Heading
    body: Body

    @property
    def items(self) -> Iterator[Item]:
        """The heading, unless it runs into its paragraph, and the body."""
        if not self.heading.run_in:
            yield self.heading
        yield from self.body


class Section(NamedTuple):
    """A statutory section: what stands before its first sub-heading, and its sub-sections.

    A top-level heading that the format does not know begins a sub-section too: whatever it is, it does not end the
    statutory section before it.
    """

    id: str
    heading: Heading
    body: Body
    subsections: tuple[Subsection, ...] = ()

    @property
    def items(self) -> Iterator[Item]:
        """All that stands in the section, in order, its own heading aside."""
        yield from self.body
        for subsection in self.subsections:
            yield from subsection.items

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The running text, without headings."""
        return (item for item in self.items if isinstance(item, Paragraph))

    @property
    def texts(self) -> Iterator[tuple[str, Paragraph | Heading]]:
        """Paragraphs and headings with their words, in order."""
        return ((item.text, item) for item in self.items if isinstance(item, (Paragraph, Heading)))


class MemberFigure(NamedTuple):
    """A figure of a subordinate organ's report, with its place there."""

    number: Decimal
    span: Span
    certain: bool


class Member(NamedTuple):
    """The report of an organ below the one that reports for an area, of the same year: no more than is compared.

    ``figures`` are by table, row and column; those that are zero are left out.
    """

    organ: str
    path: str
    figures: Mapping[tuple[str, str, str], MemberFigure]


class Companions(NamedTuple):
    """The reports beside one, last year's aside.

    ``members`` are those of the organs whose figures it sums up, ``absent`` the names of such organs without a report,
    ``neighbours`` reports of organs beside it that may have the same text.
    """

    members: tuple[Member, ...] = ()
    absent: tuple[str, ...] = ()
    neighbours: "tuple[Report, ...]" = ()


ALONE = Companions()


class Report(msgspec.Struct, frozen=True, dict=True):
    """One annual report.

    ``year`` is the reporting year, ``year_source`` where it was read: ``title``, ``period`` (the stated statistical
    period), ``text`` or ``none``. ``front`` is all before the first section. ``previous`` is last year's report where
    it is known, ``companions`` the reports of other organs. ``unread`` are the places of tables that the report has
    but that could not be read, by table id.
    What several rules compute alike is computed once (``once_per_report``).
    """

    document: Document
    format: Format
    title: Paragraph | None
    organ: str | None
    year: int | None
    year_source: Literal["title", "period", "text", "none"]
    front: tuple[Item, ...]
    sections: tuple[Section, ...]
    tables: Mapping[str, ReportTable]
    unread: Mapping[str, Span] = msgspec.field(default_factory=dict)
    previous: "Report | None" = None
    companions: Companions = ALONE

    @property
    def _memo(self) -> dict[object, object]:
        """What was computed of it: no field, so that it belongs to this very object."""
        memo: dict[object, object] = vars(self)  # type: ignore[assignment]  # the keys are no names
        return memo

    def beside(self, previous: "Report | None", companions: Companions = ALONE) -> "Report":
        """Return the report with last year's and others beside it; nothing that was computed without them is kept."""
        return replace(self, previous=previous, companions=companions)

    @property
    @once_per_report
    def publisher(self) -> Organ:
        """The kind of organ that reports, by its name and by what the preface says of the report."""
        preface = "\n".join(item.text for item in self.front if isinstance(item, Paragraph) and item is not self.title)
        return organ_of_name(self.organ or "").summing_up("".join(preface.split()))

    def number_of(self, section: str) -> int:
        """Return the ordinal that a section of the format has in this report, counted from 1.

        A section that a rule pack allows without requiring it counts only where it is present.
        """
        present = {known.id for known in self.sections}
        due = [known.id for known in self.format.sections if known.required or known.id in {*present, section}]
        return due.index(section) + 1

    def section(self, id: str) -> Section | None:  # noqa: A002 - the field's own word
        """Return the first section with an id."""
        return next((section for section in self.sections if section.id == id), None)

    @property
    @once_per_report
    def items(self) -> Sequence[tuple[str | None, Item]]:
        """All items in order, each with the id of its section (None before the first)."""
        inside = ((one.id, item) for one in self.sections for item in (one.heading, *one.items))
        return (*((None, item) for item in self.front), *inside)

    @property
    @once_per_report
    def texts(self) -> Sequence[tuple[str | None, str, Paragraph | Heading]]:
        """All running text in order: section id, words, and the item that carries their position."""
        return tuple(
            (section, item.text, item) for section, item in self.items if isinstance(item, (Paragraph, Heading))
        )
