"""Passports, travel permits and residence permits: numbers of many shapes, which only their names tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.privacy.search.context import Surroundings
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.one_spelling import AFTER, digits

_NUMBER = expression(
    rf"""(?<![0-9A-Za-z*./-])
        ([A-Z]{{0,3}}[ -]?[0-9](?:[ -]?[0-9]){{6,16}}[ -]?[0-9A-Z]?|[A-Z]{{2}}[0-9]{{7}}){AFTER}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Letters and digits of a permit. Finds ``护照[|E12345678|]``, not ``E123456``."""
_SHAPES = (
    ("护照", expression(r"E\d{8}|E[A-HJ-NP-Z]\d{7}|G\d{8}|[DSP]E?\d{7,8}|1[45]\d{7}|[A-Z]{1,2}\d{6,8}|\d{9}")),
    ("台胞证|台湾.{0,12}通行证|往来大陆通行证", expression(r"\d{8}|\d{10}[A-Z]?|[TL]\d{8}")),
    ("通行证|回乡证", expression(r"[HM]\d{8}(?:\d{2})?|[CW][A-Z]?\d{7,8}")),
    ("居住证", expression(r"8[123]0000(?:19|20)\d{9}[\dX]")),
    ("永久居留", expression(r"9\d{16}[\dX]|[A-Z]{3}\d{12}")),
)
"""The numbers of each kind of permit, by the words that name it. Takes ``E12345678`` and ``H12345678``, not
``12345``."""
_LABELLED = expression(r"(?:号码?|编号|证)[)”\" ]{0,2}[:为是(“\" ]{1,3}$|号码?[)”]?$|证$")
"""What calls the digits behind it a number. Finds ``护照[|号码:|]`` and ``居住[|证|]``, not ``持护照``."""
_NAME_CHARS = 20
"""How far before a number the name of its permit may stand."""


def permits(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the numbers of permits in plain text."""
    for match in _NUMBER.finditer(plain):
        around = Surroundings(plain, *match.span(1), context)
        before = kept("[。;]").split(plain[max(0, match.start() - _NAME_CHARS) : match.start()])[-1]
        after = kept(r"[^。;,]{0,8}").match(plain[match.end() :])
        near = f"{context or ''} {before} {after[0] if after else ''}"
        number = digits(match[1]).upper()
        named = any(kept(words).search(near) and shape.fullmatch(number) for words, shape in _SHAPES)
        if not named or around.make_amount or around.make_address or around.name_other_number:
            continue
        if not number.isdecimal() or (
            not _is_day(number) and (around.fill_cell or len(number) > _MAX_BARE_DIGITS or _LABELLED.search(before))
        ):
            yield Identifier("permit-number", *match.span(1))


_MAX_BARE_DIGITS = 10
"""Digits alone, and so few, may count anything: they have to be called a number."""


def _is_day(number: str) -> bool:
    try:
        return bool(datetime.strptime(number, "%Y%m%d"))
    except ValueError:
        return False
