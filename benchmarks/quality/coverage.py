"""How much of what the running text says beside words of the tables is understood, and why the rest is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from gipr_lint.authoring.text_reading import Coverage, coverage
from gipr_lint.engine.inputs.discover import Input, read_file
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.model.official_format import national
from gipr_lint.model.report import Report
from gipr_lint.parse import is_report
from gipr_lint.readers import READERS
from gipr_lint.statements.statement import Reason
from tests.support.generator import LAYOUTS, print_report
from tests.support.generator.telling.told import tell

REAL = Path(__file__).parents[3] / "shared" / "reports"
SUFFIXES = frozenset({".txt", ".md", ".html", ".pdf", ".docx"})


def generated(reports: int) -> Iterator[Report]:
    """Yield true reports as they are read, the layouts in turn."""
    layouts = tuple(LAYOUTS)
    for seed in range(reports):
        model = tell(seed)
        assert model
        content = print_report(model, layouts[seed % len(layouts)]).text.encode()
        yield read_report(Input("report.txt", partial(bytes, content)), READERS, national(), None)


def real(folder: Path = REAL) -> Iterator[Report]:
    """Yield the reports of a folder, nothing where it is not there."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in SUFFIXES:
            report = read_report(Input(str(path), partial(read_file, path)), READERS, national(), None)
            if is_report(report):
                yield report


def total(reports: Iterable[Report]) -> tuple[int, Coverage]:
    """Return how many reports there are, and how much of their text is understood."""
    found = [coverage(report) for report in reports]
    reasons: Counter[Reason] = Counter()
    for one in found:
        reasons.update(one.reasons)
    read, explained, unread = (
        (sum(part) for part in zip(*[one[:3] for one in found], strict=True)) if found else (0,) * 3
    )
    return len(found), Coverage(read, explained, unread, reasons, sum(one.elsewhere for one in found))


def lines(name: str, reports: Iterable[Report]) -> Iterator[str]:
    """Yield the coverage of some reports, each reason with its count."""
    count, found = total(reports)
    if count:
        yield (
            f"{name}, {count} reports: {found.percent:.1f} % of the amounts that the tables may tell understood "
            f"({found.read} read, {found.explained} with a reason, {found.unread} not), {found.elsewhere} others"
        )
        for reason, times in sorted(found.reasons.items(), key=lambda pair: -pair[1]):
            yield f"  {reason.name.lower()}: {times}"
