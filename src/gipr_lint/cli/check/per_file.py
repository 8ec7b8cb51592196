"""The rules of each file of a run, where the configuration has some for single files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.engine.layers.wishes import Wishes
    from gipr_lint.model.rule import Rule


def rules_of_files(
    inputs: Sequence[Input], found: ConfiguredTools, asked: Wishes
) -> tuple[tuple[Rule, ...], Callable[[str], Sequence[Rule]]]:
    """Return the rules of any file of a run, and what returns those of one."""
    from gipr_lint.engine.layers.per_file import RulesOfFiles

    config, root, tools = found.config, found.root, found.tools
    files = RulesOfFiles(config.per_file, root, lambda entries: asked.choose(tools.rules, config, entries))
    return files.of_any(source.path for source in inputs), files.of
