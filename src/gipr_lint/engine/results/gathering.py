"""The outcomes of files to a run, however each of them was come by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gipr_lint.engine.findings_file import Sources, Spool
from gipr_lint.limits.errors import StopError
from gipr_lint.limits.garbage_collection import seldom_collected
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.run import Run

if TYPE_CHECKING:
    from gipr_lint.engine.accepted.acceptance import Acceptance
    from gipr_lint.engine.accepted.parting import Parting
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
    """What a run says beside the outcomes of its files: see ``Run``. ``total`` counts the files.

    ``accepted`` says which findings are accepted beside those that comments in the files name.
    """

    total: int
    rules: Sequence[RuleLike]
    known: Sequence[RuleLike]
    problems: Sequence[Problem] = ()
    unsupported: Sequence[str] = ()
    comparing: bool = False
    accepted: Acceptance | None = None


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
    spool, parting = Spool(), _parting(frame) if frame.accepted else None
    done: dict[int, FileOutcome] = {}
    try:
        with seldom_collected():
            for index, outcome in outcomes:
                if outcome.comments and parting is None:
                    parting = _parting(frame)
                packed = parting.open(outcome) if parting else outcome.packed
                if packed:
                    spool.add(packed)
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
    run = _run([outcome for _, outcome in sorted(done.items())], frame, spool, parting)
    if spooled:
        return run
    return replace(run, findings=tuple(spool), suppressed=tuple(run.suppressed), sources=dict(run.sources))


def _parting(frame: Frame) -> Parting:
    """Return what parts accepted findings from the others: hardly a run needs it."""
    from gipr_lint.engine.accepted.parting import Parting, RulesOfRun

    return Parting(frame.accepted, RulesOfRun.of(frame.rules, frame.known, comparing=frame.comparing))


def _run(ordered: Sequence[FileOutcome], frame: Frame, spool: Spool, parting: Parting | None) -> Run:
    standings = [outcome.standing for outcome in ordered]
    checked = sum(bool(standing.checked) for standing in standings)
    without_previous = tuple(sorted(standing.without_previous for standing in standings if standing.without_previous))
    return Run(
        findings=spool,
        problems=(*frame.problems, *(problem for outcome in ordered for problem in outcome.problems)),
        rules=frame.rules,
        checked=checked,
        skipped=tuple(sorted(standing.skipped for standing in standings if standing.skipped)),
        without_previous=without_previous,
        unsupported=tuple(sorted(frame.unsupported)),
        sources=Sources(spool, parting.suppressed) if parting else Sources(spool),
        known=frame.known,
        unjudged=tuple(sorted(outcome.unjudged for outcome in ordered if outcome.unjudged)),
        compared=checked - len(without_previous) if frame.comparing else 0,
        suppressed=parting.suppressed if parting else (),
        remarks=parting.remarks() if parting else (),
        whole=tuple(sorted(one.standing.checked for one in ordered if one.standing.checked and not one.problems)),
    )
