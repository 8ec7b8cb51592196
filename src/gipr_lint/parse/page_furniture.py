"""Page furniture: page numbers and rules that conversion leaves between lines."""

from __future__ import annotations

import re

from gipr_lint.limits.expressions import expression

_FURNITURE = expression(
    r"""[-—–－·~\s]* \d{1,3} [-—–－·~\s]*
      | 第\s*\d{1,3}\s*页 (\s*[(（,，/]?\s*共\s*\d{1,3}\s*页\s*[)）]?)?
      | \d{1,3}\s*/\s*\d{1,3}
      | [-*_=—]{3,}""",
    re.VERBOSE,
)
"""A line that is a page number or a rule. Takes ``- 3 -`` and ``第 3 页（共 12 页）`` and ``3/12`` and ``***``, not
``2024年``."""


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page and not to the report."""
    return bool(_FURNITURE.fullmatch(text))
