"""The cases of the corpus: sentences with places for numbers, and which numbers are right there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import msgspec
from ruamel.yaml import YAML

from tests.support.sentences.figures import Figures, written

READINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "received": ("new", "new + carried_in"),
        "natural": ("new.natural", "new.natural + carried_in.natural"),
        "organizations": ("new.organizations", "new.organizations + carried_in.organizations"),
        "answered": ("handled", "handled - other_handling", "handled - carried_in"),
        "dealt_with": (
            "handled",
            "new + carried_in",
            "new",
            "handled - other_handling",
            "handled - carried_in",
        ),
    }
)
"""What words that officials use in more than one sense may mean: 收到 and 受理, 答复 and 办结, 办理."""
LARGE, MIDDLE, SMALL = 4321, 58, 41
"""Larger than every figure of the tables, and two numbers that none of them has to be."""
CONFUSABLE = (
    "new",
    "carried_in",
    "new + carried_in",
    "handled",
    "carried_out",
    "granted",
    "partial",
    "refused",
    "not_available",
    "not_processed",
    "other_handling",
    "review",
    "litigation",
    "normative_documents.made",
    "normative_documents.in_force",
)
"""Quantities whose numbers may get into a sentence about another one."""
Numbers: TypeAlias = dict[str, Fraction]
SLOT = re.compile(r"\{(?P<name>\w*)(?::(?P<form>\w+))?\}")
"""A place for a number: {}, {a}, {a:chinese}."""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, as it stands in a paragraph, and what is right in it. Slots are named, "" where there is one.

    ``equals``: the readings of each slot, one of which the number has to be. ``at_most``: what a part may not exceed.
    ``wrong_if``: the sentence is wrong where one of these rows is not 0. ``wrong``: it is wrong as it stands. With
    ``free`` and for slots that are not named, any number is right. ``missed``: a wrong number in it is not found yet.
    """

    text: str
    equals: str | list[str | int] | dict[str, str | list[str | int]] = {}
    at_most: str | dict[str, str] = {}
    wrong_if: str | None = None
    wrong: bool = False
    free: bool = False
    section: str = "overview"
    speaker: str = "township"
    rule: str | None = None
    name: str | None = None
    missed: bool = False

    def __post_init__(self) -> None:
        named = {*self.readings, *self.bounds}
        if not named <= set(self.slots) or len(set(self.slots)) < len(self.slots):
            raise ValueError(f"slots: {self.text}")
        if self.free == bool(named or self.wrong or self.wrong_if):
            raise ValueError(f"neither free nor bound, or both: {self.text}")

    @property
    def slots(self) -> list[str]:
        """The names of the places for numbers, in order."""
        return [match["name"] for match in SLOT.finditer(self.text)]

    @property
    def readings(self) -> dict[str, tuple[str, ...]]:
        """The readings of each slot that has to equal one of them."""
        by_slot = self.equals if isinstance(self.equals, dict) else {"": self.equals}
        return {
            slot: READINGS[one] if isinstance(one, str) and one in READINGS else tuple(map(str, _listed(one)))
            for slot, one in by_slot.items()
        }

    @property
    def bounds(self) -> dict[str, str]:
        """What each slot may not exceed that is a part."""
        return self.at_most if isinstance(self.at_most, dict) else {"": self.at_most}


def _listed(one: str | list[str | int]) -> list[str | int]:
    return [one] if isinstance(one, str) else one


class Variant(msgspec.Struct, frozen=True):
    """A case with numbers put in: the tables, the sentence, and whether a finding is due."""

    figures: Figures
    text: str
    due: bool


def variants(case: Case, figures: Figures) -> Iterator[Variant]:
    """Yield a case with every right number in each slot, and with wrong ones."""
    faultless = figures
    if case.wrong_if:
        rows = [name.strip() for name in case.wrong_if.split("+")]
        faultless = figures.without(rows)
        for row in rows:
            faulty = figures.without([other for other in rows if other != row])
            yield Variant(faulty, _filled(case, _right(case, faulty)), due=True)
    right = _right(case, faultless)
    yield Variant(faultless, _filled(case, right), due=case.wrong)
    for changes, due in (*_of_readings(case, faultless), *_of_bounds(case, faultless), *_of_free(case)):
        yield Variant(faultless, _filled(case, {**right, **changes}), due)


def _of_readings(case: Case, figures: Figures) -> Iterator[tuple[Numbers, bool]]:
    """Yield numbers for slots that have to equal something, and whether they are wrong.

    The slots change their readings together: whoever means 608 by 收到, and not 625, means the same by 自然人.
    """
    readings = {slot: [figures.value(one) for one in all_] for slot, all_ in case.readings.items()}
    for number in range(1, max(map(len, readings.values()), default=0)):
        yield {slot: values[number % len(values)] for slot, values in readings.items()}, False
    for slot, values in readings.items():
        for value in _wrong(case, slot, values, figures):
            yield {slot: value}, True


def _wrong(case: Case, slot: str, right: list[Fraction], figures: Figures) -> Iterator[Fraction]:
    """Yield numbers for a slot that are no reading of it: larger than all, smaller, and of another cell."""
    yield max(right) + (7 if _percent(case, slot) else LARGE)
    if (smaller := Fraction(int(min(right) / 2))) not in right:
        yield smaller
    if not _percent(case, slot) and re.search(r"[a-z]", "".join(case.readings[slot])):
        others = {figures.value(expression) for expression in CONFUSABLE} - {*right, Fraction(0)}
        yield min(others, key=lambda other: (abs(other - right[0]), other))


def _of_bounds(case: Case, figures: Figures) -> Iterator[tuple[Numbers, bool]]:
    for slot, expression in case.bounds.items():
        if not case.readings and len(case.bounds) == 1:
            yield {slot: figures.value(expression)}, False
        yield {slot: Fraction(LARGE)}, True


def _of_free(case: Case) -> Iterator[tuple[Numbers, bool]]:
    free = [slot for slot in reversed(case.slots) if slot not in case.readings and slot not in case.bounds]
    for least in (MIDDLE, LARGE) if free else ():
        large = {slot: Fraction(least + number) for number, slot in enumerate(free)}
        yield (
            {slot: min(value, Fraction(97)) if _percent(case, slot) else value for slot, value in large.items()},
            False,
        )


def _percent(case: Case, slot: str) -> bool:
    number = rf"\{{{slot}(?::\w+)?\}}"
    return bool(re.search(rf"百分之{number}|{number}[%％]", case.text))


def _right(case: Case, figures: Figures) -> Numbers:
    """Return the first right number of each slot; what stands later in a sentence is smaller, as a part would be."""
    share = len(case.bounds) + 1
    return {
        **{slot: Fraction(SMALL + number) for number, slot in enumerate(reversed(case.slots))},
        **{slot: figures.value(expressions[0]) for slot, expressions in case.readings.items()},
        **{slot: Fraction(int(figures.value(bound) / share)) for slot, bound in case.bounds.items()},
    }


def _filled(case: Case, values: Numbers) -> str:
    return SLOT.sub(lambda match: FORMS[match["form"] or "digits"](written(values[match["name"]])), case.text)


def _chinese(number: str) -> str:
    """Return a whole number below 10,000 in Chinese numerals."""
    digits, units = "零一二三四五六七八九", ("", "十", "百", "千")
    text = "".join(
        digits[int(digit)] + (units[place] if digit != "0" else "")
        for place, digit in zip(range(len(number) - 1, -1, -1), number, strict=True)
    )
    text = re.sub("零+", "零", text)
    return re.sub("^一十", "十", text.rstrip("零") or "零")


_CIPHERS = str.maketrans("0123456789", "〇一二三四五六七八九")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def _scored(number: str) -> str:
    """Return a number in Chinese with the old numerals for twenty and thirty."""
    return re.sub("^[二三]十", lambda match: {"二": "廿", "三": "卅"}[match[0][0]], _chinese(number))


FORMS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "digits": str,
        "chinese": _chinese,
        "fullwidth": lambda number: number.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        "formal": lambda number: _chinese(number).translate(_FORMAL),
        "ciphers": lambda number: number.translate(_CIPHERS),
        "scored": _scored,
        "ten_thousands": lambda number: f"{int(number) / 10_000:.4f}".rstrip("0").rstrip("."),
        "comma": lambda number: f"{int(number):,}",
        "spaced": lambda number: f" {number} ",
    }
)


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    return msgspec.convert(YAML(typ="safe").load(path.read_text(encoding="utf-8")), list[Case])
