"""Paths as SARIF wants them: relative URIs, each character that a URI does not allow percent-encoded."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import PurePath


def relative(path: PurePath, root: PurePath) -> PurePath:
    """Return the path as seen from ``root`` if it lies below it, else as it is."""
    return path.relative_to(root) if path.is_relative_to(root) else path


def uri(path: PurePath) -> str:
    """Return a relative path as a relative reference, an absolute one as a ``file`` URI."""
    name = posixpath.normpath(path.as_posix())
    if not path.is_absolute():
        return quote(_octets(name))
    host = "//" if path.drive.startswith("\\\\") else "///"
    return f"file:{host}{quote(_octets(name.lstrip('/')), safe='/:')}"


def _octets(name: str) -> bytes:
    """Return the bytes of a name; those that Python could not decode stand in it as lone surrogates."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
