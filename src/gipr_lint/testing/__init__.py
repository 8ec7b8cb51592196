"""Examples of rules as tests: exact spans, nothing more and nothing less. Public, so that rule packs test alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gipr_lint.document import Span
from gipr_lint.linter import lint
from gipr_lint.rule import Rule
from gipr_lint.sources import Input
from gipr_lint.testing.sample import ExampleError, Sample

__all__ = ["ExampleError", "Sample", "build", "verify"]

_MARK = re.compile(r"\[\||\|\]")


def build(example: str | Mapping[str, Any]) -> tuple[str, list[Span], list[str] | None]:
    """Return the report that an example stands for, the marked spans, and the logical places that it expects.

    A text is a paragraph of section one; a mapping is edits to the faultless report (``Sample``), with ``at`` for
    the places, as ``table/row/column`` or the id of a section. Raises ExampleError.
    """
    sample = Sample()
    edits = {"text": example} if isinstance(example, str) else dict(example)
    at = edits.pop("at", None)
    sample.edit(edits)
    text, spans = _unmark(sample.text)
    return text, spans, None if at is None else [at] if isinstance(at, str) else list(at)


def verify(rule: Rule, example: str | Mapping[str, Any], *, valid: bool) -> list[str]:
    """Run a rule on an example; return what is wrong, in sentences, or nothing.

    A valid example must give no finding; an invalid one findings at exactly the marked spans, or at exactly the
    logical places named. Raises ExampleError where the example itself makes no sense.
    """
    text, spans, places = build(example)
    run = lint([Input("example.txt", text.encode)], [rule])
    wrong = [f"{problem.subject}：{problem.message}" for problem in run.problems]
    if valid:
        return wrong + [f"不应报告，却报告了：{finding.text}" for finding in run.findings]
    if not spans and places is None:
        raise ExampleError("错误示例要用 [|…|] 标出应报告的文字，或用 at 写明位置")
    if not run.findings:
        wrong.append("没有报告")
    if spans:
        wrong += _differences([finding.location.span for finding in run.findings], spans, text)
    if places is not None:
        found = ["/".join(finding.location.logical) for finding in run.findings]
        if sorted(found) != sorted(places):
            wrong.append(f"应在 {places} 报告，实际在 {found}：{[finding.text for finding in run.findings]}")
    return wrong


def _differences(found: list[Span | None], expected: list[Span], text: str) -> list[str]:
    wrong = [f"多报告了 {_excerpt(span, text)}" for span in found if span not in expected]
    return wrong + [f"没有报告 {_excerpt(span, text)}" for span in expected if span not in found]


def _excerpt(span: Span | None, text: str) -> str:
    if span is None:
        return "整份报告"
    line = text.split("\n")[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return f"第 {span.line} 行第 {span.column} 列“{line[span.column - 1 : end]}”"


def _unmark(marked: str) -> tuple[str, list[Span]]:
    """Take the marks out of a text and return where the marked stretches stand."""
    lines, spans = [], []
    begin: tuple[int, int] | None = None
    for number, line in enumerate(marked.split("\n"), 1):
        plain, last = "", 0
        for match in _MARK.finditer(line):
            plain += line[last : match.start()]
            last = match.end()
            if match[0] == "[|":
                begin = (number, len(plain) + 1)
            elif begin is not None:
                spans.append(Span(*begin, number, len(plain) + 1))
        lines.append(plain + line[last:])
    return "\n".join(lines), spans
