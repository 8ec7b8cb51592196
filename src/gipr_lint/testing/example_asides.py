"""What an example says that its file carries beside the report: comments, changes, hidden text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from gipr_lint.model.document import Aside, AsideKind, Document, Span
from gipr_lint.readers import Reader, read


def aside_lines(edits: Mapping[str, Any]) -> Iterator[tuple[AsideKind, str]]:
    """Yield kind and text of each aside of an example, in order."""
    for kind, texts in (edits.get("beside") or {}).items():
        yield from ((kind, text) for text in texts)


def reader_with_asides(kinds: Sequence[AsideKind]) -> Reader:
    """Return a reader of texts whose last lines, as many as there are kinds, are asides."""

    def read_asides(content: bytes, path: str) -> Document:
        document = read(content, path)
        first = len(document.lines) - len(kinds)
        asides = [
            Aside(kind, text, Span(number, 1, number, len(text) + 1))
            for number, (kind, text) in enumerate(zip(kinds, document.lines[first:], strict=True), first + 1)
        ]
        blocks = tuple(block for block in document.blocks if block.span.line <= first)
        return replace(document, blocks=blocks, asides=tuple(asides))

    return read_asides
