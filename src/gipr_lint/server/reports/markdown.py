"""Words of reports and rules in Markdown, so that none of them is taken for a mark or a link."""

from __future__ import annotations

from gipr_lint.limits.expressions import expression
from gipr_lint.reporters.printable import printable

_MARK = expression(r"[\\`*_{}\[\]<>#|~!&]|^(?=[-+=])|(?<=\d)\.(?= )")
"""What means something in Markdown. Finds ``a[|*|]b`` and ``1[|.|] 甲``, not ``正文``."""


def plain(words: str) -> str:
    """Return words on one line of Markdown that show as they are."""
    return _MARK.sub(lambda found: f"\\{found[0]}", " ".join(printable(" ".join(words.split())).split()))
