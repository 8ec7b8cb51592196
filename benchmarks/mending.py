"""Fixes applied to very many spoiled reports: the property that ``tests/engine/fixes/test_applications.py`` samples."""

from __future__ import annotations

import argparse
import sys
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.mending import wrong_with

_SHOWN = 20


def _told(seed: int) -> tuple[int, str]:
    try:
        return seed, wrong_with(seed)
    except Exception as error:  # noqa: BLE001 - a crash is what this is to find
        return seed, f"{type(error).__name__}: {error}"


def main() -> int:
    """Mend so many reports and tell what was wrong; returns 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many reports")
    parser.add_argument("--first", type=int, default=1_000, help="the first seed; CI has those below 100")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    options = parser.parse_args()
    wrong = []
    with Pool(options.jobs) as pool:
        for done, (seed, told) in enumerate(
            pool.imap_unordered(_told, range(options.first, options.first + options.count), 16), 1
        ):
            if told:
                wrong.append(seed)
                print(f"{seed}: {told}", flush=True)
            if not done % 1000:
                print(f"{done} of {options.count}, {len(wrong)} wrong", flush=True)
    print(f"{options.count} reports, wrong: {len(wrong)} {sorted(wrong)[:_SHOWN]}")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
