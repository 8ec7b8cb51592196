"""The rules, run on one report, each on its own: one that crashes or does not return is named, the others run."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.engine.finding_builder import build_findings
from gipr_lint.limits.pattern import PatternTimeoutError
from gipr_lint.model.finding import Finding, Hit, Phrase, Problem
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule

if TYPE_CHECKING:
    from gipr_lint.limits.workers import Tell

_WITHOUT_TEXT = frozenset({"tables", "file"})
"""What a file has that holds the tables of a report alone."""


class Judgement(msgspec.Struct):
    """What rules have found in a report so far, and which of them is at work."""

    report: Report
    findings: list[Finding] = []
    problems: list[Problem] = []
    at: str = ""

    def incomplete(self, rule: Rule, reason: str) -> None:
        """Tell that a rule did not come to its end."""
        message = f"检查“{self.report.document.path}”时{reason}，这条规则的结果不完整"
        self.problems.append(Problem("rule", subject(rule), message))


def subject(rule: Rule) -> str:
    """Return what a rule is called in problems."""
    return f"规则 {rule.id}"


def run_rules(
    judgement: Judgement, rules: Sequence[Rule], checks: Mapping[str, Check], tell: "Tell", seconds: float | None
) -> None:
    """Add to a judgement what the rules find, those with checks of plugins last: they may change what they are given.

    A check of a plugin gets so many ``seconds`` at most.
    """
    concerned = [rule for rule in rules if _concerns(rule, judgement.report, checks)]
    foreign = {rule.check for rule in concerned if _is_foreign(rule, checks)} if checks is not CHECKS else set()
    for rule in (one for one in concerned if one.check not in foreign):
        judgement.at = subject(rule)
        try:
            hits = _heeded(rule, list(checks[rule.check].run(judgement.report, rule.options)), judgement.report)
            if hits:
                judgement.findings += build_findings(rule, hits, judgement.report)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the other rules must run
            judgement.incomplete(rule, _reason(error))
    for rule in (one for one in concerned if one.check in foreign):
        from gipr_lint.engine.plugin_checks import ask

        judgement.at = subject(rule)
        tell(subject(rule))
        answer = ask(rule, checks[rule.check], judgement.report, seconds)
        tell("")
        judgement.findings += answer.findings
        if answer.wrong:
            judgement.incomplete(rule, answer.wrong)


def joined(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """Let a finding that explains another one at the same place be said in that one's message."""
    explains = {rule.id: rule.explains or "" for rule in rules}
    told = {(finding.rule, finding.location.logical): index for index, finding in enumerate(findings)}
    result = list(findings)
    gone: set[int] = set()
    for index, finding in enumerate(findings):
        target = told.get((explains[finding.rule], finding.location.logical))
        if target is not None:
            result[target] = replace(result[target], message=_one(result[target].message, finding.message))
            gone.add(index)
    return [finding for index, finding in enumerate(result) if index not in gone]


def _one(first: Phrase, second: Phrase) -> Phrase:
    """Return two sentences as one."""
    *before, last = first
    return (*before, last.removesuffix("。") if isinstance(last, str) else last, "；", *second)


def _concerns(rule: Rule, report: Report, checks: Mapping[str, Check]) -> bool:
    """Tell whether a rule is for reports like this one, and whether the file has what its check needs."""
    whole = not report.document.tables_only
    return rule.applies.concerns(report) and (whole or checks[rule.check].need(rule.options) in _WITHOUT_TEXT)


def _heeded(rule: Rule, hits: list[Hit], report: Report) -> list[Hit]:
    """Return hits without those in recognised text, where a rule is about what the recognition gets wrong itself."""
    if rule.applies.recognized or not report.document.recognized:
        return hits
    from gipr_lint.engine.recognized.caution import is_recognized

    return [hit for hit in hits if not is_recognized(hit.location, report)]


def _is_foreign(rule: Rule, checks: Mapping[str, Check]) -> bool:
    """Tell whether the check of a rule is a plugin's."""
    check = checks.get(rule.check)
    return check is not None and check is not CHECKS.get(rule.check)


def _reason(error: BaseException) -> str:
    return f"出错：{error}" if isinstance(error, PatternTimeoutError) else f"出错（{type(error).__name__}）"
