"""The files that a check writes, ``--output`` and each ``--output-file FORMAT=PATH``, refused at once if wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gipr_lint.cli.usage import fail
from gipr_lint.engine.config_file import BASELINE
from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.engine.inputs.discover import Input


class Target(NamedTuple):
    """A file to write, how the command line names it, and in which format; without ``form`` in that of the result."""

    path: str
    option: str
    form: str = ""


def targets(options: CommandOptions) -> tuple[Target, ...]:
    """Return the files to write, that of ``--output`` first; what is none, or one file twice, ends the run."""
    output = options["output"]
    found = [Target(output, f"--output {output}")] if output is not None else []
    for given in options["output_files"]:
        form, mark, path = given.partition("=")
        if not (form and mark and path):
            fail(f"--output-file {given}：应写作“格式=文件”，例如 sarif=结果.sarif")
        found.append(Target(path, f"--output-file {given}", form))
    if options["diff"] and found:
        fail(f"{found[0].option}：--diff 只显示会怎样修改，没有结果可写")
    known: dict[str, Target] = {}
    for target in found:
        first = known.setdefault(os.path.realpath(target.path), target)
        if first is not target:
            fail(f"{target.option}：与“{first.option}”是同一个文件，请各写各的")
    return tuple(found)


def formats(options: CommandOptions, form: str) -> tuple[str, ...]:
    """Return all formats in which a run is written, where ``form`` is that of its result."""
    return (form, *(given.partition("=")[0] for given in options["output_files"]))


def refuse(asked: Iterable[Target], inputs: Iterable[Input], read: Iterable[Path | None] = ()) -> None:
    """End the run where a file to write is one that it reads, or cannot be written.

    ``read`` are files of configurations, with baselines beside them. What this tool wrote may be written anew.
    """
    from gipr_lint.engine.inputs.discover import same_file, wrong_with_target

    listed = list(inputs)
    kept = [str(file) for one in read if one for file in (one, one.parent / BASELINE)]
    for target in asked:
        if any(same_file(source.path, target.path) and not _is_result(source) for source in listed):
            fail(f"{target.option}：这是要检查的文件之一，不能用结果覆盖；请换一个文件名")
        if any(same_file(path, target.path) for path in kept):
            fail(f"{target.option}：这是本次检查要用的配置或基线，不能用结果覆盖；请换一个文件名")
        if wrong := wrong_with_target(target.path):
            fail(f"{target.option}：{wrong}")


def without(asked: Sequence[Target], inputs: Sequence[Input]) -> list[Input]:
    """Return the inputs but those that the run writes: results of a former run that nobody named."""
    from gipr_lint.engine.inputs.discover import same_file

    if not any(os.path.lexists(target.path) for target in asked):
        return list(inputs)
    return [source for source in inputs if source.named or not any(same_file(source.path, one.path) for one in asked)]


def _is_result(source: Input) -> bool:
    """Tell whether a file holds a result of this tool, or nothing at all."""
    from gipr_lint.engine.inputs.own_results import is_result
    from gipr_lint.readers import ReadError

    try:
        content = source.content()
        return not content or is_result(content)
    except (ReadError, OSError):
        return False
