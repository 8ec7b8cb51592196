"""Which time a clause speaks of: the whole year, a part of it, or another one."""

from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.statement import When
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind

_CAUSES = frozenset({"因", "由于", "鉴于"})
_NEW_REQUESTS = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.OUTCOME, Kind.GROUP})
"""What more than the carrying over is told by: then the cause is not told of that alone."""


def when_told(when: When, clause: Clause, said: Said) -> When:
    """Return of which time a clause speaks; ``when`` is that of the clause before."""
    if clause.amount is None and is_why_carried(clause, said):
        return when  # 因12月集中收件，9件结转下年
    beside = clause.has(Kind.PRIOR_YEAR, Kind.NEXT_YEAR) and not clause.has(Kind.CARRIED, Kind.REST)
    if clause.has(Kind.PERIOD) or beside:
        return when if clause.has(Kind.CHANGE) and not clause.has(Kind.NEXT_YEAR) else When.OTHER
    if clause.has(Kind.PART_OF_YEAR) and when is not When.OTHER and not _is_carried_whole(clause):
        return When.PART
    if when is When.PART and clause.has(Kind.THIS_YEAR) and _is_until(clause, said):
        return When.PART
    return When.YEAR if clause.has(Kind.THIS_YEAR) else when


def _is_carried_whole(clause: Clause) -> bool:
    """Tell whether the part of the year is when others began, or when all that were carried over were dealt with."""
    parts = clause.of(Kind.PART_OF_YEAR)
    counted = clause.amount.end if clause.amount else clause.end  # 上年结转的9件第一季度办结
    return clause.has(Kind.CARRIED) and all(word.value == "beginning" or counted <= word.start for word in parts)


def _is_until(clause: Clause, said: Said) -> bool:
    """Tell whether a sentence counts up to a month of the year, and a clause what there was till then: 年内办结3件."""
    said_of_year = any(said.spelled(word) in _WITHIN for word in clause.of(Kind.THIS_YEAR))
    return said_of_year and said.text.startswith(_UNTIL)


_UNTIL = ("截至", "截止", "到", "至")
_WITHIN = frozenset({"年内", "本年", "今年", "本年内", "本年度", "今年以来"})
"""What counts from the beginning of the year on, up to when it is told."""


def is_why_carried(clause: Clause, said: Said) -> bool:
    """Tell whether a clause only says why requests go over to the next year: 因年末集中收件，9件结转下年."""
    if not any(said.spelled(word) in _CAUSES for word in clause.of(Kind.LEAD)):
        return False
    later = {word.kind for word in said.words if word.start >= clause.end}
    return Kind.CARRIED in later and later.isdisjoint(_NEW_REQUESTS)
