"""What is said of the results of all reviews and suits at once: 均获维持, 均已审结, 全部被驳回."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.admission import admits_remedies
from gipr_lint.statements.meaning.quantities import family_of
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.statement import Quantity, Statement
from gipr_lint.statements.syntax.clause import Clause, kinds_of
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_EXCLUDED: Mapping[str, Set[str]] = {
    "upheld": frozenset({"corrected", "other", "pending"}),
    "corrected": frozenset({"upheld", "other", "pending"}),
    "corrected_some": frozenset({"upheld", "other", "pending"}),
    "other": frozenset({"upheld", "corrected", "pending"}),
    "pending": frozenset({"upheld", "corrected", "other"}),
    "won": frozenset({"corrected", "pending"}),
    "lost": frozenset({"upheld", "pending"}),
    "withdrawn": frozenset({"corrected", "pending"}),
}
"""The results of which there is none where all have this one: who loses a suit may have it dismissed or upheld."""
_CLOSED = "closed"
_ALL = frozenset({Kind.ALL, Kind.EACH})
_SUBJECTS = frozenset(
    {
        Kind.FILL,
        Kind.LEAD,
        Kind.THIS_YEAR,
        Kind.OWN,
        Kind.CASE,
        Kind.COURT,
        Kind.JUDGE,
        Kind.INFO,
        Kind.REQUEST,
        Kind.APPLICATION,
        Kind.RESULT,
        Kind.DECIDE,
        Kind.RECEIVED,
        Kind.NEW,
    }
)
"""Words before 均 that narrow nothing."""


def verdicts(clause: Clause, context: Context, said: Said) -> Iterator[Statement]:
    """Yield the statement that all reviews and suits counted so far had one result: there is none of the others."""
    counted = context.counted if context.counted and family_of(context.counted, said.vocabulary) == "remedies" else None
    if not (clause.has(*_ALL) or _is_outcome(clause, counted)):
        return
    told = _verdict(clause, said) or _one_way(clause, context)
    courts = list(dict.fromkeys(word.value for word in clause.of(Kind.COURT))) or context.topic.courts
    if told is None or not courts or said.decides:
        return
    if not (context.topic.courts or (clause.has(Kind.COURT) and admits_remedies(clause, context, said))):
        return
    first, none = told
    none = [part for part in none if part not in excepted(said)]
    if counted is not None and counted.part == "closed":
        none = [part for part in none if part != "pending"]  # 已审结3件，均获维持，尚未审结1件
    about = [Quantity(court, part) for court in courts for part in none]
    about = [Quantity(_OTHER_WAY[way]) for way in none if way in _OTHER_WAY] or about
    words = said.paragraph.text[first.start : clause.end]
    yield Statement("count", about, Decimal(0), *said.source(first.start, clause.end), words)


def excepted(said: Said) -> Set[str]:
    """Return the rows of which a sentence begins by leaving some out: 除1件尚未审结外，其余均被维持."""
    if not said.text.startswith(_BUT):
        return frozenset()
    end = said.text.find("外,")
    words = [word for word in said.words if word.end <= said.start + end]
    return {word.value for word in words if word.kind in {Kind.OUTCOME, Kind.GROUP, Kind.RESULT}}


_BUT = "除"
_OTHER_WAY = {"direct": "after_review", "after_review": "direct"}
"""How suits may begin: where all began one way, none did the other way."""


def _one_way(clause: Clause, context: Context) -> tuple[Token, Sequence[str]] | None:
    """Return the word that says all, and the one way in which all suits began: 均为复议后起诉, 均未经复议."""
    if not {"litigation", "sued"} & {*context.topic.courts, *(word.value for word in clause.of(Kind.COURT))}:
        return None
    first = next((index for index, word in enumerate(clause.words) if word.kind in _ALL), None)
    ways = {word.value for word in clause.words[first or 0 :] if word.kind is Kind.COURT and word.value in _OTHER_WAY}
    known = _SUBJECTS | _ALL | {Kind.DECIDE, Kind.ASKER, Kind.APPLICANT}
    if first is None or len(ways) != 1 or not clause.kinds <= known or clause.amount is not None:
        return None
    return clause.words[first], sorted(ways)


def _is_outcome(clause: Clause, counted: Quantity | None) -> bool:
    """Tell whether a clause gives the one result of the cases counted right before: 行政复议1件，结果维持."""
    if counted is None or counted.part != "total" or clause.amount is not None or clause.mark not in _ENDS:
        return False
    answered = {Kind.DONE, Kind.DECIDE} if clause.has(Kind.JUDGE) else set()  # 复议机关维持了我镇的答复
    return clause.has(Kind.RESULT) and clause.kinds <= _SUBJECTS | answered


_ENDS = frozenset({",", ";", "。", ""})
_OTHERS = ("partial", "refused", "not_available", "not_processed", "other_handling")
"""What there is none of where all requests were granted."""


def all_alike(clause: Clause, context: Context, said: Said) -> Iterator[Statement]:
    """Yield what there is none of where all requests had one outcome, or one kind of applicant: 均予以公开."""
    if not clause.has(*_SORTS):
        yield from _all_new(clause, context, said)
        return
    words = clause.words
    if clause.amount is None and (grouped := _all_of_group(clause, said)):
        yield from grouped
        return
    first = next((index for index, word in enumerate(words) if _says_all(word, said)), None)
    first = _only(words, said) if first is None and clause.amount is None else first
    told = {word.value for word in words[(first or 0) :] if word.kind in {Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT}}
    if first is None or not told or context.topic.family != "requests" or context.last == "unread":
        return
    left_out = excepted(said)
    aside = _ASIDE - {Kind.REST} if left_out else _ASIDE
    if clause.has(*aside) or said.passed_on or (said.cue("except") and not left_out):
        return
    askers = [word.value for word in words[:first] if word.kind is Kind.APPLICANT]
    if len(askers) > 1 or any(word.kind in {Kind.OUTCOME, Kind.GROUP} for word in words[:first]):
        return
    counted = None if left_out else context.counted
    told |= left_out
    if counted is not None and counted.subject not in said.vocabulary.family:
        about = _none_beside(counted.subject, told, said)  # 不予处理3件，均为重复申请
    else:
        if clause.amount is not None and not askers and (first < clause.ahead or words[first].kind not in _ALL):
            return  # 申请人均为自然人的申请9件
        column = askers[0] if askers else counted.part if counted is not None else "total"
        about = _none_of(told, counted.subject if counted is not None else "new", column)
    if about:
        start = words[first].start
        yield Statement(
            "count", about, Decimal(0), *said.source(start, clause.end), said.paragraph.text[start : clause.end]
        )


def _all_of_group(clause: Clause, said: Said) -> Sequence[Statement]:
    """Return that there is none of the other rows where all of a group are of some: 不予处理的均为重复申请."""
    groups = clause.of(Kind.GROUP)
    if len(groups) != 1 or clause.has(Kind.NOT) or said.passed_on or said.cue("except"):
        return ()
    before = [word for word in clause.words if word.end <= groups[0].start]
    behind = [word for word in clause.words if word.start >= groups[0].end]
    place = next((index for index, word in enumerate(behind) if word.kind in _ALL), None)
    if place is None or not kinds_of(before) <= _LEADING | _ALL:
        return ()
    between = [word for word in behind[:place] if said.spelled(word) not in _CASES]
    rows = behind[place + 1 :]
    told = {word.value for word in rows if word.kind is Kind.OUTCOME}
    known = kinds_of(between) <= _LEADING and kinds_of(rows) <= _LEADING | {Kind.OUTCOME, Kind.LEAD}
    about = _none_beside(groups[0].value, told, said) if told and known else ()
    start, words = behind[place].start, said.paragraph.text[behind[place].start : clause.end]
    return [Statement("count", about, Decimal(0), *said.source(start, clause.end), words)] if about else ()


_LEADING = frozenset({Kind.FILL, Kind.THIS_YEAR, Kind.OWN, Kind.REQUEST, Kind.APPLICATION, Kind.DONE})
_CASES = frozenset({"件", "的件", "案件", "情形"})


def _only(words: Sequence[Token], said: Said) -> int | None:
    """Return where a clause says that none but some asked: 只有自然人提出."""
    pairs = enumerate(pairwise(words))
    return next(
        (place for place, (one, other) in pairs if said.spelled(one) in _ONLY and other.kind is Kind.APPLICANT), None
    )


_ONLY = frozenset({"只有", "仅有", "仅由", "只由", "仅"})


def _all_new(clause: Clause, context: Context, said: Said) -> Iterator[Statement]:
    """Yield that nothing was carried over from the year before where all is told to be new: 均为本年新收."""
    first = next((index for index, word in enumerate(clause.words) if _says_all(word, said)), None)
    if first is None or context.topic.family != "requests" or clause.amount is not None:
        return
    behind = kinds_of(clause.words[first:])
    if Kind.NEW in behind and behind <= _NEW_ONLY and not clause.has(*_ASIDE - {Kind.UNKNOWN}):
        start = clause.words[first].start
        words = said.paragraph.text[start : clause.end]
        yield Statement("count", [Quantity("carried_in")], Decimal(0), *said.source(start, clause.end), words)


_NEW_ONLY = frozenset(
    {Kind.ALL, Kind.EACH, Kind.FILL, Kind.THIS_YEAR, Kind.NEW, Kind.REQUEST, Kind.APPLICATION, Kind.UNKNOWN}
)
_ASIDE = frozenset(
    {
        *(Kind.NOT, Kind.UNKNOWN, Kind.MANNER, Kind.CARRIED, Kind.OTHER, Kind.REST),
        *(Kind.DOCUMENT, Kind.DECISION, Kind.COURT, Kind.CHARGE, Kind.COMPLAINT),
    }
)
"""Words that narrow which requests, or tell of something else: 规范性文件全部予以公开."""


def _says_all(word: Token, said: Said) -> bool:
    return word.kind in _ALL or (word.kind in {Kind.OUTCOME, Kind.GROUP} and said.spelled(word).startswith("全"))


_SORTS = frozenset({Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT})


_COLUMNS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org")
_IN = dict.fromkeys(_COLUMNS[1:], "organisations")
"""Applicants, and what those are called together that are no natural persons."""


def other_columns(told: Set[str]) -> Sequence[str]:
    """Return the columns of applicants beside some of them."""
    return [one for one in _COLUMNS if one not in told and _IN.get(one) not in told]


def _none_beside(group: str, told: Set[str], said: Said) -> Sequence[Quantity]:
    """Return the other rows of a group of which all are told to be of some rows."""
    if told <= set(_COLUMNS) | {"organisations"}:
        return [Quantity(group, one) for one in other_columns(told)]  # 国家秘密3件，申请人均为商业企业
    rows = said.vocabulary.rows.get(group, ())
    return [Quantity(row) for row in rows if row not in told] if rows and told <= set(rows) else []


def _none_of(told: Set[str], subject: str, column: str) -> Sequence[Quantity]:
    """Return what there is none of where all requests, or those of a column, were of such kinds."""
    columns = {*_COLUMNS, "organisations", "enterprises"}
    if not told.isdisjoint(columns):
        came = subject if subject in {"carried_in", "carried_out"} else "new"
        plain = column == "total" and told <= columns
        return [Quantity(came, one) for one in other_columns(told)] if plain else []
    if subject in {"carried_in", "carried_out"}:
        return []
    told = {"granted" if one == "answered" else one for one in told}
    if "granted" in told and told <= {"granted", "partial", *_OTHERS}:
        return [Quantity(group, column) for group in _OTHERS if group not in told]
    return [Quantity("granted", column), Quantity("partial", column)] if told == {"refused"} else []


def _verdict(clause: Clause, said: Said) -> tuple[Token, Sequence[str]] | None:
    """Return the word that says all, and of which results there is then none; None where nothing is said of all."""
    said_of_all = _ALL if clause.has(*_ALL) else {Kind.RESULT}
    first = next((index for index, word in enumerate(clause.words) if word.kind in said_of_all), None)
    if (
        first is None
        or clause.has(Kind.NOT)
        or any(word.kind not in _SUBJECTS | ({Kind.REST} if excepted(said) else set()) for word in clause.words[:first])
    ):
        return None
    before, after = (
        {word.value for word in words if word.kind is Kind.RESULT}
        for words in (clause.words[:first], clause.words[first:])
    )
    ended = not after and not clause.has(Kind.TIMELY) and said.has(clause, "ended")
    closed = _CLOSED in after or ended
    excluded = [_EXCLUDED[result] for result in sorted(after - {_CLOSED})]
    none = frozenset.intersection(*map(frozenset, excluded)) if excluded else frozenset()
    none = (none | {"pending"} if closed else none) - ({"pending"} if _CLOSED in before else set())
    return (clause.words[first], sorted(none)) if none else None
