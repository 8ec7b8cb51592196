"""What a run is to accept: the entries of the configuration, and the baseline that stands beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.cli.usage import fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.engine.accepted.acceptance import Acceptance
    from gipr_lint.engine.config import Config
    from gipr_lint.model.run import RuleLike

BASELINE = ".gipr-lint-baseline.json"


def acceptance(
    options: CommandOptions, config: Config | None, root: Path, rules: Sequence[RuleLike]
) -> Acceptance | None:
    """Return what is accepted; None where nothing is. With a wrong entry or baseline the run ends."""
    entries = config.suppress if config else ()
    file = _file(options, root)
    if not entries and file is None:
        return None
    from datetime import UTC, datetime

    from gipr_lint.engine.accepted.acceptance import Acceptance, refuse_wrong
    from gipr_lint.engine.accepted.baseline import read
    from gipr_lint.limits.errors import ConfigurationError

    try:
        refuse_wrong(entries, rules)
    except ConfigurationError as error:
        fail(f"配置文件的 suppress：{error}")
    try:
        baseline = read(file) if file else None
    except ConfigurationError as error:
        fail(f"基线 {error}")
    today = datetime.now(UTC).astimezone().date()
    return Acceptance(entries, root, _name(options, root), baseline, today, _whole(options["paths"], root))


def _file(options: CommandOptions, root: Path) -> Path | None:
    """Return the file of the baseline, where there is one; that of an option has to be there."""
    if options["no_baseline"]:
        return None
    if options["baseline"] is not None:
        return Path(options["baseline"])
    return root / BASELINE if os.path.lexists(root / BASELINE) else None


def _name(options: CommandOptions, root: Path) -> str:
    """Return the name of the configuration for remarks."""
    if options["config_path"]:
        return options["config_path"]
    from gipr_lint.engine.config_file import find

    found = find(root)
    return str(root / found.name) if found else "配置文件"


def _whole(paths: Sequence[str], root: Path) -> bool:
    """Tell whether a run checks the whole folder of the configuration."""
    real = root.resolve()
    return any(path != "-" and real.is_relative_to(Path(path).resolve()) for path in paths)
