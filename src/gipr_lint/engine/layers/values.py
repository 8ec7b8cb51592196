"""Whether the values of a configuration are right, whatever overrides them: none must come to light later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gipr_lint.engine.accepted.acceptance import refuse_wrong as refuse_wrong_suppressions
from gipr_lint.engine.config import Config, UnknownNameError, refuse_unknown
from gipr_lint.engine.inputs.discover import ExcludeError, fits
from gipr_lint.files.names import suggest
from gipr_lint.limits.errors import ConfigurationError

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions
    from gipr_lint.model.run import RuleLike


class WrongValueError(ConfigurationError):
    """A value of a configuration is wrong where the tools of the run are known; the message names the key."""


def refuse_wrong(
    config: Config, rules: Sequence[RuleLike], formats: Collection[str], editions: Editions | None
) -> None:
    """Raise WrongValueError for the first value that cannot be meant with these rules, formats and official formats."""
    if config.format not in formats:
        meant = suggest(config.format, list(formats)) or "；"
        raise WrongValueError(f"“format”：没有输出格式“{config.format}”{meant}可用的格式：{'、'.join(formats)}")
    entries = config.per_file.values()
    named = {
        "select": config.select,
        "ignore": config.ignore,
        "extend-select": config.extend_select,
        "extend-ignore": config.extend_ignore,
        "level": config.level,
        "per-file": [name for one in entries for name in (*one.select, *one.ignore, *one.level)],
    }
    patterns = {"exclude": config.exclude, "per-file": config.per_file}
    for key, names in named.items():
        with _told_of(key):
            refuse_unknown(names, rules)
    for key, given in patterns.items():
        with _told_of(key):
            for pattern in given:
                fits(pattern, "x")
    with _told_of("suppress"):
        refuse_wrong_suppressions(config.suppress, rules, editions)


@contextmanager
def _told_of(key: str) -> Iterator[None]:
    """Name the key in which something is wrong. Raises WrongValueError."""
    try:
        yield
    except (UnknownNameError, ExcludeError) as error:
        raise WrongValueError(f"“{key}”：{error}") from None
