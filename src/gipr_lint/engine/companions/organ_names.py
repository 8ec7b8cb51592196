"""Names of organs brought to one form, so that a full name and a short one, an old and a new one mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from gipr_lint.engine.companions.one_name import one_name
from gipr_lint.limits.expressions import expression
from gipr_lint.parse.normalize import fold

_OWN = expression(r"\((?:本级|本级机关|机关|本机关)\)$|本级$")
"""What tells a government's own report from that of its area. Finds ``云溪县[|(本级)|]``, not ``云溪县``."""
_BRACKET = expression(r"\([^()]*\)$")
"""Any other remark behind a name. Finds ``财政局[|(汇总)|]``, not ``财政局``."""
_GOVERNMENT = expression(r"人民政府|(?<=[省市州盟县旗区乡镇])政府(?=$|办公)|(?<=街道)办事处$")
"""What one name has and another has not. Finds ``云溪县[|人民政府|]办公室`` and ``城关街道[|办事处|]``, not
``市政府采购中心``."""
_PLACE = expression(r".{1,14}?[省市州盟县旗区]$")
"""An area that stands before the name of an organ. Takes ``云溪县`` and ``江州市云溪县``, not ``桐坪镇``."""
_AREA_WORD = expression(r"^[省市州盟县旗区](?=.{2,}(?:局|委|办|办公室|委员会|中心|队|站)$)")
"""An area without its name. Begins ``[|县|]财政局``, not ``市集``."""
_BRANCH = expression(r"(?:.{1,8}?[市州盟](?![市州盟]))?(?P<work>.{2,12})局(?P<place>.{2,8}?)分局")
"""A branch of a city's department. Takes ``江州市公安局云溪分局``, not ``云溪县公安分局``."""
_SIGNS = "县区市旗"
"""How the names of counties end, which short ones leave out."""
OWN = "本级"


def folded_name(name: str) -> str:
    """Return a name without what may be left out of it."""
    folded = fold(name)
    own = OWN if _OWN.search(folded) else ""
    bare = _BRACKET.sub("", _OWN.sub("", folded))
    return one_name(_GOVERNMENT.sub("", one_name(bare))) + own


def within(name: str, county: str) -> str:
    """Return a folded name without the county's before it, in full or in short, and what stands before that."""
    for start in range(len(county) - 1):
        short = county[start:]
        before, found, rest = name.partition(short)
        if found and rest and (not before or _PLACE.fullmatch(before)):
            return rest
    branch = _BRANCH.fullmatch(name)
    if branch and is_short(branch["place"], county):
        return f"{branch['work']}分局"
    return _AREA_WORD.sub("", name)


def is_short(name: str, county: str) -> bool:
    """Tell whether a name is that of a county, in full or without the word for an area: 云溪 for 江州市云溪县."""
    return len(name) > 1 and (county.endswith(name) or (county[:-1].endswith(name) and county[-1] in _SIGNS))


def fits(name: str, county: str) -> bool:
    """Tell whether a name that begins with a word for an area may be that of an organ of a county: 县财政局."""
    return not _AREA_WORD.match(name) or county.endswith(name[0])


def branch_place(name: str) -> str:
    """Return the place that a branch of a city's department has in its name; nothing for another organ."""
    branch = _BRANCH.fullmatch(name)
    return branch["place"] if branch else ""


def begins_with(name: str, county: str) -> bool:
    """Tell whether a folded name is that of an organ of the county, by its own words."""
    return name != county and len(within(name, county)) < len(_AREA_WORD.sub("", name))


def names_place(name: str) -> bool:
    """Tell whether a folded name begins with the name of an area, whichever it is."""
    return any(_PLACE.fullmatch(name[:end]) for end in range(3, len(name) - 1))


def places_of(name: str) -> Iterator[str]:
    """Yield what may be areas at the beginning of a folded name: 江州市, 云溪县 and both together."""
    ends = [0, *(end for end in range(2, len(name)) if _PLACE.fullmatch(name[:end]))]
    return (name[start:end] for start, end in combinations(ends, 2))


def in_full(names: Iterable[str]) -> Mapping[str, str]:
    """Return for each name the fullest one that means the same: an area before it. One with several stays itself."""
    known = set(names)
    endings: dict[str, list[str]] = {}
    for name in known:
        for start in range(1, len(name) - 1):
            if name[start:] in known and _PLACE.fullmatch(name[:start]):
                endings.setdefault(name[start:], []).append(name)
    found = {}
    for name in known:
        longer = endings.get(name, ())
        fullest = [one for one in longer if one not in endings]
        found[name] = fullest[0] if len(fullest) == 1 else name
    return found
