"""Start-up: one report checked by the console script, as a multiple of what Python itself and yamllint need.

The commands run in turn, round by round, so that a busy moment of the machine hits all of them alike; the medians
are compared. One round before the first warms the caches.
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
from reports import EXAMPLES, table

BARE, YAMLLINT = "python -c pass", "yamllint SMALL.yaml"
CHECKED, KNOWN = "gipr-lint check --no-cache REPORT", "gipr-lint check REPORT, unchanged"


def seconds(command: list[str]) -> float:
    """Return how long a command takes. Raises SystemExit where it fails: the report must be a faultless one."""
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}")
    return taken


def medians(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median time of each command."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command)
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: median(taken) for name, taken in times.items()}


def commands(report: Path, folder: Path) -> dict[str, list[str]]:
    """Return what is measured; a small YAML file is written into the folder."""
    small = folder / "small.yaml"
    small.write_text("---\nname: 云溪县\nfigures: [1, 2]\n", encoding="utf-8")
    scripts = Path(sys.executable).parent
    check = [str(scripts / "gipr-lint"), "check", "--format", "concise", str(report)]
    return {
        BARE: [sys.executable, "-c", "pass"],
        YAMLLINT: [str(scripts / "yamllint"), str(small)],
        "gipr-lint --version": [str(scripts / "gipr-lint"), "--version"],
        CHECKED: [*check, "--no-cache"],
        KNOWN: check,
    }


def main() -> None:
    """Measure, print the table and fail where a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--limit", type=float, help="fail where a check takes more than this multiple of yamllint")
    parser.add_argument("--known-limit", type=float, help="the same for a report that has not changed")
    parser.add_argument("--report", type=Path, default=next(EXAMPLES.glob("*/*松湾镇*.txt")))
    parser.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody starts a program so every day
    with tempfile.TemporaryDirectory() as folder:
        taken = medians(commands(options.report, Path(folder)), options.rounds)
    bare, yamllint = taken[BARE], taken[YAMLLINT]
    rows = [(name, f"{one * 1000:.1f}", f"{one / bare:.1f}", f"{one / yamllint:.2f}") for name, one in taken.items()]
    print(table([("command", "median ms", "x bare", "x yamllint"), *rows]))
    checked, known = taken[CHECKED], taken[KNOWN]
    if options.record:
        ratios = {"x yamllint": checked / yamllint, "known x yamllint": known / yamllint}
        record("startup", {"ms": checked * 1000, "x bare": checked / bare, **ratios})
    for name, reached, limit in (
        ("a check", checked / yamllint, options.limit),
        ("a check of what has not changed", known / yamllint, options.known_limit),
    ):
        if limit and reached > limit:
            sys.exit(f"{name} takes {reached:.2f} x yamllint, more than {limit:g}")


if __name__ == "__main__":
    main()
