"""The rate at which reports are read and checked, by file format: the same invented reports in each."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.readers import read
from history import record
from reports import table
from tests.support.generator import Model, make, print_report
from tests.support.writers import docx, html, xlsx

FILES = 40
WRITERS: Mapping[str, Callable[[Model], bytes]] = {
    ".txt": lambda model: print_report(model, "tabs").text.encode(),
    ".html": lambda model: html.write_model(model, html.STYLES[model.seed % 3]),
    ".docx": lambda model: docx.write_model(model, "split" if model.seed % 2 else "plain"),
    ".xlsx": xlsx.write_model,
}


def rates(suffix: str, rounds: int) -> tuple[float, float]:
    """Return how many reports of a format are read a second, and how many are read and checked."""
    files = [(f"{seed}{suffix}", WRITERS[suffix](make(seed))) for seed in range(FILES)]
    inputs = [Input(name, partial(bytes, content)) for name, content in files]
    rules = national_rules()
    read(files[0][1], files[0][0])

    def check() -> None:
        run = lint(inputs, rules)
        if run.checked != FILES or run.problems:
            sys.exit(f"{run.checked} of {FILES} checked; problems: {run.problems[:3]}")

    reading = median(_seconds(lambda: [read(content, name) for name, content in files]) for _ in range(rounds))
    return FILES / reading, FILES / median(_seconds(check) for _ in range(rounds))


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    """Measure, print the table and fail where a rate is too low."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=tuple(WRITERS), help="one format alone")
    parser.add_argument("--limit", type=float, help="fail below this many reports a second, read and checked")
    parser.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    options = parser.parse_args()
    found = {suffix: rates(suffix, options.rounds) for suffix in WRITERS if options.only in {None, suffix}}
    rows = [(suffix, f"{reading:.0f}", f"{whole:.0f}") for suffix, (reading, whole) in found.items()]
    print(table([("", "read / s", "read and checked / s"), *rows]))
    if options.record:
        record("formats", {f"{suffix} / s": whole for suffix, (_, whole) in found.items()})
    if options.limit and min(whole for _, whole in found.values()) < options.limit:
        sys.exit(f"fewer than {options.limit:g} reports a second")


if __name__ == "__main__":
    main()
