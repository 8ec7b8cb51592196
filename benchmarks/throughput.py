"""Throughput: 200 reports in one process, by all rules, beside reading alone and beside autocorrect on the same files.

No two of them are alike: what is known of a label or of a sentence from the report before would be too much help. With
``--copies`` they are the five real reports forty times, as they were until 2026-11-30.

The three take turns, round by round, and the medians are compared. Rules are loaded before the clock starts, since
a run loads them once; ``gipr-lint check`` pays for that in ``startup.py``.
"""

from __future__ import annotations

import argparse
import cProfile
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from gipr_lint.engine.inputs.discover import collect
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.readers.decode import decode
from history import record
from reports import sample, table
from tests.support.generator import LAYOUTS, make, print_report
from tests.support.generator.telling.told import tell

FILES = 200
FIRST_YEAR, YEARS = 2019, 7


def invented(folder: Path) -> tuple[str, list[Path]]:
    """Fill a folder with invented reports of all layouts; return the name of the sample and the files."""
    made = []
    for seed in range(FILES):
        layout = tuple(LAYOUTS)[seed % len(LAYOUTS)]
        target = folder / f"{seed:03}{'.md' if layout == 'markdown' else '.txt'}"
        model = tell(seed, FIRST_YEAR + seed % YEARS, None)
        target.write_text(print_report(model or make(seed), layout).text, encoding="utf-8", newline="")
        made.append(target)
    return "invented", made


def copies(folder: Path) -> tuple[str, list[Path]]:
    """Fill a folder with copies of the sample; return the name of the sample and the files."""
    name, files = sample()
    made = []
    for index in range(FILES):
        source = files[index % len(files)]
        target = folder / f"{index:03}-{source.name}"
        shutil.copy2(source, target)
        made.append(target)
    return name, made


def autocorrect(files: list[Path]) -> Callable[[], object] | None:
    """Return what lints the files with autocorrect, or None where it is not installed."""
    try:
        from autocorrect_py import lint_for
    except ImportError:
        return None
    return lambda: [lint_for(path.read_text(encoding="utf-8"), path.suffix.lstrip(".")) for path in files]


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def rows(medians: Mapping[str, float]) -> list[tuple[str, ...]]:
    """Return the rows of the table: what each action takes, and as a multiple of the others."""
    head = ("", "ms / report", "reports / s", "x read", "x autocorrect")
    beside = medians.get("autocorrect-py")
    return [
        head,
        *(
            (
                title,
                f"{taken / FILES * 1000:.3f}",
                f"{FILES / taken:.0f}",
                f"{taken / medians['read and decode']:.1f}",
                f"{taken / beside:.1f}" if beside else "not installed",
            )
            for title, taken in medians.items()
        ),
    ]


def hold(whole: float, other: float | None, limit: float) -> None:
    """Fail where checking took more than so many times as long as the other program."""
    if other is None:
        sys.exit("autocorrect-py is not installed: there is nothing to compare with")
    if whole / other > limit:
        sys.exit(f"more than {limit:g} times autocorrect's time")


def main() -> None:
    """Measure, print the table and fail where it takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--limit", type=float, help="fail above this many times autocorrect's time")
    parser.add_argument("--copies", action="store_true", help="the real reports forty times, not invented ones")
    parser.add_argument("--profile", action="store_true", help="print where the time of one round goes")
    parser.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        name, files = (copies if options.copies else invented)(folder)
        rules = national_rules()

        def check() -> None:
            run = lint(collect([str(folder)]).files, rules)
            if run.checked != FILES or run.problems:
                sys.exit(f"{run.checked} of {FILES} checked; problems: {run.problems[:3]}")

        actions: dict[str, Callable[[], object]] = {
            "read and decode": lambda: [decode(path.read_bytes()) for path in files],
            "gipr-lint, all rules": check,
        }
        other = autocorrect(files)
        if other:
            actions["autocorrect-py"] = other
        if options.profile:
            cProfile.runctx("check()", {}, {"check": check}, sort="tottime")
            return
        for action in actions.values():
            action()
        times: dict[str, list[float]] = {title: [] for title in actions}
        for _ in range(options.rounds):
            for title, action in actions.items():
                times[title].append(seconds(action))
    medians = {title: median(taken) for title, taken in times.items()}
    print(f"{FILES} files ({name}), {len(rules)} rules")
    print(table(rows(medians)))
    whole = medians["gipr-lint, all rules"]
    rate = FILES / whole
    if options.record:
        others = {f"x {title}": whole / taken for title, taken in medians.items() if taken is not whole}
        record("throughput", {"reports / s": rate, **others})
    if options.limit:
        hold(whole, medians.get("autocorrect-py"), options.limit)


if __name__ == "__main__":
    main()
