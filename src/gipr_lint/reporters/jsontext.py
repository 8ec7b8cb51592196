"""JSON as text that every parser reads and every terminal survives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import UNSAFE

if TYPE_CHECKING:
    from re import Match


def dumps(value: object) -> str:
    """Return JSON with Chinese as it is; unsafe characters are escaped, lone surrogates are U+FFFD."""
    return UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _escape(found: Match[str]) -> str:
    char = found[0]
    if char == "\n":  # the line ends between the values; inside them they are escaped already
        return char
    return "\ufffd" if "\ud800" <= char <= "\udfff" else json.dumps(char)[1:-1]
