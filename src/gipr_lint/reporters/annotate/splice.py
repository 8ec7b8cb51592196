"""Changes to bytes at places in them: what no change touches stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from gipr_lint.limits.tuples import NamedTuple


class Edit(NamedTuple):
    """The bytes from ``start`` up to ``end`` become others."""

    start: int
    end: int
    instead: bytes


def spliced(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content with edits, of which none overlap; those at one place follow each other in their order."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda one: one[:2]):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        pieces += [content[at : edit.start], edit.instead]
        at = edit.end
    return b"".join([*pieces, content[at:]])
