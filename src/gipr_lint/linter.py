"""The linter: files in, a run out. Whatever goes wrong with one file or rule, the others are still checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gipr_lint.checks import CHECKS
from gipr_lint.dress import dress, masked_lines
from gipr_lint.finding import Finding, Phrase, Problem
from gipr_lint.formats import Editions
from gipr_lint.parse import is_report
from gipr_lint.pattern import PatternTimeoutError
from gipr_lint.previous import Previous
from gipr_lint.readers import READERS, Reader
from gipr_lint.reading import UnreadableError, foreign, read_report
from gipr_lint.report import Report
from gipr_lint.rule import Check, Rule
from gipr_lint.run import Run, Source, Unjudged
from gipr_lint.sources import Input
from gipr_lint.timelimit import TimeLimitError, limit
from gipr_lint.toolset import national_rules
from gipr_lint.unjudged import unjudged


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check: by which ``edition`` where not by the report's year, with ``previous`` reports to compare with,
    and with at most ``timeout`` seconds for a rule and a file. ``jobs`` processes share the files, where there are
    enough of them. ``known`` are all rules that there are, where more are known than are in force.
    """

    edition: str | None = None
    previous: Previous | None = None
    timeout: float | None = None
    jobs: int = 1
    checks: Mapping[str, Check] = field(default_factory=lambda: CHECKS)
    editions: Editions | None = None
    readers: Mapping[str, Reader] = field(default_factory=lambda: READERS)
    known: Sequence[Rule] = ()


@dataclass(slots=True)
class _Tally:
    """What a run has found so far."""

    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    without_previous: list[str] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    unjudged: list[Unjudged] = field(default_factory=list)
    checked: int = 0

    def add(self, other: _Tally) -> None:
        """Add what another part of the run has found."""
        self.findings += other.findings
        self.problems += other.problems
        self.skipped += other.skipped
        self.without_previous += other.without_previous
        self.sources |= other.sources
        self.unjudged += other.unjudged
        self.checked += other.checked


_OF_TABLES = frozenset({"tables", "privacy"})
"""The tags of the rules that judge a file which holds the tables of a report alone."""
_OTHERS = "不是报告的文件，加 --skip-others 跳过"
_MANY = 24
"""So many files are worth the start of further processes."""


def lint(
    inputs: Iterable[Input],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    *,
    problems: Sequence[Problem] = (),
    unsupported: Sequence[str] = (),
) -> Run:
    """Check each input by the rules; ``problems`` and ``unsupported`` are what finding the inputs already told."""
    tally = _Tally(problems=list(problems))
    settings = settings or Settings()
    for part in _parts(list(inputs), rules, settings):
        tally.add(part)
    tally.findings.sort(key=_order)
    return Run(
        findings=tuple(tally.findings),
        problems=tuple(tally.problems),
        rules=tuple(rules),
        checked=tally.checked,
        skipped=tuple(sorted(tally.skipped)),
        without_previous=tuple(sorted(tally.without_previous)),
        unsupported=tuple(sorted(unsupported)),
        sources=tally.sources,
        known=tuple(settings.known or rules),
        unjudged=tuple(sorted(tally.unjudged)),
        compared=tally.checked - len(tally.without_previous) if settings.previous is not None else 0,
    )


def _parts(inputs: Sequence[Input], rules: Sequence[Rule], settings: Settings) -> Iterator[_Tally]:
    """Yield what is found in the inputs, in their order."""

    def check(some: Sequence[Input]) -> _Tally:
        tally = _Tally()
        linter = _Linter(rules, settings, tally)
        for source in some:
            linter.check(source)
        return tally

    if settings.jobs < 2 or len(inputs) < _MANY:
        yield check(inputs)
        return
    from gipr_lint.parallel import spread

    for some, done in spread(check, inputs, settings.jobs):
        told = "检查时进程意外中止（可能是内存不足），未检查；请用 --jobs 1 单独检查"
        yield done or _Tally(problems=[Problem(source.path, told) for source in some])


def lint_text(text: str, path: str = "report.txt", edition: str | None = None) -> Run:
    """Check one text by the national rules."""
    return lint([Input(path, text.encode)], national_rules(), Settings(edition=edition))


def _unread(report: Report) -> Iterator[str]:
    """Yield a sentence for each table that the report has but that could not be read."""
    for table, span in report.unread.items():
        where = f"{report.document.line_name(span)}的“{report.format.table[table].name}”"
        yield (
            f"{where}没有画出表格线，不能确定各个数字属于哪一行、哪一列，这个表格没有检查；"
            "请改用 Word 文件，或者给表格加上边框后重新生成 PDF"
        )


class _Linter:
    """The run over one input after another."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, tally: _Tally) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._settings = settings
        self._tally = tally

    def check(self, source: Input) -> None:
        """Check one input; whatever goes wrong with it is a problem."""
        settings = self._settings
        try:
            report = read_report(source, settings.readers, settings.editions, settings.edition)
        except UnreadableError as error:
            self._tally.problems.append(Problem(source.path, str(error)))
            return
        document = report.document
        self._tally.problems += [Problem(document.path, remark) for remark in document.remarks]
        self._tally.problems += [Problem(document.path, told) for told in _unread(report)]
        if not is_report(report):
            if source.named:
                self._tally.problems.append(Problem(document.path, f"{foreign(report)}（{_OTHERS}）"))
            else:
                self._tally.skipped.append(document.path)
            return
        self._tally.checked += 1
        if settings.previous is not None:
            report = self._with_previous(report, settings.previous)
        findings = _explained(list(self._findings(report)), self._rules)
        self._tally.unjudged += self._unjudged(report)
        if findings:
            self._tally.findings += findings
            self._tally.sources[document.path] = _source(report)
            if report.previous is not None and any(
                one.location.path for finding in findings for one in finding.related
            ):
                self._tally.sources.setdefault(report.previous.document.path, _source(report.previous))

    def _unjudged(self, report: Report) -> list[Unjudged]:
        try:
            with limit(self._settings.timeout):
                found = unjudged(report, [*self._rules.values()])
        except (Exception, TimeLimitError):  # noqa: BLE001 - the rules that read the same have failed and been named
            return []
        return [found] if found else []

    def _with_previous(self, report: Report, previous: Previous) -> Report:
        last = previous.of(report)
        if last is None:
            self._tally.without_previous.append(report.document.path)
        return report.beside(last)

    def _findings(self, report: Report) -> Iterator[Finding]:
        """Run each rule on its own: one that crashes or does not return is named, and the rest still run."""
        alone = report.document.tables_only
        for rule in self._rules.values():
            if not rule.applies.concerns(report) or (alone and not _OF_TABLES.intersection(rule.tags)):
                continue
            try:
                with limit(self._settings.timeout):
                    hits = list(self._settings.checks[rule.check].run(report, rule.options))
                    findings = list(dress(rule, hits, report))
            except (Exception, SystemExit, TimeLimitError) as error:  # noqa: BLE001 - the other rules must run
                message = f"检查“{report.document.path}”时{_reason(error)}，这条规则的结果不完整"
                self._tally.problems.append(Problem(f"规则 {rule.id}", message))
            else:
                yield from findings


def _source(report: Report) -> Source:
    return Source(masked_lines(report), report.document.origins, report.document.source)


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeLimitError):
        return str(error)
    document = report.document
    return Source(masked_lines(report), document.origins, document.source, document.size)


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


def _order(finding: Finding) -> tuple[str, int, int, str]:
    """Sort by place and rule; what is alike in that stays in the order in which the rule found it."""
    span = finding.location.span
    return (finding.path, span.line if span else 0, span.column if span else 0, finding.rule)
