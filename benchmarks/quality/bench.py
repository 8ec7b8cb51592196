"""The command: judge true and spoiled reports, print the score, fail where it is too low."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from math import ceil

from gipr_lint.model.finding import Level
from reports import table

from . import coverage
from .defects import TEXT, cases
from .judge import Verdict, judge_case, judge_true, rules
from .score import Score, total

EXAMPLES = 3
LEAST = 4
"""In how many reports each rule's defects are planted at least, where there are few ways to plant them."""


def judge_all(known: frozenset[str], reports: int, times: int, first: int) -> Iterator[Verdict]:
    """Judge true reports, then each defect of a rule that is there, planted some times."""
    ways = Counter(case.rule for case in cases())
    spoiled = (
        judge_case(case, first + 11 * index, max(times, ceil(LEAST / ways[case.rule])))
        for index, case in enumerate(cases())
        if case.rule in known
    )
    return chain(judge_true(reports), *spoiled)


def describe(score: Score) -> Iterator[str]:
    """Return the lines that tell the score."""
    yield table(list(score.table()))
    yield ""
    for level in (Level.ERROR, Level.WARNING):
        yield f"{level.value}s: recall {score.recall(level):.3f}, {score.rate(level):.2f} false in 100 reports"
    yield f"notes: recall {score.recall(Level.NOTE):.3f}, {score.rate(Level.NOTE):.2f} false in 100 true reports"
    absent = sorted({case.rule for case in cases()} - score.levels.keys())
    yield (
        f"rules of the text: recall {score.recall_of(TEXT):.3f}, precision {score.precision_of(TEXT):.3f} "
        f"({sum(score.planted[rule] for rule in TEXT)} false sentences)"
    )
    yield f"{score.reports} reports, {score.true_reports} of them true; not there: {', '.join(absent) or 'none'}"


def main(arguments: list[str] | None = None) -> int:
    """Return 0 where the score is good enough, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--reports", type=int, default=600, help="how many true reports")
    parser.add_argument("--times", type=int, default=2, help="how often to plant each defect")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first report with a defect")
    parser.add_argument("--only", metavar="RULE", action="append", default=[], help="plant only defects of a rule")
    parser.add_argument("--show", metavar="RULE", action="append", default=[], help="print the lines of a rule")
    options = parser.parse_args(arguments)
    levels = {rule.id: rule.level for rule in rules()}
    known = frozenset(options.only) & levels.keys() if options.only else frozenset(levels)
    score = total(judge_all(known, options.reports, options.times, options.seed), levels)
    print("\n".join(describe(score)))
    for name, reports in (("invented", coverage.generated(options.reports)), ("real", coverage.real())):
        print(*coverage.lines(name, reports), sep="\n")
    wrong = {finding.rule for level in (Level.ERROR, Level.WARNING) for _, finding in score.false[level]}
    for rule in options.show or sorted(wrong):
        print(f"\n{rule}", *score.examples(rule, 10**6 if options.show else EXAMPLES), sep="\n  ")
    failures = list(score.failures())
    print(*failures, sep="\n", file=sys.stderr)
    return 1 if failures else 0
