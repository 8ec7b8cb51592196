"""Which rules are wanted: the command line over ``per-file`` over the configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gipr_lint.engine.config import Config, PerFile, choose
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.rule import Rule


class Wishes(NamedTuple):
    """What the command line asks for: ``select`` takes the place of the configuration's, the others add to it."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    level: Mapping[str, str] = {}

    def choose(self, rules: Sequence[Rule], config: Config, entries: Sequence[PerFile] = ()) -> tuple[Rule, ...]:
        """Return the rules in force where some entries of ``per-file`` hold, the last of them first.

        Raises UnknownNameError for a name that is neither rule nor tag.
        """
        narrowed = [entry.select for entry in entries if entry.select]
        given = narrowed[-1] if narrowed else config.select
        select = self.select or ([*given, *config.extend_select] if given else ())
        levels = {**config.level}
        for entry in entries:
            levels |= entry.level
        ignored = [name for entry in entries for name in entry.ignore]
        return choose(
            rules,
            select=select,
            ignore=[*config.ignore, *config.extend_ignore, *ignored, *self.ignore],
            level={**levels, **self.level},
        )
