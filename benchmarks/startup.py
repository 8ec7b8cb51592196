"""Start-up: one report checked by the console script, as a multiple of what Python itself needs to start.

The commands run in turn, round by round, so that a busy moment of the machine hits all of them alike; the medians
are compared. One round before the first warms the caches.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from history import record
from reports import EXAMPLES, table


def seconds(command: list[str]) -> float:
    """Return how long a command takes. Raises SystemExit where it fails: the report must be a faultless one."""
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}")
    return taken


def main() -> None:
    """Measure, print the table and fail where the limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--limit", type=float, help="fail above this multiple of bare Python")
    parser.add_argument("--report", type=Path, default=next(EXAMPLES.glob("*/*松湾镇*.txt")))
    parser.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    options = parser.parse_args()
    script = Path(sys.executable).parent / "gipr-lint"
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        'python -c "import lark"': [sys.executable, "-c", "import lark"],
        "gipr-lint --version": [str(script), "--version"],
        "gipr-lint check REPORT": [str(script), "check", str(options.report)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command)
    for _ in range(options.rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = {name: median(taken) for name, taken in times.items()}
    bare, lark = medians["python -c pass"], medians['python -c "import lark"']
    print(
        table(
            [
                ("command", "median ms", "x bare", "x lark"),
                *(
                    (name, f"{taken * 1000:.1f}", f"{taken / bare:.1f}", f"{taken / lark:.1f}")
                    for name, taken in medians.items()
                ),
            ]
        )
    )
    whole = medians["gipr-lint check REPORT"]
    reached = whole / bare
    if options.record:
        record("startup", {"ms": whole * 1000, "x bare": reached, "x lark": whole / lark})
    if options.limit and reached > options.limit:
        sys.exit(f"start-up takes {reached:.1f} x bare Python, more than {options.limit:g}")


if __name__ == "__main__":
    main()
