"""What a sentence is about from one clause to the next: the context before a clause is read, and after."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from gipr_lint.statements.context import OTHER, Context, Topic
from gipr_lint.statements.meaning.clauses.time import is_why_carried, when_told
from gipr_lint.statements.meaning.quantities import courts_of, family_of, is_request, quantities, understood
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.scope import scope
from gipr_lint.statements.meaning.settling import leads_topic
from gipr_lint.statements.statement import Quantity, Scope, Statement, Unread, When, Who
from gipr_lint.statements.syntax.clause import AMONG, Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import ARTICLE
from gipr_lint.statements.words.own_names import is_below

_BEFORE_LEAD = frozenset({Kind.FILL, Kind.THIS_YEAR, Kind.OWN})
_VERBS = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.CARRIED})
_AMONG = "其中"
_HANDLED = Quantity("handled")
_ORIGINS = frozenset({"new", "received", "carried_in"})
"""Where requests that were dealt with came from: a list of these goes on to break down what was dealt with."""
_ACTORS = frozenset("人名位家户")
"""What counts those who act: what they did, told right behind, is a part of all: 23人共提出申请310件."""
_AFTER = "后"
_BY_WAY_OF = "经"
"""Begins what was done before with some: 经征求第三方意见，."""
_EVERY = frozenset({"各", "所有"})
"""What makes all organs below of the own area: 全县各执法单位."""
_JOINTS = frozenset({"及", "和", "与", "、", "以及", "及其"})


def entered(context: Context, clause: Clause, said: Said) -> Context:
    """Return the context in which a clause is read: its own words count already."""
    words = said.of(clause)
    listed = context.listed or _AMONG in words
    counting = context.topic.family == "requests" and context.topic.base is not None
    return context._replace(
        topic=Topic("requests") if not counting and _tells_requests(context, clause, listed=listed) else context.topic,
        listed=listed,
        heard=context.heard | (clause.kinds - {Kind.OTHER} if _gives_cause(clause, said) else clause.kinds),
        who=_who(context.who, clause, said),
        when=when_told(context.when, clause, said),
        scope=_scope(context.scope, clause, said),
    )


def _tells_requests(context: Context, clause: Clause, *, listed: bool) -> bool:
    """Tell whether a clause turns to requests; an item in a list of something else does not."""
    if context.topic.family == "other" and listed:
        return False
    if Kind.CARRIED in clause.kinds and clause.has(Kind.APPLICATION) and clause.has(Kind.PRIOR_YEAR):
        return True
    matter = clause.has(Kind.REQUEST) and (clause.amount is None or clause.has(*_VERBS))
    return is_request(clause) or matter


def _who(who: Who, clause: Clause, said: Said) -> Who:
    """Return of whom a clause speaks: 本机关及所属单位 is the organ, 松湾镇下属单位 and 与我局联合的县局 are not."""
    others = clause.of(Kind.OTHER_ORGAN)
    if others and clause.amount is None and _is_beside(clause, said):
        return who
    if others:
        own = next((index for index, word in enumerate(clause.words) if word.kind is Kind.OWN), -1)
        joints = _JOINTS | _EVERY if said.speaker.area else _JOINTS
        joined = 0 <= own < len(clause.words) - 1 and said.spelled(clause.words[own + 1]) in joints
        if joined:
            return Who.OWN
        below = all(is_below(said.spelled(word), said.speaker) for word in others)
        return Who.BELOW if below else Who.OTHER
    led_to = clause.has(Kind.THIS_YEAR) and said.of(clause).startswith(_LED_TO)  # 个别科室答复不规范，导致全年…
    return Who.OWN if clause.has(Kind.OWN) or led_to else who


_LED_TO = ("导致", "致使", "造成", "使得")


def _is_beside(clause: Clause, said: Said) -> bool:
    """Tell whether a clause without a number names others only as an exception, or as whom the organ works with."""
    if said.of(clause).startswith(_BUT) and said.of(clause).rstrip(",").endswith(_AFTER_BUT):
        return True  # 除转发上级文件外
    pairs = pairwise(clause.words)
    together = [said.spelled(one) in _TOGETHER for one, behind in pairs if behind.kind is Kind.OTHER_ORGAN]
    return bool(together) and all(together) and not clause.has(Kind.REQUEST, Kind.APPLICATION, Kind.COURT)


_BUT, _AFTER_BUT = "除", "外"
_TOGETHER = frozenset({"与", "同", "和"})
"""加强与厅属单位会商: the organ goes on to speak of itself."""


def _scope(scope: Scope, clause: Clause, said: Said) -> Scope:
    """Return what a leading phrase makes of what follows: 通过门户网站，收到申请3件; 经征求第三方意见，同意公开2件."""
    lead = next((word.kind for word in clause.words if word.kind not in _BEFORE_LEAD), None)
    led = (
        lead is Kind.LEAD and not said.of(clause).startswith(_BUT) and clause.has(Kind.UNKNOWN, Kind.MANNER, Kind.OTHER)
    )
    led = led and not any(said.spelled(word) in _REASONS for word in clause.of(Kind.LEAD)[:1])
    led = led and not (said.of(clause).startswith(_AGAINST) and said.has(clause, "shortcomings"))
    led = led or (lead is Kind.MANNER and said.spelled(clause.words[0]) == _BY_WAY_OF)
    after = lead is Kind.MANNER and clause.amount is None and said.of(clause).rstrip(",").endswith(_AFTER)
    led = led or after or (leads_topic(clause, said.paragraph.text) and clause.has(Kind.UNKNOWN, Kind.MANNER))
    led = led and clause.amount is None and not clause.has(Kind.NOT, Kind.ALL) and not is_why_carried(clause, said)
    led = led or (clause.amount is None and any(word.value == ARTICLE for word in clause.of(Kind.MANNER)))
    led = led or _is_condition(clause, said)
    goes_on = clause.start == said.start and said.text.startswith(tuple(said.vocabulary.cues["some_of_them"]))
    return Scope.PART if led or goes_on or said.has(clause, "users") else scope


def _is_condition(clause: Clause, said: Said) -> bool:
    """Tell whether a clause only says when what follows is done: 不涉及国家秘密时，均予以公开."""
    narrows = clause.has(Kind.UNKNOWN, Kind.OUTCOME, Kind.GROUP, Kind.OTHER, Kind.NOT)
    return clause.amount is None and narrows and said.of(clause).rstrip(",").endswith(_WHENEVER)


_WHENEVER = ("时", "情况下", "前提下", "条件下")


def _gives_cause(clause: Clause, said: Said) -> bool:
    """Tell whether a clause without a number only says why: what it speaks of is not counted, 因征求第三方意见."""
    return clause.amount is None and Kind.OTHER in clause.kinds and is_why_carried(clause, said)


_REASONS = frozenset({"由于", "鉴于"})
"""What begins why there were so many of all: 由于项目较多，全年收到申请9件."""
_AGAINST = "针对"
"""What begins why something was done: 针对上年指出的问题，."""


def left(context: Context, clause: Clause, found: Sequence[Statement | Unread], said: Said) -> Context:
    """Return the context behind a clause; an amount of something else ends what it was about."""
    stated = [one for one in found if isinstance(one, Statement)]
    topic = _topic(context, clause, stated, said)
    context = context if topic is context.topic else context._replace(topic=topic)
    context = _with_courts(context, clause, stated, said)
    if clause.mark == AMONG or (clause.words and clause.words[-1].kind is Kind.AMONG):
        context = _among(context, clause, stated, said)
    if clause.amount is None:
        group = _group_alone(clause, said) if not stated else None
        return context._replace(counted=group) if group else context
    if clause.amount.unit in _ACTORS and not clause.mark:
        context = context._replace(scope=Scope.PART)
    if clause.has(Kind.APPLICANT) and context.counted is None and not context.listed and context.topic.base is None:
        context = context._replace(some=True)  # 自然人申请予以公开33件、部分公开9件
    if stated:
        context = context._replace(counted=stated[-1].about[0], number=_all_told(stated))
    last: Literal["read", "unread"] = "read" if stated or understood(clause.kinds) else "unread"
    return context if last == context.last else context._replace(last=last)


def _all_told(stated: Sequence[Statement]) -> Decimal | None:
    """Return how many requests a clause counts, of all who asked; None where it counts anything else, or some."""
    about = [one for statement in stated for one in statement.about]
    plain = len(about) == 1 and about[0].subject in _DEALT_WITH and about[0].part == "total"
    return stated[0].value if plain and stated[0].kind == "count" and stated[0].scope is Scope.WHOLE else None


_DEALT_WITH = frozenset({"handled", "worked", "requests", "received", "new"})


def _group_alone(clause: Clause, said: Said) -> Quantity | None:
    """Return the group of rows that a clause only names, of which the next one tells: 不予公开的几件，都是涉密."""
    groups = {word.value for word in clause.of(Kind.GROUP)}
    known = understood(clause.kinds) and not clause.has(Kind.OUTCOME, Kind.NOT, Kind.ALL, Kind.EACH, *_VERBS)
    rows = said.vocabulary.rows.get(next(iter(groups)), ()) if len(groups) == 1 else ()
    return Quantity(groups.pop()) if known and rows and clause.mark == "," else None


def _among(context: Context, clause: Clause, stated: Sequence[Statement], said: Said) -> Context:
    """Return the context in which parts of what a clause names are told: 结转下年度的申请中."""
    known = [one for one in stated if one.kind == "count"]
    about = known[-1].about if known else quantities(clause, context.topic.base, said.vocabulary)
    unread = not stated and not about and not understood(clause.kinds)
    context = context._replace(listed=True, scope=Scope.PART if unread else context.scope)
    if len(about) != 1 or (clause.amount is not None and not known):
        return context
    narrowed = scope(clause, context, said.paragraph.text) is not Scope.WHOLE
    family = family_of(about[0], said.vocabulary)
    topic = (
        Topic(family, about[0], context.topic.courts) if family != context.topic.family or not known else context.topic
    )
    base = Quantity(about[0].subject) if family == "remedies" else about[0]
    topic = topic._replace(base=base)
    return context._replace(topic=topic, scope=Scope.PART if narrowed else context.scope)


def _topic(context: Context, clause: Clause, stated: Sequence[Statement], said: Said) -> Topic:
    topic = context.topic
    if clause.amount is None and topic.family == "requests" and _goes_on(clause, stated, said):
        return topic
    counted = [one for one in stated if one.kind == "count" and len(one.about) == 1 and one.scope is Scope.WHOLE]
    family = said.vocabulary.family.get(counted[-1].about[0].subject) if counted else None
    if family in {"requests", "remedies", "documents"}:
        told = counted[-1].about[0]
        if context.listed and topic.base == _HANDLED and told.subject in _ORIGINS:
            return topic  # 办结92件（上年结转5件、本年新收87件）
        if told.part == "total" or family == "documents":
            return Topic(family, told, topic.courts)
        if clause.has(Kind.COURT):
            return Topic(family, Quantity(told.subject), topic.courts)
        return topic
    if not stated and said.of(clause).startswith(_BUT) and said.of(clause).rstrip(",").endswith(_AFTER_BUT):
        return topic
    bare = clause.amount is None or clause.has(Kind.DOCUMENT)
    if bare and not stated and (named := _named(context, clause)):
        return named
    if stated and any(family_of(one.about[0], said.vocabulary) == "decisions" for one in stated):
        return OTHER
    if stated or context.listed or not (clause.amount is not None or clause.has(Kind.OTHER)):
        return topic
    ahead = clause.words[: clause.ahead]
    unlike = clause.amount is not None and bool(ahead) and ahead[-1].kind is Kind.UNKNOWN  # 梳理历史文件420件
    of_requests = topic.family is not None and clause.has(Kind.MANNER) and not unlike
    known = (of_requests or clause.has(Kind.REQUEST, Kind.CHANGE, Kind.REST)) and not clause.has(Kind.OTHER)
    of_tables = clause.has(Kind.COURT, Kind.DOCUMENT, Kind.DECISION) and not clause.has(Kind.OTHER, Kind.UNKNOWN)
    known = known or (context.when is When.OTHER and of_tables)  # 行政复议由上年的3件变为5件
    kinds = clause.kinds - {Kind.PERIOD} if context.when is When.OTHER else clause.kinds
    apart = topic.base is None and clause.has(Kind.OUTCOME) and clause.has(Kind.RECEIVED, Kind.NEW)
    # 2022年收到3件，2023年收到4件; 受理不动产登记资料查询申请90件
    harmless = known or (understood(kinds) and not apart)
    return topic if harmless else OTHER


def _goes_on(clause: Clause, stated: Sequence[Statement], said: Said) -> bool:
    """Tell whether a clause without a number leaves the text about requests."""
    return is_why_carried(clause, said) or (not stated and _is_on_requests(clause, said))


def _is_on_requests(clause: Clause, said: Said) -> bool:
    """Tell whether a clause only says how requests are dealt with: 对涉及商业秘密的申请征求第三方意见."""
    if clause.has(Kind.NOT, Kind.DECISION, Kind.DOCUMENT, Kind.COURT, Kind.CHARGE):
        return False
    tied = (one for one, behind in pairwise(clause.words) if behind.kind is Kind.APPLICATION)
    return clause.has(Kind.REQUEST) or any(said.spelled(word) == _TIE for word in tied)


_TIE = "的"
_NAMING_DECISIONS = frozenset(
    {Kind.DECISION, Kind.DECIDE, Kind.WORKED, Kind.FILL, Kind.THIS_YEAR, Kind.OWN, Kind.LAWFUL}
)
"""Words of a clause that only names decisions of which the next one tells how many: 办理行政许可，作出决定6件."""


def _named(context: Context, clause: Clause) -> Topic | None:
    """Return what a clause without an amount names: what follows tells what became of it."""
    if clause.has(Kind.NOT, Kind.REQUEST, Kind.ALL, Kind.EACH):
        return None
    if clause.has(Kind.CHARGE):
        return Topic("charges", Quantity("charges", "amount"))
    if (context.has_heard(Kind.INFO) or context.topic.family == "remedies") and (courts := courts_of(clause)):
        return Topic("remedies", Quantity(courts[0]) if len(courts) == 1 else None, courts)
    decisions = {word.value for word in clause.of(Kind.DECISION)}
    if len(decisions) == 1 and clause.kinds <= _NAMING_DECISIONS:
        return Topic("decisions", Quantity(decisions.pop(), "decisions"))
    documents = {word.value for word in clause.of(Kind.DOCUMENT)}
    return Topic("documents", Quantity(documents.pop())) if len(documents) == 1 else None


def _with_courts(context: Context, clause: Clause, stated: Sequence[Statement], said: Said) -> Context:
    """Keep the reviews and suits that were counted, of which a result of all may follow."""
    totals = [one for statement in stated if statement.kind == "count" and statement.value for one in statement.about]
    heard = [one.subject for one in totals if family_of(one, said.vocabulary) == "remedies" and one.part == "total"]
    judged = context.judged or any(one.kind == "count" and not one.value for one in stated)
    if heard and context.topic.family != "other":
        known = () if context.judged else context.topic.courts
        topic = context.topic._replace(courts=tuple(dict.fromkeys((*known, *heard))))
        judged = any(statement.about[0].part != "total" for statement in stated)
        context = context._replace(topic=topic)
    judged = judged or clause.mark == ";"
    return context if judged is context.judged else context._replace(judged=judged)
