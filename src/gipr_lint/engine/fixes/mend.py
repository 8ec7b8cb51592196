"""One file, mended in turns: what does not overlap together, then what is left, until nothing more can be mended.

After each turn the file is checked again: a fix after which any rule finds more than before is not taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gipr_lint.checks import CHECKS
from gipr_lint.engine.accepted.sparing import unaccepted
from gipr_lint.engine.fixes.source_text import Change, SourceText, overlap, source_text
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import UnreadableError, read_report
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.engine.settings import Settings
from gipr_lint.model.finding import Finding
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.parse import is_report
from gipr_lint.readers import suffix_of

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
"""The files that are mended in place."""
_MARKDOWN = frozenset({".md", ".markdown"})
_MAX_TURNS = 8
"""Each turn but the last mends something; what needs more is left to the next run."""
_MAX_ALONE_TRIES = 40
"""How many fixes are tried one by one where all together make something worse."""

Repair = tuple[Change, ...]
"""The changes of one fix."""


class Mended(NamedTuple):
    """A file before and after, and how many fixes lie between; ``text`` is what to write."""

    before: Report
    after: Report
    source: SourceText
    text: SourceText
    fixes: int


class _State(NamedTuple):
    text: SourceText
    report: Report
    findings: Sequence[Finding]

    @property
    def counts(self) -> Counter[str]:
        return Counter(finding.rule for finding in self.findings)


class Mender:
    """Mends files by rules; those with checks of plugins mend nothing, and are not asked."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, *, unsafe: bool) -> None:
        """Take rules; with ``unsafe``, fixes that are only offered are taken as well."""
        self._rules = [rule for rule in rules if settings.checks.get(rule.check) is CHECKS.get(rule.check)]
        self._settings = settings
        self._unsafe = unsafe

    def mend(self, content: bytes, path: str) -> Mended | None:
        """Return a file mended; None where there is nothing to mend, or it is no report or no text."""
        text = source_text(content) if suffix_of(path) in SUFFIXES else None
        first = self._state(text, path) if text else None
        if first is None:
            return None
        state, count = first, 0
        for _ in range(_MAX_TURNS):
            turn = self._turn(state, path)
            if turn is None:
                break
            state, count = turn[0], count + turn[1]
        return Mended(first.report, state.report, first.text, state.text, count) if count else None

    def _turn(self, state: _State, path: str) -> tuple[_State, int] | None:
        """Return the file after as many fixes as can be made at once, and how many; None where there are none."""
        repairs = self._repairs(state, path)
        if not repairs:
            return None
        if (after := self._after(state, repairs, path)) is not None:
            return after, len(repairs)
        taken: list[Repair] = []
        best: _State | None = None
        for repair in repairs[:_MAX_ALONE_TRIES]:
            if (after := self._after(state, [*taken, repair], path)) is not None:
                taken.append(repair)
                best = after
        return (best, len(taken)) if best else None

    def _repairs(self, state: _State, path: str) -> list[Repair]:
        """Return the changes of all fixes that do not overlap another's before them."""
        taken: list[Repair] = []
        rules = self._settings.rules_for(path, self._rules)
        for finding in unaccepted(state.findings, state.report, rules, self._settings):
            fix = finding.fix
            if fix is None or not (fix.certain or self._unsafe):
                continue
            changes = state.text.changes(state.report.document, fix.edits)
            if not changes:
                continue
            repair = tuple(_escaped(change, path) for change in changes)
            if not overlap([*(change for one in taken for change in one), *repair]):
                taken.append(repair)
        return taken

    def _after(self, state: _State, repairs: Sequence[Repair], path: str) -> _State | None:
        """Return the file after fixes; None where that would make anything worse."""
        text = state.text.changed([change for repair in repairs for change in repair])
        after = self._state(text, path)
        if after is None or after.counts - state.counts:
            return None
        return after

    def _state(self, text: SourceText, path: str) -> _State | None:
        try:
            content = text.encoded()
            report = read_report(
                Input(path, lambda: content), self._settings.readers, self._settings.editions, self._settings.edition
            )
        except (UnreadableError, UnicodeEncodeError):
            return None
        if not is_report(report) or source_text(content) != text:
            return None
        if self._settings.project is not None:
            report = self._settings.project.beside(report)
        elif self._settings.previous is not None:
            report = report.beside(self._settings.previous.of(report))
        judgement = Judgement(report)
        rules = self._settings.rules_for(path, self._rules)
        run_rules(judgement, rules, self._settings.checks, lambda _: None, self._settings.timeout)
        return _State(text, report, judgement.findings)


def _escaped(change: Change, path: str) -> Change:
    """Return a change whose asterisks stay what they are in Markdown."""
    if suffix_of(path) not in _MARKDOWN:
        return change
    return change._replace(replacement=change.replacement.replace("*", "\\*"))
