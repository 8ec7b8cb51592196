"""The outcome of running examples, as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.reporters.excerpt import excerpt
from gipr_lint.reporters.printable import printable
from gipr_lint.testing.pack_examples import ExamplesOutcome, FailedExample


def as_text(outcome: ExamplesOutcome) -> str:
    """Return each failure with the stretch of text that is meant, and a summary."""
    lines = [line for failure in outcome.failures for line in (*_failure(failure), "")]
    return "\n".join([*lines, _summary(outcome)]) + "\n"


def _summary(outcome: ExamplesOutcome) -> str:
    """Return how many examples there were; with problems some were not run, and it does not say that all passed."""
    failed, problems = len(outcome.failures), len(outcome.problems)
    counted = f"{outcome.rules} 条规则，{outcome.examples} 个示例，"
    if problems:
        return f"运行了 {counted}{failed} 个不符；另有 {problems} 处错误，有误的规则没有运行"
    return counted + (f"{failed} 个不符" if failed else "全部通过")


def _failure(failure: FailedExample) -> Iterator[str]:
    yield printable(f"{failure.place} {failure.rule}：{failure.example}不符")
    for mistake in failure.mistakes:
        yield from (f"  {printable(line)}" for line in mistake.message.split("\n"))
        if mistake.line:
            yield from (f"    {line}" for line in excerpt(mistake.line, mistake.start, mistake.end))
