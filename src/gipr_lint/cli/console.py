"""What several commands share: writing results, finding configuration and tools."""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from gipr_lint.cli.usage import INCOMPLETE_CODE, PathName, abandon, fail, say
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.scan.mode import MODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gipr_lint.engine.config import Config
    from gipr_lint.extensions.toolset import Toolset
    from gipr_lint.model.finding import Problem
    from gipr_lint.model.rule import Rule

EDITIONS = click.Choice(["2019", "2021"])
PATH = PathName()
OCR = click.option(
    "--ocr",
    type=click.Choice(MODES),
    help="扫描件和图片是否识别文字：auto 没有文字的页才识别，never 不识别，always PDF 的每一页都识别；默认 auto。",
)
"""How pictures of print are read."""


class ConfiguredTools(NamedTuple):
    """The configuration, the folder to which its paths relate, the tools that it asks for, its file, if any, and the
    files in which its keys stand.
    """

    config: Config
    root: Path
    tools: Toolset
    file: Path | None = None
    origins: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def settings(config_path: str | None, packs: tuple[str, ...] = ()) -> ConfiguredTools:
    """Find the configuration and assemble the tools; without a right configuration the run ends."""
    return with_tools(layered(config_path), packs)


def with_tools(found: FoundConfig, packs: tuple[str, ...], others: Iterable[ConfiguredTools] = ()) -> ConfiguredTools:
    """Return a configuration with its tools, maybe those of another one; with a wrong value the run ends."""
    from gipr_lint.engine.layers.values import refuse_wrong
    from gipr_lint.limits.errors import ConfigurationError

    config, root = found.config, found.root
    folders = [*_folders(config, root), *map(Path, packs)]
    same = (one.tools for one in others if _folders(one.config, one.root) == _folders(config, root))
    tools = next(same, None) or assembled(folders)
    try:
        refuse_wrong(config, tools.rules, tools.reporters, None if tools.plugins else tools.editions)
    except ConfigurationError as error:
        fail(f"{found.file}：{error}", *(f"{one.subject}：{one.message}" for one in tools.problems))
    return ConfiguredTools(config, root, tools, found.file, found.origins)


def assembled(folders: Sequence[Path] = ()) -> Toolset:
    """Return the tools; once plugins are loaded, nothing that they print is taken for a result."""
    from gipr_lint.cli.result_stream import turn_aside
    from gipr_lint.extensions.toolset import assemble

    return assemble(folders, prepare=turn_aside)


def configured_packs(config_path: str | None) -> list[Path]:
    """Return the folders of the packs that the configuration names; without a readable one the run ends."""
    return _folders(*configured(config_path))


def _folders(config: Config, root: Path) -> list[Path]:
    return [root / folder for folder in config.rules]


def configured(path: str | None) -> tuple[Config, Path]:
    """Return the configuration and the folder to which its paths relate; without a readable one the run ends."""
    found_with = layered(path)
    return found_with.config, found_with.root


class FoundConfig(NamedTuple):
    """A configuration, the folder to which its paths relate, the files in which its keys stand, and its own."""

    config: Config
    root: Path
    origins: Mapping[str, tuple[str, ...]]
    file: Path | None = None


def layered(path: str | None, start: Path | None = None) -> FoundConfig:
    """Return the configuration for a folder, the current one, say; without a readable one the run ends."""
    from gipr_lint.engine.config import Config
    from gipr_lint.engine.config_file import find
    from gipr_lint.engine.layers.extended import load_layers
    from gipr_lint.limits.errors import ConfigurationError

    found = Path(path) if path else None
    try:
        found = found or find(start or Path.cwd())
        if found is None:
            return FoundConfig(Config(), Path(), {})
        config, origins = load_layers(found)
        return FoundConfig(config, _relative(found.resolve().parent), origins, found)
    except ConfigurationError as error:
        fail(str(error))
    except OSError as error:
        from gipr_lint.files.os_errors import explain

        fail(f"{f'配置文件 {found}' if found else '当前文件夹'}：{explain(error)}")


def _relative(folder: Path) -> Path:
    """Return a folder as seen from the current one where that is below it, so that messages are short."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def write(text: str | Iterable[str], output: str | None) -> None:
    """Write a result, or its pieces, to a file as a whole, or to standard output; where that fails the run ends."""
    if output is not None:
        if wrong := written(text, output):
            fail(f"--output {output}：{wrong}")
        return
    write_bytes(piece.encode("utf-8", "replace") for piece in ([text] if isinstance(text, str) else text))


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output; where that fails the run ends."""
    from gipr_lint.cli.result_stream import result_stream
    from gipr_lint.files.os_errors import explain

    if sys.stdout is None:
        fail("标准输出已关闭，结果无法输出")
    stream = result_stream()
    try:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        abandon(stream)
    except OSError as error:
        abandon(stream)
        fail(f"标准输出：{explain(error)}")


def written(text: str | Iterable[str], output: str) -> str:
    """Write a text, or its pieces, to a file as a whole; return why that was not possible, nothing where it was."""
    from gipr_lint.engine.inputs.discover import write_file, wrong_with_target
    from gipr_lint.files.os_errors import explain

    try:
        write_file(Path(output), text)
    except (OSError, ValueError) as error:
        missing = "无法在这个位置建立文件" if isinstance(error, FileNotFoundError) else explain(error)
        return wrong_with_target(output) or missing
    return ""


def end(problems: Sequence[Problem]) -> None:
    """Name what was wrong with rule packs and plugins on standard error; with any, the run ends as incomplete."""
    tell(problems)
    if problems:
        sys.exit(INCOMPLETE_CODE)


def tell(problems: Sequence[Problem]) -> None:
    """Name what was wrong with files, rule packs and plugins on standard error."""
    if problems:
        from gipr_lint.privacy.file_names import mask_name
    for problem in problems:
        first, *more = problem.message.split("\n")  # an equation with a caret under its mistake
        say(f"{mask_name(problem.subject)}：{first}", *more)


def names(parts: tuple[str, ...]) -> list[str]:
    """Return the names in an option that may be repeated, each time with several names."""
    return [name.strip() for part in parts for name in part.split(",")]


def rules_in_force(
    config: Config,
    tools: Toolset,
    select: Sequence[str],
    ignore: Sequence[str],
    levels: Mapping[str, str] | None = None,
    *,
    with_off: bool = False,
) -> tuple[Rule, ...]:
    """Return the rules that configuration and options ask for; with an unknown name in an option the run ends.

    ``with_off`` adds those that a rule pack switched off and nobody switched on again.
    """
    from gipr_lint.engine.config import UnknownNameError
    from gipr_lint.engine.layers.wishes import Wishes

    asked = Wishes(select, ignore, levels or {})

    def chosen(rules: Sequence[Rule]) -> tuple[Rule, ...]:
        return asked.choose(rules, config)

    try:
        found = {rule.id: rule for rule in chosen(tools.rules)}
        if not with_off:
            return tuple(found.values())
        off = {rule.id: rule for rule in tools.rules if rule.off}
        return tuple(
            found.get(rule.id) or off[rule.id] for rule in chosen([replace(rule, off=False) for rule in tools.rules])
        )
    except UnknownNameError as error:
        fail(str(error))


def spare(paths: list[str], output: str | None) -> None:
    """Refuse to write over what is read, and where nothing can be written."""
    from gipr_lint.engine.inputs.discover import same_file, wrong_with_target

    if output is None:
        return
    if any(same_file(path, output) for path in paths):
        fail(f"--output {output}：这是要检查的文件之一，不能用结果覆盖；请换一个文件名")
    wrong = wrong_with_target(output)
    if wrong:
        fail(f"--output {output}：{wrong}")
