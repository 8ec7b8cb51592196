"""Numbers as Word writes them at the start of list items: 一, （十二）, iv, ③, 甲."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gipr_lint.model.numerals import DIGITS

_DIGITS = f"〇{DIGITS}"
_UNITS = ("", "十", "百", "千")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _counted(digits: str, units: tuple[str, ...], one_ten: str) -> Callable[[int], str]:
    """Return what writes numbers below ten thousand in words; ``one_ten`` is how ten to nineteen begin."""

    def write(number: int) -> str:
        text, pending = "", False
        for place in range(3, -1, -1):
            digit = number // 10**place % 10
            if digit:
                text += (digits[0] if pending else "") + digits[digit] + units[place]
            pending = bool(text) and not digit
        return one_ten + text[2:] if 10 <= number < 20 else text

    return write


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _letter(number: int) -> str:
    """Return A to Z, then AA to ZZ."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _from(first: str, count: int) -> Callable[[int], str]:
    """Return what writes with the signs of a row of Unicode; numbers beyond it in plain digits."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    return chr(0x3251 + number - 21) if number <= 35 else str(number)


_words = _counted("零" + _DIGITS[1:], _UNITS, "十")
_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "japaneseCounting",
        ),
        _words,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digital),
    "chineseLegalSimplified": _counted(*_LEGAL, "壹拾"),
    **dict.fromkeys(("ideographLegalTraditional", "japaneseLegal"), _counted(*_LEGAL_TRADITIONAL, "壹拾")),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
}
_MAX_NUMBER = 9999
"""The largest number without 万 in it; no list is as long."""


def numeral(number: int, style: str) -> str:
    """Return a number in one of Word's styles; decimal for styles nobody uses here, for none and for large numbers."""
    if not 0 < number <= _MAX_NUMBER and style != "none":
        return str(number)
    return _FORMATS.get(style, str)(number)
