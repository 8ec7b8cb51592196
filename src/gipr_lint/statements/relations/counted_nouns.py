"""How much the text says there is of what a noun names, which the tables do not count: 开展培训2次, 未组织培训."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.carrying import entered
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.settling import settled
from gipr_lint.statements.read import reaches_back, sentences
from gipr_lint.statements.statement import Speaker, When, Who
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.syntax.parser import clauses
from gipr_lint.statements.words.amounts import is_told
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import tokens
from gipr_lint.statements.words.vocabulary import national

_TIMES = frozenset({When.YEAR, When.PART})
_MANNERS = frozenset({Kind.TIMELY, Kind.LAWFUL, Kind.ALL})
"""What stands between a denial and a noun where not the noun is denied, but how it was: 未及时开展培训."""
_MAX_BETWEEN_CHARS = 4
"""So many characters between a noun and its amount may stand: 培训活动共计."""
_MAX_DENIED_CHARS = 8
"""So far before a noun its denial may stand: 没有组织开展专题培训."""


class CountedNoun(NamedTuple):
    """An amount of what a noun names; ``start`` to ``end`` are its digits in the source, or the words that deny it."""

    value: Decimal
    start: int
    end: int
    words: str


def counted_nouns(text: Folded, speaker: Speaker, nouns: Sequence[str], units: Sequence[str]) -> Iterator[CountedNoun]:
    """Yield what a paragraph says there is of what any of the nouns names, in the reporting year and the own organ.

    Behind a clause without an amount that ends in the noun, the next one counts it: 业务培训，全年共2次.
    """
    for first, last in sentences(text.text):
        said = text.text[first:last]
        if len(said) > LONGEST or not any(noun in said for noun in nouns):
            continue
        if not reaches_back(said, speaker, speaker.vocabulary or national()):
            yield from _in_sentence(text, first, last, speaker, nouns, units)


def _in_sentence(
    text: Folded, first: int, last: int, speaker: Speaker, nouns: Sequence[str], units: Sequence[str]
) -> Iterator[CountedNoun]:
    words = tokens(text.text, first, last, speaker)
    said, context, named = Said(text, speaker, words), Context(), False
    for clause in settled(clauses(words), text.text):
        context = entered(context, clause, said)
        spelled = said.of(clause)
        if context.who is not Who.OTHER and context.when in _TIMES:
            if clause.amount is None and (denied := _denial(spelled, clause, nouns)):
                start, end = clause.start + denied.start(), clause.start + denied.end()
                yield CountedNoun(Decimal(0), *text.source(start, end), denied[0])
            elif _counts(clause, units) and clause.amount and _is_of(clause, text.text, nouns, named=named):
                place = text.source(clause.amount.start, clause.amount.end)
                yield CountedNoun(clause.amount.value, *place, spelled)
        other = clause.amount is not None and clause.amount.unit not in units  # 收取信息处理费3笔、合计900元
        named = (
            spelled.rstrip(",:").endswith(tuple(nouns))
            if clause.amount is None
            else (other and _is_of(clause, text.text, nouns, named=named))
        )


def _is_of(clause: Clause, text: str, nouns: Sequence[str], *, named: bool) -> bool:
    """Tell whether the amount of a clause is one of what a noun names: right behind it, or right before.

    Behind a clause that ``named`` it, nothing else may be named. 培训期间召开会议2次 counts no 培训.
    """
    if clause.amount is None:
        return False
    ahead, behind = text[clause.start : clause.amount.start], text[clause.amount.stop : clause.end]
    led = named and _counting().fullmatch(ahead) is not None
    return led or any(
        pattern.search(said) for pattern, said in zip(_beside(tuple(nouns)), (ahead, behind), strict=True)
    )


_HELD = "(?:开展|组织|举办|安排|进行|召开|发布|制作|编发|制定|收取|产生|发生)"
"""What is done with what the text counts: 开展; not 参加."""


@cache
def _counting() -> re.Pattern[str]:
    """Takes words that only count: 全年共举办; not 召开会议."""
    return expression(rf"(?:全年|本年度?|年内|一年来|累?共?计|总计|合计|共|{_HELD}|金额|总额|了|为|达|有|[,:])*")


@cache
def _beside(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Takes a noun right before its amount, 培训活动共; and right behind it, 次业务培训; not 培训期间召开会议."""
    noun = f"(?:{'|'.join(map(re.escape, sorted(nouns, key=len, reverse=True)))})"
    return (
        expression(
            rf"{noun}(?:{_HELD}?的?(?:总额|总金额|金额)[为是共计达]{{0,2}}|[^,;:。、和与及()]{{0,{_MAX_BETWEEN_CHARS}}})$"
        ),
        expression(rf"^[^,;:。、()]{{0,{_MAX_DENIED_CHARS}}}{noun}(?:活动|工作|班|会|课|材料)?[,;。!)]?$"),
    )


def _counts(clause: Clause, units: Sequence[str]) -> bool:
    return clause.amount is not None and is_told(clause.amount) and clause.amount.unit in units


def _denial(spelled: str, clause: Clause, nouns: Sequence[str]) -> re.Match[str] | None:
    """Return the words that deny what a noun names; None where they deny how it was, or what belongs to it."""
    if not clause.has(Kind.NOT) or clause.has(*_MANNERS):
        return None
    return _denied(tuple(nouns)).search(spelled)


@cache
def _denied(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Takes 未组织业务培训, 没有向公众开展培训活动, 培训未开展; not 未参加培训的, 未发现培训."""
    noun = f"(?:{'|'.join(map(re.escape, sorted(nouns, key=len, reverse=True)))})"
    between = rf"[^,;。及按足准]{{0,{_MAX_DENIED_CHARS}}}?"
    return expression(
        rf"(?<![凡对如若])(?:未曾?|没有|没|无)(?:再)?(?:[向对][^,;。]{{1,6}}?(?={_HELD}))?(?:{_HELD}{{1,2}}(?:过)?{between})?{noun}(?:活动|工作|班|会|课|情况|任务)?(?=[,;。!]|$)"
        rf"|{noun}(?:活动|工作|班|会)?(?:均|都|尚)?(?:未|没有){_HELD}(?=[,;。!]|$)"
    )
