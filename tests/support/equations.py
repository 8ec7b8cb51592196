"""Equations as checks: the options of one, a report with edits, and what is hit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gipr_lint.checks.tables.equation import CHECK, Options
from gipr_lint.model.finding import Hit
from gipr_lint.model.official_format import national
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.rulefiles.equation_language import parse
from gipr_lint.testing import Sample


def report(edits: Mapping[str, Any] | None = None, title: str | None = None) -> Report:
    sample = Sample()
    sample.edit({**(edits or {}), **({"title": title} if title else {})})
    return parse_report(read(sample.text.encode(), "报告.txt"))


def options(equals: str, **more: Any) -> Options:  # noqa: ANN401 - options of any kind
    return Options(equals=parse(equals), **more)


def hits(report: Report, chosen: Options) -> list[Hit]:
    assert list(chosen.validate(national())) == []
    return list(CHECK.run(report, chosen))
