"""What the forms share: all that a run has to tell, and paths as code hosts want them, relative to the repository."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.sarif_uris import relative

if TYPE_CHECKING:
    from gipr_lint.model.finding import Finding, Problem
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions


class Entries(Collection["Finding | Problem"]):
    """The findings of a run, then its problems, taken one by one: all of them need not have room in memory."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __len__(self) -> int:
        return len(self._run.findings) + len(self._run.problems)

    def __iter__(self) -> Iterator[Finding | Problem]:
        return chain(self._run.findings, self._run.problems)

    def __contains__(self, one: object) -> bool:
        return any(one == entry for entry in self)


def repository_path(path: str, options: ReporterOptions) -> str:
    """Return a path with slashes, as seen from the folder of the run where it lies below it."""
    return printable(relative(PurePath(path), PurePath(options.root)).as_posix())


def told(finding: Finding, run: Run) -> str:
    """Return the message, with its place before it in a file without lines, where no other key can say it."""
    place = run.place(finding.path, finding.location.span)
    where = "" if place.span or not place.label else f"（{place.label}）"
    return printable(f"{where}{finding.text}")
