"""Names of persons: of those who ask, sue or complain, and of those of whom something sensitive is said.

What leads to a name, the name itself, and what goes on after it are told apart: a name counts only between the two.
"""

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.privacy.identifiers.parties import ASKS, BORDER, CALLED, GOES_ON, HERE, PAIRS
from gipr_lint.privacy.identifiers.person_names import name_ends
from gipr_lint.privacy.search.kinds import Identifier, Kind
from gipr_lint.privacy.search.prefilter import NAME_HEAD, PEOPLE, heads_names, speaks_of_people

_STATE = "|".join(PEOPLE.conditions.split())
_STATUS = (
    "(?:(?:低保|特困|五保|贫困|脱贫|建档立卡[^,。;]{0,3}?)(?:供养|救助|保障)?(?:户|对象|人员|家庭|老人|儿童|学生|供养人员|边缘户)"
    "|残疾(?:人|儿童|学生|老人|军人)|重残人员|(?:患者|病人|感染者)|孤儿|(?:留守|困境)(?:儿童|老人)|未成年人"
    "|(?:刑满释放|社区矫正|吸毒|戒毒|服刑|矫正)(?:人员|对象)|(?<!隐)患有?[^,。;、者]{2,8}的)"
)
_TELLS = (
    rf"(?:同志|一家|家庭|家)?(?:[(][^()。;]{{0,9}}?(?:{_STATE})"
    rf"|(?:系|属于?|是|因|患有?|身患|享受|领取|被)[^,。;()]{{0,6}}?(?:{_STATE}|(?<=患).{{2,6}}(?:病|症|炎))"
    rf"|的.{{0,2}}?(?:{_STATE})"
    rf"|为(?:{_STATE})(?:户|人员|对象|家庭|人)?(?=[,。;、)\s]|$)"
    rf"|(?:办理|发放|纳入|落实|取消|停发|评定|鉴定|申请|评为|确诊)(?:{_STATE})"
    rf"|,(?:[男女],)?(?:[0-9]{{1,3}}岁,)?[系为是]?(?:{_STATE})(?:户|人|对象|人员|[一二三四]级)"
    rf"|(?:{_STATE})(?:[一二三四]级|证|补贴|金|待遇))"
)


class _NamePattern(NamedTuple):
    """Where names stand: after ``lead``, before ``follow``; ``usual`` if nothing else tells that a name is meant."""

    kind: Kind
    lead: re.Pattern[str]
    follow: re.Pattern[str]
    usual: bool


def _name_pattern(kind: Kind, lead: str, follow: str, *, usual: bool) -> _NamePattern:
    return _NamePattern(kind, expression(lead), expression(follow), usual)


_START_OR_WORD = (
    r"(?:^|(?<=[,。;:、(\s“为给对将由与和及有名村组])"
    "|(?<=村民|居民|户主|群众|收到|关于|帮助|慰问|走访|涉及|公开|公示|发放|救助))"
)
_PLACES = (
    _name_pattern(
        "sensitive-person",
        rf"{_STATUS}(?:村民|居民|学生|职工|家庭|(?:困难)?群众|老人|妇女|儿童|人员|患者)?(?:[(“\" ]|[:为是] ?)?",
        f"{BORDER}|{GOES_ON}|补贴|救助",
        usual=False,
    ),
    _name_pattern("sensitive-person", _START_OR_WORD, _TELLS, usual=True),
    _name_pattern("person-name", CALLED, f"{BORDER}|{GOES_ON}", usual=False),
    _name_pattern("person-name", HERE, ASKS, usual=True),
    *(_name_pattern("person-name", lead, follow, usual=usual) for lead, follow, usual in PAIRS),
)
"""What may stand before and behind a name. Takes ``申请人`` and ``收到了``, not ``财政局``."""
_PARTY = _PLACES[2]
"""The place behind a role. Takes ``申请人`` and ``提``, not ``财政局``."""
_END = _PARTY.follow
"""What ends a name that a role introduces, or goes on behind it. Begins ``,要求`` and ``申请公开``, not ``某镇``."""
_TOLD = _PLACES[1].follow
"""What tells something sensitive of the one who is named. Begins ``系低保户``, not ``申请公开``."""
_AND = expression("[、和与及/] ?")
"""What joins a further name for certain. Begins ``、李`` and ``和李``, not ``,李``."""
_COMMA = expression(" ?, ?| ")
"""What may join one. Begins ``, 李`` and `` 李``, not ``、李``."""
_ALONE = expression(r"[,。;、)]|$|等")
"""What must follow a name that only a comma or a space joins to the one before. Begins ``,`` and ``等3人``, not
``提``."""
_SENTENCE = expression(r"[^。;\n]+")
"""Within one, a lead and what follows it belong together. Takes ``甲申请``, not ``甲申请。``."""


def people(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the names of persons in plain text, those with something sensitive first; they may overlap."""
    if context and heads_names(context) and len(plain) in name_ends(plain, 0, usual=NAME_HEAD not in context):
        yield Identifier("sensitive-person" if kept(_STATE).search(context) else "person-name", 0, len(plain))
        return
    for sentence in _SENTENCE.finditer(plain):
        if speaks_of_people(sentence[0]):
            yield from _in_sentence(plain, *sentence.span())


def _in_sentence(plain: str, begin: int, stop: int) -> Iterator[Identifier]:
    for place in _PLACES:
        done = begin
        for lead in place.lead.finditer(plain, begin, stop):
            if lead.end() < done:
                continue
            names = _names(plain, lead.end(), stop, place)
            for start, end in names:
                told = _TOLD.match(plain, end, stop)
                yield Identifier("sensitive-person" if told else place.kind, start, end)
                done = end


def _names(plain: str, start: int, stop: int, place: _NamePattern) -> list[tuple[int, int]]:
    """Return the names of a list that begins here, up to the last one that is followed as it must be."""
    names: list[tuple[int, int]] = []
    certain = 0
    place_of_next = start
    while (start := place_of_next) >= 0 and (end := _name(plain, start, stop, place, among=bool(names))):
        names.append((start, end))
        follows = place.follow.match(plain, end, stop) or (certain and _END.match(plain, end, stop))
        certain = len(names) if follows else certain
        place_of_next = _next(plain, end, stop, place)
    return names[:certain]


def _name(plain: str, start: int, stop: int, place: _NamePattern, *, among: bool) -> int:
    """Return where the name that begins here ends; 0 if there is none."""
    ends = [end for end in name_ends(plain, start, usual=place.usual) if end <= stop]
    followed = (end for end in ends if place.follow.match(plain, end, stop) or (among and _END.match(plain, end, stop)))
    return next(followed, 0) or next((end for end in ends if _next(plain, end, stop, place) >= 0), 0)


def _next(plain: str, end: int, stop: int, place: _NamePattern) -> int:
    """Return where the next name of a list begins; -1 if there is none."""
    joined = _AND.match(plain, end, stop)
    if joined and any(other <= stop for other in name_ends(plain, joined.end(), usual=place.usual)):
        return joined.end()
    if place is _PARTY and (joined := _COMMA.match(plain, end, stop)):
        others = name_ends(plain, joined.end(), usual=True)
        if any(other <= stop and _ALONE.match(plain, other, stop) for other in others):
            return joined.end()
    return -1
