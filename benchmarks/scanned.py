"""Scanned reports: how many figures are read right, whether the others say so, and what is found in them.

Generated reports in six layouts are drawn, copied as a copier does at 150, 200 and 300 points to the inch (noise, a
lean of two degrees, JPEG, a seal), and read. Half of them have a wrong sum planted. Layout and copier go by the number
of the report: 42 in a row have each pair of them once. Pages without a table are only drawn in one report of ten.

With ``--record`` what comes of each report is a line of a file, and a run that was ended goes on from there.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdfium2

sys.path.insert(0, str(Path(__file__).parent.parent))

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.extensions.toolset import assemble
from gipr_lint.model.finding import Finding, Level
from gipr_lint.model.report import Report
from gipr_lint.readers import READERS
from tests.support.generator import DEFECTS, Expected, Model, make
from tests.support.generator.model import dice
from tests.support.one_report import figures_of
from tests.support.writers import pdf, scan
from tests.support.writers.pdf import Style
from tests.support.writers.scan import Copier

LAYOUTS = {
    "plain": Style(),
    "cut": Style(cut=True, again=True, lines="boxes", align="right"),
    "large": Style(small=10.5, figure=10.5, align="center", bold=True, spaced=True),
    "landscape": Style(width=842, height=595, again=True, align="center"),
    "paired": Style(align="right"),
    "sideways": Style(width=842, height=595, turned=90, sideways=True, again=True),
}
COPIERS = (
    Copier(200),
    Copier(300, noise=6, jpeg=75),
    Copier(150, noise=4, jpeg=80),
    Copier(200, noise=8, skew=2.0, jpeg=70),
    Copier(200, noise=5, skew=-1.2, jpeg=75, seal=True),
    Copier(300, skew=2.0, seal=True),
    Copier(150, skew=0.7, seal=True, jpeg=85),
)
SUMS = ("row-total", "handled-total", "balance", "remedy-total")


WHOLE_EACH = 10
"""One report of so many is read with all of its pages."""


class Read(NamedTuple):
    """What came of one report; ``misread`` are the wrong figures: place, figure, reading, and whether it is sure."""

    seed: int
    right: int
    wrong: int
    hidden: int
    unsure: int
    figures: int
    planted: bool
    found: bool
    false: int
    misread: tuple[tuple[str, str, str | None, bool], ...]
    errors: tuple[str, ...]
    pages: int
    seconds: float
    copier: str


def planted(model: Model, seed: int) -> tuple[Model, Expected] | None:
    """Return a report with a wrong sum in it."""
    fit = [one for one in DEFECTS if one.edition == model.edition]
    rng = dice("scanned", seed)
    rng.shuffle(fit)
    for one in fit:
        made = one.plant(model, dice("plant", seed))
        if made is not None and made[1].rule in SUMS:
            return made
    return None


def judged(content: bytes, path: str) -> tuple[Report, list[Finding]]:
    """Return a report and what is found in it."""
    tools = assemble([])
    report = read_report(Input(path, lambda: content), READERS)
    judgement = Judgement(report)
    run_rules(judgement, tools.rules, tools.checks, lambda _: None, None)
    return report, judgement.findings


def drawn(model: Model, style: Style, copier: Copier, *, whole: bool) -> tuple[bytes, int]:
    """Return a report as a scan, and of how many pages."""
    printed = pypdfium2.PdfDocument(pdf.write_model(model, style))
    if not whole:
        for number in reversed(range(len(printed))):
            if all(one.type != pypdfium2.raw.FPDF_PAGEOBJ_PATH for one in printed[number].get_objects()):
                del printed[number]
    target = io.BytesIO()
    printed.save(target)
    pages = scan.pictures(target.getvalue(), copier, model.seed)
    return scan.as_pdf(pages, copier.dpi), len(printed)


def read_one(seed: int, *, spoilt: bool, whole: bool) -> Read:
    """Return what comes of the report of a seed."""
    layout = [*LAYOUTS][seed % len(LAYOUTS)]
    copier = replace(COPIERS[seed % len(COPIERS)], paired=layout == "paired")
    model = make(seed)
    defect = planted(model, seed) if spoilt else None
    model, expected = defect or (model, None)
    content, pages = drawn(model, LAYOUTS[layout], copier, whole=whole)
    start = time.process_time() + sum(_children())
    report, findings = judged(content, "a.pdf")
    seconds = time.process_time() + sum(_children()) - start
    wanted = figures_of(model)
    cells = {
        f"{table.id}.{row.id}.{cell.column}": cell
        for table in report.tables.values()
        for row in table.rows.values()
        for cell in row.cells.values()
    }
    misread = tuple(
        (key, text, cells[key].value.raw if key in cells else None, key in cells and cells[key].certain)
        for key, text in wanted.items()
        if key not in cells or cells[key].value.raw != text
    )
    rules = {one.rule for one in findings}
    names = {expected.rule, *expected.also} if expected else set()
    errors = tuple(f"{one.rule} {one.text}" for one in findings if one.level is Level.ERROR and one.rule not in names)
    return Read(
        seed,
        len(wanted) - len(misread),
        len(misread),
        sum(sure for _, _, _, sure in misread),
        sum(not cell.certain for cell in cells.values()),
        len(wanted),
        expected is not None,
        expected is not None and expected.rule in rules,
        len(errors),
        misread,
        errors,
        pages,
        seconds,
        f"{layout} {copier}",
    )


def _children() -> tuple[float, float]:
    import resource

    from gipr_lint.readers.scan import client

    client.close()  # what an ended process took is counted
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime, used.ru_stime


def told(one: Read) -> None:
    """Print what came of a report."""
    print(
        f"{one.seed}: {one.right}/{one.figures} wrong {one.wrong} hidden {one.hidden} unsure {one.unsure} "
        f"pages {one.pages} s {one.seconds:.0f} {one.copier}",
        flush=True,
    )
    if one.wrong or one.errors:
        print(f"  {one.misread[:8]} errors {one.errors[:3]}", flush=True)
    if one.planted and not one.found:
        print("  planted sum not found", flush=True)


def summary(reads: Sequence[Read]) -> bool:
    """Print what came of all reports; tell whether nothing was wrong without being marked, and no error false."""
    total: Counter[str] = Counter()
    for one in reads:
        total.update({key: int(value) for key, value in one._asdict().items() if isinstance(value, int)})
    figures = max(total["figures"], 1)
    seconds = sum(one.seconds for one in reads) / max(total["pages"], 1)
    print(f"figures right          {total['right']} of {total['figures']} ({total['right'] / figures:.2%})")
    print(f"wrong, marked unsure   {total['wrong'] - total['hidden']} of {total['wrong']}")
    print(f"marked unsure          {total['unsure']} ({total['unsure'] / figures:.2%})")
    print(f"planted sums found     {total['found']} of {total['planted']}")
    print(f"false errors           {total['false']}")
    print(f"CPU seconds a page     {seconds:.1f}")
    return not total["hidden"] and not total["false"]


def main() -> None:
    """Read the reports, print what came of them, and fail where it is worse than asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--record", type=Path, help="a file of what came of reports already, and will")
    parser.add_argument("--limit", type=float, help="fail below this share of figures read right")
    options = parser.parse_args()
    os.environ["GIPR_LINT_NO_CACHE"] = "1"
    lines = options.record.read_text("utf-8").splitlines() if options.record and options.record.exists() else []
    done = {one.seed: one for one in (Read(**json.loads(line)) for line in lines)}
    for seed in range(options.first, options.first + options.reports):
        if seed not in done:
            done[seed] = read_one(seed, spoilt=seed % 2 == 1, whole=seed % WHOLE_EACH == 0)
            if options.record:
                with options.record.open("a", encoding="utf-8") as file:
                    print(json.dumps(done[seed]._asdict(), ensure_ascii=False), file=file)
            told(done[seed])
    fine = summary([*done.values()])
    share = sum(one.right for one in done.values()) / max(sum(one.figures for one in done.values()), 1)
    if options.limit and (share < options.limit or not fine):
        sys.exit(1)


if __name__ == "__main__":
    main()
