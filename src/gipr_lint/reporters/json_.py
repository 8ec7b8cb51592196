"""The findings as one JSON object, for programs.

``version``
    of this form: 1. A key may be added without a new version; none is removed or changes its meaning.
``summary``
    ``checked`` reports; findings by level: ``error``, ``warning``, ``note``; how many more are ``suppressed``;
    ``skipped`` and ``unsupported`` files; ``complete``: false where there are problems.
``findings``
    in the order of path, place and rule. ``line``, ``column``, ``end_line`` and ``end_column`` (exclusive)
    count from 1, columns in Unicode characters; they are null where the whole report is meant and in files without
    lines, which have other keys instead (``page`` and ``boxes``; ``paragraph``; ``table``, ``row`` and ``cell``;
    ``sheet``, ``row`` and ``cell``: the column from 1, not there where a row is meant) and ``quote``, the words in
    question, personal data masked. ``boxes`` are where these words, or the cell, are printed, line by line: left,
    upper, right and lower end in points from the top left of the page as it is shown. ``logical`` is the path of ids of
    section, row and column; ``where`` says the same in words. ``related`` are the places that the message names.
    ``fix`` is there where the finding can be mended: ``certain``, and ``edits`` with place and ``replacement``; none
    where they touch personal data.
``suppressed``
    findings that somebody accepted, in the same form, with ``suppression``: its ``kind`` (``comment`` in the report,
    ``config`` or ``baseline``) and ``reason``. They are neither in ``findings`` nor counted by level.
``remarks``
    on suppressions without a reason or use, or whose time is over: ``path``, ``line`` (null where it is not known) and
    ``message``.
``problems``
    with the run: ``kind`` (``file``, ``rule``, ``pack``, ``plugin``, ``config`` or ``process``: what is to blame),
    ``subject`` (a file, a rule) and ``message``.
``skipped``, ``unsupported``, ``without_previous``
    paths of files without a report, of files in a format that cannot be read, and of reports for which last
    year's was sought in vain.
``unjudged``
    what could not be judged, by report: names of tables ``missing`` or of another edition (``foreign``), how many
    ``rows`` were placed by guess and how many ``amounts`` of the text were not compared with the tables, whether
    the file is there for the tables alone (``tables_only``), and how many figures were recognised in pictures
    without being sure (``unsure``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level
from gipr_lint.model.run import Source
from gipr_lint.readers.file_edits import file_edits
from gipr_lint.reporters.json_text import Stream, stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding, Fix, Location
    from gipr_lint.model.run import RuleLike, Run
    from gipr_lint.reporters import ReporterOptions

VERSION = 1
"""Of the form of the output; goes up when a program that reads it would break."""


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:  # noqa: ARG001 - every reporter takes the same
    """Yield the whole outcome of a run, without any line of the reports."""
    rules = {rule.id: rule for rule in run.rules}
    yield from stream(
        {
            "version": VERSION,
            "summary": {
                "checked": run.checked,
                **{level.value: run.count(level) for level in sorted(Level, key=lambda one: -one.rank)},
                "suppressed": len(run.suppressed),
                "skipped": len(run.skipped),
                "unsupported": len(run.unsupported),
                "complete": not run.problems,
            },
            "findings": Stream(run.findings, lambda finding: _finding(finding, rules[finding.rule], run)),
            "suppressed": Stream(run.suppressed, lambda finding: _finding(finding, rules[finding.rule], run)),
            "remarks": [one._asdict() for one in run.remarks],
            "problems": [{"kind": one.kind, "subject": one.subject, "message": one.message} for one in run.problems],
            "skipped": run.skipped,
            "unsupported": run.unsupported,
            "without_previous": run.without_previous,
            "unjudged": [one._asdict() for one in run.unjudged],
        }
    )


def _finding(finding: Finding, rule: RuleLike, run: Run) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "path": finding.path,
        **_location(finding.location, finding.path, run),
        "message": finding.text,
        "basis": rule.basis,
        "fingerprint": finding.fingerprint,
        **({"fix": _fix(finding.fix, finding.path, run)} if finding.fix else {}),
        "related": [{"text": one.text, **_related(one.location, finding.path, run)} for one in finding.related],
        **({"suppression": finding.suppression._asdict()} if finding.suppression else {}),
    }


def _fix(fix: Fix, path: str, run: Run) -> dict[str, object]:
    return {
        "certain": fix.certain,
        "edits": [
            {
                "line": span.line,
                "column": span.column,
                "end_line": span.end_line,
                "end_column": span.end_column,
                "replacement": replacement,
            }
            for span, replacement in file_edits(fix, run.sources.get(path) or Source(()), path)
        ],
    }


def _related(location: Location, path: str, run: Run) -> dict[str, object]:
    """Return a place that a message names, with its file where that is another one."""
    other = {"path": location.path} if location.path else {}
    return {**other, **_location(location, location.path or path, run)}


def _location(location: Location, path: str, run: Run) -> dict[str, object]:
    span, _, properties = run.place(path, location.span)
    return {
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        **properties,
        **({"quote": quote} if not span and (quote := run.quote(path, location.span)) else {}),
        "logical": location.logical,
        "where": location.label,
    }
