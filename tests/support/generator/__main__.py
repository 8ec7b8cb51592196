"""Write faultless reports to a folder: ``python -m tests.support.generator --count 20 --to FOLDER``."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.support.generator import LAYOUTS, make, print_report


def main() -> None:
    """Write the reports."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.generator", description="Write faultless reports.")
    parser.add_argument("--count", type=int, default=20, help="how many reports")
    parser.add_argument(
        "--layout", choices=(*LAYOUTS, "all"), default="tabs", help="the layout; all: one after the other"
    )
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first report")
    parser.add_argument("--to", type=Path, required=True, help="the folder, made where it is missing")
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    layouts = tuple(LAYOUTS) if wanted.layout == "all" else (wanted.layout,)
    for number in range(wanted.count):
        layout = layouts[number % len(layouts)]
        seed = wanted.seed + number
        suffix = ".md" if layout == "markdown" else ".txt"
        name = f"{layout}-{seed:05d}{suffix}"
        (wanted.to / name).write_text(print_report(make(seed), layout).text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
