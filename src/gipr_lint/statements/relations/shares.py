"""Percentages that tell which part of a whole something is, with the numbers or the words for both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from gipr_lint.limits.expressions import kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.relations import share_words
from gipr_lint.statements.relations.changes import is_of_change
from gipr_lint.statements.relations.former import is_difference
from gipr_lint.statements.relations.percentages import (
    Bounds,
    Percentage,
    PercentageContext,
    bounded,
    clause_of,
    follows,
    percentage_contexts,
)
from gipr_lint.statements.relations.rates import done, handled, verdict
from gipr_lint.statements.words.amounts import Amount

Pairs = Sequence[tuple[Decimal, Decimal]]
"""Parts, each with its whole."""

_SHARED = r"[^,;\d]{0,6},?[^,;\d]*占[^,;]*%"
"""Takes a number that is itself a part of what is not told: 300条，占全县的12%; not a list of parts."""
_SUM = r"(?:合计|共计?|总计|总共)"
"""Takes what leads to the sum of all parts: 合计; not 共涉及."""
_OF_WHOLE = r"占[^,;。\d]{0,14}$"
"""Takes what leads to the number of a whole: 占解读材料, 占总数（; not 占比，."""
_REQUESTS = "政府信息公开申请"
"""Of what a share is told of which the part stands behind."""


class Named(NamedTuple):
    """A share of which the text does not tell both numbers.

    ``part`` is where in the source the part's number begins; None where the part is told in words, which are those
    from ``first`` to ``cut`` of the folded text with what they are counted after. ``whole`` are the words for the
    whole, "" where none is named. ``result`` is the result of reviews or suits whose share is meant; ``rate`` is
    set where it is told as the rate of an outcome: 予以公开率.
    """

    part: int | None
    value: Decimal | None
    first: int
    cut: int
    whole: str = ""
    result: str = ""
    rate: bool = False


class Share(NamedTuple):
    """A percentage.

    ``part``: each of ``figures`` is a part with its whole, one of them is meant; where there is none, ``named`` tells
    what they may be in the tables. ``handled``: of the requests, those dealt with; the text gives no numbers.
    ``places`` are where the numbers begin in the source, ``start`` to ``end`` is what was said. ``apart`` is set where
    the whole is sought in sentences before: it may then be a figure of the tables too.
    """

    kind: Literal["part", "handled"]
    percent: Decimal
    step: Decimal
    figures: Pairs
    places: Sequence[int]
    start: int
    end: int
    words: str
    apart: bool = False
    named: Named | None = None
    bounds: Bounds | None = None

    def follows(self, exact: Decimal) -> bool:
        """Tell whether the words may mean a percentage."""
        if self.bounds:
            return self.bounds[0] <= exact <= self.bounds[1]
        return follows(self.percent, self.step, exact)


def shares(text: Folded) -> Iterator[Share]:
    """Yield the percentages of a paragraph of which numbers beside them, or the tables, tell the share."""
    found = list(map(share_words.summed_up, percentage_contexts(text.text)))
    taken: set[int] = set()
    for index, context in enumerate(found):
        if index in taken:
            continue
        listed = _listed(text, found, index)
        taken.update(range(index, index + len(listed)))
        one = [] if listed or is_several(found, index) else [_share(text, context)]
        yield from listed
        yield from (share for share in one if share)


def is_several(found: Sequence[PercentageContext], index: int) -> bool:
    """Tell whether a percentage is one of several that belong to several numbers."""
    context, beside = found[index], found[max(0, index - 1) : index + 2]
    return "分别" in context.said or any(map(_follow_on, beside, beside[1:]))


def _follow_on(one: PercentageContext, other: PercentageContext) -> bool:
    return one.text[one.one.stop : other.one.start] in {"、", ",", "和", "及", "与"}


def _listed(text: Folded, found: Sequence[PercentageContext], index: int) -> Sequence[Share]:
    """Return the shares that are listed behind their parts: 网站200条、公众号100条，分别占66.7%、33.3%."""
    last = index + 1
    while last < len(found) and _follow_on(found[last - 1], found[last]):
        last += 1
    context, count = found[index], last - index
    parts = context.before[-count:]
    if count < 2 or len(parts) < count or len({part.unit for part in parts}) > 1:
        return ()
    lead = context.text[parts[-1].stop : context.one.start]
    if not kept(r",?(?:分别)?占(?:比|总[数量])?(?:分别)?[的为达]?").fullmatch(lead):
        return ()
    if any(mark in context.text[parts[0].start : parts[-1].start] for mark in ";。(较比"):
        return ()
    known = [*context.before[:-count], *context.earlier]
    wholes = [
        sum((part.value for part in parts), Decimal(0)),
        *(one.value for one in known if one.unit == parts[0].unit),
    ]
    wholes += [sum(wholes[1:], Decimal(0))] if len(wholes) > 2 else []
    return [
        _told(text, one, [(part.value, whole) for whole in wholes if whole and whole >= part.value], apart=True)
        for one, part in zip(found[index:last], parts, strict=True)
    ]


def _share(text: Folded, context: PercentageContext) -> Share | None:
    own = context.text[context.told : context.one.start]
    of = share_words.share_of().fullmatch(own)
    behind = () if context.before and of and not context.one.rough else _numbered_behind(context)
    figures: Pairs = ()
    if behind:
        figures = behind
    elif of:
        figures = () if of["other"] and "其中" not in context.said else _part(context)
    elif own == "" and _in_bracket(context):
        figures = () if is_of_change(context.said) else _part(context)
    elif whole := _whole(context):
        figures = whole
    elif is_of_change(context.clause):
        return None
    else:
        figures = done(context)
    if figures:
        return _told(text, context, figures, apart=bool(context.earlier) and "其中" not in context.said)
    return _in_tables(text, context)


def _in_bracket(context: PercentageContext) -> bool:
    """Tell whether a percentage stands alone in the bracket behind a number: 40条（25%）."""
    opened = (
        context.text[context.cut - 1 : context.cut] == "("
        and context.text[context.one.stop : context.one.stop + 1] == ")"
    )
    return opened and bool(context.before) and context.before[-1].stop == context.cut - 1


def _in_tables(text: Folded, context: PercentageContext) -> Share | None:
    """Return a share of what the tables count, or of what they may count."""
    if result := verdict(context):
        named = Named(None, None, context.first, result[1], result=result[0])
        return _told(text, context, (), named=named)
    clause = context.text[context.told : context.one.start]
    if match := share_words.share_named().fullmatch(clause.lstrip("(,")):
        whole = "" if match["whole"] in share_words.ANY_TOTAL else match["whole"]
        start = context.one.start - len(clause.lstrip("(,"))
        if match["part"]:
            named = Named(None, None, context.first, start + match.end("part"), whole)
            share = _told(text, context, (), named=named) if context.told == context.cut else None
            return _bounded(share, match["how"]) if share and match["how"] else share
        together = context.text.endswith(share_words.SUMS, 0, context.cut)
        if context.before and (together or context.text[context.before[-1].stop : start] in {"", ",", "("}):
            part = context.before[-1]
            named = Named(text.source(part.start, part.end)[0], part.value, context.first, part.start, whole)
            return _told(text, context, (), named=named)
    if outcome := share_words.rate_of().fullmatch(clause):
        cut = context.told + outcome.end("part")
        named = Named(None, None, context.first, cut, rate=True)
        return _told(text, context, (), named=named)
    if not clause.strip("中有,") and (behind := share_words.told_behind().match(context.text, context.one.stop)):
        group = "part" if behind["part"] else "outcome"
        named = Named(None, None, behind.start(group), behind.end(group), _REQUESTS)
        return _told(text, context, (), named=named) if "申请" in context.said + behind[0] else None
    rate = None if context.one.bounds else handled(context)
    if rate is None:
        return None
    words = context.text[rate : context.one.stop]
    where = text.source(rate, context.one.stop)
    return Share("handled", context.one.value, context.one.step, (), (), *where, words)


def _bounded(share: Share, how: str) -> Share:
    """Return a share that a verb makes inexact: 超过办结总数的一半."""
    return share._replace(bounds=bounded(share.percent, how, rough=True))


def _told(
    text: Folded, context: PercentageContext, figures: Pairs, *, apart: bool = False, named: Named | None = None
) -> Share:
    one: Percentage = context.one
    beside = [text.source(other.start, other.end)[0] for other in (*context.before, *context.after[:1])]
    where = text.source(one.start, one.stop)
    return Share(
        "part",
        one.value,
        one.step,
        figures,
        beside,
        *where,
        context.text[one.start : one.stop],
        apart,
        named,
        one.bounds,
    )


def _part(context: PercentageContext) -> Pairs:
    """Return part and whole: the number right before, and the one that the list behind 其中 breaks down.

    Without 其中 the whole may also stand in the sentences before: 答复10件。予以公开4件，占40%.
    """
    if not context.before:
        return ()
    *earlier, part = context.before
    between = context.text[part.stop : context.one.start]
    if between.count(",") > 1 or ";" in between or is_difference(context.text, part, context.first):
        return ()
    among = context.text.rfind("其中", context.first, part.start)
    wholes = [other for other in earlier if other.unit == part.unit and (among < 0 or other.start < among)]
    wholes = [other for other in wholes if among < 0 or not is_difference(context.text, other, context.first)]
    figures = _beside(context, wholes, part, among) or _summed(context, part)
    return figures if among >= 0 and wholes else (*figures, *_before(context, part))


def _beside(context: PercentageContext, wholes: Sequence[Amount], part: Amount, among: int) -> Pairs:
    """Return part and whole in one sentence."""
    if not wholes:
        return ()
    whole = wholes[-1] if among >= 0 else wholes[0]
    if among < 0 and kept(_SHARED).match(context.text[whole.stop : part.start]):  # itself a part, of what is not told
        return ()
    if whole.value < part.value or not whole.value or (among < 0 and whole is not context.before[0]):
        return ()
    return ((part.value, whole.value),)


def _summed(context: PercentageContext, part: Amount) -> Pairs:
    """Return part and whole where the sentence ends with the sum of all parts: 网站180条，占75%，…，合计240条."""
    sums = [other for other in context.after if kept(_SUM).fullmatch(clause_of(context.text, part.stop, other.start))]
    return [(part.value, other.value) for other in sums if other.unit == part.unit and other.value >= part.value]


def _before(context: PercentageContext, part: Amount) -> Pairs:
    """Return part and whole where the sentences before may tell the whole: any of their numbers, or their sum.

    A number beside the part may be the whole as well, of whatever it is.
    """
    wholes = [other.value for other in context.earlier if other.unit == part.unit]
    if not wholes:
        return ()
    wholes = [*(other.value for other in context.before[:-1]), sum(wholes, Decimal(0)), *wholes]
    return [(part.value, whole) for whole in wholes if whole >= part.value and whole]


def _whole(context: PercentageContext) -> Pairs:
    """Return part and whole where the whole stands before the percentage: 占解读材料372条的19%."""
    if len(context.before) < 2:
        return ()
    part, whole = context.before[-2:]
    behind = kept(r"\)?[^,;。()\d]{0,6}的").fullmatch(context.text[whole.stop : context.one.start])
    if behind is None or part.unit != whole.unit or not whole.value:
        return ()
    return ((part.value, whole.value),) if kept(_OF_WHOLE).search(context.text[part.stop : whole.start]) else ()


def _numbered_behind(context: PercentageContext) -> Pairs:
    """Return part and whole where the part's number stands behind the percentage: 占32%，为50条."""
    if not context.after or is_of_change(context.clause):
        return ()
    part = context.after[0]
    between = context.text[context.one.stop : part.start]
    if not share_words.number_behind().fullmatch(between) or (
        "率" in context.clause and between not in {"(", ",即", ",即为"}
    ):
        return ()
    totals = [
        other for other in context.after[1:] if kept("总|共").search(clause_of(context.text, part.stop, other.start))
    ]
    wholes = [other.value for other in (*context.before, *context.earlier, *totals) if other.unit == part.unit]
    return [(part.value, whole) for whole in wholes if whole and whole >= part.value]
