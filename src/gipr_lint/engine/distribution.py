"""Inputs over processes: in this one where that will do, else in others, which may die without this one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gipr_lint.engine.check_file import READER, check_file
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.results.outcome import FileOutcome
from gipr_lint.engine.run_rules import subject
from gipr_lint.engine.settings import Settings
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Rule
from gipr_lint.readers import COMPILED, suffix_of

if TYPE_CHECKING:
    from gipr_lint.limits.workers import Done, Tell

_MANY_FILES = 24
"""So many files are worth the start of further processes."""
_GRACE_RATIO = 2.0
"""How many times the time limit a process may take, no interruption reaching it."""
_GRACE_SECONDS = 5.0
"""The seconds that it may take beyond that before it is stopped."""
_STOPPED = "迟迟不结束，进程已被终止"
_ENDED = "进程意外中止"


def outcomes(inputs: Sequence[Input], rules: Sequence[Rule], settings: Settings) -> Iterator[tuple[int, FileOutcome]]:
    """Yield what comes of each input, with its index, in the order in which they are done."""
    jobs = settings.jobs if len(inputs) >= _MANY_FILES else 1
    if jobs == 1 and not (_apart(inputs, settings) and hasattr(os, "fork")):
        for index, source in enumerate(inputs):
            yield index, check_file(source, rules, settings)
        return
    from gipr_lint.limits.processes import spread

    def work(source: Input, tell: Tell, fatal: frozenset[str]) -> FileOutcome:
        if READER in fatal:
            return FileOutcome()
        return check_file(source, [rule for rule in rules if subject(rule) not in fatal], settings, tell)

    for done in spread(work, inputs, jobs, patience=_patience(inputs, settings)):
        path = inputs[done.index].path
        yield done.index, _completed(done, path, settings.of(path).timeout)


def _patience(inputs: Sequence[Input], settings: Settings) -> float | None:
    """Return the seconds that a process may take for any file; None where one of them has no limit."""
    limits = {settings.of(one.path).timeout for one in inputs} if settings.terms_of else {settings.timeout}
    return max(map(float, filter(None, limits))) * _GRACE_RATIO + _GRACE_SECONDS if all(limits) else None


def _apart(inputs: Sequence[Input], settings: Settings) -> bool:
    """Tell whether this process must not do the work: it may be ended by it, or be past interruption."""
    return settings.isolated or any(suffix_of(one.path) in COMPILED and settings.of(one.path).timeout for one in inputs)


def _completed(done: Done[FileOutcome], path: str, timeout: float | None) -> FileOutcome:
    """Return the outcome of a file with the problems that only the process outside sees."""
    outcome = done.result or FileOutcome()
    what = _STOPPED if done.late else _ENDED
    if done.fatal or done.result is None:
        outcome.kept = None
    for name in done.fatal:
        told = f"检查“{path}”时{what}，这条规则未用于该文件；请反馈给插件的维护者"
        if name == READER:
            name, told = path, f"读取时{what}，未检查；请反馈给读取程序的维护者"
        outcome.problems.append(Problem("process", name, told))
    if done.result is None:
        problem = lost(path, timeout if done.late else None)
        advice = "" if done.late else "；请用 --jobs 1 单独检查"
        outcome.problems.append(replace(problem, message=f"{problem.message}{advice}"))
    return outcome


def lost(path: str, timeout: float | None) -> Problem:
    """Return what is wrong with a file whose process was ended after ``timeout`` seconds, or, with None, died."""
    what = f"{_ENDED}（可能是内存不足）" if timeout is None else f"{_STOPPED}（时限 {timeout:g} 秒）"
    return Problem("process", path, f"检查时{what}，未检查")
