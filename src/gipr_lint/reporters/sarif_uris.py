"""Paths as SARIF wants them: relative URIs, each character that a URI does not allow percent-encoded."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from gipr_lint.reporters.printable import UNSAFE

if TYPE_CHECKING:
    from pathlib import PurePath


def relative(path: PurePath, root: PurePath) -> PurePath:
    """Return the path as seen from ``root`` if it lies below it, else as it is."""
    return path.relative_to(root) if path.is_relative_to(root) else path


def uri(path: PurePath, *, plain: bool = False) -> str:
    """Return a relative path as a relative reference, an absolute one as a ``file`` URI.

    With ``plain`` what is beyond ASCII stands as it is, as in an IRI.
    """
    name = posixpath.normpath(path.as_posix())
    encode = _iri if plain else _uri
    if not path.is_absolute():
        return encode(name, "/")
    host = "//" if path.drive.startswith("\\\\") else "///"
    return f"file:{host}{encode(name.lstrip('/'), '/:')}"


def _uri(name: str, safe: str) -> str:
    return quote(_octets(name), safe=safe)


def _iri(name: str, safe: str) -> str:
    return re.sub(f"[\x00-\x7f]|{UNSAFE.pattern}", lambda found: _uri(found[0], safe), name)


def _octets(name: str) -> bytes:
    """Return the bytes of a name; those that Python could not decode stand in it as lone surrogates."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
