"""Scans of few reports by the national rules, and what stands in their tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from gipr_lint.checks import CHECKS
from gipr_lint.engine.scan.local import by_processes
from gipr_lint.engine.scan.part_work import Task
from gipr_lint.engine.scan.scan import Result, Tally, scan
from gipr_lint.engine.scan.scan_file import Manner
from gipr_lint.engine.scan.sources.item import Item
from gipr_lint.engine.scan.sources.listing import Filter, Named, listing
from gipr_lint.engine.scan.tables.schema import TABLES
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.official_format import national
from gipr_lint.model.rule import Rule
from gipr_lint.readers import READERS
from tests.support.generator import make, print_report

RULES = ("row-total", "balance", "resident-id", "missing-section")
"""Some rules: a scan by all of them takes its time."""


@cache
def some_rules() -> tuple[Rule, ...]:
    """Return these rules."""
    return tuple(rule for rule in national_rules() if rule.id in RULES)


def task(out: Path, key: str = "key", timeout: float = 30) -> Task:
    """Return how to scan to a folder."""
    return Task(out, key, Manner(some_rules(), CHECKS, national(), READERS, timeout=timeout))


def items(*paths: Path | str, out: Path | None = None) -> tuple[Item, ...]:
    """Return the files of paths."""
    return listing([Named(str(path)) for path in paths], Filter((), Path(), READERS, out))


def run(out: Path, *paths: Path | str, key: str = "key", timeout: float = 30) -> Result:
    """Scan the files of paths to a folder, in one process."""
    return scan(items(*paths), task(out, key, timeout), lambda parts, how: by_processes(parts, how, 1), nobody)


def nobody(_tally: Tally) -> None:
    """Tell nobody how far it is."""


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table."""
    found: list[dict[str, Any]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found


def tables(out: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all tables."""
    return {table: rows(out, table) for table in TABLES}


def reports(folder: Path, numbers: Sequence[int]) -> None:
    """Write faultless reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:04}.txt").write_text(print_report(make(number), "tabs").text, encoding="utf-8")
