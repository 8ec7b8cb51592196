"""Rules for single reports: what ``per-file`` says of those whose paths fit its patterns."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.engine.inputs.discover import fits

if TYPE_CHECKING:
    from gipr_lint.engine.config import PerFile
    from gipr_lint.model.rule import Rule

Choose = Callable[[Sequence["PerFile"]], "tuple[Rule, ...]"]
"""Returns the rules in force where some entries of ``per-file`` hold, in their order."""


@dataclass(frozen=True)
class RulesOfFiles:
    """The rules in force for each file. Patterns are those of ``.gitignore``, relative to ``root``."""

    entries: Mapping[str, PerFile]
    root: Path
    choose: Choose
    _chosen: dict[tuple[str, ...], tuple[Rule, ...]] = field(default_factory=dict, repr=False)

    def of(self, path: str) -> tuple[Rule, ...]:
        """Return the rules for a file. Raises ExcludeError for a pattern that is none."""
        fitting = self.fitting(path)
        if fitting not in self._chosen:
            self._chosen[fitting] = self.choose([self.entries[one] for one in fitting])
        return self._chosen[fitting]

    def fitting(self, path: str) -> tuple[str, ...]:
        """Return the patterns that a path fits. Raises ExcludeError for a pattern that is none."""
        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(self.root))
        return tuple(one for one in self.entries if not relative.startswith("..") and fits(one, relative))

    def of_any(self, paths: Iterable[str]) -> tuple[Rule, ...]:
        """Return the rules for any of the files: as no entry of ``per-file`` changes them, where they are there so.

        Raises UnknownNameError for a name in any entry, and ExcludeError.
        """
        for entry in self.entries.values():
            self.choose([entry])
        found = [self.choose([]), *(self.of(path) for path in paths)]
        return tuple({rule.id: rule for rules in reversed(found) for rule in rules}.values())
