"""Accounts of persons in QQ and WeChat; the public accounts of organs are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.context import Surroundings
from gipr_lint.privacy.search.kinds import Identifier

_NAMED = r"(?:号码?|账号|帐号|ID|[Ii]d)?[:为是 ]{0,2}[(“\"]?"
_QQ = expression(rf"[Qq][Qq]{_NAMED}([1-9][0-9]{{4,10}})(?![0-9A-Za-z@*.-])")
"""An account in QQ. Finds ``[|QQ号:123456789|]``, not ``QQ:1234`` or ``QQ群``."""
_WECHAT = expression(
    r"""(?:微信|[Ww]e[Cc]hat|[Ww]eiXin|[Vv]X)
        ((?:号码?|账号|帐号|ID|[Ii]d)?[:为是 ]{0,2}[(“\"]?)
        ([A-Za-z][A-Za-z0-9-]{5,19}|[1-9][0-9]{4,10})(?![0-9A-Za-z@*./-])""",
    re.VERBOSE,
)
"""An account in WeChat. Finds ``[|微信号:zhangsan|]``, not ``微信公众号``."""
_PUBLIC = expression(r"公众|官方|政务|订阅|服务号|视频号|小程序|客服|群$|工作$|单位$")
"""What the account of an organ is called. Finds ``[|政务|]微信``, not ``本人微信``."""
_BEFORE_CHARS = 8
"""How far before its label what an account is may stand: 官方."""
_BRACKET_CHARS = 24
"""How far before a bracket around it: the name of a group or of an office."""


def accounts(plain: str) -> Iterator[Identifier]:
    """Yield the accounts of persons in plain text."""
    for match in _QQ.finditer(plain):
        if _is_personal(plain, match.start(), match.span(1)):
            yield Identifier("social-account", *match.span(1))
    for match in _WECHAT.finditer(plain):
        told = bool(match[1].strip()) or any(not character.isalpha() for character in match[2])
        if told and _is_personal(plain, match.start(), match.span(2)):
            yield Identifier("social-account", *match.span(2))


def _is_personal(plain: str, label: int, span: tuple[int, int]) -> bool:
    around = Surroundings(plain, *span)
    before = plain[max(0, label - _BEFORE_CHARS) : label]
    if plain[label - 1 : label] == "(":  # what stands before the bracket is what the account is
        before = plain[max(0, label - _BRACKET_CHARS) : label]
    return not (_PUBLIC.search(before) or around.make_amount or around.make_address)
