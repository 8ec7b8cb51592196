"""Numbers told side by side: each of several things, or of several years, gets its own one.

* 维持、纠正分别为2件、1件: each thing with its number.
* 2023年、2024年收到申请分别为70件、74件: the number of the reporting year alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

COUNTS_ONLY = frozenset({Kind.FILL, Kind.THIS_YEAR, Kind.OWN, Kind.RESPECTIVELY, Kind.EACH, Kind.LAWFUL})
"""Words that only count, or say when and who."""
NAMES = frozenset(
    {
        *(Kind.REQUEST, Kind.OUTCOME, Kind.GROUP, Kind.COURT, Kind.DOCUMENT, Kind.DECISION, Kind.CHARGE),
        *(Kind.CARRIED, Kind.RESULT, Kind.APPLICATION),
    }
)
"""Words that name what is counted."""
NOUNS = frozenset({Kind.REQUEST, Kind.APPLICATION})
"""Words for requests."""
_JOINTS = frozenset("、和及与") | {"以及"}


def shared_out(clauses: Sequence[Clause], text: str) -> Sequence[Clause]:
    """Return the clauses with an amount for each of several things that are counted 分别."""
    found: list[Clause] = []
    rest = list(clauses)
    while rest:
        clause = rest.pop(0)
        if yearly := _of_years([clause, *rest]):
            found.append(yearly[0])
            del rest[: yearly[1] - 1]
            continue
        apart = clause.has(Kind.RESPECTIVELY, Kind.EACH) and clause.amount is not None
        several = bool(rest) and is_bare(rest[0])
        parts = _parts(clause, text) if apart and (several or clause.has(Kind.EACH)) else ()
        if parts and not several:
            found += [clause.with_words(words, len(words)) for words in parts]  # 上年结转、结转下年均为0件
            continue
        others = rest[: len(parts) - 1]
        if len(parts) < 2 or len(others) < len(parts) - 1 or not all(map(is_bare, others)):
            found.append(clause)
            continue
        del rest[: len(others)]
        for words, counted in zip(parts, [clause, *others], strict=True):
            found.append(counted.with_words(words, len(words)))
    return found


def _of_years(clauses: Sequence[Clause]) -> tuple[Clause, int] | None:
    """Return what the reporting year has of the numbers of several years, and of how many clauses they are.

    2022年、2023年、2024年收到申请分别为61件、70件、74件: the years before tell nothing of the tables.
    """
    first = clauses[0]
    if first.amount is None or not first.has(Kind.RESPECTIVELY) or not first.has(Kind.THIS_YEAR, Kind.PERIOD):
        return None
    named = [word for word in first.words[: first.ahead] if word.kind in _YEARS_APART and word.value[:1] == "2"]
    years = _with_those_between(first, named)
    span = [word for word in first.words[: first.ahead] if word.kind is Kind.PERIOD and word.value in _SPANS]
    if span and not years:
        years = [*(span[0] for _ in range(_SPANS[span[0].value] - 1)), span[0]._replace(kind=Kind.THIS_YEAR)]
    places = [index for index, word in enumerate(years) if word.kind is Kind.THIS_YEAR]
    others = clauses[1 : len(years)]
    if len(places) != 1 or len(years) < 2 or len(others) < len(years) - 1 or not all(map(is_bare, others)):
        return None
    told = [first, *others][places[0]]
    words = [word for word in first.words if word.kind not in _YEARS_APART and word.kind is not Kind.RESPECTIVELY]
    words = [years[places[0]], *words]
    return told.with_words(words, len(words))._replace(start=first.start), len(years)


def _with_those_between(clause: Clause, years: list[Token]) -> list[Token]:
    """Return years with those between the first and the last one, of which only these are named: 2022年至2024年."""
    if len(years) != 2 or years[0].start > years[1].start or not years[0].value[:4].isdigit():
        return years
    tied = any(years[0].end <= word.start < years[1].start and word.kind is Kind.FILL for word in clause.words)
    apart = int(years[1].value[:4]) - int(years[0].value[:4]) if years[1].value[:4].isdigit() else 0
    if not tied or not 1 < apart <= _MAX_SPAN_YEARS:
        return years
    return [*(years[0] for _ in range(apart)), years[1]]


_MAX_SPAN_YEARS = 5
"""Over more years nobody lists numbers."""
_SPANS = {
    f"{begin}{number}年": count
    for begin in ("近", "最近", "过去")
    for number, count in (("两", 2), ("三", 3), ("3", 3), ("四", 4), ("五", 5), ("5", 5))
}
"""Times of so many years, of which the reporting one is the last."""
_YEARS_APART = frozenset({Kind.PRIOR_YEAR, Kind.THIS_YEAR, Kind.PERIOD})


def is_bare(clause: Clause) -> bool:
    """Tell whether a clause gives a number and names nothing."""
    return clause.amount is not None and clause.kinds <= COUNTS_ONLY


def _parts(clause: Clause, text: str) -> Sequence[Sequence[Token]]:
    """Return the words of each thing that a clause names, with those that all of them share."""
    words = [word for word in clause.words if word.kind not in {Kind.RESPECTIVELY, Kind.EACH}]
    parts: list[list[Token]] = [[]]
    for word in words:
        if word.kind is Kind.FILL and text[word.start : word.end] in _JOINTS:
            parts.append([])
        else:
            parts[-1].append(word)
    named = [part for part in parts if any(word.kind in _NAMED_APART for word in part)]
    if len(named) < len(parts) or len(parts) < 2:
        return ()
    nouns = [word for word in parts[-1] if word.kind in NOUNS or word.kind in {Kind.CASE, Kind.INFO}]
    first = [word for word in parts[0] if word.kind in {Kind.INFO, Kind.LEAD, Kind.OWN, Kind.DOCUMENT}]
    judged = [any(word.kind is Kind.RESULT for word in part) for part in parts]
    if judged[0] and not any(judged[1:]):
        first += [word for word in parts[0] if word.kind is Kind.RESULT]  # 尚未审结的复议、诉讼各2件
    return [
        [*(word for word in first if word not in part), *part, *(word for word in nouns if word not in part)]
        for part in parts
    ]


_NAMED_APART = NAMES | {
    *(Kind.DOCUMENT_STATE, Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.UNKNOWN, Kind.APPLICANT)
}
