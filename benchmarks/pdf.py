"""Reading PDF files beside bare extraction by pdfplumber, which finds text and tables and makes nothing of them.

The two take turns on the same files, round by round, and the medians are compared.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pdfplumber

sys.path.insert(0, str(Path(__file__).parent.parent))

from gipr_lint.readers import read
from reports import ROOT, table
from tests.support.generator import make
from tests.support.writers.pdf import write_model

REAL = ROOT.parent / "shared" / "reports" / "real"
FILES = 12


def extract(content: bytes) -> None:
    """Take text and tables of every page out of a PDF."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def compare(contents: Sequence[bytes], rounds: int) -> tuple[float, float]:
    """Return how many seconds a file takes to be read, and to be extracted from."""

    def read_all() -> None:
        for content in contents:
            read(content, "a.pdf")

    def extract_all() -> None:
        for content in contents:
            extract(content)

    read_all()
    extract_all()
    times = [(seconds(read_all), seconds(extract_all)) for _ in range(rounds)]
    own, bare = (median(taken) / len(contents) for taken in zip(*times, strict=True))
    return own, bare


def main() -> None:
    """Measure, print the table and fail where reading takes too large a share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, help="fail above this multiple of bare extraction")
    options = parser.parse_args()
    samples = {"invented": [write_model(make(seed)) for seed in range(FILES)]}
    if real := sorted(REAL.glob("*.pdf")):
        samples["real"] = [path.read_bytes() for path in real]
    rows: list[tuple[str, ...]] = [("", "ms / report", "pdfplumber", "ratio")]
    worst = 0.0
    for name, contents in samples.items():
        own, bare = compare(contents, options.rounds)
        rows.append((name, f"{own * 1000:.0f}", f"{bare * 1000:.0f}", f"{own / bare:.2f}"))
        worst = max(worst, own / bare)
    print(table(rows))
    if options.limit and worst > options.limit:
        sys.exit(f"{worst:.2f} times as long as bare extraction, more than {options.limit:g}")


if __name__ == "__main__":
    main()
