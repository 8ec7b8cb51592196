"""Counting: planted and found by rule, false findings by level, and whether that is good enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from gipr_lint.model.finding import Finding, Level

from .judge import Verdict

RECALL = {Level.ERROR: 0.97, Level.WARNING: 0.9}
FLOOR = 0.6
"""What each single rule of these levels has to find, however good the others are."""
FALSE_PER_HUNDRED = {Level.ERROR: 0.0, Level.WARNING: 1.0}


class Score:
    """What the verdicts add up to. ``levels`` are the rules in force; defects of other rules do not count."""

    def __init__(self, levels: Mapping[str, Level]) -> None:
        self.levels = levels
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.false: dict[Level, list[tuple[Verdict, Finding]]] = {level: [] for level in Level}
        self.missed: list[Verdict] = []
        self.reports = 0
        self.true_reports = 0

    def add(self, verdict: Verdict) -> None:
        """Count a verdict."""
        self.reports += 1
        self.true_reports += verdict.planted is None
        for finding in verdict.wrong:
            self.false[finding.level].append((verdict, finding))
        if verdict.planted is None:
            return
        rule = verdict.planted.expected.rule
        self.planted[rule] += 1
        if verdict.found:
            self.found[rule] += 1
        else:
            self.missed.append(verdict)

    def recall(self, level: Level) -> float:
        """Return which part of the defects of a level's rules was found."""
        rules = [rule for rule in self.planted if self.levels[rule] is level]
        planted = sum(self.planted[rule] for rule in rules)
        return sum(self.found[rule] for rule in rules) / planted if planted else 1.0

    def recall_of(self, rules: Collection[str]) -> float:
        """Return which part of the defects of some rules was found."""
        planted = sum(self.planted[rule] for rule in rules)
        return sum(self.found[rule] for rule in rules) / planted if planted else 1.0

    def precision_of(self, rules: Collection[str]) -> float:
        """Return which part of what some rules said was right."""
        right = sum(self.found[rule] for rule in rules)
        false = sum(finding.rule in rules for pairs in self.false.values() for _, finding in pairs)
        return right / (right + false) if right + false else 1.0

    def rate(self, level: Level) -> float:
        """Return false findings of a level in a hundred reports; notes are counted in true reports only."""
        reports = self.true_reports if level is Level.NOTE else self.reports
        return 100 * len(self.false[level]) / reports if reports else 0.0

    def table(self) -> Iterator[tuple[str, ...]]:
        """Return the table of rules with its header."""
        yield "rule", "level", "planted", "found", "missed", "false"
        false = Counter(finding.rule for pairs in self.false.values() for _, finding in pairs)
        for rule in sorted(self.planted | false):
            planted, found = self.planted[rule], self.found[rule]
            yield (
                rule,
                self.levels[rule].value,
                str(planted),
                str(found),
                str(planted - found or ""),
                str(false[rule] or ""),
            )

    def failures(self) -> Iterator[str]:
        """Return what is not good enough."""
        for level, most in FALSE_PER_HUNDRED.items():
            if self.rate(level) > most:
                yield f"{self.rate(level):.2f} false {level.value}s in 100 reports, more than {most:g}"
        for level, least in RECALL.items():
            if self.recall(level) < least:
                yield f"{self.recall(level):.3f} of the {level.value}s found, fewer than {least:g}"
        for rule, planted in sorted(self.planted.items()):
            if self.levels[rule] in RECALL and self.found[rule] < FLOOR * planted:
                yield f"{rule}: {self.found[rule]} of {planted} found, fewer than {FLOOR:.0%}"

    def examples(self, rule: str, most: int) -> Iterator[str]:
        """Return misses and false findings of a rule, each with its line of the report."""
        for verdict in [each for each in self.missed if each.planted and each.planted.expected.rule == rule][:most]:
            yield f"missed  {verdict.name}: {line(verdict, None)}"
        pairs = [pair for level in Level for pair in self.false[level] if pair[1].rule == rule]
        for verdict, finding in pairs[:most]:
            yield f"false   {verdict.name}: {finding.text}\n        {line(verdict, finding)}"


def line(verdict: Verdict, finding: Finding | None) -> str:
    """Return the line where a finding stands, or the planted defect."""
    if finding is None:
        assert verdict.planted
        key = verdict.planted.expected.key
        number = verdict.printed.places[key].line if key else 0
    else:
        number = finding.location.span[0] if finding.location.span else 0
    return verdict.printed.text.split("\n")[number - 1].strip() if number else "(no line)"


def total(verdicts: Iterable[Verdict], levels: Mapping[str, Level]) -> Score:
    """Return the score of all verdicts."""
    score = Score(levels)
    for verdict in verdicts:
        score.add(verdict)
    return score
