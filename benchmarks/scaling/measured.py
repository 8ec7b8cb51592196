"""What a command costs, its processes included: processor time, and the most memory that each of them had."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

COMMAND = (sys.executable, "-m", "gipr_lint")
_LOOK_SECONDS = 0.25
_KB_A_MB = 1024
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


class Cost(NamedTuple):
    """What a command cost: seconds of processors and of the clock, the most memory of a process in MB."""

    processor_seconds: float
    clock_seconds: float
    parent_mb: float
    worker_mb: float


def measure(*arguments: str, codes: Sequence[int] = (0,)) -> Cost:
    """Run the command line with arguments and return what it cost; exit where it does not end as it should."""
    start = time.monotonic()
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    parent = worker = 0.0
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        parent = max(parent, _peak_mb(process.pid))
        worker = max([worker, *map(_peak_mb, children(process.pid))])
        time.sleep(_LOOK_SECONDS)
    process.returncode = os.waitstatus_to_exitcode(status)
    said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode not in codes:
        sys.exit(f"{' '.join(arguments)} ended with {process.returncode}: {said}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - start, parent, worker)


def children(pid: int) -> Iterator[int]:
    """Yield the processes that a process started and that are there."""
    with suppress(OSError):
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())


def _peak_mb(pid: int) -> float:
    """Return the most resident memory that a process had so far; 0 for one that is no more."""
    with suppress(OSError):
        found = _PEAK.search(Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
        return int(found[1]) / _KB_A_MB if found else 0.0
    return 0.0
