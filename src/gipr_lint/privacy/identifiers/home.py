"""Homes of persons, down to the number of the house; the addresses of offices are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.privacy.search.context import PERSON_WORDS
from gipr_lint.privacy.search.kinds import Identifier

_COUNT = f"(?:[0-9]{{1,5}}|[{NUMERALS}百零〇]{{1,5}})(?:[-之][0-9]{{1,4}})?"
_ANY = r"[^,。;:、()\n]"
_END = r"(?=[,。;:、()\s”\"]|$)"
_NOT_A_HOUSE = r"(?!文|令|公告|通知|窗|线|点|岗|地块|宗地|桩|区|案|函)"
_HOUSE = rf"(?:{_COUNT}(?:号楼|号院)?(?:室|单元|弄|号{_NOT_A_HOUSE})|{_COUNT}(?:组|栋|幢|座|号楼){_END})"
_PLACES = "[省市县区镇乡村街路巷弄里园苑城屯寨湾坪府庭]|小区|栋|幢|单元"
_ADDRESS = rf"(?P<home>(?={_ANY}{{0,30}}?(?:{_PLACES})){_ANY}{{1,40}}?{_HOUSE}(?:{_ANY}{{0,12}}?{_HOUSE})*)"
_PERSON = rf"(?:{PERSON_WORDS.pattern})"
_LABEL = (
    r"(?:(?:家庭|现|户籍|常|暂|经常)住(?:址|地)?|家庭地址|居住地址?|居住(?:在|于)|户籍(?:所在地|地址?)|户口所在地|住址"
    rf"|家住|住在|(?:^|(?<=[,。;、() \n人某户*]))住(?![房建宅院户所保校区宿])"
    rf"|{_PERSON}的?(?:通讯|通信|联系|邮寄|收件|送达|详细)?(?:地址|住所地?)"
    rf"|[寄送](?:往|至|到){_PERSON}的?(?:(?:通讯|通信|联系|邮寄|收件|送达)?地址|家中|住处)?)"
)
_LABELLED = expression(rf"{_LABEL}[:为是于在(“\" ]{{0,3}}{_ADDRESS}")
"""An address that is called a home. Finds ``[|家庭住址:幸福镇和平村3号|]``, not ``通讯地址:幸福镇和平路3号``."""
_FLAT = expression(
    rf"""[\u4e00-\u9fff]{{2,6}}?(?:小区|花园|家园|家属院|公寓|新村|[苑园府湾城庭郡里])
        {_ANY}{{0,4}}?{_COUNT}(?:号楼|栋|幢|座)(?:{_COUNT}单元)?[0-9]{{3,4}}(?:室|户|号)?{_NOT_A_HOUSE}""",
    re.VERBOSE,
)
"""A flat in a housing estate. Finds ``[|幸福小区3栋2单元501室|]``, not ``幸福小区3栋``."""
_OFFICE = expression(r"办公|大厅|大楼|大厦|窗口|受理|机构|邮编|邮政编码|电话|传真|地址:|设在|设于")
"""Words beside the address of an office. Finds ``信息公开[|受理|]``, not ``家住``."""
_OFFICE_CHARS = 30
"""How far before and behind an address such words may stand."""


def homes(plain: str) -> Iterator[Identifier]:
    """Yield the homes in plain text, without the words that introduce them."""
    for match in _LABELLED.finditer(plain):
        if not plain[max(0, match.start() - 2) : match.start()].endswith("办公"):
            yield Identifier("home-address", *match.span("home"))
    for match in _FLAT.finditer(plain):
        around = plain[max(0, match.start() - _OFFICE_CHARS) : match.end() + _OFFICE_CHARS]
        if not _OFFICE.search(around):
            yield Identifier("home-address", *match.span(), certain=False)
