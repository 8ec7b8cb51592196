"""One part of a scan: left as it is where it is known, else scanned and committed. What processes and clusters do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.engine.scan.parts import Manifest, commit, folder_of, manifest
from gipr_lint.engine.scan.plan import Part
from gipr_lint.engine.scan.rows import joined
from gipr_lint.engine.scan.scan_file import Manner, Scanned, lost, scan_file
from gipr_lint.limits.garbage_collection import seldom_collected
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import ReadError

if TYPE_CHECKING:
    from gipr_lint.limits.workers import Tell

_BETWEEN = "\0"
"""Stands between the number of a file and what of a plugin is at work on it."""


class Task(NamedTuple):
    """What is the same for all parts: where they are committed, the key of the scan, how files are scanned."""

    out: Path
    key: str
    manner: Manner


class PartDone(NamedTuple):
    """What came of a part: how many files it has, and whether they had to be scanned."""

    files: int
    scanned: bool
    unfinished: bool = False


def do_part(part: Part, task: Task, tell: Tell, fatal: frozenset[str]) -> PartDone:
    """Scan the files of a part, unless all are as they were when it was committed. Raises OSError.

    ``tell`` is told before each file, so that whoever watches knows over which one the process died; ``fatal`` has
    the files, and what of plugins, from which one did not come back.
    """
    if not fatal and _is_known(part, task, tell):
        return PartDone(len(part.items), scanned=False)
    done: list[Scanned] = []
    with seldom_collected():
        for number, item in enumerate(part.items):
            at = str(number)
            tell(at)
            if at in fatal:
                done.append(lost(item, _digest(part, number)))
                continue
            left_out = frozenset(name.removeprefix(at + _BETWEEN) for name in fatal if name.startswith(at + _BETWEEN))

            def within(name: str, at: str = at) -> None:
                tell(f"{at}{_BETWEEN}{name}" if name else at)

            done.append(scan_file(item, task.manner, within, left_out))
        tell("")
        unfinished = any(one.unfinished for one in done)
        made_of = Manifest(task.key, tuple(one.digest for one in done), unfinished)
        commit(task.out, part, joined(one.rows for one in done), made_of)
    return PartDone(len(part.items), scanned=True, unfinished=unfinished)


def _is_known(part: Part, task: Task, tell: Tell) -> bool:
    """Tell whether a part was committed of the same files, with the same content, by the same rules."""
    known = manifest(folder_of(task.out, part))
    if known is None or known.unfinished or known.key != task.key or len(known.digests) != len(part.items):
        return False
    for number, digest in enumerate(known.digests):
        tell(str(number))
        if _digest(part, number) != digest:
            return False
    tell("")
    return True


def _digest(part: Part, number: int) -> str:
    """Return what tells the content of a file, as far as it can be read."""
    item = part.items[number]
    content = b""
    if not item.stamp:
        with suppress(ReadError, OSError):
            content = item.content()
    return item.digest(content)
