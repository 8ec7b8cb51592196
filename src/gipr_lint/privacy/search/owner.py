"""Whose a number or a mailbox is: a person's who asked, or the organ's own, given to the public."""

from __future__ import annotations

import re
from typing import Literal

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.context import PERSON_WORDS

Owner = Literal["person", "organ"]

_ORGAN = expression(
    r"""联系人|(?:联系|咨询)(?!电话|方式|地址|邮箱|手机|号码|信箱)
      | 办公室|受理(?:机构|部门|单位|窗口|点|地址)|工作机构|公开机构
      | 邮编|邮政编码|热线|传真|监督|公开专员|工作人员
      | (?:机关|单位|我局|我镇|我办|本局|本镇|本办)的?(?:联系|电话|邮箱|电子)""",
    re.VERBOSE,
)
"""What says that an organ is to be reached. Finds ``[|联系人|]`` and ``本机关[|邮编|]``, not ``联系电话``."""
_OFFERED = expression(
    rf"(?:{PERSON_WORDS.pattern})[^,。;]{{0,3}}?(?:可|请|如|若|需|应|须|欲)|(?:公民|法人|其他组织|公众|群众)[^,。;]{{0,3}}?可"
)
"""What is said of applicants where an organ tells them how to reach it. Finds ``[|申请人可|]拨打`` and ``[|公众可|]``,
not ``申请人张某``."""
_PERSON = expression(
    rf"(?<!被)(?<!被提)(?:{PERSON_WORDS.pattern})"
    r"|答复|回复|告知|送达|反馈[至到给]|个人|经办人|私人|其(?!他)"
    r"|(?:[有名位]|收到|接到)(?:群众|市民|网民|网友)[(][^()]{0,8}$"
)
"""What says that a person is. Finds ``[|申请人|]`` and ``[|答复|]``, not ``被申请人`` or ``其他``."""
_BREAK = expression("[。;!?\n]")
"""Where a sentence ends. Finds ``申请人张某[|。|]``, not ``张某,``."""
_REACH_CHARS = 160
"""How far before a number whose it is may be said: in the sentences of one entry."""
_MAX_LEAD_CHARS = 24
"""A longer sentence before is of something else."""


def owner(plain: str, start: int, context: str | None) -> Owner | None:
    """Tell whose the number or mailbox is that begins here, by the last word before it that tells; None if none does.

    Its own sentence is asked first, then the words beside its cell, then short ones before: 申请人张某。电话：.
    """
    *before, sentence = _BREAK.split(plain[max(0, start - _REACH_CHARS) : start])
    found = _in(sentence) or _in(context or "")
    for words in reversed(before):
        if found or len(words) > _MAX_LEAD_CHARS:
            break
        found = _in(words) if _ORGAN.search(words) or PERSON_WORDS.match(words) else None
    return found


def _in(words: str) -> Owner | None:
    offered = [match.end() for match in _OFFERED.finditer(words)]
    organ = max([match.end() for match in _ORGAN.finditer(words)] + offered, default=0)
    person = max((match.end() for match in _PERSON.finditer(words)), default=0)
    if not organ and not person:
        return None
    return "organ" if organ >= person else "person"
