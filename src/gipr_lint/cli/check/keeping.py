"""Whether what a run finds is kept for the next one: asked first, so that a run which keeps nothing imports nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.results.memory import Memory
    from gipr_lint.model.rule import Rule

SWITCH = "GIPR_LINT_NO_CACHE"
"""The environment variable that switches the results of former runs off: ``GIPR_LINT_NO_CACHE=1``."""


def is_kept(options: CommandOptions) -> bool:
    """Tell whether results may be kept: not of reports that are compared with others."""
    off = os.environ.get(SWITCH, "0") not in {"", "0"}
    return not (off or options["no_cache"] or options["previous"] or options["project"])


def memory(options: CommandOptions, found: ConfiguredTools, rules: Sequence[Rule]) -> Memory | None:
    """Return what former runs found by the rules, and where to keep what this one finds."""
    if not is_kept(options):
        return None
    from gipr_lint.cli.check.remembered import memory_for

    return memory_for(options, found, rules)
