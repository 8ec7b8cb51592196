"""A cluster as it is started by hand: ``dask scheduler`` and ``dask worker``."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.clean_copy import environment


class Cluster(NamedTuple):
    """A cluster: the address of its scheduler, and the processes of its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def dask_cluster(folder: Path, workers: int = 1) -> Iterator[Cluster]:
    """Start a scheduler and workers in a folder; give them."""
    told = folder / "scheduler.json"
    commands = [
        ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)],
        *[["worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-dashboard"]] * workers,
    ]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    try:
        for _ in range(600):
            if told.exists() and told.read_text(encoding="utf-8").strip():
                break
            time.sleep(0.05)
        yield Cluster(json.loads(told.read_text(encoding="utf-8"))["address"], tuple(started[1:]))
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(30)
