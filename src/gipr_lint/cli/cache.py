"""``gipr-lint cache``."""

from __future__ import annotations

import click

from gipr_lint.cli.console import write
from gipr_lint.cli.usage import Command, fail


@click.command("cache", cls=Command, options_metavar="[选项]")
@click.argument("action", type=click.Choice(["show", "clean"]), default="show", metavar="[show|clean]")
def command(action: str) -> None:
    """缓存在哪里、有多大（show，不写就是它），或者清空（clean）。

    没有改动的报告不重新检查，上次的结果存在缓存里；里面没有报告的原文，也没有个人信息。
    """
    from gipr_lint.files import cache

    folder = cache.folder()
    if folder is None:
        write("没有缓存：环境变量 GIPR_LINT_CACHE_DIR 设为空。\n", None)
        return
    if folder.exists() and not folder.is_dir():
        fail(f"缓存 {folder} 不是文件夹，没有缓存；请改正环境变量 GIPR_LINT_CACHE_DIR 或 XDG_CACHE_HOME")
    files = cache.files(folder)
    if action == "clean":
        left = cache.clean(folder)
        write(f"缓存 {folder} 已清空：删去 {len(files) - left} 个文件{f'，{left} 个删不掉' if left else ''}。\n", None)
        return
    size = sum(file.stat().st_size for file in files)
    write(f"缓存 {folder}：{len(files)} 个文件，{size / 1024:.0f} KB。\n", None)
