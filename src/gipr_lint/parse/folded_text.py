"""Text in one width and without white space, with the way back to where each character stood."""

from collections.abc import Sequence

from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import UNSEEN, WHITE
from gipr_lint.model.note_marks import unmarked

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DROPPED = "“”\"'‘’「」\n＂＇" + WHITE + UNSEEN
_NOTHING = "\u200b"
_FOLD = {**_WIDTH, **dict.fromkeys(map(ord, _DROPPED))}


class Folded(NamedTuple):
    """``text`` is what the source was folded to; what is dropped still has its place in ``unfolded``."""

    text: str
    unfolded: str

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the source that the characters ``start`` to ``end`` (exclusive) were."""
        places = _offsets(self.unfolded) if len(self.text) < len(self.unfolded) else range(len(self.text))
        return places[start], places[end - 1] + 1


@kept_by_text(entries=1024)
def folded(text: str) -> Folded:
    """Return the text in half width, without white space, quotation marks, note marks and invisible characters."""
    kept = unmarked(text, _NOTHING)
    return Folded(kept.translate(_FOLD), kept)


@kept_by_text(entries=1024)
def _offsets(text: str) -> Sequence[int]:
    """Return where the characters that are kept stand."""
    return [place for place, char in enumerate(text) if char not in _DROPPED]
