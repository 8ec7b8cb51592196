"""One file of a scan from its bytes to its rows; whatever goes wrong on the way is a row too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from gipr_lint.engine.check_file import READER, not_read
from gipr_lint.engine.companions.whose import Organs
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import UnreadableError, foreign, is_foreign, read_report
from gipr_lint.engine.run_rules import Judgement, joined, run_rules, subject
from gipr_lint.engine.scan import rows as made
from gipr_lint.engine.scan.rows import About, Rows
from gipr_lint.engine.scan.sources.item import Item
from gipr_lint.files.os_errors import explain
from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Problem
from gipr_lint.model.official_format import Editions
from gipr_lint.model.rule import Check, Rule
from gipr_lint.parse import is_report
from gipr_lint.readers import Reader, ReadError, suffix_of

if TYPE_CHECKING:
    from gipr_lint.limits.workers import Tell

SKIPPED = "skipped"
"""The kind of the row of a file that is no report."""


class Manner(NamedTuple):
    """How files are scanned: by which rules and with what, by which edition where not by the year, for how long.

    ``organs`` is what the configuration says of them.
    """

    rules: Sequence[Rule]
    checks: Mapping[str, Check]
    editions: Editions
    readers: Mapping[str, Reader]
    edition: str | None = None
    timeout: float | None = None
    organs: Organs = Organs()


class Scanned(NamedTuple):
    """The rows of a file, what tells its content, and whether another try may come to more: time was short."""

    rows: Rows
    digest: str
    unfinished: bool = False


def scan_file(item: Item, manner: Manner, tell: Tell, fatal: frozenset[str] = frozenset()) -> Scanned:
    """Return the rows of a file: all that there are, or problems alone.

    What has its name in ``fatal`` is left out: the process did not come back from it.
    """
    content, rows, unfinished = b"", made.no_rows(), bool(fatal)
    problems = [_died(item, name) for name in sorted(fatal)]
    try:
        with limit(manner.timeout):
            content = item.content()
            if READER not in fatal:
                rows = _scanned(item, content, manner, tell, fatal)
    except (UnreadableError, ReadError) as error:
        unfinished = unfinished or _ran_out_of_time(error)
        problems.append(Problem("file", item.shown, str(error)))
    except OSError as error:
        problems.append(Problem("file", item.shown, explain(error)))
    except TimeLimitError:
        unfinished = True
        problems.append(Problem("file", item.shown, f"超过每个文件的时限（{manner.timeout:g} 秒），没有结果"))
    except Exception as error:  # noqa: BLE001 - the other files must be scanned
        unfinished = unfinished or isinstance(error, MemoryError)
        told = f"检查时出错（{type(error).__name__}），没有结果；请反馈给工具的维护者"
        problems.append(Problem("process", item.shown, told))
    rows["problems"] += made.problem_rows(item.shown, problems)
    return Scanned(rows, item.digest(content), unfinished)


def _ran_out_of_time(error: BaseException | None) -> bool:
    """Tell whether a reader gave up after its own time: on a busy machine that says nothing of the file."""
    while error and not isinstance(error, TimeLimitError):
        error = error.__context__
    return error is not None


def lost(item: Item, digest: str = "") -> Scanned:
    """Return what is said of a file over which a process died time and again."""
    told = "检查时进程意外中止或迟迟不结束（可能是内存不足），没有结果"
    rows = made.no_rows()
    rows["problems"] += made.problem_rows(item.shown, [Problem("process", item.shown, told)])
    return Scanned(rows, digest, unfinished=True)


def _scanned(item: Item, content: bytes, manner: Manner, tell: Tell, fatal: frozenset[str]) -> Rows:
    """Return the rows of a file. Raises UnreadableError, and TimeLimitError."""
    rows = made.no_rows()
    tell(READER if is_foreign(item.shown, manner.readers) else "")
    source = Input(item.shown, lambda: content)
    report = read_report(source, manner.readers, manner.editions, manner.edition)
    tell("")
    if not is_report(report):
        rows["problems"].append((item.shown, SKIPPED, item.shown, foreign(report)))
        return rows
    remarks = (*report.document.remarks, *not_read(report))
    judgement = Judgement(report, problems=[Problem("file", item.shown, remark) for remark in remarks])
    rules = [rule for rule in manner.rules if subject(rule) not in fatal]
    run_rules(judgement, rules, manner.checks, tell, manner.timeout)
    findings = sorted(joined(judgement.findings, rules), key=_order)
    about = About(item.code, item.source, suffix_of(item.path).lstrip("."), sha256(content).hexdigest(), manner.organs)
    rows["reports"].append(made.report_row(report, about, findings, len(judgement.problems) + len(fatal)))
    rows["figures"] += made.figure_rows(report)
    rows["statements"] += made.statement_rows(report)
    rows["findings"] += made.finding_rows(report, findings)
    rows["problems"] += made.problem_rows(item.shown, judgement.problems)
    return rows


def _died(item: Item, name: str) -> Problem:
    """Say that something of a plugin ended the process."""
    what = "读取时" if name == READER else f"检查时“{name}”"
    return Problem("process", item.shown, f"{what}使进程意外中止或迟迟不结束，未用；请反馈给插件的维护者")


def _order(finding: Finding) -> tuple[int, int, str]:
    """Sort by place and rule; what is alike in that stays in the order in which the rule found it."""
    span = finding.location.span or Span(0, 0, 0, 0)
    return (span.line, span.column, finding.rule)
