"""Triggers: what tells at once, and cheaply, that a text has nothing of a family of personal data in it.

Every report passes here and hardly one has anything to find, so each trigger is a substring or an expression that
begins with one: those are searched many times faster than a set of Chinese characters.
"""

from __future__ import annotations

import re
from typing import Literal

from gipr_lint.model.numerals import NUMERALS
from gipr_lint.privacy.identifiers.person_names import name_ends, usual_names
from gipr_lint.privacy.search.plain_text import BAR, MASKS

Family = Literal["numbers", "permits", "masks", "mail", "plates", "accounts", "homes", "people"]

PERMIT_WORDS = ("护照", "通行证", "台胞证", "回乡证", "居住证", "永久居留")
NAME_HEAD = "姓名"
"""In the head of a column with names."""

_ELEVEN = re.compile(rf"[0-9０-９](?<![0-9０-９].)(?:(?:[^\w\n{BAR}]|_){{0,12}}[0-9０-９]){{10}}")
"""Eleven digits, gaps allowed; in a tidied text there are no others. Finds ``138-0000-0000``, not ``1234567890``."""
_MAIL = ("@", "＠")
_MASKS = ("*", *MASKS, "XX", "xx", "Ｘ", "ｘ")
_MASK = rf"[0-9０-９] {{0,6}}[*{MASKS}xXｘＸ]|[*{MASKS}]{{2}} {{0,6}}[0-9０-９](?: {{0,6}}[0-9０-９]){{7}}"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LATIN = re.compile("[A-HJ-NP-Za-hj-np-z]")
"""A letter of a plate: I and O are none. Finds ``京[|A|]``, not ``IO``."""
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a](?![\u4e00-\u9fff])")
"""Full-width letters: of plates, of accounts. Finds ``京[|Ａ|]1``, not ``Ａ级`` or ``A``."""
_ID = r"[^，。；\n]{0,10}?[A-Za-z0-9０-９_-](?:\s{0,6}[A-Za-z0-9０-９_-]){4}"
_QQ = re.compile(f"[QqVvWw](?:(?<=[Qq])[Qq]|(?<=[Vv])[Xx]|(?<=[Ww])e(?:[Cc]hat|ixin)){_ID}")
"""What calls an account by Latin letters. Finds ``[|QQ:12345|]`` and ``[|WeChat:abcde|]``, not ``QQ群``."""
_HOUSE = rf"[^，。；\n]{{0,50}}?[0-9０-９{NUMERALS}](?:号|室|栋|幢|组|单元)"
_HOMES = {
    "住": f"住{_HOUSE}",
    "籍": f"籍{_HOUSE}",
    "人": f"人(?<=[请诉报三事访映]人){_HOUSE}",
    "家庭地址": f"家庭地址{_HOUSE}",
    "室": "室(?<=[0-9０-９]室)",
    "单元": "单元[0-9０-９]{2}",
}
"""By a sign without which the expression, compiled when it is first met, need not be tried."""
ROLES = (
    *(
        "申请人",
        "申请者",
        "原告",
        "投诉人",
        "举报人",
        "第三人",
        "当事人",
        "上诉人",
        "信访人",
        "反映人",
        "来访人",
        "来信人",
    ),
    *("来电人", "咨询人", "起诉人", "申诉人", "复议人", "请求人", "代理人", "委托人", "监护人", "权利人", "利害关系人"),
    *("相对人", "被拆迁人", "被征收人", "被处罚人"),
)
"""What those are called who ask, sue or complain, and who stand beside them."""
_HEADS = frozenset(ROLES)
"""Alone in a cell, they are the head of a column with names too."""
OWNER_HEADS = frozenset(("联系人", "咨询联系人", "受理联系人", "公开专员", "工作人员", "受理机构", *ROLES))
"""The heads of a first column that say whose all of a row is."""
CITIZENS = ("村民", "居民", "市民", "公民", "律师", "群众", "户主", "网民", "网友")
"""What others are called of whom a report may tell that they asked."""
_CALLING = re.compile("|".join((*ROLES, *CITIZENS)))
"""What may call somebody by name. Finds ``[|申请人|]张某`` and ``[|村民|]李某``, not ``办公室``."""
_CALLED = '人：:（(）)“" 　为是系姓名代表之一叫即'
"""What may stand between a role and a name."""
_GOES_ON = (
    *(
        "诉",
        "不服",
        "申请",
        "提",
        "递交",
        "寄",
        "的",
        "对",
        "因",
        "就",
        "向",
        "等",
        "政府信息",
        "信息公开",
        "行政",
        "一案",
        "与",
    ),
    *(
        "起诉",
        "上诉",
        "先后",
        "分别",
        "联名",
        "共同",
        "书面",
        "当面",
        "多次",
        "再次",
        "网上",
        "曾",
        "于",
        "通过",
        "以",
        "来",
    ),
    *(
        "系",
        "是",
        "为",
        "作",
        "做出",
        "列为",
        "追加",
        "要求",
        "请求",
        "（",
        "(",
        "送达",
        "邮寄",
        "出具",
        "公开了",
        "发送",
        "答复",
    ),
    *("告知", "本人", "补正", "签收", "领取", "两人", "二人", "同志", "先生", "女士"),
)
"""What may stand right behind the name of one who is not called by a role."""
_TOLD = ("送达", "寄给", "寄至", "交给", "付给", "发给", "答复", "告知", "通知", "回复", "转交", "答复了", "邮寄")
"""What such a name may end a sentence behind."""
_STATES = (
    *("残", "病", "癌", "刑", "矫", "毒", "孕", "肝", "患者", "低保", "特困", "五保", "贫困户", "脱贫户", "孤儿"),
    *("留守", "困境", "未成年", "前科", "犯罪", "失独", "智障", "肿瘤", "感染者"),
)
_STATE = re.compile("|".join(_STATES))
"""What says something sensitive of somebody. Finds ``[|残|]疾人``, not ``申请人``."""


FAMILIES: tuple[Family, ...] = ("numbers", "permits", "masks", "mail", "plates", "accounts", "homes", "people")


def families(text: str, context: str | None = None, among: tuple[Family, ...] = FAMILIES) -> tuple[Family, ...]:
    """Return the families of which a text may have a member; ``context`` are the words beside a table cell.

    Only those ``among`` which it may be are asked for: what a whole report has nothing of, no part of it has.
    """
    return tuple(family for family in among if _may_hold(family, text, context or ""))


def _may_hold(family: Family, text: str, context: str) -> bool:
    match family:
        case "numbers":
            return _ELEVEN.search(text) is not None
        case "permits":
            return any(word in text or word in context for word in PERMIT_WORDS)
        case "masks":
            return any(mark in text for mark in _MASKS) and re.search(_MASK, text) is not None
        case "mail":
            return any(sign in text for sign in _MAIL)
        case "plates":
            beside_province = (text[max(0, letter.start() - 1)] in _PROVINCES for letter in _LATIN.finditer(text))
            return _WIDE.search(text) is not None or any(beside_province)
        case "accounts":
            wechat = "微信" in text and re.search(f"微信{_ID}", text)
            return bool(_WIDE.search(text) or wechat or _QQ.search(text))
        case "homes":
            return any(sign in text and re.search(home, text) for sign, home in _HOMES.items())
        case "people":
            return heads_names(context) or speaks_of_people(text)


def heads_names(context: str) -> bool:
    """Tell whether words beside a cell, or the lines of a text, are the head of names."""
    return NAME_HEAD in context or not _HEADS.isdisjoint(context.split())


def speaks_of_people(text: str) -> bool:
    """Tell whether a text may name a person."""
    return (
        _STATE.search(text) is not None
        or any(_is_named(text, called.end()) for called in _CALLING.finditer(text))
        or any(
            text.startswith(_GOES_ON, end) or text[max(0, start - 3) : start].endswith(_TOLD)
            for start, end in usual_names(text)
        )
    )


def _is_named(text: str, place: int) -> bool:
    """Tell whether a name begins here, after what calls it one."""
    rest = text[place : place + 20]
    return any(True for _ in name_ends(rest.lstrip(_CALLED), 0, usual=False))
