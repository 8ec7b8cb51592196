"""Results that are kept: many reports checked once, then again, as they are and with one of them changed.

Each report is a copy of the sample with a line of its own, so that no two are alike. The rules are in the cache before
the first run. As many processes work as there are processors, the start of the command counts; autocorrect goes through
the same files in this process, right after each run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from history import record
from reports import sample, table
from throughput import autocorrect


def written(folder: Path, count: int) -> list[Path]:
    """Write so many reports into a folder."""
    _, files = sample()
    texts = [file.read_text(encoding="utf-8") for file in files]
    reports = [folder / f"{number // 50}" / f"{number}.txt" for number in range(count)]
    for number, report in enumerate(reports):
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(f"{texts[number % len(texts)]}\n\n（第{number}份）\n", encoding="utf-8")
    return reports


def seconds(folder: Path, cache: Path, *options: str) -> float:
    """Return how long checking the folder takes. Raises SystemExit where that is not complete."""
    command = [str(Path(sys.executable).parent / "gipr-lint"), "check", "--format", "concise", *options, str(folder)]
    environment = {**os.environ, "GIPR_LINT_CACHE_DIR": str(cache)}
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
    taken = time.perf_counter() - start
    if done.returncode not in {0, 1}:
        sys.exit(f"{command} ended with {done.returncode}")
    return taken


def measured(count: int) -> tuple[float, float, float, float]:
    """Return the times of a first run, of one over the same files, of one with a changed file, and of autocorrect."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "reports"), Path(name, "cache")
        reports = written(folder, count)
        seconds(reports[0], cache, "--no-cache")
        first, again = seconds(folder, cache), seconds(folder, cache)
        reports[0].write_text(reports[1].read_text(encoding="utf-8") + "\n", encoding="utf-8")
        changed, other = seconds(folder, cache), autocorrect(reports)
        start = time.perf_counter()
        if other:
            other()
        return first, again, changed, time.perf_counter() - start if other else 0.0


def main() -> None:
    """Measure, print the table and fail where the limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--limit", type=float, help="fail where a second run takes more than this share of the first")
    parser.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("GIPR_LINT_NO_CACHE", None)
    rounds = [measured(options.reports) for _ in range(options.rounds)]
    first, again, changed, other = (median(times) for times in zip(*rounds, strict=True))
    rows = [("first", first), ("again, nothing changed", again), ("again, one report changed", changed)]
    shown = [
        (name, f"{taken * 1000:.0f}", f"{taken / first:.3f}", f"{other / taken:.2f}" if other else "not installed")
        for name, taken in rows
    ]
    print(table([(f"run over {options.reports} reports", "median ms", "x first", "x autocorrect's rate"), *shown]))
    if options.record:
        rates = {"x autocorrect's rate": other / first, "again x autocorrect's rate": other / again}
        record("cache", {"ms": again * 1000, "x first": again / first, "one changed x first": changed / first, **rates})
    if options.limit and again / first > options.limit:
        sys.exit(f"a second run takes {again / first:.3f} x the first, more than {options.limit:g}")


if __name__ == "__main__":
    main()
