"""The outcome of running examples, as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.reporters.marks import excerpt
from gipr_lint.reporters.printable import printable
from gipr_lint.testing.pack import Failure, Outcome


def as_text(outcome: Outcome) -> str:
    """Return each failure with the stretch of text that is meant, and a summary."""
    lines = [line for failure in outcome.failures for line in (*_failure(failure), "")]
    summary = f"{outcome.rules} 条规则，{outcome.examples} 个示例，"
    failed = len(outcome.failures)
    return "\n".join([*lines, summary + (f"{failed} 个不符" if failed else "全部通过")]) + "\n"


def _failure(failure: Failure) -> Iterator[str]:
    yield printable(f"{failure.place} {failure.rule}：第 {failure.number} 个{failure.kind}不符")
    for mistake in failure.mistakes:
        yield from (f"  {printable(line)}" for line in mistake.message.split("\n"))
        if mistake.line:
            yield from (f"    {line}" for line in excerpt(mistake.line, mistake.start, mistake.end))
