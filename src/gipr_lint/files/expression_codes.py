"""The codes of regular expressions that former runs compiled, in one file of the cache."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from gipr_lint.files import cache
from gipr_lint.files.version import __version__
from gipr_lint.limits.expressions import CODES, Code, engine_version

_MAX_CODES = 2000
"""So many are kept; the program has some hundred, and those of its versions and of rules that change come to more."""


@contextmanager
def kept_codes() -> Iterator[None]:
    """Let expressions be compiled from the codes of former runs, and keep those that are new."""
    name = sha256(f"{__version__} {engine_version()}".encode()).hexdigest()[:32]
    file = cache.file(f"expressions-{name}.bin")
    if file is None:
        yield
        return
    CODES.known.update(_read(file))
    try:
        yield
    finally:
        if CODES.made:
            _keep(file)


def _read(file: Path) -> dict[str, Code]:
    """Return what a file holds; one that is damaged, or not there, holds nothing."""
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        content = cache.read(file)
        if sha256(content[_DIGEST_BYTES:]).digest() == content[:_DIGEST_BYTES]:
            return msgspec.msgpack.decode(content[_DIGEST_BYTES:], type=dict[str, Code])
    return {}


def _keep(file: Path) -> None:
    """Add the codes that this run made; what another one wrote meanwhile stays."""
    made = {source: code for source, code in CODES.made.items() if _is_whole(source)}
    if not made:
        return
    codes = {**_read(file), **made}
    with suppress(OSError, ValueError):
        content = msgspec.msgpack.encode(codes if len(codes) <= _MAX_CODES else made)
        cache.store(file, sha256(content).digest() + content)


def _is_whole(source: str) -> bool:
    """Tell whether a source can be written: not one with half a surrogate pair."""
    return source.encode("utf-8", "replace").decode() == source


_DIGEST_BYTES = 32
"""The bytes of the checksum at the beginning."""
