"""The outcomes of files to a run, however each of them was come by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gipr_lint.engine.findings_file import Sources, Spool
from gipr_lint.limits.errors import StopError
from gipr_lint.limits.garbage_collection import seldom_collected
from gipr_lint.model.run import Run

if TYPE_CHECKING:
    from gipr_lint.engine.results.memory import Memory
    from gipr_lint.engine.results.outcome import FileOutcome
    from gipr_lint.model.finding import Problem
    from gipr_lint.model.run import RuleLike


class InterruptedRunError(StopError, KeyboardInterrupt):
    """The user interrupted a run when ``done`` of its ``total`` files had been checked."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


class Frame(NamedTuple):
    """What a run says beside the outcomes of its files: see ``Run``. ``total`` counts the files."""

    total: int
    rules: Sequence[RuleLike]
    known: Sequence[RuleLike]
    problems: Sequence[Problem] = ()
    unsupported: Sequence[str] = ()
    comparing: bool = False


def gathered(
    outcomes: Iterable[tuple[int, FileOutcome]],
    frame: Frame,
    *,
    memory: Memory | None = None,
    spooled: bool = True,
    on_done: Callable[[int], None] | None = None,
) -> Run:
    """Return the run of outcomes, each with the number of its file; what is to be kept of them goes to ``memory``.

    With ``spooled``, findings and sources are kept in a temporary file and read again, one file's at a time, whenever
    they are asked for. ``on_done`` is called with the number of files that are done.
    Raises InterruptedRunError where the user interrupts it.
    """
    spool = Spool()
    done: dict[int, FileOutcome] = {}
    try:
        with seldom_collected():
            for index, outcome in outcomes:
                if outcome.packed:
                    spool.add(outcome.packed)
                if outcome.kept and memory:
                    memory.add(outcome.kept)
                outcome.packed = outcome.kept = None
                done[index] = outcome
                if on_done:
                    on_done(len(done))
    except KeyboardInterrupt:
        raise InterruptedRunError(len(done), frame.total) from None
    finally:
        if memory:
            memory.write()
    return _run([outcome for _, outcome in sorted(done.items())], frame, spool, spooled=spooled)


def _run(ordered: Sequence[FileOutcome], frame: Frame, spool: Spool, *, spooled: bool) -> Run:
    standings = [outcome.standing for outcome in ordered]
    checked = sum(bool(standing.checked) for standing in standings)
    without_previous = tuple(sorted(standing.without_previous for standing in standings if standing.without_previous))
    return Run(
        findings=spool if spooled else tuple(spool),
        problems=(*frame.problems, *(problem for outcome in ordered for problem in outcome.problems)),
        rules=frame.rules,
        checked=checked,
        skipped=tuple(sorted(standing.skipped for standing in standings if standing.skipped)),
        without_previous=without_previous,
        unsupported=tuple(sorted(frame.unsupported)),
        sources=Sources(spool) if spooled else dict(Sources(spool)),
        known=frame.known,
        unjudged=tuple(sorted(outcome.unjudged for outcome in ordered if outcome.unjudged)),
        compared=checked - len(without_previous) if frame.comparing else 0,
    )
