"""The parts of a scan: files that are scanned and kept together. A file more or less changes one part, not all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from gipr_lint.engine.scan.sources.item import Item
from gipr_lint.limits.tuples import NamedTuple

_MEAN_FILES = 64
"""A part ends behind a file in so many: the loss when it is interrupted, and the work when one of its files changes."""
_MAX_FILES = 256
"""The most files of a part."""


class Part(NamedTuple):
    """Files in their order; ``name`` depends on what they are called, and is that of the folder of its tables."""

    name: str
    items: tuple[Item, ...]


def parts(items: Iterable[Item]) -> Iterator[Part]:
    """Yield the parts of files. Each ends where the name of a file says so, whatever stands before or behind it."""
    gathered: list[Item] = []
    for item in items:
        gathered.append(item)
        if _digest([item])[0] % _MEAN_FILES == 0 or len(gathered) == _MAX_FILES:
            yield _part(gathered)
            gathered = []
    if gathered:
        yield _part(gathered)


def _part(items: list[Item]) -> Part:
    return Part(_digest(items).hex()[:24], tuple(items))


def _digest(items: Iterable[Item]) -> bytes:
    return sha256("\n".join(item.shown for item in items).encode()).digest()
