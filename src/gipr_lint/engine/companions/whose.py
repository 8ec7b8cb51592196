"""Whose report one is, told without the others: the organ, its name of today, and the county where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from gipr_lint.engine.companions.file_names import named_after, organ_in
from gipr_lint.engine.companions.one_name import NAMESAKES
from gipr_lint.engine.companions.organ_names import (
    begins_with,
    branch_place,
    fits,
    folded_name,
    is_short,
    names_place,
    within,
)
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.organ import Organ, OrganLevel, organ_of_name
from gipr_lint.model.report import Report

_AREA_SIGNS = tuple("省市州盟县旗区")
_COUNTY_SIGNS = ("县", "旗")
_CITY_SIGNS = ("市", "州", "盟")
_DISTRICT = "区"
_FOLDER_SIGNS = (*_COUNTY_SIGNS, _DISTRICT)
"""How folders end that are named after a county: one that is named after a city may have several."""
_MIN_COUNTY_CHARS = 2
"""The shortest name of a county: 滑县 is one."""
_MIN_AREA_CHARS = 3
"""The shortest of another area: 城市 is none."""
_NO_AREA = "城市"
"""What ends like one: 住房和城市建设局."""
_NO_COUNTY = expression(r"^[全各本我该所省市县区旗]|自治区$")
"""What no county is called, but a folder may be. Finds ``[|全|]县`` and ``江东[|自治区|]``, not ``云溪县``."""
_ABOVE = frozenset({"central", "province", "city"})
"""The organs that stand in no county."""


@dataclass(frozen=True)
class Organs:
    """What the configuration says of organs: those of each county, and old names with the new ones."""

    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the old names with the new ones, all folded."""
        return {folded_name(old): folded_name(new) for old, new in self.renamed.items()}

    @cached_property
    def counties(self) -> Mapping[str, str]:
        """Return the county of each organ that only one has, both by their folded names."""
        found: dict[str, str] = {}
        for county, listed in self.lists.items():
            place = folded_name(county)
            for one in listed:
                name = within(current(folded_name(one), self.names), place)
                found[name] = place if found.get(name, place) == place else ""
        return found


class Whose(NamedTuple):
    """The name of the organ that reports, as it is written, and its kind."""

    name: str
    kind: Organ


def whose(report: Report) -> Whose:
    """Return who reports: where the title names nobody, the organ that the file is named after."""
    name = report.organ or ""
    if not folded_name(name) and (found := organ_in(report.document.path)):
        return Whose(found, organ_of_name(found))
    return Whose(name, report.publisher)


def current(name: str, renamed: Mapping[str, str]) -> str:
    """Return the folded name that an organ has today, where it or its county was renamed; all names are folded."""
    for old, new in renamed.items():
        if name == old or (begins_with(name, old) and not name.startswith(new)):
            return new if name == old else new + within(name, old)
        if name.endswith(old) and not name.endswith(new) and names_place(name) and name != old:
            return name.removesuffix(old) + new
    return name


def key_of(name: str, organs: Organs) -> str:
    """Return the folded name of today of an organ."""
    return current(folded_name(name), organs.names)


def county_of(key: str, level: OrganLevel, path: str, organs: Organs) -> str:
    """Return the county of an organ: by its folded name, the lists, or the names of its file and folders; or none."""
    place = branch_place(key)
    if place and (above := _county_at(path, organs)) and is_short(place, above):
        return above
    if by_name := county_in(key):
        return by_name
    if level in _ABOVE:
        return ""
    if (by_list := organs.counties.get(within(key, ""))) and fits(key, by_list):
        return county_in(by_list) or by_list
    return _county_at(path, organs)


def alike(key: str, county: str, path: str = "") -> str:
    """Return the folded name of an organ in the one form that it has however much of where it stands is written.

    Of districts that have namesakes in other cities the city is kept; where only the folders tell it, it is theirs.
    """
    areas = _areas(key)
    local = within(key, county) if county and county not in areas else key
    if county and (local != key or not areas):
        return alike(county + local, "", path)
    if not areas:
        return key
    rest = key[len("".join(areas)) :]
    if areas[-1] not in NAMESAKES:
        return areas[-1] + rest
    return "".join(areas[-2:] if len(areas) > 1 else (_city_at(path), areas[-1])) + rest


def county_in(name: str) -> str:
    """Return the innermost area at the beginning of a folded name, which may be all of it; nothing without one."""
    return next(reversed(_areas(name)), "")


def _county_at(path: str, organs: Organs) -> str:
    """Return the county that the names of a file or its folders tell, the nearest first."""
    for name in _places(path):
        found = county_in(name)
        if found.endswith(_FOLDER_SIGNS) and not _NO_COUNTY.search(found):
            return found
        listed = {county for county in map(folded_name, organs.lists) if name and is_short(name, county)}
        if len(listed) == 1:
            return county_in(min(listed)) or min(listed)
    return ""


def _city_at(path: str) -> str:
    """Return the city that the names of folders tell, the nearest first."""
    cities = (one for name in _places(path) for one in reversed(_areas(name)) if one.endswith(_CITY_SIGNS))
    return next(cities, "")


def _places(path: str) -> Iterator[str]:
    """Yield what a file and its folders are named after, folded, the nearest first."""
    file = PurePath(path)
    return (folded_name(named_after(name)) for name in (file.stem, *(one.name for one in file.parents)))


def _areas(name: str) -> list[str]:
    """Return the areas with which a folded name begins, one within the other."""
    found: list[str] = []
    start = 0
    for place, sign in enumerate(name):
        words = name[start : place + 1]
        followed = name[place + 1 : place + 2] in _AREA_SIGNS  # 江州 in 江州市
        short = _MIN_COUNTY_CHARS if sign in _COUNTY_SIGNS and not followed else _MIN_AREA_CHARS
        if sign in _AREA_SIGNS and len(words) >= short and not words.endswith(_NO_AREA):
            if organ_of_name(words).level == "zone":
                break
            start = place + 1
            found.append(words)
    return found
