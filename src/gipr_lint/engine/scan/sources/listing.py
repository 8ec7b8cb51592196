"""What a scan reads, from what the user named: files, folders, archives, addresses, and lists of any of these."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from gipr_lint.engine.inputs.discover import collect
from gipr_lint.engine.scan.sources import addresses
from gipr_lint.engine.scan.sources.archive import INSIDE, Archive
from gipr_lint.engine.scan.sources.item import Item
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.privacy.file_names import apart, mask_name
from gipr_lint.readers import UNSUPPORTED, ReadError, suffix_of
from gipr_lint.readers.scan.mode import is_sought
from gipr_lint.reporters.printable import printable

ARCHIVE = ".zip"
"""The suffix of archives that are looked into."""
_HIDDEN = ("__MACOSX", "~$", "._")
"""How what programs leave in archives and folders begins: no reports."""


class Named(NamedTuple):
    """A path as somebody named it, with the code of the organ where a list tells it."""

    path: str
    code: str = ""


class Filter(NamedTuple):
    """What is left out of folders: patterns in the style of ``.gitignore``, relative to ``root``, and other suffixes.

    Nothing is taken from the folder ``apart``, to which the scan writes.
    """

    exclude: Sequence[str]
    root: Path
    suffixes: Collection[str]
    apart: Path | None = None


def listing(named: Iterable[Named], out: Filter) -> tuple[Item, ...]:
    """Return the files of all that was named in order, each once; what cannot be read is among them, to be told of.

    Raises ExcludeError for a pattern.
    """
    found: dict[str, Item] = {}
    for one in named:
        try:
            items = [*_of(one, out)]
        except ReadError as error:
            items = [Item(one.path, code=one.code, wrong=str(error))]
        for item in items:
            found.setdefault(same(item.path), item)
    return _shown({item.path: item for item in found.values()})


def same(path: str) -> str:
    """Return what is the same for all ways in which one path is written."""
    if addresses.is_address(path):
        return path
    file, inside, member = path.partition(INSIDE)
    return f"{os.path.abspath(file)}{inside}{member}"  # noqa: PTH100 - links are no matter


def _of(one: Named, out: Filter) -> Iterator[Item]:
    if addresses.is_address(one.path):
        remote, single = addresses.listed(one.path)
        for file in remote:
            if single or _wanted(file.path, out):
                yield from _unpacked(Item(file.path, code=one.code, stamp=file.stamp), out)
        return
    inputs = collect([one.path], out.exclude, out.root, {*out.suffixes, *UNSUPPORTED})
    apart = f"{os.path.abspath(out.apart)}{os.sep}" if out.apart else None  # noqa: PTH100 - links are no matter
    for source in inputs.files:
        if not (apart and os.path.abspath(source.path).startswith(apart)):  # noqa: PTH100 - as above
            yield from _unpacked(Item(source.path, code=one.code), out)
    for problem in inputs.problems:
        yield Item(problem.subject, code=one.code, wrong=problem.message)


def _unpacked(item: Item, out: Filter) -> Iterator[Item]:
    """Yield an item, or the members of the archive that it is."""
    if suffix_of(item.path) != ARCHIVE or not _is_there(item):
        yield item
        return
    try:
        archive = Archive(item.path)
    except ReadError as error:
        yield item._replace(wrong=str(error))
        return
    try:
        for name in archive.names():
            if _wanted(name, out):
                yield Item(f"{item.path}{INSIDE}{name}", code=item.code, stamp=archive.stamp(name))
    finally:
        archive.close()


def _is_there(item: Item) -> bool:
    return item.source != "file" or Path(item.path).is_file()


def _wanted(path: str, out: Filter) -> bool:
    """Tell whether a file that nobody named may be a report."""
    hidden = any(part.startswith(_HIDDEN) for part in PurePath(path).parts)
    suffix = suffix_of(path)
    return not hidden and (suffix in UNSUPPORTED or (suffix in out.suffixes and is_sought(suffix)))


def _shown(found: dict[str, Item]) -> tuple[Item, ...]:
    """Return items in order, each with a name that tells nothing secret and that no other one has."""
    paths = sorted(found)
    names = apart(printable(mask_name(addresses.shown(path))) for path in paths)
    # mostly both are the same, and a hundred thousand texts need not be there twice
    return tuple(
        found[path]._replace(shown=path if name == path else name) for path, name in zip(paths, names, strict=True)
    )
