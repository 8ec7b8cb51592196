"""A piece to the quantities that it speaks of. A piece with a word that is not understood speaks of none."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gipr_lint.claims.claim import Quantity
from gipr_lint.claims.pieces import Piece
from gipr_lint.claims.words.lexicon import Kind

Meaning = Sequence[Quantity]

_HARMLESS = frozenset(
    {
        Kind.FILL,
        Kind.THIS,
        Kind.OWN,
        Kind.INFO,
        Kind.ALL,
        Kind.EACH,
        Kind.RESPECTIVELY,
        Kind.TIMELY,
        Kind.LAWFUL,
        Kind.THROUGH,
        Kind.AMONG,
        Kind.CASE,
    }
)
_REQUESTS = frozenset(
    {
        Kind.REQUEST,
        Kind.APPLICATION,
        Kind.NEW,
        Kind.RECEIVED,
        Kind.DONE,
        Kind.WORKED,
        Kind.CARRIED,
        Kind.PRIOR,
        Kind.NEXT,
        Kind.APPLICANT,
        Kind.OUTCOME,
        Kind.GROUP,
    }
)
_UNDERSTOOD = (_HARMLESS | _REQUESTS) - {Kind.CASE}
_REMEDIES = frozenset({Kind.COURT, Kind.RESULT, Kind.REQUEST, Kind.APPLICATION, Kind.RECEIVED, Kind.WORKED})
_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.FATE})
_DECISIONS = frozenset({Kind.DECISION, Kind.DECIDE, Kind.WORKED})
_CHARGES = frozenset({Kind.CHARGE, Kind.TAKE})
_GROUPS = {
    "refused": ("secret", "law", "safety", "third_party", "internal", "process", "case_file", "query"),
    "not_available": ("not_held", "needs_making", "unclear"),
    "not_processed": ("petition", "repeat", "publication", "excessive", "confirm"),
    "other_handling": ("overdue_correction", "overdue_fee"),
}
_ANSWERED = "answered"
"""公开答复: in a list it is the outcome, elsewhere it may be an answer of any kind."""
FAMILY = {
    **dict.fromkeys(
        ("new", "received", "requests", "handled", "worked", "carried_in", "carried_out", "carried", "due"), "requests"
    ),
    **dict.fromkeys(("review", "litigation", "direct", "after_review"), "remedies"),
    **dict.fromkeys(("rules", "normative_documents"), "documents"),
}
"""What a sentence is about once it has told such a quantity."""


def meaning(piece: Piece, base: Quantity | None, *, listed: bool = False) -> Meaning:
    """Return the quantities whose sum the piece tells, nothing where it is not understood.

    ``base`` is the quantity of which it may name a part, and does if it is ``listed`` behind it: 自然人3件 after
    新收15件，其中 are new requests too.
    """
    family = FAMILY.get(base.subject) if base else None
    telling = piece.kinds - _HARMLESS
    if Kind.COURT in telling or (Kind.RESULT in telling and family == "remedies"):
        return _remedies(piece, base) if telling <= _REMEDIES else ()
    if Kind.DOCUMENT in telling or (Kind.FATE in telling and family == "documents"):
        return _documents(piece, base) if telling <= _DOCUMENTS else ()
    if Kind.DECISION in telling:
        return [Quantity(word.value, "decisions") for word in piece.of(Kind.DECISION)] if telling <= _DECISIONS else ()
    if Kind.CHARGE in telling:
        return [Quantity("charges", "amount")] if telling <= _CHARGES else ()
    if Kind.CARRIED in telling:
        telling -= {Kind.REST}
    telling -= {Kind.DECIDE}
    if piece.has(Kind.CASE) and not piece.has(Kind.REQUEST, Kind.APPLICATION):
        return ()
    return _requests(piece, base if listed else None, telling) if telling and telling <= _REQUESTS else ()


def _requests(piece: Piece, base: Quantity | None, telling: Set[Kind]) -> Meaning:
    outcomes = ["granted" if base and one == _ANSWERED else one for one in _outcomes(piece)]
    who = [word.value for word in piece.of(Kind.APPLICANT)]
    if outcomes:
        wrong = who or {Kind.NEW, Kind.RECEIVED, Kind.CARRIED, Kind.PRIOR, Kind.NEXT} & set(telling)
        return () if wrong else [Quantity(outcome) for outcome in outcomes]
    if Kind.DONE in telling and any(word.value == "alone" for word in piece.of(Kind.INFO)) and not _is_named(telling):
        return ()
    subjects = _subjects(piece, telling)
    if who and subjects in {(), ("requests",)}:
        subjects = (base.subject if base and FAMILY.get(base.subject) == "requests" else "requests",)
    return [Quantity(subject, part) for subject in subjects for part in who or ("total",)]


def _is_named(telling: Set[Kind]) -> bool:
    """Tell whether requests are named: 公开办结4件 tells an outcome, 公开申请办结4件 does not."""
    return not telling.isdisjoint({Kind.REQUEST, Kind.APPLICATION})


def _subjects(piece: Piece, telling: Set[Kind]) -> tuple[str, ...]:
    """Return what requests the verbs speak of; several where their sum is meant."""
    told = set(telling) - {Kind.REQUEST, Kind.APPLICATION, Kind.APPLICANT}
    if Kind.CARRIED in told:
        carried = "carried_in" if Kind.PRIOR in told else "carried_out" if Kind.NEXT in told else "carried"
        if {Kind.PRIOR, Kind.NEXT} <= told:
            return ()
        return ("new", carried) if Kind.NEW in told else (carried,)
    if told & {Kind.PRIOR, Kind.NEXT}:
        return ()
    match told & {Kind.NEW, Kind.RECEIVED}, told & {Kind.DONE, Kind.WORKED}:
        case came, gone if came and gone:
            return ("requests",)
        case came, _ if came:
            return ("new",) if Kind.NEW in came else ("received",)
        case _, gone if gone:
            return ("handled",) if Kind.DONE in gone else ("worked",)
    return ("requests",) if Kind.APPLICATION in telling or is_request(piece) else ()


def _outcomes(piece: Piece) -> list[str]:
    """Return the outcomes that a piece names; a group beside one of its own rows only says where that belongs."""
    named = [word.value for word in piece.of(Kind.OUTCOME, Kind.GROUP)]
    return [one for one in dict.fromkeys(named) if not set(_GROUPS.get(one, ())) & set(named)]


def _remedies(piece: Piece, base: Quantity | None) -> Meaning:
    results = [word.value for word in piece.of(Kind.RESULT)]
    courts = list(dict.fromkeys(word.value for word in piece.of(Kind.COURT)))
    if set(courts) & {"direct", "after_review"}:
        courts = [court for court in courts if court in {"direct", "after_review"}]
    courts = courts or ([base.subject] if base else [])
    return [Quantity(court, result) for court in courts for result in results or ("total",)]


def _documents(piece: Piece, base: Quantity | None) -> Meaning:
    fates = {word.value for word in piece.of(Kind.FATE)}
    named = list(dict.fromkeys(word.value for word in piece.of(Kind.DOCUMENT))) or ([base.subject] if base else [])
    return [Quantity(document, fate) for document in named for fate in fates] if len(fates) == 1 else ()


def is_request(piece: Piece) -> bool:
    """Tell whether a piece names requests, not only the work on them."""
    return any(word.value != "matter" for word in piece.of(Kind.REQUEST))


def understood(kinds: Set[Kind]) -> bool:
    """Tell whether words of such kinds say nothing that could narrow what is counted."""
    return kinds <= _UNDERSTOOD
