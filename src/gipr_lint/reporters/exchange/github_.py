"""Workflow commands of GitHub Actions, which become annotations at the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level
from gipr_lint.reporters.exchange.places import repository_path, told
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import RuleLike, Run
    from gipr_lint.reporters import ReporterOptions

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield a command for each finding and each problem of the run."""
    rules = {rule.id: rule for rule in run.rules}
    for finding in run.findings:
        yield _annotation(finding, rules[finding.rule], run, options)
    for problem in run.problems:
        yield _command("error", {"title": "gipr-lint"}, printable(f"{problem.subject}：{problem.message}"))


def _annotation(finding: Finding, rule: RuleLike, run: Run, options: ReporterOptions) -> str:
    span = run.place(finding.path, finding.location.span).span
    properties: dict[str, object] = {"file": repository_path(finding.path, options)}
    if span:
        properties |= {"line": span.line, "endLine": span.end_line}
        if span.line == span.end_line:  # columns are only right within one line
            properties |= {"col": span.column, "endColumn": max(span.end_column - 1, span.column)}
    properties["title"] = f"{rule.title}（{rule.id}）"
    advice = "".join(
        f"\n{name}：{printable(text)}" for name, text in (("改法", rule.help), ("依据", rule.basis)) if text
    )
    return _command(_COMMANDS[finding.level], properties, told(finding, run) + advice)


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    given = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {given}::{_escaped(message, _IN_MESSAGES)}\n"


def _escaped(text: str, characters: Mapping[str, str]) -> str:
    return "".join(characters.get(char, char) for char in text)
