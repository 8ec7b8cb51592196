"""Small words that everything on the page is made of: safe texts, ids, names of levels and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level
from gipr_lint.reporters.html.view import Tally
from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.summary import LEVELS

if TYPE_CHECKING:
    from gipr_lint.model.document import Span
    from gipr_lint.model.run import Run


def shown(text: str) -> str:
    """Return a text with what nobody sees, or what turns the writing round, made visible."""
    return printable(text.replace("\t", " "))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that has some."""
    return tuple(shown(line.strip()) for line in text.strip().split("\n") if line.strip())


def tallies(counts: Mapping[Level, int] | Counter[Level]) -> tuple[Tally, ...]:
    """Return how many findings there are of each level, the gravest first."""
    return tuple(Tally(level.value, name, counts.get(level, 0)) for level, name in LEVELS.items())


def place_of(run: Run, path: str, span: Span | None) -> str:
    """Return what people call a place in a file."""
    found = run.place(path, span)
    return f"第 {found.span.line} 行" if found.span else shown(found.label)
