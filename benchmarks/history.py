"""The results of benchmarks over time: ``--record`` of a benchmark adds a line to ``history.jsonl``.

Each line is a JSON object: when, what was measured, of which version and commit, on which Python and how many
processors, and the figures. Ratios (``x …``) may be compared between machines, the other figures may not.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from gipr_lint import __version__

HISTORY = Path(__file__).with_name("history.jsonl")


def record(benchmark: str, figures: Mapping[str, float], file: Path = HISTORY) -> None:
    """Add the figures of a benchmark to the history."""
    line = {
        "date": datetime.now(UTC).date().isoformat(),
        "benchmark": benchmark,
        "version": __version__,
        "commit": _commit(),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "figures": {name: round(figure, 3) for name, figure in figures.items()},
    }
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _commit() -> str:
    """Return the commit that is checked out, nothing outside a repository; ``+`` says that files have changed since."""
    command = ["git", "describe", "--always", "--abbrev=7", "--dirty=+", "--exclude=*"]
    done = subprocess.run(command, cwd=HISTORY.parent, capture_output=True, text=True, check=False)
    return done.stdout.strip()
