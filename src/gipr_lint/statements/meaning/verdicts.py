"""What is said of the results of all reviews and suits at once: 均获维持, 均已审结, 全部被驳回."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from gipr_lint.claims.pieces import Piece
from gipr_lint.claims.words.lexer import Token
from gipr_lint.claims.words.lexicon import Kind

_EXCLUDED: Mapping[str, Set[str]] = {
    "upheld": frozenset({"corrected", "other", "pending"}),
    "corrected": frozenset({"upheld", "other", "pending"}),
    "other": frozenset({"upheld", "corrected", "pending"}),
    "pending": frozenset({"upheld", "corrected", "other"}),
    "won": frozenset({"corrected", "pending"}),
    "lost": frozenset({"upheld", "pending"}),
    "withdrawn": frozenset({"corrected", "pending"}),
}
"""The results of which there is none where all have this one: who loses a suit may have it dismissed or upheld."""
_CLOSED = "closed"
_ENDED = ("办结", "办理完毕", "办理完成", "处理完毕", "办理完结")
_ALL = frozenset({Kind.ALL, Kind.EACH})
_SUBJECTS = frozenset(
    {Kind.FILL, Kind.THIS, Kind.OWN, Kind.CASE, Kind.COURT, Kind.INFO, Kind.REQUEST, Kind.APPLICATION, Kind.RESULT}
)
"""Words before 均 that narrow nothing."""


def verdict(piece: Piece, said: str) -> tuple[Token, Sequence[str]] | None:
    """Return the word that says all, and of which results there is then none; None where a piece says no such thing."""
    first = next((index for index, word in enumerate(piece.words) if word.kind in _ALL), None)
    if first is None or piece.has(Kind.NOT) or any(word.kind not in _SUBJECTS for word in piece.words[:first]):
        return None
    before, after = (
        {word.value for word in words if word.kind is Kind.RESULT}
        for words in (piece.words[:first], piece.words[first:])
    )
    closed = _CLOSED in after or (not after and not piece.has(Kind.TIMELY) and any(word in said for word in _ENDED))
    excluded = [_EXCLUDED[result] for result in sorted(after - {_CLOSED})]
    none = frozenset.intersection(*map(frozenset, excluded)) if excluded else frozenset()
    none = (none | {"pending"} if closed else none) - ({"pending"} if _CLOSED in before else set())
    return (piece.words[first], sorted(none)) if none else None
