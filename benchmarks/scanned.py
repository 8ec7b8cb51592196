"""Scanned reports: how many figures are read right, whether the others say so, and what is found in them.

Generated reports in six layouts are drawn, copied as a copier does at 150, 200 and 300 points to the inch (noise, a
lean of two degrees, JPEG, a seal), and read. Half of them have a wrong sum planted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

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
from tests.support.writers import scan
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


class Read(NamedTuple):
    """What came of one report."""

    right: int
    wrong: int
    hidden: int
    unsure: int
    figures: int
    planted: bool
    found: bool
    false_errors: tuple[str, ...]
    pages: int
    seconds: float


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


def read_one(seed: int, *, spoilt: bool) -> Read:
    """Return what comes of the report of a seed."""
    layout = [*LAYOUTS][seed % len(LAYOUTS)]
    copier = replace(COPIERS[seed % len(COPIERS)], paired=layout == "paired")
    model = make(seed)
    defect = planted(model, seed) if spoilt else None
    model, expected = defect or (model, None)
    content = scan.write_model(model, LAYOUTS[layout], copier)
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
    wrong = {key for key, text in wanted.items() if key not in cells or cells[key].value.raw != text}
    hidden = {key for key in wrong if key in cells and cells[key].certain}
    rules = {one.rule for one in findings}
    names = {expected.rule, *expected.also} if expected else set()
    errors = tuple(f"{one.rule} {one.text}" for one in findings if one.level is Level.ERROR and one.rule not in names)
    if wrong or errors:
        shown = [(key, wanted[key], cells[key].value.raw if key in cells else None) for key in sorted(wrong)]
        print(f"  seed {seed}: {shown[:6]} hidden {sorted(hidden)} errors {errors[:3]}", file=sys.stderr)
    if expected and expected.rule not in rules:
        print(f"  seed {seed}: planted {expected.rule} not found", file=sys.stderr)
    return Read(
        len(wanted) - len(wrong),
        len(wrong),
        len(hidden),
        sum(not cell.certain for cell in cells.values()),
        len(wanted),
        expected is not None,
        expected is not None and expected.rule in rules,
        errors,
        len({one.label for one in report.document.origins if one.label}),
        seconds,
    )


def _children() -> tuple[float, float]:
    import resource

    from gipr_lint.readers.scan import client

    client.close()  # what an ended process took is counted
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime, used.ru_stime


def main() -> None:
    """Read the reports, print what came of them, and fail where it is worse than asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--limit", type=float, help="fail below this share of figures read right")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    seconds = 0.0
    for seed in range(options.first, options.first + options.reports):
        one = read_one(seed, spoilt=seed % 2 == 1)
        total.update(
            {key: int(value) for key, value in one._asdict().items() if isinstance(value, int)},
            false=len(one.false_errors),
        )
        seconds += one.seconds
        print(
            f"{seed}: {one.right}/{one.figures} wrong {one.wrong} hidden {one.hidden} unsure {one.unsure}", flush=True
        )
    share = total["right"] / max(total["figures"], 1)
    print(f"figures right          {total['right']} of {total['figures']} ({share:.2%})")
    print(f"wrong, marked unsure   {total['wrong'] - total['hidden']} of {total['wrong']}")
    print(f"marked unsure          {total['unsure']} ({total['unsure'] / max(total['figures'], 1):.2%})")
    print(f"planted sums found     {total['found']} of {total['planted']}")
    print(f"false errors           {total['false']}")
    print(f"CPU seconds a page     {seconds / max(total['pages'], 1):.1f}")
    if options.limit and (share < options.limit or total["hidden"] or total["false"]):
        sys.exit(1)


if __name__ == "__main__":
    main()
