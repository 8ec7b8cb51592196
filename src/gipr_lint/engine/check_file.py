"""One input from its bytes to its findings; whatever goes wrong on the way is a problem that names the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.engine.findings_file import Packed, pack
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import UnreadableError, foreign, is_foreign, read_report
from gipr_lint.engine.results.outcome import FileOutcome, Found, Standing
from gipr_lint.engine.run_rules import Judgement, joined, run_rules
from gipr_lint.engine.settings import Settings
from gipr_lint.engine.unjudged import unjudged
from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.finding import Finding, Problem
from gipr_lint.model.once_per_report import forget
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Source, Unjudged
from gipr_lint.parse import is_report
from gipr_lint.readers import ReadError

if TYPE_CHECKING:
    from gipr_lint.engine.accepted.comments import Comment
    from gipr_lint.limits.workers import Tell
    from gipr_lint.model.document import Document, LineOrigin

MARK = "gipr-lint"
"""What stands in a comment for this tool."""
READER = "读取程序"
"""The name that is told before a reader of a plugin is called."""
_OTHERS = "不是报告的文件，加 --skip-others 跳过"


def nothing(_name: str) -> None:
    """Tell nobody."""


def unheeded(_report: Report) -> None:
    """Do nothing with a report."""


def check_file(
    source: Input,
    rules: Sequence[Rule],
    settings: Settings,
    tell: Tell = nothing,
    on_read: Callable[[Report], object] = unheeded,
) -> FileOutcome:
    """Check an input by the rules, within the time limit: what was found before it was over is kept.

    Where a former run has checked the same, nothing is checked again. ``on_read`` is given the report before the rules
    judge it, for whoever has more to do with it.
    """
    outcome = FileOutcome()
    settings = settings.of(source.path)
    rules = settings.rules_for(source.path, rules)
    judgement: Judgement | None = None
    try:
        with limit(settings.timeout), settings.reading():
            content, known = _recalled(source, settings)
            if known is not None:
                return known
            source = source if content is None else source._replace(content=lambda: content)
            report = _read(source, settings, tell, outcome)
            found = Found((), {})
            if report is not None:
                on_read(report)
                judgement = Judgement(report, problems=outcome.problems)
                run_rules(judgement, rules, settings.checks, tell, settings.timeout)
                outcome.unjudged = _unjudged(report, rules, settings)
                outcome.comments = comments_in(report)
                found = _found(judgement, rules, settings)
                outcome.packed = _packed(found)
            alone = report is None or not report.document.others
            if content is not None and settings.memory and alone:
                outcome.kept = settings.memory.kept(source, content, outcome, found)
    except TimeLimitError:
        at = f"停在{judgement.at}，结果不完整" if judgement else "没有读完，未检查"
        told = f"超过每个文件的时限（{settings.timeout:g} 秒），{at}；可用 --timeout 放宽"
        outcome.problems.append(Problem("file", source.path, told))
        if judgement and outcome.packed is None:
            outcome.packed = _packed(_found(judgement, rules, settings))
    except Exception as error:  # noqa: BLE001 - the other files must be checked
        told = f"检查时出错（{type(error).__name__}），结果不完整；请反馈给工具的维护者"
        outcome.problems.append(Problem("process", source.path, told))
    if judgement and on_read is unheeded:
        forget(judgement.report)
    return outcome


def _recalled(source: Input, settings: Settings) -> tuple[bytes | None, FileOutcome | None]:
    """Return the content of a file whose result is or will be kept, and what a former run found in it."""
    if settings.memory is None or not source.repeated:
        return None, None
    try:
        content = source.content()
    except (ReadError, OSError):  # told when it is read to be checked
        return None, None
    return content, settings.memory.recall(source, content)


def _read(source: Input, settings: Settings, tell: Tell, outcome: FileOutcome) -> Report | None:
    """Return the report in an input, last year's beside it; where there is none, the outcome says why."""
    try:
        tell(READER if is_foreign(source.path, settings.readers) else "")
        report = read_report(source, settings.readers, settings.editions, settings.edition)
        tell("")
    except UnreadableError as error:
        outcome.problems.append(Problem("file", source.path, str(error)))
        return None
    path = report.document.path
    outcome.problems.extend(Problem("file", path, remark) for remark in (*report.document.remarks, *not_read(report)))
    if not is_report(report):
        if source.named:
            outcome.problems.append(Problem("file", path, f"{foreign(report)}（{_OTHERS}）"))
        else:
            outcome.standing = Standing(skipped=path)
        return None
    outcome.standing = Standing(checked=path)
    if settings.project is not None:
        report = settings.project.beside(report)
    elif settings.previous is not None:
        report = report.beside(settings.previous.of(report))
    else:
        return report
    if report.previous is None:
        outcome.standing = Standing(checked=path, without_previous=path)
    return report


def not_read(report: Report) -> Iterator[str]:
    """Yield a sentence for each table that the report has but that could not be read."""
    for table, span in report.unread.items():
        where = f"{report.document.line_name(span)}的“{report.format.table[table].name}”"
        yield (
            f"{where}没有画出表格线，不能确定各个数字属于哪一行、哪一列，这个表格没有检查；"
            "请改用 Word 文件，或者给表格加上边框后重新生成 PDF"
        )


def _unjudged(report: Report, rules: Sequence[Rule], settings: Settings) -> Unjudged | None:
    try:
        return unjudged(report, rules, settings.checks)
    except Exception:  # noqa: BLE001 - the rules that read the same have failed and been named
        return None


def comments_in(report: Report) -> tuple[Comment, ...]:
    """Return the comments in the file of a report that accept findings; hardly a file has any."""
    document = report.document
    lines = document.source or (() if document.origins else document.lines)
    if not any(MARK in line for line in lines):
        return ()
    from gipr_lint.engine.accepted.comments import comments

    return comments(lines)


def _found(judgement: Judgement, rules: Sequence[Rule], settings: Settings) -> Found:
    """Return the findings of a judgement with the files of which they speak.

    None of these where nothing was found, unless layouts are asked for.
    """
    findings = [_public(finding) for finding in joined(judgement.findings, rules)]
    needed = findings or settings.layouts
    return Found(findings, _sources(judgement.report, findings, settings) if needed else {})


def _public(finding: Finding) -> Finding:
    """Return a finding without the edits that touch personal data: they are neither printed nor kept."""
    fix = finding.fix
    return replace(finding, fix=fix._replace(edits=())) if fix and fix.private else finding


def _packed(found: Found) -> Packed | None:
    return pack(next(iter(found.sources)), *found) if found.sources else None


def _sources(report: Report, findings: Sequence[Finding], settings: Settings) -> dict[str, Source]:
    """Return the files of which findings speak: the report's own, and others where a place in them is named."""
    named = {mention.location.path for finding in findings for mention in finding.related}
    last, project = report.previous, settings.project
    known = {one.document.path: one for one in (last, report) if one is not None}
    others = (known.get(path) or (project.report_at(path) if project else None) for path in sorted(filter(None, named)))
    sources = {
        one.document.path: Source(
            masked_lines(one), _origins(one.document, findings), one.document.source, one.document.size
        )
        for one in (report, *others)
        if one is not None
    }
    if settings.layouts:
        from gipr_lint.engine.layout import layout_of

        path = report.document.path
        sources[path] = sources[path]._replace(layout=layout_of(report))
    return sources


def _origins(document: Document, findings: Sequence[Finding]) -> tuple[LineOrigin, ...]:
    """Return where the lines of a document came from; where exactly they are printed, of those that findings speak of.

    All of it would be ten times as much as everything else that goes from one process to another.
    """
    if not any(origin.prints for origin in document.origins):
        return document.origins
    spans = (one.span for finding in findings for one in (finding.location, *(m.location for m in finding.related)))
    needed = {span.line for span in spans if span}
    return tuple(
        origin._replace(prints=()) if origin.prints and number not in needed else origin
        for number, origin in enumerate(document.origins, 1)
    )
