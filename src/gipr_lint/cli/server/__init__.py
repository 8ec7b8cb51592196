"""``gipr-lint server``: the language server on standard input and output."""

from __future__ import annotations

import signal
import sys

import click

from gipr_lint.cli.usage import Command, fail


@click.command("server", cls=Command, options_metavar="[选项]")
@click.option("--stdio", is_flag=True, help="通过标准输入和标准输出对话；本来就是这样，供编辑器照习惯写。")
@click.option("-v", "--verbose", is_flag=True, help="在标准错误里记录做了什么、用了多久；不记报告的文字。")
def command(*, stdio: bool, verbose: bool) -> None:  # noqa: ARG001 - there is no other way to talk
    """语言服务器：编辑器启动它，写报告、写规则的时候就检查。

    编辑器怎样设置，见文档“编辑器”。
    """
    try:
        from gipr_lint.server.serve import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        fail("语言服务器要用 pygls，还没有安装；请执行 pip install 'gipr-lint[lsp]'")
    from gipr_lint.cli.result_stream import result_stream, turn_aside

    if sys.stdin is None or sys.stdout is None:
        fail("标准输入或标准输出已关闭，不能与编辑器对话")
    for number in (signal.SIGINT, signal.SIGTERM):  # nothing is half done, and what reads does not hear of them
        signal.signal(number, signal.SIG_DFL)
    turn_aside()
    serve(sys.stdin.buffer, result_stream(), verbose=verbose)
