"""What the tables of a scan come to by organ or by county, by year, and by rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

from gipr_lint.engine.scan.tables.parquet import batches, file_of
from gipr_lint.limits.tuples import NamedTuple

By = Literal["organ", "county"]

UNKNOWN = "（没有认出）"
"""The name of the organ, or county, of reports that do not tell it."""
_LATE = "late-publication"
"""The rule that finds reports published too late."""
_REPORT_COLUMNS = ("path", "organ_key", "county", "year", "published", "signed", "errors", "warnings", "notes")


class Standing(NamedTuple):
    """An organ, or a county: its rank by errors a report, warnings a report and late reports; those alike share it.

    ``dated`` reports say when they were published, ``late`` are those of them that were too late.
    """

    rank: int
    name: str
    years: tuple[int, ...]
    reports: int
    errors: int
    warnings: int
    notes: int
    dated: int
    late: int

    @property
    def errors_each(self) -> float:
        """Errors a report."""
        return self.errors / self.reports


class Year(NamedTuple):
    """What the reports on a year come to."""

    year: int
    reports: int
    errors: int
    warnings: int
    dated: int
    late: int

    @property
    def errors_each(self) -> float:
        """Errors a report."""
        return self.errors / self.reports

    @property
    def on_time(self) -> float | None:
        """Of the reports that say when they were published, how many percent were not late; None where none does."""
        return 100 * (self.dated - self.late) / self.dated if self.dated else None


class League(NamedTuple):
    """Organs or counties, the worst first; the years; in how many reports each rule found something."""

    by: By
    standings: tuple[Standing, ...]
    years: tuple[Year, ...]
    rules: Mapping[str, int]
    reports: int
    problems: Mapping[str, int]


class _Report(NamedTuple):
    """What is kept of a report: whose it is and on which year."""

    name: str
    year: int | None


def league(out: Path, by: By = "organ", year: int | None = None) -> League:
    """Return what the tables in a folder come to, of one year where it is given. Raises OSError."""
    reports: dict[str, _Report] = {}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    years: defaultdict[int, Counter[str]] = defaultdict(Counter)
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for path, counts, known in _reports(out, by):
        if year in {None, known.year}:
            reports[path] = known
            names[known.name] += counts
            if known.year is not None:
                years[known.year] += counts
                seen[known.name].add(known.year)
    rules: Counter[str] = Counter()
    for path, found in _rules_by_report(out):
        report = reports.get(path)
        if report:
            rules.update(found)
            if _LATE in found:
                names[report.name]["late"] += 1
                if report.year is not None:
                    years[report.year]["late"] += 1
    return League(
        by=by,
        standings=tuple(_standings(names, seen)),
        years=tuple(Year(one, *_of(counts, Year._fields[1:])) for one, counts in sorted(years.items())),
        rules=dict(rules.most_common()),
        reports=len(reports),
        problems=_problems(out),
    )


def by_rule(out: Path, names: Collection[str], by: By, year: int | None = None) -> Mapping[tuple[str, str], int]:
    """Return in how many reports of some organs each rule found something. Raises OSError."""
    wanted = {
        path: known.name for path, _, known in _reports(out, by) if known.name in names and year in {None, known.year}
    }
    return Counter((wanted[path], rule) for path, found in _rules_by_report(out) if path in wanted for rule in found)


def _reports(out: Path, by: By) -> Iterator[tuple[str, Counter[str], _Report]]:
    for batch in batches(file_of(out, "reports"), _REPORT_COLUMNS):
        for row in batch.to_pylist():
            counts = Counter(reports=1, dated=int(bool(row["published"] or row["signed"])))
            counts.update({name: row[name] for name in ("errors", "warnings", "notes")})
            name = row["organ_key" if by == "organ" else "county"] or UNKNOWN
            yield row["path"], counts, _Report(name, row["year"])


def _rules_by_report(out: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the reports with findings, each with the rules that found something; their findings stand together."""
    pairs = (
        pair
        for batch in batches(file_of(out, "findings"), ["path", "rule"])
        for pair in zip(_list(batch, "path"), _list(batch, "rule"), strict=True)
    )
    for path, found in groupby(pairs, key=lambda pair: pair[0]):
        yield path, {rule for _, rule in found}


def _problems(out: Path) -> Counter[str]:
    """Return how many problems of each kind there are."""
    return Counter(kind for batch in batches(file_of(out, "problems"), ["kind"]) for kind in _list(batch, "kind"))


def _standings(names: Mapping[str, Counter[str]], seen: Mapping[str, set[int]]) -> Iterator[Standing]:
    def score(name: str) -> tuple[float, float, float]:
        counts = names[name]
        count = counts["reports"]
        return (-counts["errors"] / count, -counts["warnings"] / count, -counts["late"] / count)

    rank = 0
    before: object = None
    for place, name in enumerate(sorted(names, key=lambda one: (score(one), one)), 1):
        if score(name) != before:
            rank, before = place, score(name)
        years = tuple(sorted(seen.get(name, ())))
        yield Standing(rank, name, years, *_of(names[name], Standing._fields[3:]))


def _of(counts: Mapping[str, int], fields: Sequence[str]) -> Iterator[int]:
    return (counts[name] for name in fields)


def _list(batch: object, column: str) -> list[str]:
    values: list[str] = batch[column].to_pylist()  # type: ignore[index]
    return values
