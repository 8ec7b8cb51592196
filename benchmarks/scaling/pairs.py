"""How many reports of a project are compared with one another: what must not grow with the square of their number."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from gipr_lint.engine.companions.gather import gather
from gipr_lint.engine.companions.project import Project
from gipr_lint.engine.inputs.discover import collect
from gipr_lint.engine.linter import Settings
from gipr_lint.limits.processes import processors


def pairs(folder: Path) -> int:
    """Return how many pairs of reports below a folder are compared: with last year's, a county's, neighbours'."""
    inputs = collect([str(folder)]).files
    project, _ = gather(inputs, replace(Settings(), jobs=processors()))
    return sum(_of(project, path) for path in project.sketches)


def _of(project: Project, path: str) -> int:
    last = project.counties.previous(path) is not None
    return last + len(project.counties.members(path)) + len(project.neighbours.get(path, ()))
