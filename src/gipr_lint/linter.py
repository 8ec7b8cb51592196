"""The linter: files in, a run out. Whatever goes wrong with one file or rule, the others are still checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gipr_lint.distribute import outcomes
from gipr_lint.examine import Outcome
from gipr_lint.finding import Problem
from gipr_lint.garbage import seldom_collected
from gipr_lint.rule import Rule
from gipr_lint.run import Run
from gipr_lint.settings import Settings
from gipr_lint.sources import Input
from gipr_lint.spool import Sources, Spool
from gipr_lint.toolset import national_rules

__all__ = ["InterruptedRunError", "Settings", "lint", "lint_text"]


class InterruptedRunError(KeyboardInterrupt):
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
    done: dict[int, Outcome] = {}
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
    checked = sum(bool(outcome.checked) for outcome in ordered)
    without_previous = tuple(sorted(outcome.without_previous for outcome in ordered if outcome.without_previous))
    return Run(
        findings=spool if spooled else tuple(spool),
        problems=(*problems, *(problem for outcome in ordered for problem in outcome.problems)),
        rules=tuple(rules),
        checked=checked,
        skipped=tuple(sorted(outcome.skipped for outcome in ordered if outcome.skipped)),
        without_previous=without_previous,
        unsupported=tuple(sorted(unsupported)),
        sources=Sources(spool) if spooled else dict(Sources(spool)),
        known=tuple(settings.known or rules),
        unjudged=tuple(sorted(outcome.unjudged for outcome in ordered if outcome.unjudged)),
        compared=checked - len(without_previous) if settings.previous is not None else 0,
    )


def lint_text(text: str, path: str = "report.txt", edition: str | None = None) -> Run:
    """Check one text by the national rules."""
    return lint([Input(path, text.encode)], national_rules(), Settings(edition=edition))
