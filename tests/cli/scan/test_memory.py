"""A scan of more reports takes more time, and no more memory: neither the parent nor the process that reads them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.scans import reports

resource = pytest.importorskip("resource", reason="only Unix tells how much memory a process had")
FEW, MANY = 150, 600
"""So few that the caches are as good as full, and four times as many: ten seconds, the longest test of scans."""
MAX_GROWTH_MB = 25
"""Between the two; 12 were measured, and parsed reports that are kept come to far more."""
SCAN = """
import resource, sys
from contextlib import suppress
from gipr_lint.cli import main

with suppress(SystemExit):
    main()
peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(*peaks, file=sys.__stdout__)
"""


def peaks_mb(folder: Path, number: int) -> list[float]:
    """Scan so many reports in one process, and return the most memory that the parent and that process had."""
    reports(folder / str(number), range(number))
    arguments = ("scan", str(number), "--out", f"{number} out", "--jobs", "1", "--select", "row-total,balance")
    ended = subprocess.run(
        [sys.executable, "-c", SCAN, *arguments], cwd=folder, capture_output=True, check=True, text=True
    )
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return [int(peak) / unit for peak in ended.stdout.split()[-2:]]


def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path) -> None:
    few, many = peaks_mb(tmp_path, FEW), peaks_mb(tmp_path, MANY)
    assert len(few) == len(many) == 2
    assert all(more - less < MAX_GROWTH_MB for less, more in zip(few, many, strict=True)), (few, many)
