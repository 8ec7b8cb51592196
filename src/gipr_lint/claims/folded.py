"""Text in one width and without white space, with the way back to where each character stood."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DROPPED = frozenset("“”\"'‘’「」 \t\n\r\x0b\x0c\u3000\xa0\u2002\u2003\u2009\u200b\ufeff")


class Folded(NamedTuple):
    """``text`` is what was folded; ``places`` are where its characters stand in the source."""

    text: str
    places: range | list[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the source that the characters ``start`` to ``end`` (exclusive) were."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=256)
def folded(text: str) -> Folded:
    """Return the text in half width, without white space, quotation marks and invisible characters."""
    narrow = text.translate(_WIDTH)
    if _DROPPED.isdisjoint(narrow):
        return Folded(narrow, range(len(narrow)))
    places = [place for place, char in enumerate(narrow) if char not in _DROPPED]
    return Folded("".join([narrow[place] for place in places]), places)
