"""JSON as text that every parser reads and every terminal survives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from gipr_lint.reporters.printable import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from re import Match

T = TypeVar("T")

_PIECE_CHARS = 64 * 1024
"""How much text is written at a time: a run over thousands of files is never held as one text."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=2)


def dumps(value: object) -> str:
    """Return JSON with Chinese as it is; unsafe characters are escaped, lone surrogates are U+FFFD."""
    return "".join(stream(value))


def stream(value: object) -> Iterator[str]:
    """Yield the same JSON in pieces. A ``Stream`` in the value is taken item by item, as it comes."""
    pieces: list[str] = []
    size = 0
    for piece in _ENCODER.iterencode(value):
        pieces.append(piece)
        size += len(piece)
        if size >= _PIECE_CHARS:
            yield UNSAFE.sub(_escape, "".join(pieces))
            pieces.clear()
            size = 0
    yield UNSAFE.sub(_escape, "".join(pieces)) + "\n"


class Stream(list[object]):
    """A list for JSON whose items are made of others when they are written."""

    def __init__(self, source: Collection[T], make: Callable[[T], object]) -> None:
        super().__init__()
        self._source, self._make = source, make

    def __len__(self) -> int:
        return len(self._source)

    def __iter__(self) -> Iterator[object]:
        return map(self._make, self._source)


def _escape(found: Match[str]) -> str:
    char = found[0]
    if char == "\n":  # the line ends between the values; inside them they are escaped already
        return char
    return "\ufffd" if "\ud800" <= char <= "\udfff" else json.dumps(char)[1:-1]
