"""JUnit's XML, which CI servers show as tests: a suite a file, a case a finding. Notes pass, all others fail."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gipr_lint.model.finding import Level
from gipr_lint.reporters.exchange.places import repository_path, told
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding, Problem
    from gipr_lint.model.run import RuleLike, Run
    from gipr_lint.reporters import ReporterOptions

_NAME = "gipr-lint"


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield the suites of all files with findings, then one of the run itself: its problems, or that there are none."""
    rules = {rule.id: rule for rule in run.rules}
    failures = run.count(Level.ERROR) + run.count(Level.WARNING)
    cases = failures + run.count(Level.NOTE) + max(len(run.problems), 1)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="{_NAME}" tests="{cases}" failures="{failures}" errors="{len(run.problems)}">\n'
    sizes = Counter((finding.path, finding.level is Level.NOTE) for finding in run.findings)
    for path, found in groupby(run.findings, lambda finding: finding.path):
        failed, passed = sizes[path, False], sizes[path, True]
        name = repository_path(path, options)
        yield f'  <testsuite name={quoteattr(name)} tests="{failed + passed}" failures="{failed}" errors="0">\n'
        for finding in found:
            yield _case(finding, name, rules[finding.rule], run)
        yield "  </testsuite>\n"
    yield from _of_the_run(run)
    yield "</testsuites>\n"


def _case(finding: Finding, path: str, rule: RuleLike, run: Run) -> str:
    span = run.place(finding.path, finding.location.span).span
    line = f' line="{span.line}"' if span else ""
    name = f"{finding.rule} {rule.title}"
    message, advice = told(finding, run), printable(f"改法：{rule.help} 依据：{rule.basis}".replace("\n", " "))
    head = f"    <testcase name={quoteattr(name)} classname={quoteattr(path)} file={quoteattr(path)}{line}>"
    if finding.level is Level.NOTE:
        return f"{head}<system-out>{escape(message)}</system-out></testcase>\n"
    kind = finding.level.value
    return f'{head}<failure type="{kind}" message={quoteattr(message)}>{escape(advice)}</failure></testcase>\n'


def _of_the_run(run: Run) -> Iterator[str]:
    problems = run.problems
    yield f'  <testsuite name="{_NAME}" tests="{max(len(problems), 1)}" failures="0" errors="{len(problems)}">\n'
    if not problems:
        yield f'    <testcase name="检查了 {run.checked} 份报告，运行完整" classname="{_NAME}"/>\n'
    for problem in problems:
        yield _problem(problem)
    yield "  </testsuite>\n"


def _problem(problem: Problem) -> str:
    subject, message = quoteattr(printable(problem.subject)), quoteattr(printable(problem.message))
    error = f'<error type="{problem.kind}" message={message}/>'
    return f'    <testcase name={subject} classname="{_NAME}">{error}</testcase>\n'
