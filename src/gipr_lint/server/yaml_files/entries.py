"""Entries added to a configuration as it is written: its comments and its order stay."""

from __future__ import annotations

import json

from lsprotocol import types

from gipr_lint.limits.expressions import expression
from gipr_lint.server.texts import Text

_KEY = expression(r"(?P<key>[\w-]+):(?P<rest>.*)")
"""A key at the top of a file, and what stands behind it. Takes ``suppress:`` and ``jobs: 2``, not ``  - rule``."""
_ITEM = expression(r"(?P<indent> *)- ")
"""An item of a list. Begins ``[|  - |]{rule: a}``, not ``a - b``."""
_BELOW = (" ", "-", "#")
"""How the lines begin that belong to the key above them."""


def quoted(words: str) -> str:
    """Return words as a value of YAML."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)


def with_entry(text: Text, entry: str) -> types.TextEdit | None:
    """Return the edit that adds an entry to the list ``suppress``; None where that is not a block."""
    lines = list(text.lines)
    for number, line in enumerate(lines):
        key = _KEY.fullmatch(line)
        if key is None or key["key"] != "suppress":
            continue
        said = key["rest"].partition(" #")[0].strip()
        return None if said and not said.startswith("#") else _inserted(text, lines, number, entry)
    last = len(lines)
    place = text.position(last, len(lines[-1]) + 1)
    start = "\n" if lines[-1] else ""
    return types.TextEdit(types.Range(place, place), f"{start}suppress:\n  - {entry}\n")


def _inserted(text: Text, lines: list[str], number: int, entry: str) -> types.TextEdit:
    """Return the edit that adds an entry behind the last one of the list whose key stands on a line."""
    indent, last = "  ", number
    for at in range(number + 1, len(lines)):
        line = lines[at]
        if line.strip() and not line.startswith(_BELOW):
            break
        if line.strip() and not line.startswith("#"):
            item = _ITEM.match(line)
            indent = item["indent"] if item and last == number else indent
            last = at
    place = text.position(last + 1, len(lines[last]) + 1)
    return types.TextEdit(types.Range(place, place), f"\n{indent}- {entry}")
