"""Figures that know how to write themselves, and sums, shares and growths of them."""

from __future__ import annotations

from collections.abc import Mapping

DIGITS = "零一二三四五六七八九"
RANGES = {
    "few": (2, 6),
    "small": (7, 30),
    "more": (31, 400),
    "any": (12, 2900),
    "big": (10_000, 9_999_999),
}
"""How large a count is that no table knows, by the first word of its name: ``few_meetings`` are two to six."""


class Count(int):
    """A count. ``{n}`` writes digits, ``{n:cn}`` Chinese numerals, ``{n:+3}`` three more: how defects are told."""

    def __format__(self, form: str) -> str:
        if form == "cn":
            return chinese(self)
        if form[:1] in {"+", "-"}:
            changed = int(self) + int(form)
            assert changed >= 0, f"{int(self)}{form}"
            return str(changed)
        return format(int(self), form)


class Share(float):
    """A percentage. ``{s:1}`` has one decimal, ``{s:+7}`` is seven points too high; two decimals otherwise."""

    def __format__(self, form: str) -> str:
        if form[:1] in {"+", "-"}:
            return f"{float(self) + float(form):.1f}"
        return f"{float(self):.{form or 2}f}"


def chinese(count: int) -> str:
    """Return a count below one hundred in Chinese numerals, as before a measure word: 两件, 十二件."""
    tens, ones = divmod(count, 10)
    if tens == 0:
        return "两" if ones == 2 else DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def compute(name: str, known: Mapping[str, object]) -> object:
    """Return ``a+b``, ``a-b``, the share ``a%b`` (also of a sum), the growth ``a^b``, ``a=b`` and ``a>b`` or ``a>9``.

    Raises KeyError where a name is none of these.
    """
    for sign in "=>%^-+":
        left, found, right = name.partition(sign)
        if not found:
            continue
        first, second = _count(left, known), int(right) if right.isdigit() else _count(right, known)
        match sign:
            case "=":
                return first == second
            case ">":
                return first > second
            case "%":
                return Share(first / second * 100)
            case "^":
                return Share(abs(first - second) / second * 100)
            case "-":
                return Count(first - second)
            case _:
                return Count(first + second)
    raise KeyError(name)


def _count(name: str, known: Mapping[str, object]) -> int:
    value = known[name]
    assert isinstance(value, int), name
    return value
