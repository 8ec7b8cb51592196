"""Names of persons: of those who ask, sue or complain, and of those of whom something sensitive is said.

What leads to a name, the name itself, and what goes on after it are told apart: a name counts only between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gipr_lint.identifiers.model import Identifier, Kind
from gipr_lint.identifiers.names import name_ends
from gipr_lint.identifiers.triggers import NAME_HEAD, speaks_of_people

_BORDER = r"[,。;:、()“”\"《》\s0-9/·*]|$"
_GOES_ON = (
    "申请|申领|获得|享受|办理|报销|提|要求|请求|认为|表示|反映|投诉|举报|起诉|上诉|信访|来[信访电函]|不服|不满|撤回|撤诉|签收|领取|收到|补正|查[询阅]|通过"
    "|[以就对向因于在与和及诉称等的系是为已未曾将又也到所被经再住现患享男女]|先后|多次|邮寄|书面|当面|网上|委托|出具|逾期|没有|获取"
    "|公开|了解|索取|缴纳|支付|电话|手机|身份证|本人|名下|[二两三四五六七八九十]人|意见|一案|不同意|同意|均|家庭|拒绝|同志"
)

_STATE = (
    "低保|特困|五保|贫困户|脱贫户|残疾|重残|智障|精神(?:病|障碍|疾病|分裂)|癌|肿瘤|白血病|尿毒症|艾滋病|肺结核|乙肝|抑郁症|糖尿病"
    "|肝炎|梅毒|重病|大病|重症|传染病|确诊|因病|因残|孤儿|留守儿童|困境儿童|未成年|刑满|服刑|社区矫正|吸毒|戒毒|前科|犯罪记录|失独|怀孕"
)
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


class _Place(NamedTuple):
    """Where names stand: after ``lead``, before ``follow``; ``usual`` if nothing else tells that a name is meant."""

    kind: Kind
    lead: re.Pattern[str]
    follow: re.Pattern[str]
    usual: bool


def _place(kind: Kind, lead: str, follow: str, *, usual: bool) -> _Place:
    return _Place(kind, re.compile(lead), re.compile(follow), usual)


_START = r"(?:^|(?<=[,。;:、(\s“])|(?<=关于|其中)|(?<=[对就有]))"
_START_OR_WORD = (
    r"(?:^|(?<=[,。;:、(\s“为给对将由与和及有名村组])"
    "|(?<=村民|居民|户主|群众|收到|关于|帮助|慰问|走访|涉及|公开|公示|发放|救助))"
)
_PLACES = (
    _place(
        "sensitive-person",
        rf"{_STATUS}(?:村民|居民|学生|职工|家庭|(?:困难)?群众|老人|妇女|儿童|人员|患者)?(?:[(“\" ]|[:为是] ?)?",
        f"{_BORDER}|{_GOES_ON}|补贴|救助",
        usual=False,
    ),
    _place("sensitive-person", _START_OR_WORD, _TELLS, usual=True),
    _place(
        "person-name",
        "(?:申请人|申请者|原告人?|投诉人|举报人|第三人|当事人|上诉人|信访人|反映人|来访人|来信人)"
        r"(?:姓名|代表|之一|名叫)?(?:[(“\" ]|[:为是系] ?)?(?:姓名[:为是]? ?)?",
        f"{_BORDER}|{_GOES_ON}",
        usual=False,
    ),
    _place(
        "person-name",
        "(?:村民|居民|市民|群众|户主|网民|网友) ?",
        "等?(?:[0-9]{1,3}[人户])?(?:通过.{0,8})?(?:提出|申请|反映|投诉|举报|起诉|不服|来[信访电]|要求|诉[^求讼]|认为)",
        usual=False,
    ),
    _place(
        "person-name",
        "收到 ?",
        "(?:等[^,。;]{0,4}人)?(?:提出|提交|申请公开|的(?:政府)?(?:信息)?(?:公开)?申请)",
        usual=True,
    ),
    _place(
        "person-name",
        _START,
        r"(?:等[^,。;]{0,4}人)?(?:诉(?:[^,。;\n]{2,24}(?:政府|局|委员会|办事处|厅|部|队|院|中心|委)|[我本][^,。;\n]{1,4}(?:一案|案件?))|不服|申请公开"
        "|提出的?(?:政府|信息|公开|行政|复议)*申请)",
        usual=True,
    ),
    _place("person-name", "[向给]", "送达|寄送|邮寄|作出|出具|书面|公开了|提供了", usual=True),
)
_END, _TOLD = _PLACES[2].follow, _PLACES[1].follow
_AND = re.compile("[、和与及] ?")
_SENTENCE = re.compile(r"[^。;\n]+")


def people(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the names of persons in plain text, those with something sensitive first; they may overlap."""
    if context and NAME_HEAD in context and len(plain) in name_ends(plain, 0, usual=False):
        yield Identifier("sensitive-person" if re.search(_STATE, context) else "person-name", 0, len(plain))
        return
    for sentence in _SENTENCE.finditer(plain):
        if speaks_of_people(sentence[0]):
            yield from _in_sentence(plain, *sentence.span())


def _in_sentence(plain: str, begin: int, stop: int) -> Iterator[Identifier]:
    for place in _PLACES:
        told_of = set()
        for lead in place.lead.finditer(plain, begin, stop):
            start = lead.end()
            end = _name(plain, start, stop, place.follow, usual=place.usual)
            while end and start not in told_of:
                told_of.add(start)
                told = _TOLD.match(plain, end, stop)
                yield Identifier("sensitive-person" if told else place.kind, start, end)
                joined = _AND.match(plain, end, stop)
                start = joined.end() if joined else stop
                end = _name(plain, start, stop, _END, usual=place.usual)


def _name(plain: str, start: int, stop: int, follow: re.Pattern[str], *, usual: bool) -> int:
    """Return where the name that begins here ends; 0 if there is none."""
    ends = name_ends(plain, start, usual=usual)
    return next((end for end in ends if end <= stop and follow.match(plain, end, stop)), 0)
