"""Labels brought to one form, so that width, spaces, punctuation and ordinals do not tell them apart."""

from __future__ import annotations

import re
import unicodedata

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.model.note_marks import label_of, unmarked
from gipr_lint.model.numerals import NUMERALS

_ORDINAL = expression(
    rf"""(?:第?[{NUMERALS}]{{1,3}}(?:部分)?[、,.:]
       | 第[{NUMERALS}]{{1,3}}部分
       | \([{NUMERALS}]{{1,3}}\)[、.]?
       | \(?\d{{1,2}}[、,.)]
       | \d{{1,2}}(?!\d))""",
    re.VERBOSE,
)
"""An ordinal in front of a label, in half width. Begins ``一、总体`` and ``(二)个`` and ``3.其他`` and ``第四部分``,
not ``一般``."""
_NOISE = expression(r"[^\w]|_")
"""What does not tell labels apart. Finds ``行政许可[|“|]``, not ``行政许可``."""


class _Seen(dict[int, int | None]):
    """Characters that are seen, by their codes: None for white space and what is invisible. Found out as met."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        self[code] = seen = None if char.isspace() or unicodedata.category(char) == "Cf" else code
        return seen


_SEEN = _Seen()


@kept_by_text(entries=8192)
def fold(text: str) -> str:
    """Return the text in NFKC form without white space, invisible characters and the note marks behind numbers."""
    folded = unicodedata.normalize("NFKC", unmarked(text))
    if folded.isprintable() and " " not in folded:  # then there is neither white space nor anything invisible
        return folded
    return folded.translate(_SEEN)


@kept_by_text(entries=8192)
def bare(text: str) -> str:
    """Return the folded text without leading ordinals: ``三、（一）予以公开`` gives ``予以公开``."""
    folded = fold(text)
    while match := _ORDINAL.match(folded):
        folded = folded[match.end() :]
    return folded


@kept_by_text(entries=8192)
def key(text: str) -> str:
    """Return the form by which labels are compared: no width, spaces, punctuation, quotes, ordinals or note mark."""
    return _NOISE.sub("", bare(label_of(text)))


def has_ordinal(text: str) -> bool:
    """Tell whether a label begins with an ordinal of any style."""
    return bool(_ORDINAL.match(fold(text)))
