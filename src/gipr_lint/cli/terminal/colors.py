"""When results are coloured: as the user says, else as the environment says, else on a terminal."""

from __future__ import annotations

import os
import sys

import click

COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="颜色：auto 只在终端上用，always 总用，never 不用；默认 auto。",
)
"""The option of commands whose results have colours."""
_NOT_FORCED = {"", "0", "false"}


def colors(output: str | None, when: str = "auto") -> bool:
    """Tell whether a result has colours; with ``auto`` not in a file, and on standard output if it is a terminal.

    ``NO_COLOR`` says no, ``FORCE_COLOR`` says yes where there is no terminal; a terminal that is ``dumb`` has none.
    """
    if when != "auto":
        return when == "always"
    if output is not None or sys.stdout is None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "").lower() not in _NOT_FORCED:
        return True
    from gipr_lint.cli.result_stream import result_stream

    return not is_dumb() and result_stream().isatty()


def is_dumb() -> bool:
    """Tell whether the terminal can only write one line after the other."""
    return os.environ.get("TERM") == "dumb"
