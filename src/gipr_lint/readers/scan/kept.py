"""What was recognised in a picture, kept for the next time: whoever has not the picture cannot read it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import msgspec

from gipr_lint.files import cache
from gipr_lint.files.seal import Seal
from gipr_lint.readers.scan.recognized import RecognizedPage

_NAME = "scan"
_FORM = b"3"
"""Changes with what is recognised, and with the form in which it is kept."""
_MOST_FILES = 500
"""So many pages are kept, of thirty kilobytes each."""


class Kept(msgspec.Struct, frozen=True):
    """The pages that a picture shows, and how many pictures its file has."""

    pages: tuple[RecognizedPage, ...]
    count: int


def recall(sources: tuple[bytes, ...], make: Callable[[], Kept]) -> Kept:
    """Return what ``make`` returns, from the cache where it was made from the same sources before."""
    home = None if os.environ.get("GIPR_LINT_NO_CACHE", "0") not in {"", "0"} else cache.folder()
    salt = cache.salt(home) if home else None
    if home is None or salt is None:
        return make()
    seal = Seal(_FORM, salt, *sources)
    file = home / f"{_NAME}-{seal.name}.bin"
    with suppress(OSError, UnicodeDecodeError, msgspec.MsgspecError):
        opened = seal.open(cache.read(file).decode("ascii"))
        if opened is not None:
            return msgspec.json.decode(opened, type=Kept)
    made = make()
    with suppress(OSError):
        cache.store(file, seal.close(msgspec.json.encode(made)).encode(), _MOST_FILES)
    return made
