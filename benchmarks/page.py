"""The page of very many reports (``--format html``): how long writing it takes, and until a browser shows its top.

Writing is told in multiples of what ``--format concise`` takes for the same reports, so that machines can be compared.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from history import record
from reports import table
from tests.support.generator import make, print_report

PROGRAM = Path(sys.executable).parent / "gipr-lint"
WRONG_EVERY = 3
"""Of so many reports one is wrong."""


def write_reports(folder: Path, count: int) -> None:
    """Write invented reports."""
    for seed in range(count):
        model = make(seed, "2021")
        model = model if seed % WRONG_EVERY else model.put("requests.new.total", "987")
        (folder / f"{seed:05}.txt").write_text(print_report(model, "tabs").text, encoding="utf-8")


def seconds(folder: Path, form: str, output: Path) -> float:
    """Return how long checking the reports of a folder takes with the result in a form."""
    arguments = ["check", "--no-cache", "--fail-on", "error", "--format", form, "--output", str(output), str(folder)]
    start = time.perf_counter()
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 1:
        sys.exit(f"ended with {done.returncode}: {done.stderr[-500:]}")
    return time.perf_counter() - start


def first_paint_seconds(page: Path) -> float | None:
    """Return how long a browser takes until it shows something of a page; None where there is no browser."""
    program = shutil.which("chromium")
    if program is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": 1280, "height": 800})
        shown.goto(page.as_uri())
        told = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        shown.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        milliseconds = float(shown.evaluate(told))
        browser.close()
    return milliseconds / 1000


def main() -> None:
    """Measure, print the table and fail where it takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--limit", type=float, help="fail above this multiple of the time for concise")
    parser.add_argument("--paint-limit", type=float, help="fail where a browser shows nothing for so many seconds")
    parser.add_argument("--record", action="store_true", help="add the result to history.jsonl")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, page = Path(name, "reports"), Path(name, "page.html")
        folder.mkdir()
        write_reports(folder, options.reports)
        concise = seconds(folder, "concise", Path(name, "concise.txt"))
        html = seconds(folder, "html", page)
        paint, size = first_paint_seconds(page), page.stat().st_size
    ratio = html / concise
    figures = {
        "concise s": concise,
        "html s": html,
        "x concise": ratio,
        "MB": size / 1e6,
        "first paint s": paint or 0.0,
    }
    print(table([("", *figures), (f"{options.reports} reports", *(f"{figure:.2f}" for figure in figures.values()))]))
    if options.record:
        record("page", figures)
    if options.limit and ratio > options.limit:
        sys.exit(f"a page takes more than {options.limit:g} times as long as concise")
    if options.paint_limit and paint is not None and paint > options.paint_limit:
        sys.exit(f"a browser shows nothing for more than {options.paint_limit:g} s")


if __name__ == "__main__":
    main()
