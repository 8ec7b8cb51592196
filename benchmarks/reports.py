"""The reports that the benchmarks read: the five seeds where they are at hand, the faultless examples otherwise."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "reports" / "seeds"
EXAMPLES = ROOT / "examples"


def sample() -> tuple[str, list[Path]]:
    """Return a name for the sample and its files."""
    seeds = sorted(SEEDS.glob("*.txt"))
    if seeds:
        return "seeds", seeds
    return "examples", sorted(path for path in EXAMPLES.rglob("*") if path.suffix in {".txt", ".md"})


def table(rows: list[tuple[str, ...]]) -> str:
    """Return rows as a table whose columns line up; the first row is the header."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
