"""Fixes of hits: only what stands in the document as it was read."""

from __future__ import annotations

from gipr_lint.checks.mending import exchange, put, together
from gipr_lint.model.document import Document, Span
from gipr_lint.model.finding import Edit, Fix, Hit, Location
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report


def report(*lines: str) -> Report:
    return parse_report(Document("report.txt", "UTF-8", lines, ()))


def test_characters_are_exchanged_where_they_stand() -> None:
    one = report("共１２件")
    assert exchange(one, Span(1, 2, 1, 4), "１２", {"１": "1", "３": "3"}) == Fix((Edit(Span(1, 2, 1, 3), "1"),))
    assert exchange(one, Span(1, 2, 1, 4), "1２", {"１": "1"}) is None
    assert exchange(one, Span(1, 2, 1, 4), "１２", {"３": "3"}) is None
    assert exchange(one, Span(2, 2, 2, 4), "１２", {"１": "1"}) is None


def test_words_are_put_into_one_cell_only() -> None:
    one = report("|规范性文件|2|")
    assert put(one, Span(1, 2, 1, 7), "规范性文件", "行政规范性文件") == Fix(
        (Edit(Span(1, 2, 1, 7), "行政规范性文件"),)
    )
    assert put(one, Span(1, 2, 1, 9), "规范性文件", "行政规范性文件") is None
    assert put(one, Span(1, 2, 1, 7), "规范性文件", "<b>") is None
    assert put(one, Span(1, 2, 2, 7), "规范性文件", "行政规范性文件") is None


def test_hits_are_mended_together_or_not_at_all() -> None:
    edits = [Edit(Span(1, at, 1, at + 1), "") for at in (1, 3)]
    first, second = (Hit(Location(edit.span), fix=Fix((edit,))) for edit in edits)
    assert together([second, first]) == Fix(tuple(edits))
    assert together([first, second._replace(fix=None)]) is None
