"""What there was, came, went and is left, told in one sentence: 年初14件，制发5件、废止2件，年末17件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import sentences
from gipr_lint.statements.words.amounts import Amount, amounts_in, bare_amount

_MAX_SENTENCE_CHARS = 200
"""A longer sentence tells more than a balance."""
_MAX_BEHIND_CHARS = 4
"""So far behind a number stand the words that tell of it."""
_STOCKS: Mapping[str, str] = {
    "before": r"年初|期初|(?:上一?年度?|去年)[末底]|上一?年度?(?:结转|转入|遗留|未结)",
    "after": r"变为|变成|[增减]至|增加到|减少到|年末|年底|期末|余下|余数|剩余|剩下|结余|还剩|[余剩]$|下一?年|次年|转下",
    "came": "制发|制定|新增|新收|收到|受理|出台|印发",
    "went": "废止|办结|失效|减去|答复",
}
"""The words before a number that tell which one it is, in the order in which they decide."""
_WITHIN = "含|其中|包括|连同"
"""Finds what makes a number a part of the one before: （含上年结转3件."""
_CARRIED = "结转"
"""By itself: what there was, and behind what went, what is left."""


class Balance(NamedTuple):
    """Numbers of which the first two without the third are the fourth."""

    before: Amount
    came: Amount
    went: Amount
    after: Amount
    start: int
    stop: int

    @property
    def is_kept(self) -> bool:
        """Whether it is so."""
        return self.before.value + self.came.value - self.went.value == self.after.value


@cache
def _number() -> re.Pattern[str]:
    return expression(r"(?<![\d.])\d{1,6}(?![\d.%年月日])")


@cache
def _may() -> re.Pattern[str]:
    """Takes what one that tells of a balance has: 年初, 结转; not 年内."""
    return expression("年初|期初|[上去]一?年度?[末底]|结转|转入|遗留|未结")


@cache
def _stock(name: str) -> re.Pattern[str]:
    return expression(_STOCKS[name])


def balances(text: Folded) -> Iterator[Balance]:
    """Yield the balances of a paragraph, right or wrong."""
    if not _may().search(text.text):
        return
    for first, last in sentences(text.text):
        if last - first <= _MAX_SENTENCE_CHARS and _may().search(text.text, first, last):
            found = _balance(text.text, first, last)
            if found is not None:
                yield found


def _balance(text: str, first: int, last: int) -> Balance | None:
    """Return the balance of a sentence with four numbers; more of them are more than that."""
    counted = list(amounts_in(text, first, last)) or _bare(text, first, last)
    if len(counted) != len(_STOCKS) or not all(one.exact for one in counted):
        return None
    if len({one.unit for one in counted}) != 1 or counted[0].unit == "元":
        return None
    known: dict[str, Amount] = {}
    place = first
    for one in counted:
        name = _name(text[place : one.start], text[one.stop : one.stop + _MAX_BEHIND_CHARS], known)
        if name is None or name in known:
            return None
        known[name] = one
        place = one.stop
    if list(known)[-2:] != ["went", "after"]:
        return None
    return Balance(known["before"], known["came"], known["went"], known["after"], counted[0].start, counted[-1].stop)


def _name(label: str, behind: str, known: Mapping[str, Amount]) -> str | None:
    """Return which of the four numbers the words around one tell; None where they tell none."""
    if kept(_WITHIN).search(label):
        return None
    named = next((name for name in _STOCKS if _stock(name).search(label)), None)
    if named is None and _CARRIED in label:
        return "after" if "went" in known else "before"
    if named is None and "went" in known and _stock("after").search(behind):
        return "after"
    return named


def _bare(text: str, first: int, last: int) -> list[Amount]:
    """Return numbers without units: 新收86，结转6，办结87，余5."""
    found = (bare_amount(text, match.start()) for match in _number().finditer(text, first, last))
    return [one for one in found if one]
