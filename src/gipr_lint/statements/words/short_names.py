"""Rows and columns of tables three and four by a part of their names, which count where others beside them were named.

信访类 is a row behind 不予处理, and a matter of its own elsewhere; 其他 is the last column behind 法律服务机构.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token
from gipr_lint.statements.words.vocabulary import Vocabulary

_NAMES = frozenset({Kind.GROUP, Kind.OUTCOME, Kind.APPLICANT, Kind.RESULT})
_COLUMNS: Mapping[str, Collection[str]] = {
    "natural": ("organisations", "enterprises"),
    "organisations": ("natural",),
}
"""The columns that stand beside one of table three."""
_ENTERPRISES = "企业"
"""By a part of its name the second column, or what some call all organisations, where natural persons were named."""
_ELSEWHERE = {"petition": Kind.OTHER, "organisations": Kind.FILL, "natural": Kind.UNKNOWN}
"""What short names say where nothing beside them was named; the others tell of some requests."""
_OTHERS = frozenset({"其他", "其它"})
_LAST = {
    "legal_service": (Kind.APPLICANT, "other_org"),
    "not_processed": (Kind.GROUP, "other_handling"),
    "corrected": (Kind.RESULT, "other"),
}
"""What 其他 is right behind a name; of results, only where those pending are told apart."""
_PENDING = "pending"
_RESULTS = frozenset({"upheld", "corrected", _PENDING})
"""Results of cases beside which 其他 is the one that is left, where all of them are told."""
_DECISIONS = frozenset({"licences", "penalties", "coercive_measures"})
"""Decisions that short names tell where several are named: 许可、处罚、强制分别为."""
_OPEN_CASES = frozenset({"未结", "在办", "存量", "未了结"})
"""What cases are that are still judged, and requests that are carried over."""
_CASES = frozenset({Kind.COURT, Kind.RESULT, Kind.JUDGE})
_OF_REQUESTS = frozenset({Kind.REQUEST, Kind.APPLICATION, Kind.OUTCOME, Kind.GROUP, Kind.NEW})
_DISCLOSED, _NOT_DISCLOSED = "alone", frozenset({"partial", "refused"})
"""公开 is the outcome where others are told apart from it."""
_PROACTIVE = "主动公开"
"""What documents are, beside which 公开 and 不予公开 are told of them too."""


def with_short_names(
    words: Sequence[Token], text: str, vocabulary: Vocabulary, *, of_requests: bool = False
) -> Sequence[Token]:
    """Return the words of a sentence, in which short names are what they stand for.

    ``of_requests`` is set where what stands before is about requests.
    """
    by_review = any(word.value == _AFTER_REVIEW for word in words)
    short = any(word.kind in _SHORT or word.value == _DISCLOSED for word in words)
    kinds = {word.kind for word in words}
    short = short or _ENTERPRISES in text[words[0].start : words[-1].end] or {Kind.CARRIED, Kind.COURT} <= kinds
    words = list(_resolved(words, text, vocabulary, of_requests=of_requests)) if short else words
    if not by_review or _SUITS in text[words[0].start : words[-1].end]:
        return words
    return [_judged_by(one, words[index + 1 :], text) for index, one in enumerate(words)]


def _judged_by(word: Token, behind: Sequence[Token], text: str) -> Token:
    """Return a word for suits after a review as that review where its result follows: 经行政复议被纠正9件."""
    spelled = text[word.start : word.end]
    if word.value != _AFTER_REVIEW or spelled not in _BY_REVIEW:
        return word
    telling = (one.kind for one in behind if one.kind is not Kind.FILL and text[one.start : one.end] != _AFTER)
    led = spelled.startswith(_BY) and bool(behind) and behind[0].value == ","
    return word._replace(value="review") if led or next(telling, None) is Kind.RESULT else word


_AFTER_REVIEW = "after_review"
_BY_REVIEW = frozenset({"经复议", "经行政复议", "复议后", "行政复议后"})
_BY, _AFTER = "经", "后"
_SUITS = "诉"
"""Beside suits such words tell of those that followed."""
_SHORT = frozenset({Kind.SHORT_NAME, Kind.OTHER})


def _resolved(words: Sequence[Token], text: str, vocabulary: Vocabulary, *, of_requests: bool) -> Iterator[Token]:
    rows_of = {row: rows for rows in vocabulary.rows.values() for row in rows}
    beside: dict[str, Collection[str]] = {**rows_of, **vocabulary.rows, **_COLUMNS}
    told = {word.value for word in words if word.kind is Kind.RESULT}
    of_documents = _PROACTIVE in text[words[0].start : words[-1].end]
    groups = {word.value for word in words if word.kind is Kind.GROUP}
    asked = of_requests or len(groups) > 1 or any(word.kind is Kind.REQUEST for word in words)
    apart = asked and not of_documents and any(word.value in _NOT_DISCLOSED and word.kind in _NAMES for word in words)
    named, last = _named_by_all(words, asked=asked), ""
    denied = next((index for index, word in enumerate(words) if word.kind is Kind.NOT), len(words))
    for index, word in enumerate(_with_open_cases(words, text)):
        if word.kind in _NAMES:
            named.update(beside.get(word.value, ()))
            last = word.value
        if word.kind is Kind.SHORT_NAME:
            yield _meant(word, named | _beside_behind(words[index + 1 :], beside))
        elif _is_enterprises(word, text) and (
            "enterprises" in named or (asked and index > denied and _ask(words, index))
        ):
            if "enterprises" in named:
                named.discard("organisations")  # beside enterprises, 社会组织 are others than all organisations
            yield word._replace(kind=Kind.APPLICANT, value="enterprises")
        elif word.kind is Kind.OTHER and text[word.start : word.end] in _OTHERS and (last in _LAST or last in _RESULTS):
            counted = index + 1 < len(words) and words[index + 1].amount is not None
            meant = _LAST["corrected"] if last in _RESULTS else _LAST[last]
            known = counted and (last not in _RESULTS or (last == "corrected" and _PENDING in told) or told >= _RESULTS)
            kind, value = meant if known else (word.kind, word.value)
            yield word._replace(kind=kind, value=value)
        elif word.value == _DISCLOSED and index + 1 < len(words) and words[index + 1].amount and apart:
            yield word._replace(kind=Kind.OUTCOME, value="granted")  # 公开9件、部分公开3件
        else:
            yield word


def _is_enterprises(word: Token, text: str) -> bool:
    return word.kind is Kind.UNKNOWN and text[word.start : word.end] == _ENTERPRISES


def _ask(words: Sequence[Token], index: int) -> bool:
    """Tell whether those ask whom a word names; behind a denial there is no such request: 未收到企业提出的申请."""
    return index + 1 < len(words) and words[index + 1].kind in _ASKING


_ASKING = frozenset({Kind.ASK, Kind.REQUEST, Kind.APPLICATION})


def _named_by_all(words: Sequence[Token], *, asked: bool) -> set[str]:
    """Return what short names tell because of others anywhere: 个人9件、单位3件, 许可、处罚、强制分别为."""
    columns = {word.value for word in words if word.kind is Kind.SHORT_NAME and word.value in _COLUMNS}
    named = columns if asked and len(columns) > 1 else set()
    if asked and any(word.kind is Kind.ALL for word in words):
        named.add("natural")  # 申请均来自个人
    decided = {word.value for word in words if word.value in _DECISIONS}
    return named | decided if len(decided) > 1 else named


def _with_open_cases(words: Sequence[Token], text: str) -> Iterator[Token]:
    """Yield words, those for open requests as pending ones where cases are spoken of: 行政复议9件，未结2件."""
    case = False
    for word in words:
        case = word.kind in _CASES or (case and word.kind not in _OF_REQUESTS)
        if case and word.kind is Kind.CARRIED and text[word.start : word.end] in _OPEN_CASES:
            yield word._replace(kind=Kind.RESULT, value=_PENDING)
        else:
            yield word


def _beside_behind(words: Sequence[Token], beside: Mapping[str, Collection[str]]) -> set[str]:
    """Return what stands beside the names that follow before the next number: 信访举报投诉、重复申请等不予处理9件."""
    until = next((index for index, word in enumerate(words) if word.kind is None and word.value != "、"), len(words))
    return {one for word in words[:until] if word.kind in _NAMES for one in beside.get(word.value, ())}


def _meant(word: Token, named: Collection[str]) -> Token:
    if word.value in _DECISIONS:
        return word._replace(kind=Kind.DECISION if word.value in named else Kind.UNKNOWN)
    if word.value in named:
        return word._replace(kind=Kind.APPLICANT if word.value in _COLUMNS else Kind.OUTCOME)
    return word._replace(kind=_ELSEWHERE.get(word.value, Kind.MANNER), value="")
