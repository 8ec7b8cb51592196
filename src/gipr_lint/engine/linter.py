"""The linter: files in, a run out. Whatever goes wrong with one file or rule, the others are still checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gipr_lint.engine.distribution import outcomes
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.results.gathering import Frame, InterruptedRunError, gathered
from gipr_lint.engine.settings import Settings
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run

__all__ = ["InterruptedRunError", "Settings", "lint"]


def lint(
    inputs: Iterable[Input],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    *,
    problems: Sequence[Problem] = (),
    unsupported: Sequence[str] = (),
    spooled: bool = False,
    on_done: Callable[[int], None] | None = None,
) -> Run:
    """Check each input by the rules; ``problems`` and ``unsupported`` are what finding the inputs already told.

    With ``spooled``, findings and sources are kept in a temporary file and read again, one file's at a time, whenever
    they are asked for. ``on_done`` is called with the number of inputs that are done, whenever one is.
    Raises InterruptedRunError where the user interrupts it.
    """
    settings, listed = settings or Settings(), list(inputs)
    frame = Frame(
        total=len(listed),
        rules=tuple(rules),
        known=tuple(settings.known or rules),
        problems=problems,
        unsupported=unsupported,
        comparing=settings.previous is not None or settings.project is not None,
        accepted=settings.accepted,
    )
    return gathered(outcomes(listed, rules, settings), frame, memory=settings.memory, spooled=spooled, on_done=on_done)
