"""``check --fix`` and ``--diff``: each file mended in place, or shown as it would be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from gipr_lint.cli.console import write
from gipr_lint.cli.usage import fail, say
from gipr_lint.limits.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.engine.fixes.mend import Mended
    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.engine.settings import Settings
    from gipr_lint.model.finding import Problem
    from gipr_lint.model.rule import Rule


def is_asked(options: CommandOptions) -> bool:
    """Tell whether files are to be mended, or shown as they would be; ends the run where that makes no sense."""
    asked = options["fix"] or options["diff"]
    if options["unsafe_fixes"] and not asked:
        fail("--unsafe-fixes：要和 --fix 或 --diff 一起用")
    if asked and "-" in options["paths"]:
        fail("--fix、--diff：标准输入不能修改，请写文件")
    return asked


def mend_files(
    inputs: Sequence[Input],
    rules: Sequence[Rule],
    how: Settings,
    options: CommandOptions,
    problems: Sequence[Problem],
) -> None:
    """Mend the files that can be mended; with ``--diff`` show what would change, and end."""
    from gipr_lint.engine.fixes.mend import SUFFIXES
    from gipr_lint.privacy.file_names import mask_name
    from gipr_lint.readers import suffix_of

    files = [source for source in inputs if suffix_of(source.path) in SUFFIXES]
    wrong = [f"{problem.subject}：{problem.message}" for problem in problems] if options["diff"] else []
    fixes, changed = 0, 0
    for source in files:
        try:
            mended = _mended(source, rules, how, unsafe=options["unsafe_fixes"])
            if mended is None:
                continue
            if options["diff"]:
                from gipr_lint.engine.fixes.diff import diff

                write("\n".join(diff(mended)) + "\n", None)
            else:
                _replace(source.path, mended)
        except _UnmendedError as error:
            wrong.append(f"{source.path}：{error}")
            continue
        fixes, changed = fixes + mended.fixes, changed + 1
    left = len(inputs) - len(files)
    say(
        f"{'可以' if options['diff'] else '已'}修改 {changed} 个文件，共 {fixes} 处问题。",
        *([f"{left} 个文件不是纯文本、Markdown 或网页，没有修改，请在原来的程序里改。"] if left else []),
        *map(mask_name, wrong),
    )
    if options["diff"]:
        _end(changed, wrong)


class _UnmendedError(InputError):
    """A file could not be mended; the message is a Chinese sentence."""


def _mended(source: Input, rules: Sequence[Rule], how: Settings, *, unsafe: bool) -> Mended | None:
    from gipr_lint.engine.fixes.mend import Mender
    from gipr_lint.limits.time_limit import TimeLimitError, limit
    from gipr_lint.readers import ReadError

    try:
        with limit(how.timeout):
            return Mender(rules, how, unsafe=unsafe).mend(source.content(), source.path)
    except TimeLimitError:
        raise _UnmendedError("修改超过了每个文件的时限，没有修改；可用 --timeout 放宽") from None
    except (ReadError, OSError):  # told when it is read to be checked
        return None


def _replace(path: str, mended: Mended) -> None:
    """Write a mended file as a whole or not at all, unless somebody has changed it meanwhile."""
    from gipr_lint.engine.fixes.replacement import ChangedError, replace_content
    from gipr_lint.files.os_errors import explain

    try:
        replace_content(Path(path), mended.source.encoded(), mended.text.encoded())
    except ChangedError:
        raise _UnmendedError("文件刚被别的程序改动，没有修改") from None
    except OSError as error:
        raise _UnmendedError(f"无法写入，没有修改（{explain(error)}）") from None


def _end(changed: int, wrong: Sequence[str]) -> NoReturn:
    sys.exit(2 if wrong else int(changed > 0))
