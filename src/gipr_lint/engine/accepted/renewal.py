"""A baseline made anew from a run: what the run could judge is replaced, everything else stays."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from gipr_lint.engine.accepted.baseline import Baseline, Entries, Entry, entries_of
from gipr_lint.engine.accepted.parting import RulesOfRun
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.run import Run


class Renewal(NamedTuple):
    """A baseline, and the run whose findings it is to accept; with ``prune`` only those that it has already."""

    old: Baseline
    run: Run
    prune: bool = False
    reason: str = ""

    def entries(self) -> Entries:
        """Return the entries of the new baseline; those that stay the same keep their reasons."""
        rules = RulesOfRun.of(self.run.rules, self.run.known, comparing=bool(self.run.compared))
        whole = {self.old.name(path) for path in self.run.whole}
        found: dict[str, tuple[Entry, ...]] = {}
        for path, findings in groupby(self.run.findings, key=lambda one: one.path):
            found[self.old.name(path)] = entries_of(findings, rules.personal, self.reason)
        new = {path: entries for path, entries in self.old.entries.items() if path not in whole}
        if self.prune:
            new = {path: entries for path, entries in new.items() if (self.old.file.parent / path).exists()}
        for path in whole:
            before = self.old.entries.get(path, ())
            unjudged = [entry for entry in before if entry.rule not in rules.judging]
            judged = (entry for entry in found.get(path, ()) if entry.rule in rules.judging)
            new[path] = (*unjudged, *self._renewed(judged, before))
        return {path: entries for path, entries in sorted(new.items()) if entries}

    def _renewed(self, found: Iterable[Entry], before: Iterable[Entry]) -> Iterable[Entry]:
        """Yield the entries of one file."""
        known = {entry.key: entry for entry in before}
        for entry in found:
            old = known.get(entry.key)
            if old is None:
                if not self.prune:
                    yield entry
                continue
            count = min(entry.count, old.count) if self.prune else entry.count
            reason = old.reason or ("" if self.prune else entry.reason)
            yield msgspec.structs.replace(entry, count=count, reason=reason)
