"""The numbers of the text that were not compared with the tables: whoever reads the outcome has to know of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.checks.text.claims.facts import Passage, passages, told
from gipr_lint.claims import breakdowns, may_break_down
from gipr_lint.claims.words.amounts import amounts
from gipr_lint.model.report import Report

_UNITS = frozenset("件条宗起份例")
"""What counts requests, cases and documents."""
_SUBJECTS = re.compile(
    "依申请|(?:公开|受理|收到|新收)申请|申请公开|予以公开|部分公开|结转|复议|诉讼|规范性文件|规章|行政(?:许可|处罚|强制)"
)
"""What the tables count: a number without any of these in its clause is not to be found there."""
_MARK = re.compile("[,;:。!?、]")
_BEFORE, _BEHIND = 40, 12


def unread(report: Report) -> int:
    """Return how many amounts beside words of the tables were understood neither as a claim nor as a list's item."""
    claims = {one.key[1:] for one in told(report)}
    return sum(
        passage.item.span(start, start + 1)[:2] not in claims
        for passage in passages(report)
        if _SUBJECTS.search(passage.source)
        for start in _amounts(passage)
    )


def _amounts(passage: Passage) -> Iterator[int]:
    """Yield where amounts stand in the source that the tables may know, items of lists left out."""
    text = passage.text
    listed = {part.start for one in breakdowns(text) for part in one.parts} if may_break_down(passage.source) else ()
    for amount in amounts(text.text):
        if not amount.exact or amount.unit[0] not in _UNITS:
            continue
        before = _MARK.split(text.text[max(0, amount.start - _BEFORE) : amount.start])[-1]
        behind = _MARK.split(text.text[amount.stop : amount.stop + _BEHIND])[0]
        start, _ = text.source(amount.start, amount.end)
        if start not in listed and _SUBJECTS.search(before + behind):
            yield start
