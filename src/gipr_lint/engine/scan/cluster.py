"""The parts of a scan over a cluster of dask: its workers commit them where all see them; what dies is tried again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gipr_lint.engine.scan.local import by_processes
from gipr_lint.engine.scan.lock import NAME
from gipr_lint.engine.scan.part_work import PartDone, Task
from gipr_lint.engine.scan.plan import Part
from gipr_lint.engine.scan.recipe import Recipe, recipe_of, sendable, task_of
from gipr_lint.engine.scan.sources.archive import INSIDE
from gipr_lint.extensions.toolset import Toolset
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_SECONDS = 20
"""How long the scheduler is waited for."""
_MORE_TRIES = 2
"""How often a part is tried again that failed."""


_ADDRESS = expression(
    r"(?:[a-z]+://)?[^\s/:]+:\d{1,5}/?|(?:inproc|ucx|wss?)://\S+|(?:[a-z]+://)?\[[0-9A-Fa-f:.]+\]:\d{1,5}"
)
"""The address of a scheduler. Takes ``tcp://10.0.0.1:8786`` and ``host:8786``, not ``host``."""


class ClusterError(ConfigurationError):
    """The cluster cannot do the scan; the message says why in Chinese."""


class Seen(NamedTuple):
    """What a worker has: the key of program and rules, the files in question that it does not see."""

    key: str
    unseen: tuple[str, ...]


def is_address(text: str) -> bool:
    """Tell whether a text is written as the address of a scheduler."""
    return _ADDRESS.fullmatch(text) is not None


def is_installed() -> bool:
    """Tell whether there is dask."""
    return find_spec("distributed") is not None


def by_cluster(parts: Sequence[Part], task: Task, address: str, tools: Toolset) -> Iterator[PartDone | None]:
    """Yield what comes of each part, in the order in which they are done; None where it failed time and again.

    Raises ClusterError where there is no scheduler or a worker has another program, other rules, or other files;
    OSError where a part cannot be written.
    """
    from distributed import Client, as_completed

    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"连不上调度程序（{type(error).__name__}）") from None
    with client:
        recipe = recipe_of(task, tools)
        _compare(client, recipe, parts)
        sent = client.submit(_same, recipe, pure=False)
        futures = [
            client.submit(
                scan_part, sendable(part), sent, pure=False, retries=_MORE_TRIES, key=f"gipr-lint-{part.name}"
            )
            for part in parts
        ]
        try:
            for future in as_completed(futures, loop=client.loop):
                yield _result(future)
        finally:
            client.cancel(futures, force=True)


def scan_part(part: Part, recipe: Recipe) -> PartDone | None:
    """Scan a part on a worker, in a process of its own, with the same limits as anywhere. Raises ClusterError."""
    task = task_of(recipe)
    if task.key != recipe.key:
        raise ClusterError(_OTHER)
    return next(iter(by_processes([part], task._replace(out=Path(recipe.out)), 1)))


def seen(recipe: Recipe, files: Sequence[str]) -> Seen:
    """Return what a worker has of what it needs."""
    return Seen(task_of(recipe).key, tuple(file for file in files if not Path(file).exists()))


def _compare(client: Client, recipe: Recipe, parts: Sequence[Part]) -> None:
    """Ask every worker for its program, rules and files. Raises ClusterError."""
    files = [f"{recipe.out}/{NAME}", *_some_file(parts)]
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except TimeoutError:
        raise ClusterError("还没有工作节点，请先启动 dask worker") from None
    answers: dict[str, Any] = client.run(seen, recipe, files, on_error="return")
    for worker, answer in sorted(answers.items()):
        if isinstance(answer, ImportError):
            raise ClusterError(f"工作节点 {worker} 没有安装 gipr-lint[dask]")
        if isinstance(answer, BaseException):
            raise ClusterError(f"工作节点 {worker} 出错（{type(answer).__name__}）")
        if answer.key != recipe.key:
            raise ClusterError(f"工作节点 {worker} 的{_OTHER}")
        if answer.unseen:
            raise ClusterError(f"工作节点 {worker} 看不到“{answer.unseen[0]}”：要放在各节点都能读写的位置")


_OTHER = "程序、库、插件或 Python 的版本与这里不同，请各节点装成一样"


def _some_file(parts: Sequence[Part]) -> Iterator[str]:
    """Yield a file of the scan, where there is one on a disk."""
    paths = (item.path.partition(INSIDE)[0] for part in parts for item in sendable(part).items if not item.wrong)
    yield from (path for path in [next((path for path in paths if Path(path).is_file()), "")] if path)


def _result(future: Any) -> PartDone | None:  # noqa: ANN401 - untyped library
    """Return what came of a part; None where workers died over it. Raises OSError, ClusterError."""
    error = future.exception()
    if error is None:
        done: PartDone | None = future.result()
        return done
    if isinstance(error, OSError | ClusterError):
        raise error
    return None


def _same(recipe: Recipe) -> Recipe:
    """Return a recipe: as the result of a task it is kept by the cluster, and made again where it is lost."""
    return recipe
