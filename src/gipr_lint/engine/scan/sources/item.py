"""One file of a scan, wherever it is, as plain data that any process can read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Literal

from gipr_lint.engine.inputs.discover import read_file
from gipr_lint.engine.scan.sources import addresses
from gipr_lint.engine.scan.sources.archive import INSIDE, archive_of
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import ReadError

Source = Literal["file", "archive", "url"]


class Item(NamedTuple):
    """A file: where it is, the name to show (no personal data in it, no other item has it), the organ's code.

    ``stamp`` changes with the content, where whoever keeps the file says so; without one the content itself tells.
    ``wrong`` says what is the matter with something that was named and is no file that could be read.
    """

    path: str
    shown: str = ""
    code: str = ""
    stamp: str = ""
    wrong: str = ""

    @property
    def source(self) -> Source:
        """From where it is read."""
        if INSIDE in self.path:
            return "archive"
        return "url" if addresses.is_address(self.path) else "file"

    def content(self) -> bytes:
        """Return the content. Raises ReadError or OSError."""
        if self.wrong:
            raise ReadError(self.wrong)
        archive, inside, member = self.path.partition(INSIDE)
        if inside:
            return archive_of(archive).read(member)
        return addresses.read(self.path) if addresses.is_address(self.path) else read_file(Path(self.path))

    def digest(self, content: bytes) -> str:
        """Return what tells this file with this content from any other state of it."""
        return " ".join(filter(None, (self.stamp or sha256(content).hexdigest(), self.code, self.wrong)))
