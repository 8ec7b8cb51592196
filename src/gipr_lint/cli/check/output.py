"""The result of a check: in which format, where to, and what is said beside it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from gipr_lint.cli.check.fixing import is_filter
from gipr_lint.cli.check.targets import Target, targets
from gipr_lint.cli.console import write, written
from gipr_lint.cli.terminal.colors import colors
from gipr_lint.cli.usage import INCOMPLETE_CODE, fail, interrupted, say
from gipr_lint.files.names import suggest
from gipr_lint.limits.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.extensions.toolset import Toolset
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import Reporter, ReporterOptions


_WITH_REMARKS = frozenset({"text", "json"})
"""The formats that tell what is wrong with suppressions."""


def refuse_unknown_formats(tools: Toolset, asked: CommandOptions) -> None:
    """End the run where there is no format of a name, and say where the name stands."""
    files = ((one.form, f"{one.option}：") for one in targets(asked) if one.form)
    for name, where in ((asked["form"], ""), *files):
        if name is not None and name not in tools.reporters:
            known = "、".join(tools.reporters)
            fail(f"{where}没有输出格式“{name}”{suggest(name, list(tools.reporters)) or '；'}可用的格式：{known}")


def print_results(run: Run, name: str, asked: CommandOptions, reporters: Mapping[str, Reporter]) -> None:
    """Write the files that were asked for beside the result, then the result in the format ``name``.

    Whoever reads the result may stop reading, therefore it is the last. Where a file cannot be written, or the reporter
    of a plugin fails, the others are written all the same, and the run ends as incomplete.
    """
    result = Target(asked["output"] or "", f"--output {asked['output']}", name)
    failed = 0
    for target in (*(one for one in targets(asked) if one.form), result):
        try:
            with _unless_interrupted(run):
                _write(run, target, asked, reporters)
        except UnwrittenError as error:
            failed += 1
            say(str(error))
    if run.remarks and not (name in _WITH_REMARKS or result.path or is_filter(asked)):
        _remark(run)
    if failed:
        sys.exit(INCOMPLETE_CODE)


def _remark(run: Run) -> None:
    """Say on standard error what is wrong with suppressions, of which a format for programs does not tell."""
    from gipr_lint.reporters.shown_names import shown
    from gipr_lint.reporters.summary import remarks

    say(*"\n".join(remarks(shown(run))).split("\n"))


class UnwrittenError(InputError):
    """A result could not be written; the message is one Chinese sentence."""


def _write(run: Run, target: Target, asked: CommandOptions, reporters: Mapping[str, Reporter]) -> None:
    """Write the result in one format to one place. Raises UnwrittenError."""
    from gipr_lint.reporters import REPORTERS, ReporterOptions, pieces

    form, color = target.form, colors(target.path or None, asked["color"])
    options = ReporterOptions(color=color, verbose=asked["verbose"], profile=asked["sarif_profile"])
    text = pieces(form, run, options) if form in REPORTERS else [_of_plugin(run, form, options, reporters)]
    if not target.path:
        _print(text, asked)
    elif wrong := written(text, target.path):
        raise UnwrittenError(f"{target.option}：{wrong}")


def _of_plugin(run: Run, form: str, options: ReporterOptions, reporters: Mapping[str, Reporter]) -> str:
    """Return the result as a plugin writes it; where that fails, what was found is told. Raises UnwrittenError."""
    from gipr_lint.engine.plugin_checks import render
    from gipr_lint.extensions.plugins.containment import PluginCallError
    from gipr_lint.reporters import pieces
    from gipr_lint.reporters.shown_names import shown

    try:
        return render(reporters[form], shown(run), options)
    except PluginCallError as error:
        for piece in pieces("text", run, replace(options, color=False)):
            click.echo(piece, err=True, nl=False)
        told = f"输出格式“{form}”{error}，没有按它输出，结果见上；请反馈给插件的维护者"
        raise UnwrittenError(told) from None


def _print(pieces: Iterable[str], asked: CommandOptions) -> None:
    """Print the pieces of a result, on standard error where standard output is for a mended text."""
    if is_filter(asked):
        for piece in pieces:
            click.echo(piece, err=True, nl=False)
    else:
        write(pieces, None)


def conclude(run: Run, *, verbose: bool) -> None:
    """Say on standard error what came of a run whose findings went to a file."""
    from gipr_lint.reporters import ReporterOptions
    from gipr_lint.reporters.shown_names import shown
    from gipr_lint.reporters.summary import summary

    say(*"\n".join(summary(shown(run), ReporterOptions(verbose=verbose))).split("\n"))


@contextmanager
def _unless_interrupted(run: Run) -> Iterator[None]:
    """End the run in order where the user interrupts the writing of its result: no half of a file is left."""
    try:
        yield
    except KeyboardInterrupt:
        interrupted(f"运行被中断：检查了 {run.checked} 份报告，结果没有写完")
