"""Mailboxes of persons: at the providers where anybody has one, unless an organ gives it to the public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.owner import owner

_MAILBOX = expression(
    r"""(?<![A-Za-z0-9.@-])[A-Za-z0-9][A-Za-z0-9.+-]{0,63}@(?:vip\.|yahoo\.)?
        (?:qq|163|126|139|189|188|yeah|sina|sohu|tom|21cn|foxmail|aliyun|wo
          |gmail|outlook|hotmail|live|msn|yahoo|icloud|263|2980)
        \.(?:com\.cn|com|net|cn)(?![A-Za-z0-9])""",
    re.VERBOSE | re.IGNORECASE,
)
"""A mailbox at a provider where anybody has one. Finds ``邮箱[|abc@qq.com|]``, not ``abc@example.gov.cn``."""
_CONTACT = expression(r"邮箱|邮件|信箱|(?i:e-?mail)|联系|咨询|受理|地址|电话|传真|监督|意见")
"""Words before the mailbox of an organ. Finds ``[|联系|]人``, not ``申请人``."""
_CONTACT_CHARS = 30
"""How far before a mailbox they may stand."""


def mailboxes(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the mailboxes of persons in plain text."""
    for match in _MAILBOX.finditer(plain):
        whose = owner(plain, match.start(), context)
        before = plain[max(0, match.start() - _CONTACT_CHARS) : match.start()] + (context or "")
        if whose == "person" or (whose is None and not _CONTACT.search(before)):
            yield Identifier("email-address", *match.span())
