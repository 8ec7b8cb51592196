"""Rule packs: found, read and put in order. What is wrong with one leaves the others as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gipr_lint.extensions.packs.pack_file import Pack, read_pack
from gipr_lint.files.names import suggest
from gipr_lint.files.os_errors import explain
from gipr_lint.files.yaml import Resource
from gipr_lint.model.finding import Problem, ProblemKind
from gipr_lint.rulefiles.loader import PACK_FILE, RuleFilesError

__all__ = ["Pack", "Packs", "collect", "problems_of"]


@dataclass(slots=True)
class Packs:
    """The packs in order, each behind those that it extends; ``bases`` are all of these, however far."""

    ordered: list[Pack] = field(default_factory=list)
    bases: dict[Pack, Sequence[Pack]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def collect(
    folders: Iterable[Path], installed: Iterable[tuple[str, Resource]] = (), *, replacing: bool = False
) -> Packs:
    """Read the packs of folders, those that plugins installed (name of the plugin, folder), and all that they extend.

    A folder named twice is one pack. A pack that cannot be read is a problem, as is one whose prefix another has;
    with ``replacing``, a pack in a folder takes the place of the installed one, as while it is being worked on.
    """
    found = _Collector()
    if replacing:
        folders = list(folders)
        taken = {pack.prefix for folder in folders if (pack := found.add(folder)) is not None}
        installed = [(plugin, resource) for plugin, resource in installed if _prefix(resource) not in taken]
    for plugin, resource in installed:
        found.add(resource, plugin)
    for folder in folders:
        found.add(folder)
    found.arrange()
    return found.packs


def _prefix(folder: Resource) -> str | None:
    try:
        return read_pack(folder).prefix
    except (RuleFilesError, OSError):
        return None


def problems_of(error: RuleFilesError, kind: ProblemKind = "pack") -> list[Problem]:
    """Return the mistakes of YAML files as problems."""
    return [Problem(kind, f"{one.path}:{one.line}:{one.column}", one.message) for one in error.errors]


class _Collector:
    """What has been read so far."""

    def __init__(self) -> None:
        self.packs = Packs()
        self._read: dict[str, Pack | None] = {}
        self._bases: dict[Pack, list[Pack]] = {}

    def add(self, folder: Resource, plugin: str = "") -> Pack | None:
        """Read a pack and, first, those in folders that it extends."""
        key = str(folder.resolve()) if isinstance(folder, Path) else str(folder)
        if key not in self._read:
            self._read[key] = None  # while it is being read: a pack that extends itself
            self._read[key] = self._new(folder, plugin)
        return self._read[key]

    def _new(self, folder: Resource, plugin: str) -> Pack | None:
        pack = self._one(folder, plugin)
        if pack is None:
            return None
        rival = next((other for other in self._bases if other.prefix == pack.prefix), None)
        if rival is not None:
            message = f"前缀“{pack.file.prefix}”与{rival.label}的相同，后者有效，本规则包未用"
            self.packs.problems.extend(problems_of(RuleFilesError([pack.error(["prefix"], message)])))
            return None
        self._bases[pack] = []
        return pack

    def _one(self, folder: Resource, plugin: str) -> Pack | None:
        try:
            return read_pack(folder, plugin)
        except RuleFilesError as error:
            self.packs.problems.extend(problems_of(error))
        except FileNotFoundError:
            there = folder.is_dir()
            told = f"没有 {PACK_FILE}，不是规则包" if there else "没有这个规则包文件夹"
            self.packs.problems.append(Problem("pack" if there else "config", f"规则包 {folder}", told))
        except NotADirectoryError:
            self.packs.problems.append(Problem("config", f"规则包 {folder}", "不是文件夹"))
        except OSError as error:
            self.packs.problems.append(Problem("pack", f"规则包 {folder}", explain(error)))
        return None

    def arrange(self) -> None:
        """Resolve what the packs extend, and put each behind its bases."""
        waiting = list(self._bases)
        for pack in waiting:  # grows by the packs in folders that are extended
            for index, name in enumerate(pack.file.extends):
                before = set(self._bases)
                base = self._base(pack, name)
                waiting += [new for new in self._bases if new not in before]
                if base is not None:
                    self._bases[pack].append(base)
                elif not self._is_told(pack, name):
                    known = [other.file.prefix for other in self._bases if other is not pack]
                    message = f"没有规则包“{name}”{suggest(name, known)}"
                    self.packs.problems.extend(problems_of(RuleFilesError([pack.error(["extends", index], message)])))
        for pack in self._bases:
            self._place(pack, ())

    def _base(self, pack: Pack, name: str) -> Pack | None:
        """Return the pack that another extends: one of that prefix, or the one in that folder."""
        named = next((other for other in self._bases if other.file.prefix == name), None)
        if named is not None or not isinstance(pack.folder, Path):
            return named
        return self.add(pack.folder / name) if (pack.folder / name).is_dir() else None

    def _is_told(self, pack: Pack, name: str) -> bool:
        return isinstance(pack.folder, Path) and (pack.folder / name).is_dir()

    def _place(self, pack: Pack, path: tuple[Pack, ...]) -> Sequence[Pack]:
        """Put a pack behind its bases; return these."""
        if pack in path:
            told = " → ".join(other.file.name for other in (*path[path.index(pack) :], pack))
            self.packs.problems.append(Problem("pack", f"规则包 {pack.folder}", f"extends 互相循环：{told}"))
            return ()
        if pack not in self.packs.bases:
            bases: list[Pack] = []
            for base in self._bases[pack]:
                above = self._place(base, (*path, pack))
                bases += [one for one in (*above, base) if one not in bases and one not in path]
            if pack not in self.packs.bases:
                self.packs.bases[pack] = [one for one in bases if one is not pack]
                self.packs.ordered.append(pack)
        return self.packs.bases[pack]
