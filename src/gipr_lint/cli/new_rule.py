"""``gipr-lint new-rule``."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gipr_lint.cli.console import PATH, end, write
from gipr_lint.cli.terminal.completion import checks
from gipr_lint.cli.usage import Command, fail
from gipr_lint.files.names import suggest
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from gipr_lint.extensions.toolset import Toolset


@click.command("new-rule", cls=Command, options_metavar="[选项]")
@click.argument("rule", metavar="规则")
@click.option(
    "--check",
    "check",
    metavar="检查",
    shell_complete=checks,
    help="由哪一种检查来查；不写则列出全部检查，选好以后加上它再运行一次。",
)
@click.option("--folder", type=PATH, default=".", metavar="文件夹", help="规则包的文件夹，默认当前文件夹。")
def command(rule: str, check: str | None, folder: str) -> None:
    """写一个待填写的规则文件，连同各项说明；文件夹里没有 pack.yaml 的，也写一个。

    规则的 id 以规则包的前缀开头，例如 gansu-overview-counts。填写过的规则文件和 pack.yaml 不会被改动；
    文件夹 .schema 里供编辑器用的文件每次都更新。
    """
    from gipr_lint.authoring import template
    from gipr_lint.extensions.toolset import assemble
    from gipr_lint.files.os_errors import explain
    from gipr_lint.rulefiles.loader import PACK_FILE

    prefix = template.prefix_of(rule)
    if prefix is None:
        fail(f"规则 id “{rule}”应为小写字母、数字和连字符，以规则包的前缀开头，例如 gansu-overview-counts")
    tools = assemble()
    _refuse(rule, check, tools)
    home, pack = Path(folder), Path(folder, PACK_FILE)
    if home.exists() and not home.is_dir():
        fail(f"--folder {folder}：这是一个文件，不是文件夹")
    try:
        _fit(rule, pack)
        home.mkdir(parents=True, exist_ok=True)
        blank = template.rule_file(rule, None, tools.checks)
        written = [_new(home / f"{rule}.yaml", template.rule_file(rule, check, tools.checks), blank)]
        if not pack.exists():
            written.append(_new(pack, template.pack_file(prefix), ""))
        schemas = _schemas(home / template.SCHEMAS, tools)
    except OSError as error:
        fail(f"{error.filename or folder}：{explain(error)}")
    write((_checks(rule, folder, tools) if check is None else "") + _next_steps(written, schemas, folder), None)
    end(tools.problems)


def _refuse(rule: str, check: str | None, tools: Toolset) -> None:
    """End the run where the rule is there already, or the check is not."""
    rival = next((one for one in tools.rules if one.id == rule), None)
    if rival is not None:
        fail(f"“{rule}”已经是{rival.origin.label}的 id，请换一个")
    if check is not None and check not in tools.checks:
        meant = suggest(check, list(tools.checks)) or "；"
        listed = (f"  {name}　{known.about}" for name, known in tools.checks.items())
        fail(f"没有“{check}”这种检查{meant}可用的检查：", *listed)


def _fit(rule: str, pack: Path) -> None:
    """End the run where the pack in the folder has another prefix. Raises OSError."""
    from gipr_lint.files.yaml import YamlError, YamlFile, content_of

    if not pack.exists():
        return
    try:
        data = YamlFile(str(pack), content_of(pack)).plain()
    except YamlError as error:
        fail(str(error))
    prefix = data.get("prefix") if isinstance(data, dict) else None
    if prefix and not rule.startswith(f"{prefix}-"):
        fail(f"规则 id “{rule}”应以“{prefix}-”开头：这是 {pack} 里写的前缀")


def _new(path: Path, text: str, blank: str) -> Path:
    """Write a file; where it is there already, and anything but the ``blank`` one, the run ends. Raises OSError."""
    try:
        if blank != text and path.is_file() and path.read_bytes() == blank.encode():
            path.unlink()
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        fail(f"{path}：已经有了，没有改动；请换一个 id，或直接修改这个文件")
    return path


def _schemas(folder: Path, tools: Toolset) -> Path:
    """Write the schemas for editors beside the rules, or renew them. Raises OSError."""
    from gipr_lint.authoring.json_schema import schemas
    from gipr_lint.engine.inputs.discover import write_file
    from gipr_lint.reporters.json_text import dumps

    folder.mkdir(exist_ok=True)
    for name, schema in schemas(tools.checks, tools.rules).items():
        write_file(folder / f"{name}.schema.json", dumps(schema))
    return folder


def _checks(rule: str, folder: str, tools: Toolset) -> str:
    """Return the checks to choose from."""
    quoted = shlex.quote(folder)
    lines = ["可用的检查："]
    lines += [f"  {name}　{check.about}" for name, check in tools.checks.items()]
    lines += [
        f"选好以后运行 gipr-lint new-rule {rule} --folder {quoted} --check 检查，规则文件里就有它的各个选项。",
        "",
    ]
    return "\n".join(map(printable, lines)) + "\n"


def _next_steps(written: list[Path], schemas: Path, folder: str) -> str:
    quoted = shlex.quote(folder)
    lines = [f"写好了 {path}，待填写。" for path in written]
    lines += [
        f"写好了 {schemas}：供编辑器补全和检查规则文件，升级 gipr-lint 或插件后再运行 new-rule 即更新。",
        "下一步：",
        "  1. 填写上面的文件，空着的引号都要填；",
        f"  2. gipr-lint test-rules {quoted}（检验规则和示例）；",
        f"  3. gipr-lint check --rules {quoted} 报告.txt（试查报告）。",
    ]
    return "\n".join(map(printable, lines)) + "\n"
