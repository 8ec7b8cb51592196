"""What a run is to accept: the entries of the configuration, and the baseline that stands beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.cli.usage import fail
from gipr_lint.engine.config_file import BASELINE, find_baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.cli.check.configurations import Configurations
    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.accepted.acceptance import Acceptance
    from gipr_lint.engine.config import Config


def acceptance(options: CommandOptions, config: Config | None, root: Path, file: Path | None) -> Acceptance | None:
    """Return what a configuration accepts, and the baseline; None where nothing is. With a wrong one the run ends."""
    entries = config.suppress if config else ()
    base = _file(options, root)
    if not entries and base is None:
        return None
    from gipr_lint.engine.accepted.acceptance import Acceptance
    from gipr_lint.engine.accepted.baseline import read
    from gipr_lint.limits.errors import ConfigurationError

    try:
        baseline = read(base) if base else None
    except ConfigurationError as error:
        fail(f"基线 {error}")
    name = str(root / file.name) if file else ""
    return Acceptance(entries, root, name, baseline, _whole(options["paths"], root))


def accepted_in(
    options: CommandOptions, configurations: Configurations, used: Sequence[ConfiguredTools]
) -> Acceptance | None:
    """Return what is accepted in a run whose files have the configurations that are ``used``; the baseline is one."""
    root = configurations.root
    first = acceptance(options, root.config, root.root, root.file)
    entries = {id(one): acceptance({**options, "no_baseline": True}, *one[:2], one.file) for one in used}
    if not any(one for key, one in entries.items() if key != id(root)):
        return first
    from gipr_lint.engine.accepted.acceptance import Acceptance

    first = first or Acceptance()
    others = {key: one._replace(baseline=first.baseline) for key, one in entries.items() if one and key != id(root)}
    nothing = first._replace(entries=(), config="")

    def of(path: str) -> Acceptance | None:
        own = configurations.of(path)
        return None if own is root else others.get(id(own), nothing)

    return first._replace(others=of)


def _file(options: CommandOptions, root: Path) -> Path | None:
    """Return the file of the baseline, where there is one; that of an option has to be there."""
    if options["no_baseline"]:
        return None
    if options["baseline"] is not None:
        return Path(options["baseline"])
    return nearest_baseline(root)


def nearest_baseline(root: Path) -> Path | None:
    """Return the baseline of a run: beside its configuration, else the nearest one from the current folder upward."""
    if os.path.lexists(root / BASELINE):
        return root / BASELINE
    here = Path.cwd()
    found = find_baseline(here)
    return found.relative_to(here) if found and found.is_relative_to(here) else found


def _whole(paths: Sequence[str], root: Path) -> bool:
    """Tell whether a run checks the whole folder of the configuration."""
    real = root.resolve()
    return any(path != "-" and real.is_relative_to(Path(path).resolve()) for path in paths)
