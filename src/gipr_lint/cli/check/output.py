"""The result of a check: in which format, where to, and what is said beside it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from gipr_lint.cli.check.fixing import is_filter
from gipr_lint.cli.console import write
from gipr_lint.cli.terminal.colors import colors
from gipr_lint.cli.usage import fail, interrupted, say
from gipr_lint.files.names import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.extensions.toolset import Toolset
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import Reporter


def reporter_of(name: str, tools: Toolset, where: str) -> Reporter:
    """Return the reporter of a format; where there is none, the run ends, and says ``where`` the name stands."""
    if name not in tools.reporters:
        known = "、".join(tools.reporters)
        fail(f"{where}没有输出格式“{name}”{suggest(name, list(tools.reporters)) or '；'}可用的格式：{known}")
    return tools.reporters[name]


def print_result(render: Reporter, run: Run, name: str, asked: CommandOptions) -> None:
    """Write the result; where the reporter of a plugin fails, say so, and what was found on standard error."""
    from gipr_lint.reporters import REPORTERS, ReporterOptions, pieces

    output = asked["output"]
    options = ReporterOptions(
        color=colors(output, asked["color"]), verbose=asked["verbose"], profile=asked["sarif_profile"]
    )
    if name in REPORTERS:
        with _unless_interrupted(run):
            _put(pieces(name, run, options), asked)
        return
    from gipr_lint.engine.plugin_checks import render as rendered
    from gipr_lint.extensions.plugins.containment import PluginCallError

    try:
        with _unless_interrupted(run):
            _put([rendered(render, run, options)], asked)
    except PluginCallError as error:
        for piece in pieces("text", run, replace(options, color=False)):
            click.echo(piece, err=True, nl=False)
        fail(f"输出格式“{name}”{error}，没有按它输出，结果见上；请反馈给插件的维护者")


def _put(pieces: Iterable[str], asked: CommandOptions) -> None:
    """Write the pieces of a result where they are asked for; standard output may be for a mended text."""
    if asked["output"] is None and is_filter(asked):
        for piece in pieces:
            click.echo(piece, err=True, nl=False)
    else:
        write(pieces, asked["output"])


def conclude(run: Run, *, verbose: bool) -> None:
    """Say on standard error what came of a run whose findings went to a file."""
    from gipr_lint.reporters import ReporterOptions
    from gipr_lint.reporters.summary import summary

    say(*"\n".join(summary(run, ReporterOptions(verbose=verbose))).split("\n"))


@contextmanager
def _unless_interrupted(run: Run) -> Iterator[None]:
    """End the run in order where the user interrupts the writing of its result: no half of a file is left."""
    try:
        yield
    except KeyboardInterrupt:
        interrupted(f"运行被中断：检查了 {run.checked} 份报告，结果没有写完")
