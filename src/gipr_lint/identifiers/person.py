"""Names of persons: of those who ask, sue or complain, and of those of whom something sensitive is said.

A name is a common surname and one or two characters, then a delimiter or a word that goes on with the sentence. Where
the surname is often part of another word, and where nothing but the sentence tells that a name may stand there, its
characters must be usual in names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.surnames import DOUBLE, GIVEN, NO_NAME, PLAIN, WORDY
from gipr_lint.identifiers.triggers import NAME_HEAD, speaks_of_people

_ANY = r"(?![某的了与及或等在于以对向因就被把将已未不无其此该这那各每氏姓村镇乡县市区州局处科])[\u4e00-\u9fff]"
_TWO = "|".join(DOUBLE)
_SURE = f"(?:[{PLAIN}{WORDY}] ?[{GIVEN}]{{1,2}}?|(?:{_TWO})[{GIVEN}]{{1,2}}?)"
_OPEN = (
    f"(?:[{PLAIN}](?:(?:{_ANY}){{1,2}}?| {_ANY})|[{WORDY}] ?[{GIVEN}]{{1,2}}?|(?:{_TWO})(?:{_ANY}){{1,2}}?"
    "|张三|李四|王五|赵六)"
)
_BORDER = r"[,。;:、()“”\"《》\s0-9/·*]|$"
_GOES_ON = (
    "申请|提|要求|请求|认为|表示|反映|投诉|举报|起诉|上诉|信访|来[信访电函]|不服|不满|撤回|撤诉|签收|领取|收到|补正|查[询阅]|通过"
    "|[以就对向因于在与和及诉称等的系是为已未曾将又也到所被经再住现患享男女]|先后|多次|邮寄|书面|当面|网上|委托|出具|逾期|没有|获取"
    "|公开|了解|索取|缴纳|支付|电话|手机|身份证|本人|名下|两人|二人|一案|不同意|同意|均|家庭|拒绝|同志"
)
_END = f"(?={_BORDER}|{_GOES_ON})"
_NOT = f"(?!{NO_NAME})"

_ROLE = (
    "(?:申请人|申请者|原告人?|投诉人|举报人|第三人|当事人|上诉人|信访人|反映人|来访人|来信人)"
    r"(?:姓名|代表|之一|名叫)?(?:[(“\" ]|[:为是系] ?)?(?:姓名[:为是]? ?)?"
)
_REQUEST = (
    "(?=等?(?:[0-9]{1,3}[人户])?(?:通过.{0,8})?(?:提出|申请|反映|投诉|举报|起诉|不服|来[信访电]|要求|诉[^求讼]|认为))"
)
_ORGAN = r"诉(?=[^,。;\n]{2,24}(?:政府|局|委员会|办事处|厅|部|队|院|中心|委))"
_NAMED = (
    re.compile(f"{_ROLE}(?P<name>{_NOT}{_OPEN}){_END}"),
    re.compile(f"(?:村民|居民|市民|群众|户主|网民|网友) ?(?P<name>{_NOT}{_OPEN}){_REQUEST}"),
    re.compile(
        f"收到 ?(?P<name>{_NOT}{_SURE})"
        "(?=(?:等[^,。;]{0,4}人)?(?:提出|提交|申请公开|的(?:政府)?(?:信息)?(?:公开)?申请))"
    ),
    re.compile(rf"(?:^|(?<=[,。;:、(\s“])|(?<=关于))(?P<name>{_NOT}{_SURE})(?:等[^,。;]{{0,4}}人)?{_ORGAN}"),
)
_AND = re.compile(f"[、和与及] ?(?P<name>{_NOT}{_OPEN}){_END}")

_STATE = (
    "低保|特困|五保|贫困户|脱贫户|残疾|重残|智障|精神(?:病|障碍|疾病|分裂)|癌|肿瘤|白血病|尿毒症|艾滋病|肺结核|乙肝|抑郁症|糖尿病"
    "|肝炎|梅毒|重病|大病|重症|传染病|确诊|因病|因残|孤儿|留守儿童|困境儿童|未成年|刑满|服刑|社区矫正|吸毒|戒毒|前科|犯罪记录|失独|怀孕"
)
_STATUS = (
    "(?:(?:低保|特困|五保|贫困|脱贫|建档立卡[^,。;]{0,3}?)(?:户|对象|人员|家庭|老人|儿童|学生|供养人员|边缘户)"
    "|残疾(?:人|儿童|学生|老人|军人)|重残人员|(?:患者|病人|感染者)|孤儿|(?:留守|困境)(?:儿童|老人)|未成年人"
    "|(?:刑满释放|社区矫正|吸毒|戒毒|服刑|矫正)(?:人员|对象)|患有?[^,。;、]{2,8}的)"
)
_AFTER_STATUS = re.compile(
    rf"{_STATUS}(?:村民|居民|学生|职工|家庭)?(?:[(“\" ]|[:为是] ?)?"
    rf"(?P<name>{_NOT}{_OPEN})(?={_BORDER}|{_GOES_ON}|补贴|救助)"
)
_TELLS = (
    rf"(?:同志|一家|家庭|家)?(?:[(][^()。;]{{0,12}}?(?:{_STATE})"
    rf"|(?:系|属于?|是|因|患有?|身患|享受|领取|的|被)[^,。;()]{{0,6}}?(?:{_STATE}|(?<=患).{{2,6}}(?:病|症|炎))"
    rf"|为(?:{_STATE})(?:户|人员|对象|家庭|人)?(?=[,。;、)\s]|$)"
    rf"|(?:办理|发放|纳入|落实|取消|停发|评定|鉴定|申请|评为|确诊)(?:{_STATE})"
    rf"|,(?:[男女],)?(?:[0-9]{{1,3}}岁,)?[系为是]?(?:{_STATE})(?:户|人|对象|人员|[一二三四]级)"
    rf"|(?:{_STATE})(?:[一二三四]级|证|补贴|金|待遇))"
)
_TOLD = re.compile(_TELLS)
_BEFORE_STATE = re.compile(
    r"(?:^|(?<=[,。;:、(\s“])|(?<=[为给对将由与和及有名])|(?<=村民)|(?<=居民)|(?<=户主)|(?<=群众)|(?<=收到)|(?<=关于)|(?<=帮助)"
    rf"|(?<=慰问)|(?<=走访)|(?<=涉及)|(?<=公开)|(?<=公示)|(?<=发放)|(?<=救助)|(?<=[村组]))(?P<name>{_NOT}{_SURE})(?={_TELLS})"
)
_SENTENCE = re.compile(r"[^。;\n]+")
_WHOLE = re.compile(f"{_NOT}{_OPEN}")


def people(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the names of persons in plain text, those with something sensitive first; they may overlap."""
    if context and NAME_HEAD in context and _WHOLE.fullmatch(plain):
        sensitive = re.search(_STATE, context)
        yield Identifier("sensitive-person" if sensitive else "person-name", 0, len(plain))
        return
    for sentence in _SENTENCE.finditer(plain):
        if speaks_of_people(sentence[0]):
            yield from _in_sentence(plain, *sentence.span())


def _in_sentence(plain: str, begin: int, stop: int) -> Iterator[Identifier]:
    for pattern in (_AFTER_STATUS, _BEFORE_STATE):
        for match in pattern.finditer(plain, begin, stop):
            yield Identifier("sensitive-person", *match.span("name"))
    for pattern in _NAMED:
        for match in pattern.finditer(plain, begin, stop):
            named: re.Match[str] | None = match
            while named:
                start, end = named.span("name")
                told = _TOLD.match(plain, end, stop)
                yield Identifier("sensitive-person" if told else "person-name", start, end)
                named = _AND.match(plain, end, stop)
