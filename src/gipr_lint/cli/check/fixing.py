"""``check --fix`` and ``--diff``: what may be asked together, and a file mended within the time limit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, TypeVar

from gipr_lint.cli.usage import fail, say
from gipr_lint.limits.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.engine.fixes.mend import Mended, Mender
    from gipr_lint.engine.fixes.source import Source
    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.engine.settings import Settings
    from gipr_lint.model.finding import Problem
    from gipr_lint.model.rule import Rule

S = TypeVar("S", bound="Source")


def is_asked(options: CommandOptions) -> bool:
    """Tell whether files are to be mended, or shown as they would be; ends the run where that makes no sense."""
    asked = options["fix"] or options["diff"]
    if options["unsafe_fixes"] and not asked:
        fail("--unsafe-fixes：要和 --fix 或 --diff 一起用")
    if asked and "-" in options["paths"] and len(options["paths"]) > 1:
        fail("--fix、--diff：标准输入要单独修改，不能同文件一起写")
    return asked


def tried(options: CommandOptions) -> Literal["none", "certain", "all"]:
    """Return which fixes are made before the files are checked."""
    if not options["fix"]:
        return "none"
    return "all" if options["unsafe_fixes"] else "certain"


def is_filter(options: CommandOptions) -> bool:
    """Tell whether standard output is for the mended text of standard input."""
    return options["fix"] and not options["diff"] and "-" in options["paths"]


def mend_files(
    options: CommandOptions,
    inputs: Sequence[Input],
    rules: Sequence[Rule],
    how: Settings,
    problems: Sequence[Problem],
) -> list[Input]:
    """Mend the files that can be mended and return what to check; with ``--diff`` show what would change, and end."""
    from gipr_lint.cli.check.mending import Mending
    from gipr_lint.privacy.file_names import mask_name

    mending = Mending(options, rules, how)
    checked = [mending.take(source) for source in inputs]
    wrong = [f"{problem.subject}：{problem.message}" for problem in problems] if options["diff"] else []
    say(*mending.told(), *map(mask_name, wrong))
    if options["diff"]:
        sys.exit(2 if wrong or mending.failed else int(mending.changed))
    return checked


class UnmendedError(InputError):
    """A file could not be mended; the message is a Chinese sentence."""


def mended(source: Input, mender: Mender[S], how: Settings) -> Mended[S] | None:
    """Return a file mended; None where there is nothing to mend, or it cannot be read. Raises UnmendedError."""
    from gipr_lint.limits.time_limit import TimeLimitError, limit
    from gipr_lint.readers import ReadError

    try:
        with limit(how.of(source.path).timeout):
            return mender.mend(source.content(), source.path)
    except TimeLimitError:
        raise UnmendedError("修改超过了每个文件的时限，没有修改；可用 --timeout 放宽") from None
    except (ReadError, OSError):  # told when it is read to be checked
        return None
