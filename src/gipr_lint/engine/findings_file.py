"""What a run finds, file by file: kept in a temporary file where it is much, and read again in order.

Two thousand reports may have as many findings as memory has room for; only one file's are ever in it at a time.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import IO, cast, overload

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Finding, Level
from gipr_lint.model.run import Source, fixable

_IN_MEMORY_BYTES = 4 * 1024 * 1024
"""So many bytes need no file."""


class Packed(NamedTuple):
    """The findings of one file in their order with the sources that they speak of, as bytes; how many of each level.

    ``beside`` are the other files of which there is the source; ``fixable`` are the numbers of findings with a certain
    fix, and with one that is only offered.
    """

    path: str
    content: bytes
    levels: Mapping[Level, int]
    beside: tuple[str, ...] = ()
    fixable: tuple[int, int] = (0, 0)


def pack(path: str, findings: Sequence[Finding], sources: Mapping[str, Source]) -> Packed:
    """Return findings of one file as bytes."""
    import pickle

    ordered = tuple(sorted(findings, key=_order))
    content = pickle.dumps((ordered, dict(sources)), pickle.HIGHEST_PROTOCOL)
    return Packed(
        path,
        content,
        dict(Counter(finding.level for finding in ordered)),
        tuple(sources.keys() - {path}),
        fixable(ordered),
    )


class Spool(Sequence[Finding]):
    """The findings of a run, sorted by path, place and rule."""

    def __init__(self) -> None:
        self._file: IO[bytes] = BytesIO()
        self._places: dict[str, tuple[int, int]] = {}
        self._owners: dict[str, str] = {}
        self._end = 0
        self._last: tuple[str, tuple[Finding, ...], Mapping[str, Source]] | None = None
        self.levels: Counter[Level] = Counter()
        self.fixable: dict[str, tuple[int, int]] = {}

    def add(self, packed: Packed) -> None:
        """Add what was found in one more file; two of one name are one."""
        if packed.path in self._places:
            findings, sources = self._load(packed.path)
            more, others = unpack(packed.content)
            again = pack(packed.path, (*findings, *more), {**sources, **others})
            self.levels.subtract(Counter(finding.level for finding in findings))
            packed, self._last = again, None
        if self._end + len(packed.content) > _IN_MEMORY_BYTES and isinstance(self._file, BytesIO):
            self._file = self._moved(self._file)
        self._file.seek(self._end)
        self._file.write(packed.content)
        self._places[packed.path] = (self._end, len(packed.content))
        self._end += len(packed.content)
        self.levels.update(packed.levels)
        self.fixable[packed.path] = packed.fixable
        for path in packed.beside:
            self._owners.setdefault(path, packed.path)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
        self._places.clear()

    def source(self, path: str) -> Source:
        """Return the source of a file with findings, or of one of which they speak. Raises KeyError."""
        return self._load(path if path in self._places else self._owners[path])[1][path]

    @property
    def paths(self) -> list[str]:
        """The files with findings, in order."""
        return sorted(self._places)

    @property
    def known(self) -> list[str]:
        """The files of which there is the source, in order."""
        return sorted({*self._places, *self._owners})

    def by_file(self) -> Iterator[tuple[str, Sequence[Finding], Source | None]]:
        """Yield the files in order, each with its findings and its source."""
        for path in self.paths:
            findings, sources = self._load(path)
            yield path, findings, sources.get(path)

    def __iter__(self) -> Iterator[Finding]:
        for path in self.paths:
            yield from self._load(path)[0]

    def __len__(self) -> int:
        return self.levels.total()

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        number = index + len(self) if index < 0 else index
        for finding in islice(self, number, None) if number >= 0 else ():
            return finding
        raise IndexError(index)

    def _load(self, path: str) -> tuple[tuple[Finding, ...], Mapping[str, Source]]:
        if self._last is None or self._last[0] != path:
            start, length = self._places[path]
            findings, sources = unpack(self._read(start, length))
            self._last = (path, findings, sources)
        return self._last[1:]

    def _read(self, start: int, length: int) -> bytes:
        """Return a piece of the file, without moving in it: a forked process may read there at the same time."""
        if isinstance(self._file, BytesIO) or not hasattr(os, "pread"):
            self._file.seek(start)
            return self._file.read(length)
        self._file.flush()
        return os.pread(self._file.fileno(), length, start)

    @staticmethod
    def _moved(small: BytesIO) -> IO[bytes]:
        """Return the content in a temporary file that has no name, and so goes with the process."""
        from tempfile import TemporaryFile

        file = TemporaryFile(prefix="gipr-lint-")  # noqa: SIM115 - it is closed with the spool
        file.write(small.getvalue())
        return file


class Sources(Mapping[str, Source]):
    """The files with findings of spools by their path, and those of which findings speak; the first spool's win."""

    def __init__(self, *spools: Spool) -> None:
        self._spools = spools

    def __getitem__(self, path: str) -> Source:
        for spool in self._spools:
            with suppress(KeyError):
                return spool.source(path)
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({path for spool in self._spools for path in spool.known}))

    def __len__(self) -> int:
        return len({path for spool in self._spools for path in spool.known})


def unpack(content: bytes) -> tuple[tuple[Finding, ...], dict[str, Source]]:
    """Return what ``pack`` made bytes of: the findings of a file in their order, and the sources."""
    import pickle

    return cast("tuple[tuple[Finding, ...], dict[str, Source]]", pickle.loads(content))  # noqa: S301 - made by pack


def _order(finding: Finding) -> tuple[str, int, int, str]:
    """Sort by place and rule; what is alike in that stays in the order in which the rule found it."""
    span = finding.location.span
    return (finding.path, span.line if span else 0, span.column if span else 0, finding.rule)
