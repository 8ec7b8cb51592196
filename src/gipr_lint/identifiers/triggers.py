"""Triggers: what tells at once, and cheaply, that a text has nothing of a family of personal data in it.

Every report passes here and hardly one has anything to find, so each trigger is a substring or an expression that
begins with one: those are searched many times faster than a set of Chinese characters.
"""

from __future__ import annotations

import re
from typing import Literal

from gipr_lint.identifiers.plain import QUICK
from gipr_lint.identifiers.surnames import FIRST, PLAIN, WORDY

Family = Literal["numbers", "permits", "masks", "mail", "plates", "accounts", "homes", "people"]

PERMIT_WORDS = ("护照", "通行证", "台胞证", "回乡证", "居住证", "永久居留")
NAME_HEAD = "姓名"
"""The head of a column with names."""

_MAIL = ("@", "＠")
_MASKS = ("*", "＊", "×", "✱", "●", "■", "XX", "xx", "Ｘ", "ｘ")
_MASK = re.compile(r"[0-9０-９] ?[*＊×✱●■xXｘＸ]|[*＊×✱●■]{2}[0-9０-９]{8}")
_PLATE = re.compile(
    "[A-HJ-NP-Za-hj-np-z](?<=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼].)"
    "[·•・. -]?(?:[A-Za-z0-9]{2})"
)
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a](?![\u4e00-\u9fff])")
"""Full-width letters: of plates, of accounts."""
_ID = r"[^，。；\n]{0,10}?[A-Za-z0-9０-９_-]{5}"
_WECHAT = re.compile(f"微信{_ID}")
_QQ = re.compile(f"[QqVvWw](?:(?<=[Qq])[Qq]|(?<=[Vv])[Xx]|(?<=[Ww])e(?:[Cc]hat|ixin)){_ID}")
_HOUSE = "(?:[0-9０-９]|[一二三四五六七八九十])(?:号|室|栋|幢|组|单元)"
_HOMES = (
    re.compile(rf"住[^，。；\n]{{0,40}}?{_HOUSE}"),
    re.compile(rf"籍[^，。；\n]{{0,40}}?{_HOUSE}"),
    re.compile(rf"人(?<=[请诉报三事访映]人)[^，。；\n]{{0,50}}?{_HOUSE}"),
    re.compile(rf"家庭地址[^，。；\n]{{0,40}}?{_HOUSE}"),
    re.compile("室(?<=[0-9０-９]室)"),
    re.compile(r"单元[0-9０-９]{2}"),
)
_CALLED = '[：:（(“" 　为是系姓名代表之一叫]{0,4}'
_NAMES = (
    re.compile(f"人(?<=[请诉报三事访映]人){_CALLED}{FIRST}"),
    re.compile(f"原告人?{_CALLED}{FIRST}"),
    re.compile(f"民(?<=[村居市网]民) ?{FIRST}"),
    re.compile(f"收到{FIRST}"),
    re.compile(f"诉(?<![投起上申倾]诉)(?:(?<=[{PLAIN}{WORDY}].诉)|(?<=[{PLAIN}{WORDY}]..诉))(?![讼求累称前中至])"),
)
_STATES = (
    *("残", "病", "癌", "刑", "矫", "毒", "孕", "肝", "患者", "低保", "特困", "五保", "贫困户", "脱贫户", "孤儿"),
    *("留守", "困境", "未成年", "前科", "犯罪", "失独", "智障", "肿瘤", "感染者"),
)


def families(text: str, context: str | None = None) -> tuple[Family, ...]:
    """Return the families of which a text may have a member; ``context`` are the words beside a table cell."""
    found: list[Family] = []
    if QUICK.search(text):
        found.append("numbers")
    if any(word in text for word in PERMIT_WORDS) or (context and any(word in context for word in PERMIT_WORDS)):
        found.append("permits")
    if any(mark in text for mark in _MASKS) and _MASK.search(text):
        found.append("masks")
    if any(sign in text for sign in _MAIL):
        found.append("mail")
    wide = _WIDE.search(text)
    if wide or _PLATE.search(text):
        found.append("plates")
    if wide or _WECHAT.search(text) or _QQ.search(text):
        found.append("accounts")
    if any(trigger.search(text) for trigger in _HOMES):
        found.append("homes")
    if speaks_of_people(text) or (context and NAME_HEAD in context):
        found.append("people")
    return tuple(found)


def speaks_of_people(text: str) -> bool:
    """Tell whether a text may name a person."""
    return any(trigger.search(text) for trigger in _NAMES) or any(state in text for state in _STATES)
