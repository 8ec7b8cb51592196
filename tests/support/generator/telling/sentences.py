"""Reading the sentences and the defects, and filling them with the facts of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
NEEDS = " <- "
BREAK = "||"


class Sentence(NamedTuple):
    """A sentence with its placeholders, and the facts that it needs (with ``!``: that must not hold)."""

    text: str
    needs: tuple[str, ...] = ()

    def fits(self, facts: Mapping[str, object]) -> bool:
        """Tell whether the sentence is true of the facts."""
        return all(bool(facts[need.removeprefix("!")]) is not need.startswith("!") for need in self.needs)

    def fill(self, facts: Mapping[str, object]) -> str:
        """Return the sentence with the facts in it."""
        return self.text.format_map(facts)


def blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Return each block of a file: the words after ``==`` and the lines below them."""
    head, lines = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            if head:
                yield head, lines
            head, lines = line[3:], []
        elif line and not line.startswith("# "):
            lines.append(line)
    yield head, lines


def parse(line: str) -> Sentence:
    """Return the sentence that a line writes."""
    text, _, needs = line.partition(NEEDS)
    return Sentence(text, tuple(needs.split()))


@cache
def sentences() -> Mapping[str, tuple[Sentence, ...]]:
    """Return all true sentences by the place that they are written for."""
    files = sorted((HERE / "sentences").glob("*.txt"))
    return {head: tuple(map(parse, lines)) for file in files for head, lines in blocks(file)}
