"""A rule against one of its examples: exact spans, nothing more and nothing less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding
from gipr_lint.model.official_format import LATEST, Format
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run
from gipr_lint.privacy.masking import mask_lines
from gipr_lint.testing.companions import given
from gipr_lint.testing.example import Content, aside_kinds, build, build_previous
from gipr_lint.testing.example_asides import reader_with_asides
from gipr_lint.testing.sample import ExampleError

_PATH = "example.txt"


class Mistake(NamedTuple):
    """What is wrong with an example, in a sentence, and the stretch of a line that it speaks of."""

    message: str
    line: str = ""
    start: int = 0
    end: int = 0


def run_on(rule: Rule, example: Content, settings: Settings | None = None) -> Run:
    """Run a rule on the report that an example stands for. Raises ExampleError."""
    settings = settings or Settings()
    official = _official(settings)
    text, _, _ = build(example, official)
    settings = given(example, official, settings)
    if kinds := aside_kinds(example):
        settings = replace(settings, readers={".txt": reader_with_asides(kinds)})
    return lint([Input(_PATH, text.encode)], [rule], settings)


def _official(settings: Settings) -> Format | None:
    return settings.editions[LATEST] if settings.editions else None


def verify(rule: Rule, example: Content, *, valid: bool, settings: Settings | None = None) -> list[str]:
    """Run a rule on an example; return what is wrong, in sentences, or nothing.

    A valid example must give no finding; an invalid one findings at exactly the marked spans, or at exactly the
    logical places named. ``settings`` has the checks and formats of a rule pack. Raises ExampleError where the example
    itself makes no sense.
    """
    return [mistake.message for mistake in examine(rule, example, valid=valid, settings=settings)]


def examine(rule: Rule, example: Content, *, valid: bool, settings: Settings | None = None) -> list[Mistake]:
    """Do the same as ``verify``, with the stretches of text that are meant. Raises ExampleError."""
    settings = settings or Settings()
    text, spans, places = build(example, _official(settings))
    if not valid and not spans and not places:
        raise ExampleError("错误示例要用 [|…|] 标出应报告的文字，或用 at 写明位置")
    run = run_on(rule, example, settings)
    lines, found = mask_lines(text.split("\n")), [_in_file(one, run) for one in run.findings]
    wrong = [Mistake(f"{problem.subject}：{problem.message}") for problem in run.problems]
    if run.without_previous and build_previous(example, _official(settings)):
        wrong.append(Mistake("上年的报告与本年的对不上：机关名称应相同，年份应早一年"))
    if valid:
        return wrong + [_mistake(f"不应报告，却报告了：{one.text}", one.location.span, lines) for one in found]
    if not run.findings:
        wrong += _silence(rule, text, run, settings)
    if spans:
        wrong += _differences(found, spans, lines)
    if places is not None:
        wrong += _elsewhere(found, places, lines)
    return wrong


def _in_file(finding: Finding, run: Run) -> Finding:
    """Return a finding at the place in the file, where its text was read into another one."""
    span = run.place(finding.path, finding.location.span).span or finding.location.span
    return replace(finding, location=finding.location._replace(span=span))


def _silence(rule: Rule, text: str, run: Run, settings: Settings) -> Iterator[Mistake]:
    """Say why nothing can be found, where that is known."""
    if run.skipped:
        yield Mistake("改动以后，示例不再像一份年度报告")
        return
    report = read_report(Input(_PATH, text.encode), settings.readers, settings.editions)
    if not rule.applies.concerns(report):
        told = f"示例是“{report.organ}”{report.year} 年度的报告，规则的 applies 不包括它；可以在示例里写 title"
        yield Mistake(told)


def _differences(found: Sequence[Finding], expected: Sequence[Span], lines: Sequence[str]) -> Iterator[Mistake]:
    for finding in found:
        if (span := finding.location.span) not in expected:
            yield _mistake(f"多报告了 {_excerpt(span, lines)}：{finding.text}", span, lines)
    for span in expected:
        if span not in [finding.location.span for finding in found]:
            yield _mistake(f"没有报告 {_excerpt(span, lines)}", span, lines)


def _elsewhere(found: Sequence[Finding], places: Sequence[str], lines: Sequence[str]) -> Iterator[Mistake]:
    rest = list(places)
    for finding in found:
        logical = "/".join(finding.location.logical)
        if logical in rest:
            rest.remove(logical)
        else:
            yield _mistake(f"多报告了 {_place_name(logical)}：{finding.text}", finding.location.span, lines)
    for logical in rest:
        yield Mistake(f"没有报告 {_place_name(logical)}")


def _place_name(logical: str) -> str:
    return logical or "不属于任何部分的地方（at 为空）"


def _mistake(message: str, span: Span | None, lines: Sequence[str]) -> Mistake:
    if span is None:
        return Mistake(message)
    line = lines[span.line - 1]
    return Mistake(message, line, span.column - 1, _end(span, line))


def _excerpt(span: Span | None, lines: Sequence[str]) -> str:
    if span is None:
        return "整份报告"
    line = lines[span.line - 1]
    return f"第 {span.line} 行第 {span.column} 列“{line[span.column - 1 : _end(span, line)]}”"


def _end(span: Span, line: str) -> int:
    return span.end_column - 1 if span.end_line == span.line else len(line)
