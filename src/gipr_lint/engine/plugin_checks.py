"""Checks of plugins, run so that one that misbehaves costs its own findings only."""

import os
from string import Formatter

from msgspec.structs import replace

from gipr_lint.engine.finding_builder import build_findings, masked_lines
from gipr_lint.extensions.plugins.containment import SECONDS, PluginCallError, call, kind
from gipr_lint.extensions.plugins.returned_values import Files, ReturnedValueError, accept_hits
from gipr_lint.limits.processes import spread
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Finding, Hit
from gipr_lint.model.once_per_report import memo_kept
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule
from gipr_lint.model.run import Run
from gipr_lint.reporters import Reporter, ReporterOptions

_REPORTER_SECONDS = 60.0
"""The most that a reporter may take for all reports together."""


class Answer(NamedTuple):
    """The findings of a rule as far as its check came, and what is wrong with the check, as a Chinese predicate."""

    findings: tuple[Finding, ...]
    wrong: str = ""


def ask(rule: Rule, check: Check, report: Report, seconds: float | None = None) -> Answer:
    """Run a check of a plugin for a rule; nothing that it does is raised, but an interruption by the user.

    What the program found out about the report is put back afterwards; what the check added to it stays, for others.
    """
    masked_lines(report)
    files = _files(report)
    fields = [name for _, name, _, _ in Formatter().parse(rule.message) if name is not None]
    hits: list[Hit] = []
    wrong = ""

    def run() -> str:
        try:
            accept_hits(check.run(report, rule.options), fields, files, hits)
        except ReturnedValueError as error:
            return str(error)
        return ""

    with memo_kept(report):
        try:
            wrong = call(run, min(seconds or SECONDS, SECONDS))
        except PluginCallError as error:
            wrong = str(error)
    try:
        return Answer(tuple(build_findings(rule, hits, report)), wrong)
    except Exception as error:  # noqa: BLE001 - the check may have broken the report, or the rule is wrong
        return Answer((), wrong or f"出错（{kind(error)}）")


def _files(report: Report) -> Files:
    """Return the lines of the report, and of last year's and its neighbours' where it is compared with them."""
    others = [one for one in (report.previous, *report.companions.neighbours) if one is not None]
    return {None: report.document.lines, **{one.document.path: one.document.lines for one in others}}


def render(reporter: Reporter, run: Run, options: ReporterOptions) -> str:
    """Return what a reporter of a plugin makes of a run. Raises GuestError.

    It works in a process of its own where there can be one, so that it may end that.
    """
    whole = replace(run, findings=tuple(run.findings), sources=dict(run.sources))

    def work(*_: object) -> str | PluginCallError:
        try:
            made: object = call(lambda: reporter(whole, options), _REPORTER_SECONDS)
        except PluginCallError as error:
            return error
        return made if type(made) is str else PluginCallError(f"返回的不是文字，而是 {type(made).__name__}")

    if not hasattr(os, "fork"):
        answer = work()
    else:
        (done,) = spread(work, [None], 1, patience=2 * _REPORTER_SECONDS)
        answer = done.result or PluginCallError("迟迟不结束，进程已被终止" if done.late else "进程意外中止")
    if isinstance(answer, PluginCallError):
        raise answer
    return answer
