"""Numbers told year by year: what this year's number counts, where what is counted was named before."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.statements.meaning.sharing import COUNTS_ONLY, NAMES
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_GOING_ON = frozenset(":|,")
"""The marks behind which numbers go on with what was named."""
_YEARS = frozenset({Kind.PRIOR_YEAR, Kind.PERIOD, Kind.PART_OF_YEAR})
COMPARING = frozenset({Kind.CHANGE, Kind.LEAD})
_REACHED = "to"


def is_this_year_too(last: Clause, clause: Clause) -> bool:
    """Tell whether a clause only gives this year's number of what another year's was told of: 2023年…3件，本年度5件."""
    told = last.amount is not None and last.has(Kind.PRIOR_YEAR) and not last.has(Kind.CARRIED)
    return told and clause.amount is not None and clause.has(Kind.THIS_YEAR) and clause.kinds <= COUNTS_ONLY


def names_of_series(found: Sequence[Clause], clause: Clause) -> Sequence[Token] | None:
    """Return what is counted year by year, where a clause gives this year's number: 近三年收到申请：2024年5件."""
    if clause.amount is None or not clause.has(Kind.THIS_YEAR) or not clause.kinds <= COUNTS_ONLY:
        return None
    place = len(found) - 1
    while place >= 0 and found[place].amount is not None and found[place].kinds <= _OF_SERIES:
        place -= 1
    if place < 0 or place == len(found) - 1 or found[place].amount is not None:
        return None
    names = found[place]
    if names.mark not in _GOING_ON or not names.has(*NAMES) or names.has(Kind.NOT, Kind.ALL):
        return None
    last = max(index for index, word in enumerate(names.words) if word.kind in NAMES)
    if any(word.kind in {Kind.LEAD, Kind.MANNER} for word in names.words[last:]):
        return None  # 申请涉及征地的数量
    return [word for word in names.words[: last + 1] if word.kind not in _YEARS]


_OF_SERIES = frozenset({Kind.FILL, Kind.PRIOR_YEAR, Kind.PERIOD})


def is_reached(last: Clause, clause: Clause, text: str) -> bool:
    """Tell whether a clause gives what a number came to that changed: 由上年的30件增至52件, 比上年增加9件，达到52件."""
    if last.amount is None or clause.amount is None or not clause.kinds <= COUNTS_ONLY | {Kind.CHANGE}:
        return False
    if last.has(Kind.NOT) or last.amount.unit != clause.amount.unit or clause.ahead < len(clause.words):
        return False
    if not all(_is_from(last.words, index, text) for index, word in enumerate(last.words) if word.kind in _YEARS):
        return False
    changed = [word for word in clause.words if word.kind is Kind.CHANGE]
    if changed:
        return all(word.value == _REACHED for word in changed)
    return last.has(Kind.CHANGE) and text[clause.start : clause.end].startswith(REACHING)


def this_year(word: Token) -> Token:
    """Return a word of what a number was before, as it stands in what the number is now."""
    return word._replace(kind=Kind.THIS_YEAR) if word.kind in _YEARS else word


def _is_from(words: Sequence[Token], index: int, text: str) -> bool:
    """Tell whether a year is only what another is compared with: 由上年的30件, 比2023年, not 2023年由30件."""
    before = words[index - 1] if index else None
    return before is not None and (before.kind is Kind.CHANGE or text[before.start : before.end] in _SINCE)


_SINCE = frozenset("由从自")
REACHING = ("为", "达", "共", "总数", "总量")
