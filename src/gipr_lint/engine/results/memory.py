"""What former runs found in the same files by the same rules.

A result is found again by all that it rests on: the content of the file, its name as it is printed, and the key of the
run. Each is sealed with the same, so that the cache tells nothing to anybody who has not the report itself.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from gipr_lint.engine.results import folder_file, record
from gipr_lint.engine.results.outcome import FileOutcome, Found, Kept
from gipr_lint.files import cache
from gipr_lint.files.seal import Seal

if TYPE_CHECKING:
    from gipr_lint.engine.inputs.discover import Input

_MIN_CHECKED_BYTES = 200
"""A shorter file might be guessed by its name in the cache; it is read faster than found there."""
_WRITE_SECONDS = 5.0
"""So often a long run writes what it has: one that is killed has not worked in vain."""


class Memory:
    """Results of files by their content, for the key of a run."""

    def __init__(self, folder: Path, secret: bytes, key: bytes) -> None:
        self._folder, self._secret, self._key = folder, secret, key
        self._known: dict[str, Mapping[str, tuple[int, str]]] = {}
        self._new: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._written = monotonic()

    def recall(self, source: Input, content: bytes) -> FileOutcome | None:
        """Return what came of a file with this content; None where that is not known."""
        folder, seal = self._place(source, content)
        if folder not in self._known:
            self._known[folder] = folder_file.read(self._file(folder))
        _, sealed = self._known[folder].get(seal.name, (0, ""))
        opened = seal.open(sealed) if sealed else None
        with suppress(ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            known = record.outcome_of(json.loads(opened)) if opened else None
            if known and not (source.named and known.standing.skipped):  # one that is named has to be a report
                return known
        return None

    def kept(self, source: Input, content: bytes, outcome: FileOutcome, found: Found) -> Kept | None:
        """Return what came of a file for the cache; None where it must not be kept, for anything went wrong."""
        if outcome.problems or len(content) < _MIN_CHECKED_BYTES or not source.repeated:
            return None
        folder, seal = self._place(source, content)
        data = record.plain(outcome, source.path, found)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        return Kept(folder, seal.name, seal.close(text))

    def add(self, kept: Kept) -> None:
        """Add a result; now and then they are written."""
        self._new[kept.folder][kept.name] = kept.sealed
        if monotonic() - self._written > _WRITE_SECONDS:
            self.write()

    def write(self) -> None:
        """Write the results that are new."""
        for folder, results in self._new.items():
            folder_file.add(self._file(folder), results)
        if self._new:
            folder_file.prune(self._folder)
        self._new.clear()
        self._written = monotonic()

    def _place(self, source: Input, content: bytes) -> tuple[str, Seal]:
        """Return the folder of a file, and the seal of its result."""
        path = os.fsencode(source.path)
        seal = Seal(self._secret, self._key, path, content)
        return os.path.dirname(source.real), seal  # noqa: PTH120 - of every file

    def _file(self, folder: str) -> Path:
        return self._folder / f"{sha256(self._secret + os.fsencode(folder)).hexdigest()[:32]}.json"


def remembered(key: bytes) -> Memory | None:
    """Return the results of former runs with a key; None where nothing is to be kept."""
    folder = cache.folder()
    secret = cache.salt(folder / cache.RESULTS) if folder else None
    return Memory(folder / cache.RESULTS, secret, key) if folder and secret else None
