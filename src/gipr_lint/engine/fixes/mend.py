"""One file, mended in turns: what does not overlap together, then what is left, until nothing more can be mended.

After each turn the file is checked again: a fix after which any rule finds more than before is not taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from gipr_lint.checks import CHECKS
from gipr_lint.engine.accepted.sparing import unaccepted
from gipr_lint.engine.fixes.source import Change, Source, Taken
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import UnreadableError, read_report
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.engine.settings import Settings
from gipr_lint.model.finding import Finding
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.parse import is_report
from gipr_lint.readers.source_places import as_written

_MAX_TURNS = 8
"""Each turn but the last mends something; what needs more is left to the next run."""
_MAX_ALONE_TRIES = 40
"""How many fixes are tried one by one where all together make something worse."""


class Repair(NamedTuple):
    """The changes of one fix; ``private`` ones mask personal data."""

    changes: tuple[Change, ...]
    private: bool


S = TypeVar("S", bound=Source)


class Mended(NamedTuple, Generic[S]):
    """A file before and after, and the fixes that lie between, turn by turn; ``text`` is what to write."""

    before: Report
    after: Report
    source: S
    text: S
    turns: tuple[tuple[Repair, ...], ...]

    @property
    def fixes(self) -> int:
        """How many fixes were made."""
        return sum(map(len, self.turns))

    @property
    def masks(self) -> int:
        """How many of them mask personal data."""
        return sum(repair.private for turn in self.turns for repair in turn)


class _State(NamedTuple, Generic[S]):
    text: S
    report: Report
    findings: Sequence[Finding]

    @property
    def counts(self) -> Counter[str]:
        return Counter(finding.rule for finding in self.findings)


class Mender(Generic[S]):
    """Mends files by rules; those with checks of plugins mend nothing, and are not asked."""

    def __init__(
        self, rules: Sequence[Rule], settings: Settings, opened: Callable[[bytes, str], S | None], *, unsafe: bool
    ) -> None:
        """Take rules, and what opens a file by its content and path; None is what it cannot change.

        With ``unsafe``, fixes that are only offered are taken as well.
        """
        self._opened = opened
        self._rules = [rule for rule in rules if settings.checks.get(rule.check) is CHECKS.get(rule.check)]
        self._settings = settings
        self._unsafe = unsafe

    def mend(self, content: bytes, path: str) -> Mended[S] | None:
        """Return a file mended; None where there is nothing to mend, or it is no report."""
        text = self._opened(content, path)
        first = self._state(text, path) if text else None
        if first is None:
            return None
        state, turns = first, list[tuple[Repair, ...]]()
        for _ in range(_MAX_TURNS):
            turn = self._turn(state, path)
            if turn is None:
                break
            state = turn[0]
            turns.append(tuple(turn[1]))
        return Mended(first.report, state.report, first.text, state.text, tuple(turns)) if turns else None

    def _turn(self, state: _State[S], path: str) -> tuple[_State[S], Sequence[Repair]] | None:
        """Return the file after as many fixes as can be made at once, and these; None where there are none."""
        repairs = self._repairs(state, path)
        if not repairs:
            return None
        if (after := self._after(state, repairs, path)) is not None:
            return after, repairs
        taken: list[Repair] = []
        best: _State[S] | None = None
        for repair in repairs[:_MAX_ALONE_TRIES]:
            if (after := self._after(state, [*taken, repair], path)) is not None:
                taken.append(repair)
                best = after
        return (best, taken) if best else None

    def _repairs(self, state: _State[S], path: str) -> list[Repair]:
        """Return the changes of all fixes that do not overlap another's before them."""
        settings = self._settings.of(path)
        rules = settings.rules_for(path, self._rules)
        found = unaccepted(state.findings, state.report, rules, settings)
        fixes = [one.fix for one in found if one.fix and (one.fix.certain or self._unsafe)]
        taken, repairs = Taken(), list[Repair]()
        for fix, changes in zip(fixes, state.text.changes(state.report.document, fixes), strict=True):
            written = [one._replace(replacement=as_written(one.replacement, path)) for one in changes or ()]
            if written and taken.take(written):
                repairs.append(Repair(tuple(written), fix.private))
        return repairs

    def _after(self, state: _State[S], repairs: Sequence[Repair], path: str) -> _State[S] | None:
        """Return the file after fixes; None where that would make anything worse."""
        text = state.text.changed([change for repair in repairs for change in repair.changes])
        after = self._state(text, path)
        if after is None or after.counts - state.counts:
            return None
        return after

    def _state(self, text: S, path: str) -> _State[S] | None:
        settings = self._settings.of(path)
        try:
            content = text.encoded()
            report = read_report(Input(path, lambda: content), settings.readers, settings.editions, settings.edition)
        except (UnreadableError, UnicodeEncodeError):
            return None
        if not is_report(report) or self._opened(content, path) != text:
            return None
        if settings.project is not None:
            report = settings.project.beside(report)
        elif settings.previous is not None:
            report = report.beside(settings.previous.of(report))
        judgement = Judgement(report)
        rules = settings.rules_for(path, self._rules)
        run_rules(judgement, rules, settings.checks, lambda _: None, settings.timeout)
        return _State(text, report, judgement.findings)
