"""Who belongs together among reports: the same organ in another year, and the organs below a county's government."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import PurePath

from gipr_lint.engine.companions.file_names import named_after
from gipr_lint.engine.companions.one_name import NAMESAKES
from gipr_lint.engine.companions.organ_names import (
    branch_place,
    fits,
    folded_name,
    in_full,
    names_place,
    places_of,
    within,
)
from gipr_lint.engine.companions.whose import Organs, alike, county_in, county_of, current
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.organ import OrganLevel

_BELOW = frozenset({"town", "department"})
"""What organs a county sums up."""
_SIGNS = tuple("县区市旗")
"""How the names of counties end, which folders leave out."""
_MIN_SHORT_CHARS = 2
"""The shortest name of a county without the city's before it."""


class Named(NamedTuple):
    """A report by what is told of it: where it stands, who reports on which year, and whether for an area."""

    path: str
    organ: str
    year: int | None
    level: OrganLevel
    area: bool


class Identity(NamedTuple):
    """An organ: its county, none for one without, and its name within it."""

    county: str
    name: str


class Counties:
    """The reports by organ and year. ``lists`` are the organs of counties, ``renamed`` old names with the new ones."""

    def __init__(
        self,
        reports: Sequence[Named],
        lists: Mapping[str, Sequence[str]] | None = None,
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        self._reports = {one.path: one for one in reports}
        self._renamed = {folded_name(old): folded_name(new) for old, new in (renamed or {}).items()}
        names = {one.path: self._name(one) for one in reports}
        wanted = {folded_name(county): organs for county, organs in (lists or {}).items()}
        heads = [path for path, name in names.items() if name and self._is_head(self._reports[path], name, wanted)]
        full = in_full([*(names[path] for path in heads), *wanted])
        self._lists = {
            full[county]: {self._local(folded_name(one), full[county]): one for one in organs}
            for county, organs in wanted.items()
        }
        self._heads = {path: full[names[path]] for path in heads}
        self._by_folder: dict[PurePath, set[str]] = {}
        for path, county in self._heads.items():
            self._by_folder.setdefault(PurePath(path).parent, set()).add(county)
        self._by_ending: dict[str, set[str]] = {}
        self._by_words: dict[str, set[str]] = {}
        for county in {*self._heads.values(), *self._lists}:
            for start in range(len(county) - _MIN_SHORT_CHARS + 1):
                self._by_ending.setdefault(county[start:], set()).add(county)
        self._organs = dict(self._identities(names))
        self._by_organ: dict[tuple[Identity, int], list[str]] = {}
        for path, organ in self._organs.items():
            year = self._reports[path].year
            if year is not None and organ.name:
                self._by_organ.setdefault((organ, year), []).append(path)
        self._below: dict[tuple[str, int | None], list[Named]] = {}
        for path, organ in self._organs.items():
            one = self._reports[path]
            if organ.county and one.level in _BELOW and not one.area and self._only(organ, one.year) == path:
                self._below.setdefault((organ.county, one.year), []).append(one)

    def previous(self, path: str) -> str | None:
        """Return the path of the same organ's report of the year before."""
        year = self._reports[path].year
        return None if year is None or not self._is_single(path) else self._only(self._organs[path], year - 1)

    def members(self, path: str) -> Sequence[Named]:
        """Return the reports of the same year of the organs below, where the report is a county's."""
        if path not in self._heads or not self._is_single(path):
            return ()
        return self._below.get((self._heads[path], self._reports[path].year), ())

    def absent(self, path: str) -> tuple[str, ...]:
        """Return the organs that the configuration names below a county without a report of its year."""
        listed = self._lists.get(self._heads.get(path, ""), {})
        year = self._reports[path].year
        county = self._heads.get(path, "")
        return tuple(
            told for name, told in listed.items() if year and (Identity(county, name), year) not in self._by_organ
        )

    def duplicates(self) -> Iterator[Sequence[str]]:
        """Yield the paths of reports of one organ and year, where there are several."""
        return (sorted(paths) for _, paths in sorted(self._by_organ.items()) if len(paths) > 1)

    def surroundings(self, path: str) -> tuple[str, int | None, bool]:
        """Return what reports have in common that stand beside each other: county, year, and whether of an area."""
        return self._organs[path].county, self._reports[path].year, path in self._heads

    def are_one(self, path: str, other: str) -> bool:
        """Tell whether two reports are of the same organ."""
        return self._organs[path] == self._organs[other]

    def _only(self, organ: Identity, year: int | None) -> str | None:
        paths = self._by_organ.get((organ, year), ()) if year is not None else ()
        return paths[0] if len(paths) == 1 else None

    def _is_single(self, path: str) -> bool:
        return self._only(self._organs[path], self._reports[path].year) == path

    def _name(self, one: Named) -> str:
        """Return the folded name that an organ has today; with the city where its district has namesakes."""
        name = self._current(folded_name(one.organ))
        return alike(name, "", one.path) if county_in(name) in NAMESAKES else name

    @staticmethod
    def _is_head(one: Named, name: str, listed: Container[str]) -> bool:
        """Tell whether a report is that of a county. What the lists name is one, a city by its name too."""
        return one.area and (one.level == "county" or name in listed)

    def _current(self, name: str) -> str:
        """Return the name that an organ has today, where it was renamed, its county's too."""
        return current(name, self._renamed)

    def _local(self, name: str, county: str) -> str:
        return self._current(within(self._current(name), county))

    def _identities(self, names: Mapping[str, str]) -> Iterator[tuple[str, Identity]]:
        """Yield the organ of each report. A short name without a county is that of the only full one."""
        alone: dict[str, str] = {}
        for path, name in names.items():
            county = "" if path in self._heads else self._county(self._reports[path], name)
            if county:
                yield path, Identity(county, self._local(name, county))
            else:
                alone[path] = self._heads.get(path) or self._placed(self._reports[path], name)
        full = in_full(alone.values())
        for path, name in alone.items():
            yield path, Identity("", full[name])

    @staticmethod
    def _placed(one: Named, name: str) -> str:
        """Return the name of an organ with its county before it, of which there is no more than the name."""
        return alike(name, county_of(name, one.level, one.path, Organs()), one.path)

    def _county(self, one: Named, name: str) -> str:
        """Return the county of an organ: by its name, by the lists of the configuration, or by its folder."""
        if one.level not in _BELOW and one.level != "unknown":
            return ""
        if place := branch_place(name):
            found = self._by_ending.get(place) or self._named_after(place)
            if len(found) == 1:
                return min(found)
        by_name = {county for place in places_of(name) for county in self._by_ending.get(place, ())}
        if by_name or names_place(name):
            return by_name.pop() if len(by_name) == 1 else ""
        by_list = [
            county
            for county, organs in self._lists.items()
            if self._local(name, county) in organs and fits(name, county)
        ]
        if len(by_list) == 1:
            return by_list[0]
        return self._of_folder(one.path)

    def _of_folder(self, path: str) -> str:
        """Return the county that the file is named after, else the one whose report or name the nearest folder has."""
        file = PurePath(path)
        for place in (file.with_suffix(""), *file.parents):
            inside = self._by_folder.get(place, set()) | self._named_after(place.name)
            if inside:
                return min(inside) if len(inside) == 1 else ""
        return ""

    def _named_after(self, name: str) -> set[str]:
        """Return the counties with which the name of a file or folder begins, or which it is in short."""
        if name not in self._by_words:
            words = folded_name(named_after(name))
            places = (words, *(words + sign for sign in _SIGNS), *places_of(f"{words} "))
            self._by_words[name] = {county for place in places for county in self._by_ending.get(place, ())}
        return self._by_words[name]
