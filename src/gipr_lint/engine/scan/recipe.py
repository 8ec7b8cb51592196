"""How files are scanned, told to another machine: rule packs go along, program and plugins have to be there."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from msgspec.structs import replace

from gipr_lint.engine.companions.whose import Organs
from gipr_lint.engine.scan.key import files_of, scan_key
from gipr_lint.engine.scan.part_work import Task
from gipr_lint.engine.scan.plan import Part
from gipr_lint.engine.scan.scan_file import Manner
from gipr_lint.engine.scan.sources.archive import INSIDE
from gipr_lint.extensions.toolset import Toolset, assemble
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level
from gipr_lint.readers.scan.mode import OcrMode, mode, use

PackFiles = tuple[tuple[str, bytes], ...]
"""The files of a rule pack, by their names in its folder."""


class Recipe(NamedTuple):
    """A task without anything that cannot be sent: rules by their ids and levels, packs by their files.

    ``lists`` and ``renamed`` are what the configuration says of organs.
    """

    out: str
    key: str
    rules: tuple[tuple[str, str], ...]
    packs: tuple[PackFiles, ...]
    edition: str | None
    timeout: float | None
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    ocr: OcrMode = "auto"


def recipe_of(task: Task, tools: Toolset) -> Recipe:
    """Return the recipe of a task; the packs of plugins are where the plugins are."""
    packs = [pack for pack in tools.packs if not pack.plugin]
    return Recipe(
        out=os.path.abspath(task.out),  # noqa: PTH100 - links are no matter
        key=task.key,
        rules=tuple((rule.id, rule.level.value) for rule in task.manner.rules),
        packs=tuple(tuple(files_of(Path(str(pack.folder)))) for pack in packs),
        edition=task.manner.edition,
        timeout=task.manner.timeout,
        lists=tuple((county, tuple(names)) for county, names in task.manner.organs.lists.items()),
        renamed=tuple(task.manner.organs.renamed.items()),
        ocr=mode(),
    )


@lru_cache(maxsize=1)
def task_of(recipe: Recipe) -> Task:
    """Return the task of a recipe, with the tools of this machine; its key says whether they are the same."""
    use(recipe.ocr)
    tools = assemble([_unpacked(files) for files in recipe.packs])
    levels = dict(recipe.rules)
    rules = tuple(replace(rule, level=Level(levels[rule.id])) for rule in tools.rules if rule.id in levels)
    organs = Organs(dict(recipe.lists), dict(recipe.renamed))
    manner = Manner(rules, tools.checks, tools.editions, tools.readers, recipe.edition, recipe.timeout, organs)
    return Task(Path(recipe.out), scan_key(tools, rules, recipe.edition, organs), manner)


def sendable(part: Part) -> Part:
    """Return a part whose files are found from any folder."""
    items = []
    for item in part.items:
        archive, inside, member = item.path.partition(INSIDE)
        if item.source == "file" or (inside and Path(archive).exists()):
            item = item._replace(path=f"{os.path.abspath(archive)}{inside}{member}")  # noqa: PTH100 - as above
        items.append(item)
    return part._replace(items=tuple(items))


def _unpacked(files: PackFiles) -> Path:
    """Write a rule pack to a folder of its own."""
    folder = Path(mkdtemp(prefix="gipr-lint-pack-"))
    for name, content in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder
