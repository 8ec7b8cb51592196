"""The checks that a rule may name: a small closed set of general tests, in rooms by what they read.

In: a report and the typed options of a rule. Out: hits, each with its place and what fills the rule's message.
Not here: levels and messages (``rules``), what sentences mean (``statements``), which text is personal (``privacy``).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from gipr_lint.model.rule import Check

ROOMS: Mapping[str, tuple[str, ...]] = {
    "companions": ("copied", "subordinate"),
    "file": ("beside",),
    "privacy": ("identifier",),
    "structure": ("fact", "section", "title"),
    "structure.numbering": ("sequence",),
    "tables": ("cell", "equation", "table"),
    "text": (
        "brackets",
        "forbid",
        "number",
        "require",
    ),
    "text.statements": ("statement",),
    "text.names": ("outdated", "own-name", "term"),
    "text.dates": ("date",),
}
"""The names of the checks, by the room in which each has its module: ``own-name`` has ``text.names.own_name``."""


def _load(room: str, name: str) -> Check:
    """Return a check from the module that is named as it."""
    check: Check = import_module(f"{__name__}.{room}.{name.replace('-', '_')}").CHECK
    return check


CHECKS: Mapping[str, Check] = dict(sorted((name, _load(room, name)) for room, names in ROOMS.items() for name in names))
