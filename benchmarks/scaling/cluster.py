"""Scans by a cluster of dask that is started by its own commands, on this machine."""

from __future__ import annotations

import signal
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.scans.dask_commands import dask_cluster

from .disturbed import end_scan, start_scan, wait_for_parts


def scan_by_workers(folder: Path, out: Path, workers: int, kill_after: int | None = None) -> None:
    """Scan a folder by so many workers, of which one is killed when so many parts are there.

    Exits where that does not end well.
    """
    with TemporaryDirectory() as temporary, dask_cluster(Path(temporary), workers) as cluster:
        process = start_scan("scan", str(folder), "--out", str(out), "--scheduler", cluster.address)
        if kill_after is not None:
            wait_for_parts(process, out, kill_after)
            cluster.workers[0].send_signal(signal.SIGKILL)
        end_scan(process, 0)
