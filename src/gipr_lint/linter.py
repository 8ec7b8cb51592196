"""The linter: files in, a run out. Whatever goes wrong with one file or rule, the others are still checked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gipr_lint.checks import CHECKS
from gipr_lint.dress import dress, masked_lines
from gipr_lint.finding import Finding, Phrase, Problem
from gipr_lint.formats import Editions
from gipr_lint.garbage import seldom_collected
from gipr_lint.parse import is_report
from gipr_lint.pattern import PatternTimeoutError
from gipr_lint.previous import Previous
from gipr_lint.readers import COMPILED, READERS, Reader, suffix_of
from gipr_lint.reading import UnreadableError, foreign, is_foreign, read_report
from gipr_lint.report import Report
from gipr_lint.rule import Check, Rule
from gipr_lint.run import Run, Source, Unjudged
from gipr_lint.sources import Input
from gipr_lint.spool import Packed, Sources, Spool, pack
from gipr_lint.timelimit import TimeLimitError, limit
from gipr_lint.toolset import national_rules
from gipr_lint.unjudged import unjudged

if TYPE_CHECKING:
    from gipr_lint.workers import Done, Tell


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check: by which ``edition`` where not by the report's year, with ``previous`` reports to compare with,
    and with at most ``timeout`` seconds for a file, its reading included. ``jobs`` processes share the files, where
    there are enough of them; with ``isolated`` at least one does, so that a plugin which ends its process ends no run.
    ``known`` are all rules that there are, where more are known than are in force.
    """

    edition: str | None = None
    previous: Previous | None = None
    timeout: float | None = None
    jobs: int = 1
    isolated: bool = False
    checks: Mapping[str, Check] = field(default_factory=lambda: CHECKS)
    editions: Editions | None = None
    readers: Mapping[str, Reader] = field(default_factory=lambda: READERS)
    known: Sequence[Rule] = ()


@dataclass(slots=True)
class _Outcome:
    """What came of one file."""

    packed: Packed | None = None
    problems: list[Problem] = field(default_factory=list)
    checked: str = ""
    skipped: str = ""
    without_previous: str = ""
    unjudged: Unjudged | None = None


class InterruptedRunError(KeyboardInterrupt):
    """The user interrupted a run when ``done`` of its ``total`` files had been checked."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


_OF_TABLES = frozenset({"tables", "privacy"})
"""The tags of the rules that judge a file which holds the tables of a report alone."""
_OTHERS = "不是报告的文件，加 --skip-others 跳过"
_MANY = 24
"""So many files are worth the start of further processes."""
_READER = "读取程序"
"""What a process names before it calls a reader of a plugin."""
_GRACE = 20.0
"""The seconds beyond the time limit after which a process is stopped: no interruption reached it."""


def _nothing(_name: str) -> None:
    """Tell nobody."""


def lint(
    inputs: Iterable[Input],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    *,
    problems: Sequence[Problem] = (),
    unsupported: Sequence[str] = (),
    spooled: bool = False,
) -> Run:
    """Check each input by the rules; ``problems`` and ``unsupported`` are what finding the inputs already told.

    With ``spooled``, findings and sources are kept in a temporary file and read again, one file's at a time, whenever
    they are asked for. Raises InterruptedRunError where the user interrupts it.
    """
    settings, listed, spool = settings or Settings(), list(inputs), Spool()
    outcomes: dict[int, _Outcome] = {}
    try:
        with seldom_collected():
            for index, outcome in _outcomes(listed, rules, settings):
                if outcome.packed:
                    spool.add(outcome.packed)
                    outcome.packed = None
                outcomes[index] = outcome
    except KeyboardInterrupt:
        raise InterruptedRunError(len(outcomes), len(listed)) from None
    ordered = [outcome for _, outcome in sorted(outcomes.items())]
    checked = sum(bool(outcome.checked) for outcome in ordered)
    without_previous = tuple(sorted(outcome.without_previous for outcome in ordered if outcome.without_previous))
    return Run(
        findings=spool if spooled else tuple(spool),
        problems=(*problems, *(problem for outcome in ordered for problem in outcome.problems)),
        rules=tuple(rules),
        checked=checked,
        skipped=tuple(sorted(outcome.skipped for outcome in ordered if outcome.skipped)),
        without_previous=without_previous,
        unsupported=tuple(sorted(unsupported)),
        sources=Sources(spool) if spooled else dict(Sources(spool)),
        known=tuple(settings.known or rules),
        unjudged=tuple(sorted(outcome.unjudged for outcome in ordered if outcome.unjudged)),
        compared=checked - len(without_previous) if settings.previous is not None else 0,
    )


def _outcomes(inputs: Sequence[Input], rules: Sequence[Rule], settings: Settings) -> Iterator[tuple[int, _Outcome]]:
    """Yield what comes of each input, with its index."""
    isolated = settings.isolated or (settings.timeout and any(suffix_of(one.path) in COMPILED for one in inputs))
    if not (isolated and hasattr(os, "fork")) and (settings.jobs < 2 or len(inputs) < _MANY):
        for index, source in enumerate(inputs):
            yield index, _Linter(rules, settings).check(source)
        return
    from gipr_lint.parallel import spread

    def check(source: Input, tell: Tell, fatal: frozenset[str]) -> _Outcome:
        if _READER in fatal:
            return _Outcome()
        return _Linter([rule for rule in rules if _subject(rule) not in fatal], settings, tell).check(source)

    patience = settings.timeout * 1.5 + _GRACE if settings.timeout else None
    for done in spread(check, inputs, settings.jobs if len(inputs) >= _MANY else 1, patience=patience):
        yield done.index, _told(done, inputs[done.index].path, settings.timeout)


def _told(done: Done[_Outcome], path: str, timeout: float | None) -> _Outcome:
    """Return the outcome of a file with the problems that only the process outside sees."""
    outcome = done.result or _Outcome()
    what = "迟迟不结束，进程已被终止" if done.late else "进程意外中止"
    for name in done.fatal:
        told = f"检查“{path}”时{what}，这条规则未用于该文件；请反馈给插件的维护者"
        if name == _READER:
            name, told = path, f"读取时{what}，未检查；请反馈给读取程序的维护者"
        outcome.problems.append(Problem(name, told))
    if done.result is None:
        cure = "未检查；请用 --jobs 1 单独检查" if not done.late else "未检查"
        cause = f"（时限 {timeout:g} 秒）" if done.late else "（可能是内存不足）"
        outcome.problems.append(Problem(path, f"检查时{what}{cause}，{cure}"))
    return outcome


def _subject(rule: Rule) -> str:
    return f"规则 {rule.id}"


def lint_text(text: str, path: str = "report.txt", edition: str | None = None) -> Run:
    """Check one text by the national rules."""
    return lint([Input(path, text.encode)], national_rules(), Settings(edition=edition))


class _Linter:
    """The check of one input."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, tell: Tell = _nothing) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._settings = settings
        self._tell = tell
        self._outcome = _Outcome()
        self._report: Report | None = None
        self._found: list[Finding] = []
        self._at = ""

    def check(self, source: Input) -> _Outcome:
        """Check the input; whatever goes wrong with it is a problem, also that it takes too long."""
        try:
            with limit(self._settings.timeout):
                self._check(source)
        except TimeLimitError:
            self._stopped(source)
        return self._outcome

    def _stopped(self, source: Input) -> None:
        """Tell where the time was over, and keep what was found before."""
        at = f"停在{self._at}，结果不完整" if self._report else "没有读完，未检查"
        limited = f"超过每个文件的时限（{self._settings.timeout:g} 秒），{at}；可用 --timeout 放宽"
        self._outcome.problems.append(Problem(source.path, limited))
        if self._report and "masked lines" in self._report.facts and self._outcome.packed is None:
            self._pack(self._report)

    def _check(self, source: Input) -> None:
        settings, outcome = self._settings, self._outcome
        try:
            self._tell(_READER if is_foreign(source.path, settings.readers) else "")
            report = read_report(source, settings.readers, settings.editions, settings.edition)
            self._tell("")
        except UnreadableError as error:
            outcome.problems.append(Problem(source.path, str(error)))
            return
        document = report.document
        outcome.problems += [Problem(document.path, remark) for remark in document.remarks]
        outcome.problems += [Problem(document.path, told) for told in _unread(report)]
        if not is_report(report):
            if source.named:
                outcome.problems.append(Problem(document.path, f"{foreign(report)}（{_OTHERS}）"))
            else:
                outcome.skipped = document.path
            return
        outcome.checked = document.path
        if settings.previous is not None:
            report = self._with_previous(report, settings.previous)
        self._report = report
        self._findings(report)
        self._of_guests(report)
        outcome.unjudged = self._unjudged(report)
        self._pack(report)

    def _pack(self, report: Report) -> None:
        findings = _explained(self._found, self._rules)
        if findings:
            self._outcome.packed = pack(report.document.path, findings, _sources(report, findings))

    def _unjudged(self, report: Report) -> Unjudged | None:
        try:
            return unjudged(report, [*self._rules.values()])
        except Exception:  # noqa: BLE001 - the rules that read the same have failed and been named
            return None

    def _with_previous(self, report: Report, previous: Previous) -> Report:
        last = previous.of(report)
        if last is None:
            self._outcome.without_previous = report.document.path
        return report.beside(last)

    def _concerning(self, report: Report, *, guests: bool) -> Iterator[Rule]:
        """Yield the rules that judge a report, either the tool's own or those with the check of a plugin."""
        alone = report.document.tables_only
        for rule in self._rules.values():
            check = self._settings.checks.get(rule.check)
            if (check is not None and check is not CHECKS.get(rule.check)) is not guests:
                continue
            if rule.applies.concerns(report) and not (alone and not _OF_TABLES.intersection(rule.tags)):
                self._at = _subject(rule)
                yield rule

    def _findings(self, report: Report) -> None:
        """Run each rule on its own: one that crashes or does not return is named, and the rest still run."""
        for rule in self._concerning(report, guests=False):
            try:
                hits = list(self._settings.checks[rule.check].run(report, rule.options))
                self._found += list(dress(rule, hits, report))
            except (Exception, SystemExit) as error:  # noqa: BLE001 - the other rules must run
                self._incomplete(rule, report, _reason(error))

    def _of_guests(self, report: Report) -> None:
        """Run the rules with checks of plugins, after all others: they may change what they are given."""
        for rule in self._concerning(report, guests=True):
            from gipr_lint.guests import ask

            self._tell(_subject(rule))
            answer = ask(rule, self._settings.checks[rule.check], report, self._settings.timeout)
            self._tell("")
            if answer.wrong:
                self._incomplete(rule, report, answer.wrong)
            self._found += answer.findings

    def _incomplete(self, rule: Rule, report: Report, reason: str) -> None:
        message = f"检查“{report.document.path}”时{reason}，这条规则的结果不完整"
        self._outcome.problems.append(Problem(_subject(rule), message))


def _sources(report: Report, findings: Sequence[Finding]) -> dict[str, Source]:
    """Return the files of which findings speak: the report's own, and last year's where a place in it is named."""
    named = {mention.location.path for finding in findings for mention in finding.related}
    return {
        one.document.path: Source(masked_lines(one), one.document.origins, one.document.source, one.document.size)
        for one in (report, report.previous)
        if one is report or (one is not None and one.document.path in named)
    }


def _unread(report: Report) -> Iterator[str]:
    """Yield a sentence for each table that the report has but that could not be read."""
    for table, span in report.unread.items():
        where = f"{report.document.line_name(span)}的“{report.format.table[table].name}”"
        yield (
            f"{where}没有画出表格线，不能确定各个数字属于哪一行、哪一列，这个表格没有检查；"
            "请改用 Word 文件，或者给表格加上边框后重新生成 PDF"
        )


def _reason(error: BaseException) -> str:
    return f"出错：{error}" if isinstance(error, PatternTimeoutError) else f"出错（{type(error).__name__}）"


def _explained(findings: list[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Let a finding that explains another one at the same place be said in that one's message."""
    told = {(finding.rule, finding.location.logical): index for index, finding in enumerate(findings)}
    result = list(findings)
    gone: set[int] = set()
    for index, finding in enumerate(findings):
        target = told.get((rules[finding.rule].explains or "", finding.location.logical))
        if target is not None:
            result[target] = replace(result[target], message=_joined(result[target].message, finding.message))
            gone.add(index)
    return [finding for index, finding in enumerate(result) if index not in gone]


def _joined(first: Phrase, second: Phrase) -> Phrase:
    """Return two sentences as one."""
    *before, last = first
    return (*before, last.removesuffix("。") if isinstance(last, str) else last, "；", *second)
