"""Both validators of SARIF, where they stand beside the project."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.support.paths import SARIF_VALIDATOR


def said_of(logs: Iterable[str], folder: Path) -> str:
    """Return what the validators say of some logs, nothing where they are right.

    A validator takes seconds to start, so that the logs are given to it as one: a log may hold many runs.
    """
    first, *others = map(json.loads, logs)
    first["runs"] += [run for log in others for run in log["runs"]]
    file = folder / "logs.sarif"
    file.write_text(json.dumps(first, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(["bash", SARIF_VALIDATOR, file], capture_output=True, text=True, check=False)
    return "" if done.stdout == "ok: 1 files\n" else done.stdout + done.stderr
