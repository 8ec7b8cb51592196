"""Addresses of texts, and the files that they stand for: by these the tool knows what a text is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pygls.uris import from_fs_path, to_fs_path

from gipr_lint.engine.config_file import FILE_NAME
from gipr_lint.readers import suffix_of
from gipr_lint.rulefiles.loader import PACK_FILE

Kind = Literal["report", "config", "pack", "rule", "other"]
"""What a text is to this tool."""

_REPORTS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
"""The suffixes of reports that are written as text."""
_SUFFIXES = {"plaintext": ".txt", "text": ".txt", "markdown": ".md", "html": ".html"}
"""The suffix that a text without one would have, by its language."""
_YAML = frozenset({".yaml", ".yml"})


def path_of(uri: str, language: str = "") -> str:
    """Return the path of a text; of one that was never saved, or has no suffix, a name that tells its language."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    name = path if path is not None else uri.partition(":")[2].rpartition("/")[2] or "untitled"
    return name if suffix_of(name) else name + _SUFFIXES.get(language, "")


def is_saved(uri: str) -> bool:
    """Tell whether an address is that of a file of this machine."""
    return uri.startswith("file:")


def uri_of(path: str | Path) -> str:
    """Return the address of a file."""
    absolute = os.path.abspath(path)  # noqa: PTH100 - links stay what they are
    return from_fs_path(absolute) or Path(absolute).as_uri()


def kind_of(path: str) -> Kind:
    """Return what a text is, by its path and what lies beside it."""
    name = Path(path).name
    if name == FILE_NAME:
        return "config"
    if name == PACK_FILE:
        return "pack"
    suffix = suffix_of(path)
    if suffix in _YAML:
        return "rule" if (Path(path).parent / PACK_FILE).is_file() else "other"
    return "report" if suffix in _REPORTS else "other"
