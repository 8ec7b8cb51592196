"""A project from its files: each is read once for what the others need to know of it, in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from gipr_lint.engine.companions.counties import Counties
from gipr_lint.engine.companions.near_texts import is_installed
from gipr_lint.engine.companions.project import Project, Read, Sketch, project_of, sketch
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import UnreadableError, read_report
from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.finding import Problem
from gipr_lint.model.report import Report
from gipr_lint.parse import is_report

if TYPE_CHECKING:
    from gipr_lint.engine.settings import Settings
    from gipr_lint.limits.workers import Tell

_MANY_FILES = 24
"""So many files are worth the start of further processes."""
_NO_LIBRARY = "没有安装 datasketch，没有查邻近机关雷同的文字；请执行 pip install 'gipr-lint[project]'"


def gather(
    inputs: Sequence[Input],
    settings: Settings,
    lists: Mapping[str, Sequence[str]] | None = None,
    renamed: Mapping[str, str] | None = None,
    *,
    near: bool = True,
    on_done: Callable[[int], None] | None = None,
) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project of some files, and what is wrong with it as a whole: also a library that is not there.

    ``lists`` are the organs below each county, ``renamed`` the old names of organs with the new ones; with ``near``
    neighbours with nearly the same text are sought. A file that cannot be read is left out: when it is checked, it is
    told of. ``on_done`` is called with the number of files that are read.
    """

    def read(source: Input) -> Report:
        own = settings.of(source.path)
        return read_report(source, own.readers, own.editions, own.edition)

    inputs = [source._replace(named=False) for source in inputs]
    make = partial(sketch, with_text=near and is_installed())
    known = []
    for count, found in enumerate(_sketches(inputs, read, make, settings), 1):
        if found is not None:
            known.append(found)
        if on_done:
            on_done(count)
    known.sort(key=lambda one: one.name.path)
    project, problems = project_of(inputs, known, Counties([one.name for one in known], lists, renamed), read)
    lacking = (Problem("config", "--project", _NO_LIBRARY),) if near and not is_installed() else ()
    return project, (*problems, *lacking)


def _sketches(
    inputs: Sequence[Input], read: Read, make: Callable[[Report], Sketch], settings: Settings
) -> Iterator[Sketch | None]:
    def work(source: Input, _tell: Tell | None = None, _fatal: Iterable[str] = ()) -> Sketch | None:
        try:
            own = settings.of(source.path)
            with limit(own.timeout), own.reading():
                report = read(source)
                return make(report) if is_report(report) else None
        except (UnreadableError, TimeLimitError):
            return None

    if settings.jobs == 1 or len(inputs) < _MANY_FILES:
        yield from map(work, inputs)
        return
    from gipr_lint.limits.processes import spread

    limits = [settings.of(source.path).timeout for source in inputs]
    longest = max(filter(None, limits)) * 2 if all(limits) else None
    for done in spread(work, inputs, settings.jobs, patience=longest):
        yield done.result
