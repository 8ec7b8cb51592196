"""Accepted findings parted from the others, file by file: by comments first, then the configuration, then the baseline.

Nothing that is accepted gets lost: it goes to a spool of its own, with the reason. The results of former runs hold
findings as they were found; they are parted anew in every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gipr_lint.engine.accepted.acceptance import Acceptance, speaks_of
from gipr_lint.engine.accepted.baseline import PERSONAL, Entry, matched
from gipr_lint.engine.accepted.comments import Comment
from gipr_lint.engine.findings_file import Packed, Spool, pack, unpack
from gipr_lint.engine.results.outcome import FileOutcome
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Finding, Suppression
from gipr_lint.model.run import Remark, RuleLike, Source

_COMPARING = "year"
"""The first tag of rules that compare reports: without others beside them they say nothing."""
_NOTHING = Acceptance()


_Met = tuple[Acceptance, dict[int, bool]]
"""What the configuration of a file accepts; the entries that fitted a file, and whether they had any use."""


class RulesOfRun(NamedTuple):
    """The rules as suppressions name them: id and tags of each, which find personal data, and which could judge."""

    names: Mapping[str, frozenset[str]]
    personal: Mapping[str, bool]
    judging: frozenset[str]

    @classmethod
    def of(cls, rules: Sequence[RuleLike], known: Sequence[RuleLike], *, comparing: bool) -> RulesOfRun:
        """Return what is to be known of the rules of a run; ``comparing`` says whether it compares reports."""
        every = {rule.id: rule for rule in (*known, *rules)}
        return cls(
            {name: frozenset({name, *rule.tags}) for name, rule in every.items()},
            {name: PERSONAL in rule.tags for name, rule in every.items()},
            frozenset(rule.id for rule in rules if comparing or _COMPARING not in rule.tags[:1]),
        )

    def could_find(self, names: Sequence[str]) -> bool:
        """Tell whether every rule or tag of a suppression had a rule that could find something."""
        return all(self.ids(name) and self.ids(name) <= self.judging for name in names)

    def ids(self, name: str) -> frozenset[str]:
        """Return the rules that a rule or tag names."""
        return frozenset(rule for rule, own in self.names.items() if name in own)


class Parting:
    """Takes the outcomes of a run one by one, returns what is open of each and keeps what is accepted."""

    def __init__(self, accepted: Acceptance | None, rules: RulesOfRun) -> None:
        self._accepted, self._rules = accepted or _NOTHING, rules
        self.suppressed = Spool()
        self._remarks: list[Remark] = []
        self._met: dict[str, _Met] = {self._accepted.config: (self._accepted, {})}

    def open(self, outcome: FileOutcome) -> Packed | None:
        """Return the open findings of a file."""
        packed = outcome.packed
        path = packed.path if packed else outcome.standing.checked
        accepted = self._accepted.of(path) if path else self._accepted
        self._met.setdefault(accepted.config, (accepted, {}))
        entries = accepted.fitting(path) if path else []
        base = accepted.baseline.of(path) if accepted.baseline and path else ()
        if not (path and (outcome.comments or entries or base)):
            return packed
        findings, sources = unpack(packed.content) if packed else ((), {})
        reasons, idle = self._reasons(path, findings, sources, (outcome.comments, entries, base))
        if not outcome.problems:
            self._remarks += idle
        if not reasons:
            return packed
        marked = [replace(findings[number], suppression=why) for number, why in reasons.items()]
        self.suppressed.add(pack(path, marked, sources))
        left = [finding for number, finding in enumerate(findings) if number not in reasons]
        return pack(path, left, sources) if left else None

    def reasons(
        self, path: str, findings: Sequence[Finding], sources: Mapping[str, Source], comments: Sequence[Comment]
    ) -> Mapping[int, Suppression]:
        """Return why findings of a file are accepted, by their number."""
        accepted = self._accepted.of(path)
        self._met.setdefault(accepted.config, (accepted, {}))
        base = accepted.baseline.of(path) if accepted.baseline else ()
        return self._reasons(path, findings, sources, (comments, accepted.fitting(path), base))[0]

    def remarks(self) -> tuple[Remark, ...]:
        """Return what is wrong with the suppressions that were met, those of the configuration last."""
        ordered = sorted(self._remarks, key=lambda one: (one.path, one.line or 0))
        return (*dict.fromkeys(ordered), *(one for name in sorted(self._met) for one in self._of_config(name)))

    def _reasons(
        self,
        path: str,
        findings: Sequence[Finding],
        sources: Mapping[str, Source],
        given: tuple[Sequence[Comment], Sequence[int], Sequence[Entry]],
    ) -> tuple[dict[int, Suppression], list[Remark]]:
        """Return why findings are accepted, by their number, and what is wrong with comments and baseline."""
        comments, entries, base = given
        names = self._rules.names
        accepted, used = self._met[self._accepted.of(path).config]
        reasons: dict[int, Suppression] = {}
        served: set[Comment] = set()
        for number, finding in enumerate(findings):
            covering = [one for one in comments if _covers(one, finding, sources[path], names)]
            comment = next((one for one in covering if not one.is_over), None)
            served.update([comment] if comment else covering)
            if comment:
                reasons[number] = Suppression("comment", comment.reason)
        for at in entries:
            hits = [number for number, one in enumerate(findings) if speaks_of(accepted.entries[at], one, names)]
            used[at] = used.get(at, False) or bool(hits)
            if not accepted.is_over(at):
                reason = Suppression("config", _masked(accepted.entries[at].reason))
                reasons = {**dict.fromkeys(hits, reason), **reasons}
        rest = [number for number in range(len(findings)) if number not in reasons]
        found = matched([findings[number] for number in rest], base, self._rules.personal)
        for number, entry in found.items():
            reasons[rest[number]] = Suppression("baseline", _masked(entry.reason))
        idle = [*self._of_comments(path, comments, served), *self._of_baseline(path, base, list(found.values()))]
        return reasons, idle

    def _of_comments(self, path: str, comments: Sequence[Comment], served: set[Comment]) -> Iterator[Remark]:
        for one in comments:
            unknown = [name for name in one.names if not self._rules.ids(name)]
            if one.wrong:
                yield Remark(path, one.line, one.wrong)
            elif unknown:
                yield Remark(path, one.line, f"没有规则或标签“{unknown[0]}”，全部规则和标签见 gipr-lint rules")
            elif one in served and one.is_over:
                yield Remark(path, one.line, f"这个批注已于 {one.until} 到期，不再接受“{'、'.join(one.names)}”的问题")
            elif one not in served and self._rules.could_find(one.names):
                yield Remark(path, one.line, f"没有“{'、'.join(one.names)}”的问题可接受，请删去这个批注")

    def _of_baseline(self, path: str, base: Sequence[Entry], used: Sequence[Entry]) -> Iterator[Remark]:
        idle = {entry.key for entry in base if entry.rule in self._rules.judging} - {entry.key for entry in used}
        if idle:
            cure = "可用 gipr-lint baseline --prune 去掉"
            yield Remark(path, None, f"基线里有 {len(idle)} 个问题已经改正或有变化，{cure}")

    def _of_config(self, name: str) -> Iterator[Remark]:
        accepted, known = self._met[name]
        for number, entry in enumerate(accepted.entries):
            used = known.get(number)
            where = f"suppress 第 {number + 1} 项（{entry.rule}）"
            if used and accepted.is_over(number):
                yield Remark(accepted.config, None, f"{where}已于 {entry.until} 到期，不再接受")
            elif not used and accepted.whole and self._rules.could_find([entry.rule]):
                yield Remark(accepted.config, None, f"{where}没有问题可接受，请删去")


def _covers(comment: Comment, finding: Finding, source: Source, names: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a comment accepts a finding."""
    if comment.wrong or not names.get(finding.rule, frozenset()) & set(comment.names):
        return False
    span = source.place(finding.location.span).span
    if span is None:
        return comment.whole
    return span.line <= comment.last and span.end_line >= comment.first


def _masked(reason: str) -> str:
    from gipr_lint.privacy.masking import mask

    return mask(reason)
