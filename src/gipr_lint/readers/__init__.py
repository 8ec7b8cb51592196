"""Readers: bytes of one file format in, a document out. One module or room a format, imported only when it is needed.

In: the content of a file and its path. Out: a document, its lines and tables with their places; or ReadError.
Not here: what the lines mean (``parse``).
"""

from __future__ import annotations

from gipr_lint.readers.registry import (
    ARCHIVES,
    COMPILED,
    MAX_BYTES,
    READERS,
    SAVE_AS,
    TEXT_SUFFIXES,
    UNPACK,
    UNSUPPORTED,
    WORD_SUFFIXES,
    Reader,
    ReadError,
    office,
    read,
    suffix_of,
)

__all__ = [
    "ARCHIVES",
    "COMPILED",
    "MAX_BYTES",
    "READERS",
    "SAVE_AS",
    "TEXT_SUFFIXES",
    "UNPACK",
    "UNSUPPORTED",
    "WORD_SUFFIXES",
    "ReadError",
    "Reader",
    "office",
    "read",
    "suffix_of",
]
