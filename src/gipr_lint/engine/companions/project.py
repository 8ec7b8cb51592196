"""A project: reports that find one another by organ and year, of each no more kept than that needs."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gipr_lint.checks.companions.narrative import sentences_of
from gipr_lint.engine.companions import near_texts
from gipr_lint.engine.companions.counties import Counties, Named
from gipr_lint.engine.companions.whose import whose
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.limits.errors import InputError
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Problem
from gipr_lint.model.report import Companions, Member, MemberFigure, Report

Read = Callable[[Input], Report]

_NARRATIVE = ("overview", "problems")
"""The sections that organs tell in their own words."""
_MOST_NEIGHBOUR_ENTRIES = 3
"""So many reports with nearly the same text are compared exactly with one."""
_KEPT_ENTRIES = 4
"""So many reports that were read last are kept: this year's is last year's of the next."""


class Sketch(NamedTuple):
    """What is kept of a report: who reports on which year, its figures, and what its text is found again by."""

    name: Named
    figures: Mapping[tuple[str, str, str], MemberFigure]
    signatures: Mapping[str, Any]


def sketch(report: Report, *, with_text: bool) -> Sketch:
    """Return what a project keeps of a report, ``with_text`` also what its text is found again by."""
    return Sketch(_named(report), member_of(report).figures, _signatures(report) if with_text else {})


def _named(report: Report) -> Named:
    name, organ = whose(report)
    return Named(report.document.path, name, report.year, organ.level, organ.area)


def _signatures(report: Report) -> Mapping[str, Any]:
    texts = {one: "".join(sentence.words for sentence in sentences_of(report, one)) for one in _NARRATIVE}
    found = {one: near_texts.signature(text) for one, text in texts.items()}
    return {one: made for one, made in found.items() if made is not None}


def member_of(report: Report) -> Member:
    """Return what is compared of the report of an organ below another one."""
    figures = {
        (table.id, cell.row, cell.column): MemberFigure(cell.value.number, cell.span, cell.certain)
        for table in report.tables.values()
        if not table.foreign
        for row in table.rows.values()
        for cell in row.cells.values()
        if cell.value.number
    }
    return Member(report.organ or "", report.document.path, figures)


@dataclass(frozen=True)
class Project:
    """The reports of a project by their paths; each is read again when another one is compared with it."""

    sketches: Mapping[str, Sketch]
    inputs: Mapping[str, Input]
    counties: Counties
    read: Read
    neighbours: Mapping[str, tuple[str, ...]]
    _kept: OrderedDict[str, Report] = field(default_factory=OrderedDict, repr=False)

    def beside(self, report: Report) -> Report:
        """Return a report with those beside it."""
        path = report.document.path
        if path not in self.sketches:
            return report.beside(None)
        found = Companions(
            members=tuple(
                Member(one.organ, one.path, self.sketches[one.path].figures) for one in self.counties.members(path)
            ),
            absent=self.counties.absent(path),
            neighbours=tuple(
                one for near in self.neighbours.get(path, ())[:_MOST_NEIGHBOUR_ENTRIES] if (one := self.report_at(near))
            ),
        )
        last = self.counties.previous(path)
        return report.beside(self.report_at(last) if last else None, found)

    def report_at(self, path: str) -> Report | None:
        """Return the report at a path, read again; None where it cannot be read any more."""
        if path not in self._kept:
            try:
                self._kept[path] = self.read(self.inputs[path])
            except (InputError, KeyError):
                return None
            while len(self._kept) > _KEPT_ENTRIES:
                self._kept.popitem(last=False)
        return self._kept[path]


def project_of(
    inputs: Sequence[Input], sketches: Iterable[Sketch], counties: Counties, read: Read
) -> tuple[Project, tuple[Problem, ...]]:
    """Return a project, and what is wrong with it: several reports of one organ and year.

    ``counties`` knows the names in ``sketches``.
    """
    by_path = {one.name.path: one for one in sketches}
    problems = [
        Problem("file", paths[0], f"与{'、'.join(f'“{path}”' for path in paths[1:])}是同一机关同一年度的报告，{_CURE}")
        for paths in counties.duplicates()
    ]
    places = {source.path: source for source in inputs}
    near = _neighbours(by_path, counties)
    return Project(by_path, places, counties, read, near), tuple(problems)


_CURE = "没有同其他报告比较；请只留一份，别的移到文件夹以外，或者写入配置的 exclude"


def _neighbours(sketches: Mapping[str, Sketch], counties: Counties) -> Mapping[str, tuple[str, ...]]:
    """Return for each report those of the same year and area that may have the same text, once for each pair."""
    groups: dict[tuple[object, ...], dict[str, Any]] = {}
    for path, one in sketches.items():
        for section, made in one.signatures.items():
            key = (section, *counties.surroundings(path))
            groups.setdefault(key, {})[path] = made
    found: dict[str, Counter[str]] = {}
    for signatures in groups.values():
        for path, others in near_texts.near(signatures) if len(signatures) > 1 else ():
            found.setdefault(path, Counter()).update(other for other in others if not counties.are_one(path, other))
    return {path: tuple(other for other, _ in counts.most_common()) for path, counts in found.items()}
