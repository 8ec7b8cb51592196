"""Mailboxes of persons: at the providers where anybody has one, unless an organ gives it to the public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.surroundings import PERSON_WORDS

_MAILBOX = re.compile(
    r"(?<![A-Za-z0-9.@-])[A-Za-z0-9][A-Za-z0-9.+-]{0,63}@(?:vip\.|yahoo\.)?"
    r"(?:qq|163|126|139|189|188|yeah|sina|sohu|tom|21cn|foxmail|aliyun|wo|gmail|outlook|hotmail|live|msn|yahoo|icloud"
    r"|263|2980)\.(?:com\.cn|com|net|cn)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"邮箱|邮件|信箱|(?i:e-?mail)|联系|咨询|受理|地址|电话|传真|监督|意见")
_TO_PERSON = re.compile(
    r"答复|回复|告知|送达|反馈[至到给]|个人|经办人|私人|其(?!他)"
    r"|(?:[有名位]|收到|接到)(?:群众|市民|网民|网友)[(][^()]{0,8}$"
)
"""What gives a mailbox to one person: 答复至, 有群众（邮箱."""
_NEAR = 30


def mailboxes(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the mailboxes of persons in plain text."""
    for match in _MAILBOX.finditer(plain):
        before = re.split("[。;]", plain[max(0, match.start() - _NEAR) : match.start()])[-1] + (context or "")
        personal = PERSON_WORDS.search(before) or _TO_PERSON.search(before)
        if personal or not _CONTACT.search(before):
            yield Identifier("email-address", *match.span())
