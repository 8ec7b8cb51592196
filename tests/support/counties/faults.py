"""Faults between reports: planted in some, each with the rule that has to find it and the files that it concerns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from tests.support.counties.reports import COUNTIES, TOWNS, YEARS, Key, Reports
from tests.support.generator.model import Model, Text

EACH = 5
"""So many faults of each kind."""
_COUNTED = "政务公开专栏点击统计显示，移动端访问占大头，群众来电咨询{}人次。"


_EXPLAINS = re.compile("清理|失效|口径|重新|更正|为准")
"""What a report says of documents that are no longer in force."""


class Planted(NamedTuple):
    """A fault: the rule, the file in which it is told, and the other file of which it speaks."""

    rule: str
    path: str
    other: str


def _carry_over(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _town(number)
    model = reports[key]
    for row, more in (("carried_in", 1), ("handled", 1), ("granted", 1)):
        model = model.add(f"requests.{row}.natural", more).add(f"requests.{row}.total", more)
    reports[key] = model
    return key, _before(key)


def _in_force(reports: Reports, number: int) -> tuple[Key, Key]:
    key = next(key for key in _towns(number) if not _EXPLAINS.search(_words(reports[key])))
    reports[key] = reports[key].add("proactive.normative_documents.in_force", 3)
    return key, _before(key)


def _sum(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _county(number)
    total = _of_towns(reports, key, "penalties")
    reports[key] = reports[key].put("proactive.penalties.decisions", str(total - 9))
    return key, _greatest(reports, key, "penalties")


def _below(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _county(number)
    greatest = _greatest(reports, key, "licences")
    less = reports[greatest].number("proactive", "licences", "decisions") - 13
    reports[key] = reports[key].put("proactive.licences.decisions", str(less))
    return key, greatest


def _swap(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _county(number)
    greatest = _greatest(reports, key, "licences")
    digits = str(_of_towns(reports, key, "licences"))
    while digits[-1] == digits[-2]:
        reports[greatest] = reports[greatest].add("proactive.licences.decisions", 1)
        digits = str(_of_towns(reports, key, "licences"))
    reports[key] = reports[key].put("proactive.licences.decisions", digits[:-2] + digits[-1] + digits[-2])
    return key, greatest


def _copied_overview(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _town(number)
    return _copy(reports, key, _before(key), "overview")


def _copied_problems(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _town(number)
    return _copy(reports, key, _before(key), "problems")


def _copied_neighbour(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _town(number)
    other = key._replace(town=TOWNS[(TOWNS.index(key.town) + 7) % len(TOWNS)])
    _copy(reports, key, other, "problems")
    first, second = sorted((key, other), key=lambda one: one.path)
    return second, first


def _copied_number(reports: Reports, number: int) -> tuple[Key, Key]:
    key = _town(number)
    said = Text(_COUNTED.format(1200 + number))
    for one in (key, _before(key)):
        reports[one] = reports[one].edit("overview", lambda section: replace(section, body=(*section.body, said)))
    return key, _before(key)


FAULTS: Mapping[str, Callable[[Reports, int], tuple[Key, Key]]] = {
    "carry-over": _carry_over,
    "in-force-balance": _in_force,
    "subordinate-sum": _sum,
    "below-subordinate": _below,
    "digit-swap": _swap,
    "copied-report": _copied_overview,
    "copied-problems": _copied_problems,
    "copied-neighbour": _copied_neighbour,
    "copied-number": _copied_number,
}


def plant(reports: Reports) -> Iterator[Planted]:
    """Plant so many faults of each kind in reports, each in files of its own, and yield them."""
    for kind, (rule, fault) in enumerate(FAULTS.items()):
        for number in range(EACH):
            key, other = fault(reports, kind * EACH + number)
            yield Planted(rule, key.path, other.path)


def _town(number: int) -> Key:
    """Return the last year's report of a town, another one for each number."""
    return Key(COUNTIES[number % 3], TOWNS[number // 3], YEARS[-1])


def _towns(number: int) -> Iterator[Key]:
    """Yield the town for a number, then others that no fault is for."""
    key = _town(number)
    yield key
    yield from (key._replace(town=town) for town in TOWNS[4:8])


def _words(model: Model) -> str:
    return "\n".join(section.words for section in model.sections)


def _county(number: int) -> Key:
    return Key(COUNTIES[number % 3], "", YEARS[number // 3 % len(YEARS)])


def _before(key: Key) -> Key:
    return key._replace(year=key.year - 1)


def _of_towns(reports: Reports, key: Key, row: str) -> int:
    return sum(reports[key._replace(town=town)].number("proactive", row, "decisions") for town in TOWNS)


def _greatest(reports: Reports, key: Key, row: str) -> Key:
    towns = (key._replace(town=town) for town in TOWNS)
    return max(towns, key=lambda one: reports[one].number("proactive", row, "decisions"))


def _copy(reports: Reports, key: Key, other: Key, section: str) -> tuple[Key, Key]:
    """Let a report say what another one says, with its own year and name."""
    told = reports[other].section(section)
    body = tuple(_own(part, key, other) if isinstance(part, Text) else part for part in told.body)
    reports[key] = reports[key].edit(section, lambda old: replace(old, body=body))
    return key, other


def _own(text: Text, key: Key, other: Key) -> Text:
    return replace(text, text=re.sub(str(other.year), str(key.year), text.text).replace(other.town, key.town), mark="")
