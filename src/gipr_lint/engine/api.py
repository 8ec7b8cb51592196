"""One file, or one text, checked by the national rules: what a program calls that needs no more than that."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from gipr_lint.engine.inputs.discover import Input, read_file
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.limits.time_limit import FILE_SECONDS, MAX_SECONDS
from gipr_lint.model.official_format import EDITIONS
from gipr_lint.model.run import Run

_rules = cache(national_rules)
"""Read once for all calls of a program."""


def lint_file(path: str | Path, *, edition: str | None = None, timeout: float | None = FILE_SECONDS) -> Run:
    """Check one file of any format by the national rules.

    The edition of the official format (``"2019"`` or ``"2021"``) follows from the report's year unless it is given.
    ``timeout`` are the seconds for the file, None or 0 for no limit. Nothing is raised for a bad file: what is wrong
    with it stands in the ``problems`` of the run, also that it is no annual report. Raises ValueError where
    ``edition`` or ``timeout`` is none.
    """
    settings = _settings(edition, timeout)
    return lint([Input(str(path), partial(read_file, Path(path)), named=True)], _rules(), settings)


def lint_text(
    text: str, path: str = "report.txt", *, edition: str | None = None, timeout: float | None = FILE_SECONDS
) -> Run:
    """Check a text by the national rules; ``path`` is the name to show, its suffix tells the format.

    What is no annual report is ``skipped`` in the run. ``edition`` and ``timeout`` are those of ``lint_file``.
    """
    settings = _settings(edition, timeout)
    return lint([Input(path, text.encode)], _rules(), settings)


def _settings(edition: str | None, timeout: float | None) -> Settings:
    """Return how to check. Raises ValueError for an edition or a limit that there is not."""
    if edition is not None and edition not in EDITIONS:
        raise ValueError(f"edition 应为 {'、'.join(map(repr, EDITIONS))} 或 None，不是 {edition!r}")
    if timeout is not None and not (isinstance(timeout, int | float) and 0 <= timeout <= MAX_SECONDS):
        raise ValueError(f"timeout 应为 0 到 {MAX_SECONDS} 之间的秒数或 None，不是 {timeout!r}")
    return Settings(edition=edition, timeout=timeout)
