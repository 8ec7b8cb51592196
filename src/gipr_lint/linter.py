"""The linter: files in, a run out. Whatever goes wrong with one file or rule, the others are still checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gipr_lint import formats
from gipr_lint.checks import CHECKS
from gipr_lint.document import Document
from gipr_lint.dress import dress
from gipr_lint.finding import Finding, Problem
from gipr_lint.masking import mask_lines
from gipr_lint.parse import is_report, parse_report
from gipr_lint.readers import ReadError, read
from gipr_lint.report import Report
from gipr_lint.resources import folder
from gipr_lint.rule import Rule
from gipr_lint.rulefile import Context, load_rules
from gipr_lint.run import Run, Source
from gipr_lint.sources import Input


def national_rules() -> tuple[Rule, ...]:
    """Return the national rules, sorted by id."""
    return load_rules(folder("gipr_lint.rules"), Context(CHECKS, formats.national()))


@dataclass(slots=True)
class _Tally:
    """What a run has found so far."""

    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    checked: int = 0


def lint(
    inputs: Iterable[Input],
    rules: Sequence[Rule],
    *,
    edition: str | None = None,
    problems: Sequence[Problem] = (),
    unsupported: Sequence[str] = (),
) -> Run:
    """Check each input by the rules; ``problems`` and ``unsupported`` are what finding the inputs already told."""
    tally = _Tally(problems=list(problems))
    for source in inputs:
        try:
            document = read(source.content(), source.path)
        except (ReadError, OSError) as error:
            tally.problems.append(Problem(source.path, str(error)))
            continue
        _check(document, rules, edition, tally)
    tally.findings.sort(key=_order)
    return Run(
        findings=tuple(tally.findings),
        problems=tuple(tally.problems),
        rules=tuple(rules),
        checked=tally.checked,
        skipped=tuple(sorted(tally.skipped)),
        unsupported=tuple(sorted(unsupported)),
        sources=tally.sources,
    )


def lint_text(text: str, path: str = "report.txt", edition: str | None = None) -> Run:
    """Check one text by the national rules."""
    return lint([Input(path, text.encode)], national_rules(), edition=edition)


def _check(document: Document, rules: Sequence[Rule], edition: str | None, tally: _Tally) -> None:
    tally.problems += [Problem(document.path, remark) for remark in document.remarks]
    try:
        report = parse_report(document, edition)
    except Exception as error:  # noqa: BLE001 - the other files must be checked all the same
        tally.problems.append(
            Problem(document.path, f"无法理解文件的结构（{type(error).__name__}），未检查；请反馈给工具的维护者")
        )
        return
    if not is_report(report):
        tally.skipped.append(document.path)
        return
    tally.checked += 1
    findings = _explained(_findings(report, rules, tally), {rule.id: rule for rule in rules})
    if findings:
        tally.findings += findings
        tally.sources[document.path] = Source(mask_lines(document.lines))


def _findings(report: Report, rules: Sequence[Rule], tally: _Tally) -> list[Finding]:
    """Run each rule on its own: one that crashes is named, and the rest still run."""
    findings: list[Finding] = []
    for rule in rules:
        if not rule.applies.concerns(report):
            continue
        try:
            hits = list(CHECKS[rule.check].run(report, rule.options))
            findings += dress(rule, hits, report)
        except Exception as error:  # noqa: BLE001 - whatever a rule raises, the others must run
            message = f"检查“{report.document.path}”时出错（{type(error).__name__}），这条规则的结果不完整"
            tally.problems.append(Problem(f"规则 {rule.id}", message))
    return findings


def _explained(findings: list[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Let a finding that explains another one at the same place be said in that one's message."""
    told = {(finding.rule, finding.location.logical): index for index, finding in enumerate(findings)}
    result = list(findings)
    gone: set[int] = set()
    for index, finding in enumerate(findings):
        target = told.get((rules[finding.rule].explains or "", finding.location.logical))
        if target is not None:
            result[target] = replace(result[target], message=(*result[target].message, "；", *finding.message))
            gone.add(index)
    return [finding for index, finding in enumerate(result) if index not in gone]


def _order(finding: Finding) -> tuple[str, int, int, str]:
    """Sort by place and rule; what is alike in that stays in the order in which the rule found it."""
    span = finding.location.span
    return (finding.path, span.line if span else 0, span.column if span else 0, finding.rule)
