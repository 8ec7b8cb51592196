"""Mobile telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.context import Surroundings
from gipr_lint.privacy.search.flattened_rows import is_flattened_row
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.one_spelling import AFTER, ANY_GAP, before, matches

COUNTRY = r"(?:\(\+?86\) {0,6}|\+ ?86[ -]{0,6}|0086[ -]{0,6}|86[ -]{0,6})"
_HEAD = "1[3-9][0-9]"
_CUT = "[ -]{1,6}"
_USUAL = (
    f"{_HEAD}(?:[0-9]{{8}}|{_CUT}[0-9]{{4}}{_CUT}[0-9]{{4}}|(?P<sign>[.·•/])[0-9]{{4}}(?P=sign)[0-9]{{4}}"
    f"|-[0-9]{{8}}|[0-9]{{4}}-[0-9]{{4}}| {{2,6}}[0-9]{{8}}|[0-9]{{4}} {{2,6}}[0-9]{{4}})"
)
_LOOSE = f"0?1{ANY_GAP}[3-9](?:{ANY_GAP}[0-9]){{9}}"
_BEFORE = before("tel", "mobile", "phone")
_NUMBER = expression(rf"{_BEFORE}(?<!\+)(?:{COUNTRY}?(?P<usual>{_USUAL})|(?P<loose>{_LOOSE})){AFTER}")
"""A mobile number in any grouping. Finds ``电话[|138 0000 0000|]`` and ``+8613800000000``, not ``12800000000``."""


def mobiles(plain: str, context: str | None, parts: list[tuple[int, int]]) -> Iterator[Identifier]:
    """Yield the mobile numbers in parts of plain text.

    Grouping that nobody uses counts only where the words before it say that it is a telephone number.
    """
    for match in matches(_NUMBER, plain, parts):
        around = Surroundings(plain, *match.span(), context)
        other = (around.make_address and not around.name_phone) or around.make_code or around.make_mask
        if other or not (around.name_phone or _speaks_for_itself(match, around)):
            continue
        yield Identifier("mobile-number", *match.span(), certain=True)


def _speaks_for_itself(match: re.Match[str], around: Surroundings) -> bool:
    number = match["usual"]
    return (
        number is not None
        and not around.fill_cell
        and not around.make_amount
        and not around.name_other_number
        and not (number.isdecimal() and is_flattened_row(number))
    )
