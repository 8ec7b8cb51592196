"""The parts of a scan over the processes of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gipr_lint.engine.scan.part_work import PartDone, Task, do_part
from gipr_lint.engine.scan.plan import Part
from gipr_lint.limits.processes import spread

if TYPE_CHECKING:
    from gipr_lint.limits.workers import Tell

_GRACE_SECONDS = 20.0
"""The seconds beyond the time limit after which a process is stopped: no interruption reached it."""
_MAX_PARTS = 64
"""The parts after which a process is followed by a fresh one: of what each takes, the allocators keep a little."""


def by_processes(parts: Sequence[Part], task: Task, jobs: int) -> Iterator[PartDone | None]:
    """Yield what comes of each part, in the order in which they are done; None where its process died time and again.

    Raises OSError where a part cannot be written.
    """
    if not hasattr(os, "fork"):
        for part in parts:
            yield do_part(part, task, _nobody, frozenset())
        return

    def work(part: Part, tell: Tell, fatal: frozenset[str]) -> PartDone:
        return do_part(part, task, tell, fatal)

    timeout = task.manner.timeout
    patience = timeout * 1.5 + _GRACE_SECONDS if timeout else None
    for done in spread(work, parts, jobs, patience=patience, most_items=_MAX_PARTS):
        yield done.result


def _nobody(_name: str) -> None:
    """Tell nobody."""
