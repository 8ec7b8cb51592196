"""What came of all reports together: by organ, by rule, and what was not checked and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gipr_lint.model.finding import Level
from gipr_lint.reporters import summary
from gipr_lint.reporters.html.report import row_of
from gipr_lint.reporters.html.view import Listing, ReportRow, RuleRow, Summary
from gipr_lint.reporters.html.words import lines_of, shown, tallies

if TYPE_CHECKING:
    from gipr_lint.model.run import RuleLike, Run
    from gipr_lint.reporters import ReporterOptions


def summary_of(run: Run, rules: Mapping[str, RuleLike], options: ReporterOptions) -> Summary:
    """Return what came of a run."""
    rows: list[ReportRow] = []
    levels: defaultdict[str, Counter[Level]] = defaultdict(Counter)
    reports: Counter[str] = Counter()
    for path, findings, source in run.by_file():
        rows.append(row_of(len(rows) + 1, path, source, findings))
        reports.update({one.rule for one in findings})
        for one in findings:
            levels[one.rule][one.level] += 1
    return Summary(
        verdict=tuple(map(shown, summary.verdict(run, replace(options, verbose=True, commands=False)))),
        tallies=tallies({level: run.count(level) for level in Level}),
        reports=tuple(rows),
        rules=tuple(_rule(rules[rule], levels[rule], reports[rule]) for rule in sorted(levels, key=_gravest(levels))),
        unchecked=tuple(one for one in _unchecked(run, options) if one.items),
    )


def _gravest(levels: Mapping[str, Counter[Level]]) -> Callable[[str], tuple[int, ...]]:
    """Return how to order rules: what found most of the gravest level stands first."""
    return lambda rule: tuple(-levels[rule][level] for level in sorted(Level, key=lambda one: -one.rank))


def _rule(rule: RuleLike, levels: Counter[Level], reports: int) -> RuleRow:
    return RuleRow(rule.id, shown(rule.title), tallies(levels), reports, lines_of(rule.basis), lines_of(rule.help))


def _unchecked(run: Run, options: ReporterOptions) -> Iterator[Listing]:
    """Yield what was not checked, or not for sure."""
    yield Listing("以下问题使检查不完整", _pairs((one.subject, one.message) for one in run.problems))
    open_ = ((one.path, "；".join(summary.left_open(one, options))) for one in run.unjudged)
    yield Listing("没有检查到、或不能确定的内容", _pairs(open_))
    yield Listing("没有找到上一年的报告，未作比较", _pairs((path, "") for path in run.without_previous))
    yield Listing("已跳过，不是政府信息公开工作年度报告", _pairs((path, "") for path in run.skipped))
    unsupported = ((path, summary.instead_of(path)) for path in run.unsupported)
    yield Listing("已跳过，暂不支持此文件格式", _pairs(unsupported))


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((shown(name), shown(reason)) for name, reason in pairs)
