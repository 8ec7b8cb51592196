"""The outcome of a run: all that a reporter may print, and the exit code that follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level

if TYPE_CHECKING:
    from gipr_lint.model.document import LineOrigin, Span
    from gipr_lint.model.finding import Finding, Problem
    from gipr_lint.model.layout import Layout
    from gipr_lint.model.printed import Box
    from gipr_lint.model.rule import Rule


class Origin(NamedTuple):
    """Where a rule comes from: ``name`` and ``version`` are those of the pack or plugin."""

    kind: Literal["built-in", "pack", "plugin"]
    name: str = ""
    version: str = ""

    @property
    def label(self) -> str:
        """The origin in Chinese."""
        kinds = {"built-in": "国家规则", "pack": "规则包", "plugin": "插件"}
        return kinds[self.kind] + (f"“{self.name}”" if self.name else "")


NATIONAL = Origin("built-in")


class RuleText(NamedTuple):
    """What may be printed of a rule; the rule itself has the same, and how it is checked."""

    id: str
    level: Level
    title: str
    help: str
    basis: str
    tags: tuple[str, ...]
    origin: Origin = NATIONAL


RuleLike: TypeAlias = "Rule | RuleText"


class Place(NamedTuple):
    """Where something stands in a file as its user knows it.

    ``span`` counts lines and columns of the file, None where it has none; ``label`` and ``properties`` are then the
    page, the paragraph or whatever else the file is divided into; ``boxes`` are where it stands on the page.
    """

    span: "Span | None"
    label: str = ""
    properties: "Mapping[str, str | int | tuple[Box, ...]]" = MappingProxyType({})


class Source(NamedTuple):
    """A file that was checked: its lines, personal data in them already masked, one character by one.

    ``origins`` say where each of the lines came from if they are not the lines of the file itself, which then are
    ``source``, if there are any: those are as they were, and not for printing. ``size`` is that of the file in bytes.
    ``layout`` says what each line of the report is, where that was asked for.
    """

    lines: tuple[str, ...]
    origins: "tuple[LineOrigin, ...]" = ()
    source: tuple[str, ...] = ()
    size: int = 0
    layout: "Layout | None" = None

    def place(self, span: "Span | None") -> Place:
        """Return the place of a stretch of the lines in the file."""
        if not self.origins or span is None:
            return Place(span)
        first, last = (self.origins[min(line, len(self.origins)) - 1] for line in (span.line, span.end_line))
        if not (first.pieces and last.pieces):
            label, properties, *_ = first.cell(span)
            boxes = first.boxes(span)
            return Place(None, label, {**properties, "boxes": boxes} if boxes else properties)
        line, column = first.position(span.column - 1)
        if (span.end_line, span.end_column) <= (span.line, span.column):
            point = span._replace(line=line, column=column, end_line=line, end_column=column)
            return Place(point, first.label, first.properties)
        end_line, end_column = last.position(max(span.end_column - 2, 0))
        stretch = span._replace(line=line, column=column, end_line=end_line, end_column=end_column + 1)
        return Place(stretch, first.label, first.properties)

    def units_before(self, line: int, column: int) -> int:
        """Return how many characters of the file before a place take two code units in UTF-16."""
        return sum(char > "\uffff" for char in self._before(line, column))

    def bytes_before(self, line: int, column: int) -> int:
        """Return how many bytes of UTF-8 stand in the line before a place."""
        return len(self._before(line, column).encode("utf-8", "surrogatepass"))

    def _before(self, line: int, column: int) -> str:
        lines = self.source if self.origins else self.lines
        return lines[line - 1][: column - 1] if line <= len(lines) else ""


class Remark(NamedTuple):
    """What is wrong with a suppression: it has no reason or no use, or its time is over.

    ``path`` is the file in which it stands, ``line`` the line there where that is known.
    """

    path: str
    line: int | None
    message: str


class Unjudged(NamedTuple):
    """What could not be judged in a report, or not for sure.

    ``missing`` and ``foreign`` are the names of tables that are not there or follow another edition, ``rows`` counts
    those of which label or columns were guessed, ``amounts`` numbers of the text that were not understood, and
    ``tables_only`` says that the file is there for the tables alone. ``unsure`` counts figures that were recognised in
    a picture and are in doubt.
    """

    path: str
    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    rows: int = 0
    amounts: int = 0
    tables_only: bool = False
    unsure: int = 0


def fixable(findings: "Iterable[Finding]") -> tuple[int, int]:
    """Return how many findings have a certain fix, and how many one that is only offered."""
    certain = [finding.fix.certain for finding in findings if finding.fix]
    return sum(certain), len(certain) - sum(certain)


class Run(msgspec.Struct, frozen=True):
    """What one run found.

    ``findings`` are sorted by path, place and rule. ``skipped`` are readable files without a report in them,
    ``unsupported`` files met in folders whose format cannot be read yet, ``without_previous`` reports for which
    last year's was sought in vain. ``sources`` holds the files with findings, and
    where layouts were asked for every report. ``known`` are all rules that there are,
    of which ``rules`` were in force; ``unjudged`` is what they could not judge, ``compared`` how many reports were
    compared with last year's. ``suppressed`` are the findings that somebody accepted, sorted alike, ``remarks`` what
    is wrong with suppressions, and ``whole`` the reports that were checked to the end. ``tried`` says which fixes were
    made before where they could be: what has one of these still was worse with it.
    """

    findings: "Sequence[Finding]"
    problems: "tuple[Problem, ...]"
    rules: Sequence[RuleLike]
    checked: int
    skipped: tuple[str, ...]
    unsupported: tuple[str, ...]
    sources: Mapping[str, Source]
    without_previous: tuple[str, ...] = ()
    known: Sequence[RuleLike] = ()
    unjudged: tuple[Unjudged, ...] = ()
    compared: int = 0
    suppressed: "Sequence[Finding]" = ()
    remarks: tuple[Remark, ...] = ()
    whole: tuple[str, ...] = ()
    tried: Literal["none", "certain", "all"] = "none"

    def by_file(self) -> "Iterator[tuple[str, Sequence[Finding], Source | None]]":
        """Yield each file with findings, and each of which there is the layout, in order, with what was found in it."""
        spooled = getattr(self.findings, "by_file", None)  # of a spool, which has them by file
        if spooled is not None:
            yield from spooled()
            return
        found: dict[str, list[Finding]] = {path: [] for path, source in self.sources.items() if source.layout}
        for finding in self.findings:
            found.setdefault(finding.path, []).append(finding)
        yield from ((path, found[path], self.sources.get(path)) for path in sorted(found))

    def place(self, path: str, span: "Span | None") -> Place:
        """Return where a stretch of a file with findings stands in it."""
        source = self.sources.get(path)
        return source.place(span) if source else Place(span)

    def quote(self, path: str, span: "Span | None") -> str:
        """Return the words of a stretch of a file with findings, personal data masked; its first line only."""
        source = self.sources.get(path)
        if source is None or span is None or span.line > len(source.lines):
            return ""
        end = span.end_column - 1 if span.end_line == span.line else None
        return source.lines[span.line - 1][span.column - 1 : end]

    def exit_code(self, fail_on: Level) -> int:
        """Return 2 for an incomplete run, 1 where a finding reaches ``fail_on``, else 0."""
        if self.problems:
            return 2
        return int(any(self.count(level) for level in Level if level.rank >= fail_on.rank))

    @property
    def fixable(self) -> Mapping[str, tuple[int, int]]:
        """How many findings of each file have a certain fix, and how many one that is only offered."""
        known: Mapping[str, tuple[int, int]] | None = getattr(self.findings, "fixable", None)  # of a spool
        return {path: fixable(found) for path, found, _ in self.by_file()} if known is None else known

    def count(self, level: Level) -> int:
        """Return how many findings have a level."""
        levels: Mapping[Level, int] | None = getattr(self.findings, "levels", None)  # of a spool, which has counted
        if levels is not None:
            return levels.get(level, 0)
        return sum(finding.level is level for finding in self.findings)
