"""A scan by a cluster: the same tables as by one process, whatever dies, and nothing where a worker is another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from gipr_lint.engine.scan.cluster import ClusterError, by_cluster
from gipr_lint.engine.scan.recipe import recipe_of, task_of
from gipr_lint.engine.scan.scan import scan
from gipr_lint.extensions.toolset import Toolset
from tests.support.scans import items, nobody, reports, run, some_rules, tables, task

TOOLS = Toolset(some_rules())
DYING_ONCE = """
import os, signal
from pathlib import Path
from gipr_lint.engine.scan import part_work

commit = part_work.commit

def dying(out, part, *others):
    mark = Path({mark!r})
    if not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)  # the worker, whose process this is
    return commit(out, part, *others)

part_work.commit = dying
"""


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    """Return a cluster of two processes."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=100
    ) as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with reports that make four parts."""
    monkeypatch.setattr("gipr_lint.engine.scan.plan._MAX_FILES", 3)
    reports(tmp_path / "in", range(10))
    return tmp_path


def known_key(out: Path) -> str:
    """Return the key of this program by some rules, as workers have it."""
    return task_of(recipe_of(task(out), TOOLS)).key


def test_a_cluster_makes_the_same_tables_though_a_worker_dies(folder: Path, workers: LocalCluster) -> None:
    run(folder / "one", folder / "in")
    out = folder / "out"
    with Client(workers) as client:
        client.run(exec, DYING_ONCE.format(mark=str(folder / "mark")), {})
        many = scan(
            items(folder / "in"),
            task(out, known_key(out)),
            lambda parts, how: by_cluster(parts, how, workers.scheduler_address, TOOLS),
            nobody,
        )
    assert (folder / "mark").exists()
    assert (many.tally.failed, many.tally.done) == (0, 10)
    assert tables(out) == tables(folder / "one")
    assert not list((out / "parts").glob(".*"))


def test_a_worker_with_another_program_is_told_before_anything_is_done(folder: Path, workers: LocalCluster) -> None:
    with pytest.raises(ClusterError, match="版本与这里不同"):
        scan(
            items(folder / "in"),
            task(folder / "out", "another key"),
            lambda parts, how: by_cluster(parts, how, workers.scheduler_address, TOOLS),
            nobody,
        )
    assert not list((folder / "out").glob("parts/*"))


def test_a_scheduler_that_is_not_there_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipr_lint.engine.scan.cluster._CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterError, match="连不上"):
        list(by_cluster([], task(folder), "tcp://127.0.0.1:9", TOOLS))
    with pytest.raises(ClusterError, match="连不上"):
        list(by_cluster([], task(folder), "nonsense", TOOLS))
