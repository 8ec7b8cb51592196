"""Sums behind their parts: 甲 A 条、乙 B 条，合计 S 条; and wholes of which two parts are told that make it up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import sentences
from gipr_lint.statements.relations.percentages import clause_of
from gipr_lint.statements.relations.sums.breakdown import Breakdown, BreakdownPart, Complete
from gipr_lint.statements.words.amounts import Amount, amounts_in, is_told, slack_of, sums_up

_CUES = ("计", "共", "未", "不", "没有", "除", "余", "剩")
"""Without one of these a text sums nothing up."""
_UNLIKE = r"其中|包括|含|[较比]|同比|增|减|占|率|各|每|约|等|累计|截[至止]|%|以上|季度|半年|月|如|上年|去年|\d{4}年"
"""What an item of a list that is summed up behind it does not say."""
_LIST_LEADS = expression("包括|涵盖|包含")
"""What leads to the first part of a list without a number of its own. Finds ``汇总范围[|包括|]县直部门27个``, not
``其中``."""
_CARRIED_IN = expression(r"[上去]年度?(?:结转|转来|转入)")
"""What adds to the requests of the year, though it names another: 新收12件、上年结转1件，合计13件. Begins ``上年结转``,
not ``上年收到``."""
_ALL_KINDS = "件次"
"""The unit of sums of unlike things: 来电50个、来信20封，合计70件次."""
_SHARES = frozenset({"%", "个百分点", "百分点"})
_EVENTS = frozenset({"场", "次", "期", "班次"})
"""What counts events: 场次 counts those of all."""
_PERSONS = frozenset({"人", "名", "人次"})
"""What counts persons, and what counts them as often as they come: 30人、42人，共72人次."""
_JOINED = expression(r"[次场期份张条篇件个部册]")
"""A second unit right behind the first one: sums of unlike things have those of both, as 78场次. Begins
``次``, not ``，``."""
_ACTS = frozenset({"发布", "公开", "推送", "发放", "编发", "印发", "办理", "受理", "收到", "举办", "召开", "开展"})
_REQUESTS, _CHANNELS = "申请", "网|信函|邮寄|当面|现场|传真|窗口|线上|线下|来信"
"""What is summed up, and finds the ways by which it came: 网络提交9件、当面递交3件，共收到申请12件."""
_MAX_NAME_CHARS = 8
"""So long 平台合计 is at most."""
_MOST_PARTS = 40
"""So many parts has a whole at most of which the last is what remains."""
_SURE_PARTS = 3
"""A sum of the year, 全年共公开, is one of so many parts or more."""

_PLACES = "平台|渠道|途径|网站|账号|媒体|方式|方面|部分|层级|级|类别|类型|单位|环节"
_EACH = rf"(?:各|[二两三四五六七八几\d])(?:[者项类种]|个?(?:{_PLACES}))[^,;。、()\d]{{0,3}}"
_EACH += rf"|各(?:{_PLACES})|线上线下|镇村两?级?|两网"
"""Takes what names the parts all together before their sum: 三者, 两个平台, 线上线下; not 受众."""


@cache
def _closing() -> re.Pattern[str]:
    """Takes what stands between the last part and the sum: ，合计; ，两项共; ，全年共公开; not ，共惠及."""
    return expression(
        rf"[^,;。、()\d]{{0,8}}[,;、]?(?:(?:以上|上述)?(?:{_EACH})?(?P<sum>合计|共计|总计|总共|一共|共|计|相加)"
        r"(?P<act>[^,;。、()\d]{0,8}?)"
        r"|(?P<year>全年|本年度?)(?:累计|合计|总计)?共?计?(?:主动)?(?:公开|发布)?)[为达是有]?"
    )


@cache
def _except() -> re.Pattern[str]:
    """Takes what stands between what is excepted and the rest: 通过公示栏公开外，另外."""
    return expression(r"[^,;。\d]{0,14}[之以]?外,(?:其余|另外|剩余|余下|其他)的?[^,;。\d]{0,4}")


def may_close(text: str) -> bool:
    """Tell at once whether a text, folded or not, may tell a sum behind its parts, or two parts that make up one."""
    return any(cue in text for cue in _CUES) and len(kept(r"\d+").findall(text)) > 1


def closing_sums(text: Folded) -> Iterator[Breakdown]:
    """Yield the sums of a paragraph that stand behind their parts, and the wholes with a part and its opposite.

    Where several of the last parts make up the sum, these are its parts.
    """
    for first, last in sentences(text.text):
        told = [one for one in amounts_in(text.text, first, last) if is_told(one) and one.unit not in _SHARES]
        counted = [one for one in told if not _names_sum(text.text, one)]
        for index in range(2, len(counted)):
            three = counted[index - 2 : index + 1]
            found = _sum(text, counted, index, first) or _pair(text, three, first, is_first=index == 2)
            if found is None and index <= _MOST_PARTS and _tells_rest(text.text, counted[index - 1], counted[index]):
                found = _rested(text, counted[: index + 1], first)
            if found is not None:
                yield found


def _sum(text: Folded, counted: Sequence[Amount], index: int, first: int) -> Breakdown | None:
    whole, last = counted[index], counted[index - 1]
    closing = _closing().fullmatch(text.text, last.stop, whole.start)
    if closing is None:
        return None
    both = kept(r"\(([条件篇次期场份个])\)").match(text.text[whole.stop : whole.stop + 3])
    run = _run(text.text, counted[:index], {_ALL_KINDS} if both else _units(text.text, whole), first)
    if len(run) < (_SURE_PARTS if closing["year"] else 2):
        return None
    if closing["act"] and _CARRIED_IN.search(text.text, first, last.start):
        return None  # 新收12件、上年结转1件，共办理11件
    if closing["act"] and not _names_parts(
        closing["act"], text.text[max(first, run[0].start - len(clause_of(text.text, first, run[0].start))) : last.stop]
    ):
        return None
    cuts = [cut for cut in range(len(run) - 1) if not cut or "," in text.text[run[cut - 1].stop : run[cut].start]]
    fitting = next((run[cut:] for cut in cuts if _added(run[cut:]) == whole.value), run)
    labels = [_label(text.text, amount, first) for amount in fitting]
    parts = [
        BreakdownPart(label, one.value, *text.source(one.start, one.end))
        for label, one in zip(labels, fitting, strict=True)
    ]
    place = text.source(whole.start, whole.end)
    return Breakdown(
        whole.value,
        whole.unit,
        *place,
        parts,
        Complete.SUMMED,
        loose=bool(closing["year"] or closing["act"]),
        slack=slack_of([whole, *fitting]),
    )


def _units(text: str, whole: Amount) -> Collection[str]:
    """Return what the parts of a sum may be counted by: 培训15场、讲座30期，合计45场期."""
    if whole.unit == "人次":
        return _PERSONS
    second = _JOINED.match(text, whole.stop)
    units = {whole.unit, second[0]} if second else {whole.unit}
    return units | _EVENTS if second and units & _EVENTS else units


def _names_sum(text: str, one: Amount) -> bool:
    """Tell whether a number only counts the parts that are summed up: 两项合计."""
    if not sums_up(text, one.start):
        return False
    return (
        kept(rf"(?:{_PLACES})?(?:合计|共|总计|一共|总共)").match(text[one.stop : one.stop + _MAX_NAME_CHARS])
        is not None
    )


def _names_parts(act: str, said: str) -> bool:
    """Tell whether what is summed up is named as the parts are: 电话答复、现场答复，总计答复."""
    if act.endswith(_REQUESTS) and kept(_CHANNELS).search(said):
        act = act.removesuffix(_REQUESTS).removesuffix("公开").removesuffix("政府信息")
    return act in _ACTS or any(act[place : place + 2] in said for place in range(len(act) - 1))


def _run(text: str, counted: Sequence[Amount], units: Collection[str], first: int) -> Sequence[Amount]:
    """Return the numbers at the end that are items of one list."""
    start = len(counted)
    while start and _is_item(text, counted, start - 1, units, first):
        start -= 1
    if 0 < start < len(counted) and counted[start - 1].unit in units:
        between = text[counted[start - 1].stop : counted[start].start]
        return counted[start:] if "," in between else ()
    return counted[start:]


def _is_item(text: str, counted: Sequence[Amount], index: int, units: Collection[str], first: int) -> bool:
    amount = counted[index]
    begin = counted[index - 1].stop if index else first
    stop = counted[index + 1].start if index + 1 < len(counted) else amount.stop
    label, behind = text[begin : amount.start], text[amount.stop : stop]
    apart = not behind or any(mark in behind for mark in ",、;和及与")
    like = amount.unit in units or _ALL_KINDS in units
    around = label if index else clause_of(text, first, amount.start)
    said = _CARRIED_IN.sub("", (around if index else _LIST_LEADS.sub("", around)) + behind)
    return like and apart and not kept(_UNLIKE).search(said) and "(" not in label + behind


def _added(parts: Sequence[Amount]) -> Decimal:
    return sum((one.value for one in parts), Decimal(0))


def _label(text: str, amount: Amount, first: int) -> str:
    clause = clause_of(text, first, amount.start)
    return clause.rpartition("、")[2] or clause


def _pair(text: Folded, three: Sequence[Amount], first: int, *, is_first: bool) -> Breakdown | None:
    """Return a whole with a part and its opposite, 采纳18条，未采纳12条, or with what is excepted and the rest."""
    whole, one, other = three
    if not whole.unit == one.unit == other.unit:
        return None
    excepted = kept(r"除[^,;。\d]{0,4}$").search(text.text[first : whole.start])
    if excepted and _except().fullmatch(text.text, whole.stop, one.start):
        whole, one, other = other, whole, one
        if not kept(r"[^,;。\d]{0,12},共[^,;。\d]{0,8}").fullmatch(text.text[other.stop : whole.start]):
            return None
        return _made(text, whole, ((one, "除外"), (other, "其余")))
    bounds = ((whole, one), (one, other))
    said, opposite = (_named(text.text, start.stop, end) for start, end in bounds)
    opposed = len(said) > 1 and re.fullmatch(
        f"(?:未予?|{_DENIES[said.endswith(_OUTCOME)]}|没有){re.escape(said)}", opposite
    )
    excepted = kept(r"除[^,;。\d]{0,10}$").search(text.text[whole.stop : one.start])
    excepted = excepted and _except().fullmatch(text.text, one.stop, other.start)
    rested = (
        is_first
        and "其中" not in text.text[whole.stop : one.start]
        and other.value < whole.value
        and opposite.startswith(_REST)
    )
    if not (opposed or excepted or rested) or "。" in text.text[whole.stop : other.start]:
        return None
    return _made(text, whole, ((one, said), (other, opposite or "其余")))


_OUTCOME = "公开"
_DENIES = ("不予?", "不(?!予)")
"""What denies what was done with some: 不予采纳; 不予公开 is an outcome of its own."""


def _rested(text: Folded, counted: Sequence[Amount], first: int) -> Breakdown | None:
    """Return a whole with several parts and what remains: 解读政策12件，图解8件、视频2件，其余2件为文字."""
    whole, *parts = counted
    if len(parts) < _SURE_PARTS or len({one.unit for one in counted}) > 1 or whole.value < _added(parts[:-1]):
        return None
    rest = _rest(text.text, parts[-2], parts[-1])
    said = text.text[first : parts[-1].start]
    if "其中" in said or "(" in said or kept(_UNLIKE_PARTS).search(said):
        return None
    labels = [_label(text.text, one, first) for one in parts[:-1]]
    return _made(text, whole, [*zip(parts[:-1], labels, strict=True), (parts[-1], rest)])


def _tells_rest(text: str, before: Amount, one: Amount) -> bool:
    return _rest(text, before, one).startswith(_REST)


def _rest(text: str, before: Amount, one: Amount) -> str:
    return clause_of(text, before.stop, one.start).lstrip("、和")


_REST = ("其余", "剩余", "余下", "剩下")
_UNLIKE_PARTS = (
    r"[较比]|同比|增|减|占|率|每|约|等|累计|截[至止]|%|以上|季度|半年|月|"
    r"上年|去年|结转|\d{4}年|收到|办结|答复|申请|复议|诉讼"
)
"""What parts of a whole that what remains completes do not say; of requests the tables tell."""


def _named(text: str, start: int, one: Amount) -> str:
    """Return what a number counts, in the words before it or behind it, without 其中, 已, 尚有."""
    behind = kept(r"[^,;。、()\d]*").match(text[one.stop :])
    return kept("^(?:其中|已|共|尚有?|仍有?|还有?)+").sub("", clause_of(text, start, one.start)) + (
        behind[0] if behind else ""
    )


def _made(text: Folded, whole: Amount, labelled: Sequence[tuple[Amount, str]]) -> Breakdown:
    parts = [BreakdownPart(label, part.value, *text.source(part.start, part.end)) for part, label in labelled]
    return Breakdown(whole.value, whole.unit, *text.source(whole.start, whole.end), parts, Complete.SUMMED)
