"""The linter: files in, a run out. Whatever goes wrong with one file or rule, the others are still checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gipr_lint.engine.check_file import FileOutcome
from gipr_lint.engine.distribution import outcomes
from gipr_lint.engine.findings_file import Sources, Spool
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.settings import Settings
from gipr_lint.limits.errors import StopError
from gipr_lint.limits.garbage_collection import seldom_collected
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run

__all__ = ["InterruptedRunError", "Settings", "lint"]


class InterruptedRunError(StopError, KeyboardInterrupt):
    """The user interrupted a run when ``done`` of its ``total`` files had been checked."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


def lint(
    inputs: Iterable[Input],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    *,
    problems: Sequence[Problem] = (),
    unsupported: Sequence[str] = (),
    spooled: bool = False,
) -> Run:
    """Check each input by the rules; ``problems`` and ``unsupported`` are what finding the inputs already told.

    With ``spooled``, findings and sources are kept in a temporary file and read again, one file's at a time, whenever
    they are asked for. Raises InterruptedRunError where the user interrupts it.
    """
    settings, listed, spool = settings or Settings(), list(inputs), Spool()
    done: dict[int, FileOutcome] = {}
    try:
        with seldom_collected():
            for index, outcome in outcomes(listed, rules, settings):
                if outcome.packed:
                    spool.add(outcome.packed)
                    outcome.packed = None
                done[index] = outcome
    except KeyboardInterrupt:
        raise InterruptedRunError(len(done), len(listed)) from None
    ordered = [outcome for _, outcome in sorted(done.items())]
    standings = [outcome.standing for outcome in ordered]
    checked = sum(bool(standing.checked) for standing in standings)
    without_previous = tuple(sorted(standing.without_previous for standing in standings if standing.without_previous))
    return Run(
        findings=spool if spooled else tuple(spool),
        problems=(*problems, *(problem for outcome in ordered for problem in outcome.problems)),
        rules=tuple(rules),
        checked=checked,
        skipped=tuple(sorted(standing.skipped for standing in standings if standing.skipped)),
        without_previous=without_previous,
        unsupported=tuple(sorted(unsupported)),
        sources=Sources(spool) if spooled else dict(Sources(spool)),
        known=tuple(settings.known or rules),
        unjudged=tuple(sorted(outcome.unjudged for outcome in ordered if outcome.unjudged)),
        compared=0 if settings.previous is None and settings.project is None else checked - len(without_previous),
    )
