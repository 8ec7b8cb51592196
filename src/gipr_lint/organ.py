"""What the name of an organ tells about its level, and how surely."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

OrganLevel = Literal["central", "province", "city", "county", "town", "department", "unknown"]


class Organ(NamedTuple):
    """The level of an organ; ``government`` for a 人民政府, ``area`` where it reports for all organs below it."""

    level: OrganLevel
    certain: bool
    government: bool

    @property
    def area(self) -> bool:
        """Whether the report sums up a whole area: a government above the township."""
        return self.government and self.level in {"province", "city", "county"}


_OWN = re.compile(r"[（(](本级|本级机关|机关|本机关|汇总)[）)]$|本级$")
_TOWN = re.compile(r".*(乡|镇|苏木|街道|街道办事处|乡人民政府|镇人民政府|乡政府|镇政府)$")
_COUNTY = re.compile(r".*(县|旗|自治县|市.{1,6}区)(人民政府|政府)?$|.*(县|旗|区)(人民政府|政府)$")
_COUNTY_CITY = re.compile(r".{2,8}[市州].{1,6}市(人民政府|政府)?$")
_CITY = re.compile(r"^(.{2,6}(省|自治区))?.{2,8}(市|州|盟|地区)(人民政府|政府|行政公署)?$")
_PROVINCE = re.compile(r"^.{2,6}(省|自治区)(人民政府|政府)?$|^(北京|上海|天津|重庆)市(人民政府|政府)?$")
_CENTRAL = re.compile(
    r"^(国家|国务院|中国|中华|全国|教育部|科学技术部|工业和信息化部|公安部|民政部|司法部|财政部|.{2,8}部$|.{2,8}总局$|.{2,8}总署$)"
)
_DEPARTMENT = re.compile(r".*(局|厅|委|委员会|办|办公室|中心|支队|大队|队|所|站|处|院|馆|分局|总队|管委会)$")
_BELOW_CITY = re.compile(r"[县旗镇乡]|(?<!自治)(?<!地)区")


@lru_cache(maxsize=256)
def organ_of_name(name: str) -> Organ:
    """Return the level of an organ by its name; ``unknown`` where the name does not tell."""
    bare = _OWN.sub("", name)
    government = bare.endswith(("人民政府", "政府"))
    if _DEPARTMENT.fullmatch(bare) and not _TOWN.fullmatch(bare):
        if _CENTRAL.match(bare):
            return Organ("central", certain=False, government=False)
        return Organ("department", certain=bool(_BELOW_CITY.search(bare[:-1])), government=False)
    if _CENTRAL.match(bare):
        return Organ("central", certain=False, government=False)
    levels: tuple[tuple[re.Pattern[str], OrganLevel], ...] = (
        (_PROVINCE, "province"),
        (_TOWN, "town"),
        (_COUNTY_CITY, "county"),
        (_COUNTY, "county"),
        (_CITY, "city"),
    )
    for pattern, level in levels:
        if pattern.fullmatch(bare):
            return Organ(
                level,
                certain=level != "county" or not bare.endswith("区"),
                government=government or (level == "town" and not bare.endswith(("街道", "办事处"))),
            )
    return Organ("unknown", certain=False, government=government)
