"""The output format ``ledger``: a list of things to mend as CSV, one line a finding, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gipr_lint import ReporterOptions, Run

_HEAD = ("文件", "行", "列", "级别", "规则", "问题", "依据", "整改情况")
_LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}
_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def render(run: Run, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of reporters
    """Return the findings as CSV; problems of the run come first."""
    basis = {rule.id: rule.basis for rule in run.rules}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for problem in run.problems:
        writer.writerow(map(_safe, (problem.subject, "", "", "未检查", "", problem.message, "", "")))
    for finding in run.findings:
        span = finding.location.span
        place = (str(span.line), str(span.column)) if span else ("", "")
        level = _LEVELS[finding.level.value]
        writer.writerow(map(_safe, (finding.path, *place, level, finding.rule, finding.text, basis[finding.rule], "")))
    return _MARK + out.getvalue()


def _safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
