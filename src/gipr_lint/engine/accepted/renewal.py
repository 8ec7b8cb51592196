"""A baseline made anew from a run: what the run could judge is replaced, everything else stays."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from gipr_lint.engine.accepted.baseline import Baseline, Entries, Entry, entries_of
from gipr_lint.engine.accepted.parting import RulesOfRun
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.run import Run


class Difference(NamedTuple):
    """What a new baseline accepts that the old one did not, what it no longer does, and what has a reason now."""

    added: int
    removed: int
    explained: int


def difference(old: Entries, new: Entries) -> Difference:
    """Return what the writing of a baseline changed."""
    before, after = (
        {(path, *entry.key): entry for path, listed in one.items() for entry in listed} for one in (old, new)
    )
    both = [(before[key], after[key]) for key in before.keys() & after.keys()]
    return Difference(
        len(after.keys() - before.keys()) + sum(now.count > was.count for was, now in both),
        len(before.keys() - after.keys()) + sum(now.count < was.count for was, now in both),
        sum(now.reason != was.reason for was, now in both),
    )


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
            name = self.old.name(path)
            found[name] = (*found.get(name, ()), *entries_of(findings, rules.personal, self.reason))
        new = {path: entries for path, entries in self.old.entries.items() if path not in whole}
        if self.prune:
            new = {path: entries for path, entries in new.items() if self._may_be_there(path)}
        for path in whole:
            before = self.old.entries.get(path, ())
            unjudged = [entry for entry in before if entry.rule not in rules.judging]
            judged = (entry for entry in found.get(path, ()) if entry.rule in rules.judging)
            new[path] = (*unjudged, *self._renewed(judged, before))
        return {path: entries for path, entries in sorted(new.items()) if entries}

    def _may_be_there(self, path: str) -> bool:
        """Tell whether a file may still be there: of one whose name is masked, nobody knows."""
        return "*" in path or (self.old.file.parent / path).exists()

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
