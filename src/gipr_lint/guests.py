"""Checks of plugins, run so that one that misbehaves costs its own findings only."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple

from gipr_lint.accept import RefusedError, accept_hits
from gipr_lint.contain import SECONDS, GuestError, call, kind
from gipr_lint.dress import dress, masked_lines
from gipr_lint.finding import Finding, Hit
from gipr_lint.report import Report
from gipr_lint.rule import Check, Rule


class Answer(NamedTuple):
    """The findings of a rule as far as its check came, and what is wrong with the check, as a Chinese predicate."""

    findings: tuple[Finding, ...]
    wrong: str = ""


def ask(rule: Rule, check: Check, report: Report, seconds: float | None = None) -> Answer:
    """Run a check of a plugin for a rule; nothing that it does is raised, but an interruption by the user.

    What the program knows of the report is put back afterwards: the check may have changed it.
    """
    masked_lines(report)
    document, facts = report.document, dict(report.facts)
    fields = [name for _, name, _, _ in Formatter().parse(rule.message) if name is not None]
    hits: list[Hit] = []
    wrong = ""

    def run() -> str:
        try:
            accept_hits(check.run(report, rule.options), fields, document.lines, hits)
        except RefusedError as error:
            return str(error)
        return ""

    try:
        wrong = call(run, min(seconds or SECONDS, SECONDS))
    except GuestError as error:
        wrong = str(error)
    report.facts.clear()
    report.facts.update(facts)
    try:
        return Answer(tuple(dress(rule, hits, report)), wrong)
    except Exception as error:  # noqa: BLE001 - the check may have broken the report, or the rule is wrong
        return Answer((), wrong or f"出错（{kind(error)}）")
