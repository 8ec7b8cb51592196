"""What a cell says: exactly one number, nothing, a placeholder, or something that is no number."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.model.document import UNSAVED
from gipr_lint.model.note_marks import figure_and_marks, is_figure
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.model.report_table import Value
from gipr_lint.parse.normalize import fold
from gipr_lint.privacy.masking import mask

_PLACEHOLDER = expression(
    r"[/\\\-—–―－_.。、·*]{1,4}|无|空|没有|未发生|不涉及|不适用|暂无|无此项|N/?A|nil", re.IGNORECASE
)
"""What stands in a cell for nothing. Takes ``/`` and ``——`` and ``N/A`` and ``不涉及``, not ``0`` or ``无效``."""
_NUMBER = expression(
    r"""(?P<sign>[+\-])?
        (?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)
        (?P<fraction>\.\d+)?
        (?P<unit>万?元|[件宗条起项份个次篇例])?
        (?P<note>\(.*\)|\[.*\]|[*※])?""",
    re.VERBOSE,
)
"""A number with what may stand around it. Takes ``1,204件`` and ``-3`` and ``35.6万元`` and ``12(注)``, not ``12,04``
or ``3人``."""
_LOOKALIKE = expression(rf"(?=.*[OoQlI|〇零{DIGITS}])[\dOoQlI|〇零{NUMERALS}百]{{1,8}}")
"""What should be a number, misread or spelt out. Takes ``1O`` and ``十二`` and ``l2``, not ``12`` or ``12345678O``."""
_CHANGE = expression(r"[增减]\d+(/[增减]\d+)?")
"""How much more or less. Takes ``增3`` and ``增3/减2``, not ``3``."""
_PERSONAL_DIGITS = 11
"""The digits of the shortest number that tells who somebody is."""
_MINUS = str.maketrans("−–—‐", "----")


@kept_by_text(entries=4096)
def parse_value(raw: str) -> Value:
    """Take the words of a cell apart. A number is given only where the cell holds exactly one."""
    if raw.isascii() and raw.isdigit() and len(raw) < _PERSONAL_DIGITS and (raw[0] != "0" or raw == "0"):
        return Value(raw, "integer", Decimal(raw))  # as nearly all cells
    if raw == UNSAVED:
        return Value(raw, "unknown")
    figure, marks = figure_and_marks(raw)
    text = _printed(figure)
    if not text:
        return Value(raw, "blank")
    compact = "".join(text.split())
    if _PLACEHOLDER.fullmatch(compact):
        return Value(raw, "placeholder")
    match = _NUMBER.fullmatch(compact.translate(_MINUS))
    if match and len(match["digits"]) >= _PERSONAL_DIGITS and mask(raw) != raw:
        return Value(raw, "text")  # a person's number, not a count: no sum may be made of it
    if match and is_figure(figure):
        return _number(raw, text, match, marks)
    if _LOOKALIKE.fullmatch(compact):
        return Value(raw, "lookalike")
    return Value(raw, "text")


def _printed(text: str) -> str:
    """Return a text in plain characters without those that are not printed."""
    if text.isascii():
        return text.strip()
    return "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf").strip()


_SPACED = expression(r"\d\s+[\d.,]|[.,]\s+\d")
"""Digits with white space between them. Finds ``1[|2 3|]4`` and ``1,1[|, 2|]``, not ``12``."""


def _number(raw: str, text: str, match: re.Match[str], marks: str) -> Value:
    digits, fraction, note = match["digits"], match["fraction"] or "", (match["note"] or "") + marks
    number = Decimal((match["sign"] or "") + digits.replace(",", "") + fraction)
    style = []
    if "," in digits:
        style.append("thousands")
    if _SPACED.search(text.partition("(")[0]):
        style.append("space")
    if len(digits) > 1 and digits.startswith("0"):
        style.append("leading-zero")
    if match["unit"]:
        style.append("unit")
    if any("０" <= char <= "９" for char in raw):
        style.append("fullwidth")
    return Value(raw, "decimal" if fraction else "integer", number, note, tuple(style))


@kept_by_text(entries=4096)
def looks_like_value(text: str) -> bool:
    """Tell whether the words of a cell are a figure or stand for one."""
    return parse_value(text).kind not in {"blank", "text"} or _CHANGE.fullmatch(fold(text)) is not None
