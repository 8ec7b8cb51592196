"""Scale: what scans and project checks cost with the number of reports, and whether scans survive what happens to them.

The reports are those of an invented country, 200 of them a county: some kinds of organs, five years, text, web pages,
Markdown and Word files, one in ten with a fault. Processor seconds are compared, not those of the clock: other work on
the machine does not change them much. The line is the one from which they are least off.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from history import record
from reports import table
from scaling.cluster import scan_by_workers
from scaling.country import write
from scaling.disturbed import how_many_parts, scan_disturbed
from scaling.line import Line, line
from scaling.measured import Cost, measure
from scaling.pairs import pairs
from scaling.rows import count, differing

SIZES = (1000, 3000, 10_000)
YEARLY = 155_000
"""The organs that publish a report each year."""
HEAD = ("", "processor s", "ms / report", "off the line", "parent MB", "worker MB", "reports / s")


def scan_cost(folder: Path, size: int) -> Cost:
    """Return what a scan of the first reports costs; its tables stay beside them."""
    out = out_of(folder, size)
    shutil.rmtree(out, ignore_errors=True)
    return measure("scan", str(reports_of(folder, size)), "--out", str(out))


def project_cost(folder: Path, size: int) -> Cost:
    """Return what a project check of the first reports costs."""
    found = folder / f"findings-{size}.txt"
    options = ("--project", "--no-cache", "--format", "concise", "--output", str(found))
    return measure("check", *options, str(reports_of(folder, size)), codes=(0, 1))


def reports_of(folder: Path, size: int) -> Path:
    """Return where so many reports are, which are written first."""
    inside = folder / f"reports-{size}"
    write(inside, size)
    return inside


def out_of(folder: Path, size: int) -> Path:
    """Return where the tables of so many reports are."""
    return folder / f"tables-{size}"


def told(sizes: Sequence[int], costs: Sequence[Cost]) -> tuple[Line, str]:
    """Return the line through what several sizes cost, and a table of it."""
    by = line(sizes, [cost.processor_seconds for cost in costs])
    rows = [
        (
            f"{size}",
            f"{cost.processor_seconds:.1f}",
            f"{cost.processor_seconds / size * 1000:.1f}",
            f"{off:+.1%}",
            f"{cost.parent_mb:.0f}",
            f"{cost.worker_mb:.0f}",
            f"{size / cost.clock_seconds:.0f}",
        )
        for size, cost, off in zip(sizes, costs, by.off, strict=True)
    ]
    said = f"processor seconds = {by.start:.1f} + {by.slope:.4f} x reports; at most {by.most:.1%} off"
    return by, f"{table([HEAD, *rows])}\n{said}"


def growth(sizes: Sequence[int], costs: Sequence[Cost]) -> str:
    """Return how the memory of the processes grows."""
    parent = line(sizes, [cost.parent_mb for cost in costs])
    worker = line(sizes, [cost.worker_mb for cost in costs])
    more = f"{parent.slope * 1000:+.2f} MB the parent, {worker.slope * 1000:+.2f} MB a worker"
    return f"with 1000 reports more: {more}"


def measured(title: str, cost_of: Callable[[int], Cost], sizes: Sequence[int]) -> tuple[Line, list[Cost]]:
    """Measure several sizes and print the table."""
    costs = [cost_of(size) for size in sizes]
    by, text = told(sizes, costs)
    print(f"\n{title}\n{text}\n{growth(sizes, costs) if len(sizes) > 1 else ''}")
    return by, costs


def survived(folder: Path, size: int, kills: int, workers: int, rng: Random) -> Iterator[str]:
    """Disturb scans of so many reports, or have workers make them; yield what happened, and exit for another row."""
    inside, whole = reports_of(folder, size), out_of(folder, size)
    rows = count(whole)
    if kills:
        out = _fresh(folder / "tables-disturbed")
        yield from scan_disturbed(inside, out, kills, rng)
        _hold(whole, out)
        yield f"after all that the same {rows} rows as undisturbed"
    for kill_after in (None, rng.randrange(max(1, how_many_parts(inside) // 2))) if workers else ():
        out = _fresh(folder / "tables-of-workers")
        scan_by_workers(inside, out, workers, kill_after)
        _hold(whole, out)
        killed = "" if kill_after is None else f", one of them killed after {kill_after} parts"
        yield f"{workers} dask workers{killed}: the same {rows} rows as one machine"


def _fresh(out: Path) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    return out


def _hold(one: Path, other: Path) -> None:
    wrong = list(differing(one, other))
    if wrong:
        sys.exit(f"not the same rows: {', '.join(wrong)}")


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many reports")
    made.add_argument("--project-sizes", type=int, nargs="*", help="how many for project checks; the same by default")
    made.add_argument("--folder", type=Path, help="keep reports and tables there, and take what is there already")
    made.add_argument("--kill", type=int, default=0, help="kill scans of the most reports so often, and disturb them")
    made.add_argument("--workers", type=int, default=0, help="have so many dask workers scan the most reports")
    made.add_argument("--seed", type=int, default=0, help="for the moments at which scans are disturbed")
    made.add_argument("--limit", type=float, help="fail where a scan is more than this share off the line")
    made.add_argument("--memory", type=float, help="fail where a process of a scan has more than so many MB")
    made.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the tables, disturb scans if asked to, and fail where a limit is passed."""
    options = parser().parse_args(arguments)
    sizes = sorted(options.sizes)
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        by, costs = measured("scan", lambda size: scan_cost(folder, size), sizes)
        hours = (by.start + by.slope * YEARLY) / 3600
        print(f"on paper, {YEARLY} organs a year: {hours:.1f} hours of one processor")
        for said in survived(folder, sizes[-1], options.kill, options.workers, Random(options.seed)):  # noqa: S311
            print(said)
        project = sizes if options.project_sizes is None else sorted(options.project_sizes)
        if project:
            measured("check --project", lambda size: project_cost(folder, size), project)
            compared = {size: pairs(reports_of(folder, size)) for size in project}
            print(
                "pairs compared, a report:",
                ", ".join(f"{many / size:.2f} of {size}" for size, many in compared.items()),
            )
    most = max(max(cost.parent_mb, cost.worker_mb) for cost in costs)
    if options.record:
        record("scale", {"ms / report": by.slope * 1000, "off the line": by.most, "most MB": most})
    if options.limit and by.most > options.limit:
        sys.exit(f"more than {options.limit:.0%} off the line")
    if options.memory and most > options.memory:
        sys.exit(f"more than {options.memory:g} MB")


if __name__ == "__main__":
    main()
