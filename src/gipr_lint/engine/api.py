"""One file, or one text, checked by the national rules: what a program calls that needs no more than that."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from gipr_lint.engine.inputs.discover import Input, read_file
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run

SECONDS = 30.0
"""The time limit of a file unless another one is given."""

_rules = cache(national_rules)
"""Read once for all calls of a program."""


def lint_file(path: str | Path, *, edition: str | None = None, timeout: float | None = SECONDS) -> Run:
    """Check one file of any format by the national rules.

    The edition of the official format (``"2019"`` or ``"2021"``) follows from the report's year unless it is given.
    ``timeout`` are the seconds for the file, None for no limit. Nothing is raised for a bad file: what is wrong with it
    stands in the ``problems`` of the run, also that it is no annual report.
    """
    source = Input(str(path), partial(read_file, Path(path)), named=True)
    return lint([source], _rules(), Settings(edition=edition, timeout=timeout))


def lint_text(text: str, path: str = "report.txt", *, edition: str | None = None) -> Run:
    """Check a text by the national rules; ``path`` is the name to show, its suffix tells the format."""
    return lint([Input(path, text.encode)], _rules(), Settings(edition=edition))
