"""How the command line speaks: help in Chinese, and every mistake as one Chinese sentence with exit code 2."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import IO, Any, NoReturn

import click

from gipr_lint.files.names import suggest
from gipr_lint.reporters.printable import printable

INCOMPLETE_CODE = 2
"""The exit code of a run that could not be done, or not as a whole."""
DEBUG = "GIPR_LINT_DEBUG"
"""The environment variable that lets an unexpected exception be shown in full."""

_INTERRUPT_SIGNAL = 2
"""The number of the signal that the keyboard sends."""
_received: list[int] = []
"""The signals that asked for the end."""

_MODULES = {
    "annotate": "annotate",
    "baseline": "accept.baseline",
    "cache": "cache",
    "check": "check",
    "config": "config",
    "explain": "explain",
    "new-rule": "new_rule",
    "plugins": "plugins",
    "rules": "rules",
    "scan": "scan",
    "schema": "schema",
    "server": "server",
    "show": "show",
    "summary": "scan.summary",
    "test-rules": "test_rules",
}
"""Each command and its module in this package."""


class _Chinese(click.Command):
    """A command whose help is Chinese, and whose mistakes know to which command they belong."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section("选项"):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示本说明。"
        return option


class Command(_Chinese):
    """A command, which refuses more arguments than it has."""

    allow_extra_args = True  # so that they are refused here

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; with one too many the run ends."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            fail(f"多余的参数“{rest[0]}”（{_help(ctx)}）")
        return rest


class Commands(_Chinese, click.Group):
    """A group of commands. What goes wrong in them is one sentence on standard error and never exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Return the names of the commands."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, its module imported now."""
        if cmd_name not in _MODULES:
            return None
        command: click.Command = import_module(f"gipr_lint.cli.{_MODULES[cmd_name]}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            listed = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in listed if command])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; without one the run ends."""
        if args[0] not in _MODULES and not ctx.resilient_parsing:
            meant = suggest(args[0], list(_MODULES)) or "；"
            fail(f"没有命令“{args[0]}”{meant}可用的命令：{'、'.join(sorted(_MODULES))}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - the signature is click's
        """Run a command and exit: in any case with 0, 1 or 2, unless someone interrupts or ends it."""
        _end_in_order()
        try:
            sys.exit(super().main(*args, **{**extra, "standalone_mode": False}))
        except click.UsageError as error:
            fail(f"{_sentence(error)}{_hint(error)}")
        except (click.Abort, KeyboardInterrupt):
            interrupted("运行被中断，没有输出结果")
        except Exception as error:  # noqa: BLE001 - the exit code of an exception would be that of findings
            _crash(error)


class PathName(click.Path):
    """A path as it was typed, but not an empty one; whether it can be used is found out by whoever uses it."""

    def __init__(self) -> None:
        super().__init__(readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Return the path. Raises BadParameter where it is empty."""
        if not value:
            self.fail("名称不能为空", param, ctx)
        return super().convert(value, param, ctx)


def say(message: str, *more: str) -> None:
    """Write one sentence to standard error, and more lines that belong to it."""
    from gipr_lint.privacy.file_names import mask_name

    try:
        click.echo("\n".join(printable(mask_name(line)) for line in (f"gipr-lint：{message}", *more)), err=True)
    except OSError:
        abandon(sys.stderr)


def fail(message: str, *more: str) -> NoReturn:
    """End the run: it could not be done at all."""
    say(message, *more)
    sys.exit(INCOMPLETE_CODE)


def interrupted(message: str) -> NoReturn:
    """End the run because the user interrupted it, with the exit code that shells have for that."""
    say(message)
    sys.exit(128 + (_received[0] if _received else _INTERRUPT_SIGNAL))


def _end_in_order() -> None:
    """Let a request to end the program be an interruption, so that no half-written file and no process is left."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):  # Windows has one of them
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)


def _terminate(number: int, _frame: object) -> NoReturn:
    _received.append(number)
    raise KeyboardInterrupt


def abandon(stream: IO[Any] | None) -> None:
    """Let what a stream still holds go nowhere, lest the interpreter fail on it when it ends."""
    if stream is not None:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _crash(error: Exception) -> NoReturn:
    if os.environ.get(DEBUG):
        import traceback

        with suppress(OSError):
            traceback.print_exception(error)
    if isinstance(error, OSError):
        from gipr_lint.files.os_errors import explain

        abandon(sys.stdout)
        fail(f"运行中断：{explain(error)}")
    fail(f"程序内部出错（{type(error).__name__}），运行中断；请反馈给工具的维护者（设 {DEBUG}=1 可显示详情）")


def _sentence(error: click.UsageError) -> str:
    """Say in Chinese what is wrong with the arguments; a mistake that is not known here, in the words of click."""
    match error:
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"缺少{_name(parameter)}"
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as parameter):
            return f"{_name(parameter)}的值只能是 {'、'.join(map(str, choices))}"
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least, max=most)) as parameter):
            wanted = f"不小于 {least} 的整数" if most is None else f" {least} 到 {most} 之间的整数"
            return f"{_name(parameter)}：应为{wanted}"
        case click.BadParameter(param=click.Parameter(type=click.types.FloatParamType()) as parameter):
            return f"{_name(parameter)}：应为数字"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{_name(parameter)}：{error.message}"
        case click.NoSuchOption():
            meant = f"，是否指“{error.possibilities[0]}”？" if error.possibilities else ""
            return f"没有选项“{error.option_name}”{meant}"
        case click.BadOptionUsage():
            flag = error.option_name in _flags(error.ctx)
            return f"选项“{error.option_name}”{'不能带值' if flag else '缺少值'}"
    return f"命令的写法不对（{error.format_message()}）"


def _name(parameter: click.Parameter) -> str:
    return f"选项“{parameter.opts[-1]}”" if isinstance(parameter, click.Option) else f"参数“{parameter.metavar}”"


def _flags(ctx: click.Context | None) -> set[str]:
    parameters = ctx.command.get_params(ctx) if ctx else []
    return {name for one in parameters if isinstance(one, click.Option) and one.is_flag for name in one.opts}


def _hint(error: click.UsageError) -> str:
    return f"（{_help(error.ctx)}）" if error.ctx else ""


def _help(ctx: click.Context) -> str:
    return f"用法见 {ctx.command_path} --help"
