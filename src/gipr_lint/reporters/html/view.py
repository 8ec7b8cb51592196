"""What the templates are given: plain values, all words masked and safe to show, all links resolved.

The templates know nothing of runs and reports; a page in a browser that draws one report fills them with the same.
"""

from __future__ import annotations

from typing import TypeAlias

from gipr_lint.limits.tuples import NamedTuple


class Words(NamedTuple):
    """Words of a message; ``target`` is the id of the place of which they speak, if there is one."""

    text: str
    target: str = ""


class Ref(NamedTuple):
    """A number behind a marked place that leads to the finding."""

    number: int
    target: str
    level: str
    rule: str


class Mark(NamedTuple):
    """How a place is marked: ``level`` of the gravest finding, or none where it is only named by one (an operand).

    ``ids`` are what links lead to, ``rules`` those that found something here.
    """

    ids: tuple[str, ...] = ()
    level: str = ""
    operand: bool = False
    refs: tuple[Ref, ...] = ()
    rules: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """Words of the report that are marked alike, or not at all."""

    text: str
    mark: Mark | None = None


class Card(NamedTuple):
    """A finding in full. ``back`` is the id of its place, ``place`` its name, ``quote`` what stands there."""

    id: str
    number: int
    level: str
    level_name: str
    rule: str
    message: tuple[Words, ...]
    help: tuple[str, ...]
    basis: tuple[str, ...]
    place: str = ""
    back: str = ""
    quote: str = ""


class TextBlock(NamedTuple):
    """Words of the report. ``depth`` is that of a heading on the page, 0 for anything else."""

    kind: str
    stretches: tuple[Stretch, ...]
    depth: int = 0
    cards: tuple[Card, ...] = ()


class CellView(NamedTuple):
    """A cell that is drawn over some rows and columns. ``head`` is ``row`` or ``col`` for a label."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    head: str = ""
    mark: Mark | None = None

    @property
    def is_plain(self) -> bool:
        """Tell whether there is no more to it than its words, as most cells are."""
        return self.mark is None and not self.head and self.colspan == self.rowspan == 1


class TableBlock(NamedTuple):
    """A table of the report; ``known`` says that it is a statutory one."""

    id: str
    label: str
    rows: tuple[tuple[CellView, ...], ...]
    known: bool
    cards: tuple[Card, ...] = ()


Block: TypeAlias = TextBlock | TableBlock


class Tally(NamedTuple):
    """How many findings of a level there are."""

    level: str
    name: str
    amount: int


class ReportRow(NamedTuple):
    """A report in the summary. ``found`` are the pairs of rule and level that were found in it, for filters."""

    id: str
    name: str
    path: str
    year: str
    tallies: tuple[Tally, ...]
    found: str


class ReportView(NamedTuple):
    """A report as it reads. ``whole`` are findings about all of it, ``elsewhere`` those whose place is not shown."""

    row: ReportRow
    whole: tuple[Card, ...]
    blocks: tuple[Block, ...]
    elsewhere: tuple[Card, ...]
    open: bool = False


class RuleRow(NamedTuple):
    """A rule by which something was found, in how many reports, and on what it rests."""

    id: str
    title: str
    tallies: tuple[Tally, ...]
    reports: int
    basis: tuple[str, ...]
    help: tuple[str, ...]


class Listing(NamedTuple):
    """Something that was not checked, or not for sure: what, and the names of the files with the reasons."""

    title: str
    items: tuple[tuple[str, str], ...]


class Summary(NamedTuple):
    """What came of all reports together."""

    verdict: tuple[str, ...]
    tallies: tuple[Tally, ...]
    reports: tuple[ReportRow, ...]
    rules: tuple[RuleRow, ...]
    unchecked: tuple[Listing, ...]
