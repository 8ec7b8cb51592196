"""A scan from files to tables: parts that are known are left, the others are scanned, all are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gipr_lint.engine.scan.assembly import assemble
from gipr_lint.engine.scan.lock import locked
from gipr_lint.engine.scan.part_work import PartDone, Task
from gipr_lint.engine.scan.parts import clean
from gipr_lint.engine.scan.plan import Part, parts
from gipr_lint.engine.scan.sources.item import Item
from gipr_lint.limits.errors import StopError
from gipr_lint.limits.tuples import NamedTuple

Run = Callable[[Sequence[Part], Task], Iterator[PartDone | None]]
"""What has parts scanned, wherever that is."""


class Tally(NamedTuple):
    """How far a scan is, in files: done of all, of those known from a former scan, and in parts that failed."""

    total: int
    done: int = 0
    known: int = 0
    failed: int = 0
    unfinished: int = 0


class InterruptedScanError(StopError, KeyboardInterrupt):
    """The user interrupted a scan; ``tally`` says how far it was."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a scan: how many files, and the rows of each table; none where a part failed."""

    tally: Tally
    rows: dict[str, int]


def scan(items: Sequence[Item], task: Task, run: Run, tell: Callable[[Tally], object]) -> Result:
    """Scan files to tables in a folder, telling after each part how far it is.

    Raises OSError where something cannot be written, LockedError where another scan writes there,
    InterruptedScanError where the user interrupts it: the next scan goes on where this one ended.
    """
    task.out.mkdir(parents=True, exist_ok=True)
    with locked(task.out):
        planned = tuple(parts(items))
        tally = Tally(len(items))
        clean(task.out)
        try:
            tell(tally)
            for done in run(planned, task):
                tally = _counted(tally, done)
                tell(tally)
            if tally.failed:
                return Result(tally, {})
            rows = assemble(task.out, planned)
            if not any(item.wrong for item in items):  # what is out of reach today may be what these parts are of
                clean(task.out, planned)
            return Result(tally, rows)
        except KeyboardInterrupt:
            raise InterruptedScanError(tally) from None


def _counted(tally: Tally, done: PartDone | None) -> Tally:
    if done is None:
        return tally._replace(failed=tally.failed + 1)
    return tally._replace(
        done=tally.done + done.files,
        known=tally.known + (0 if done.scanned else done.files),
        unfinished=tally.unfinished + done.unfinished,
    )
