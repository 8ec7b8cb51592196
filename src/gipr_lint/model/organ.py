"""What the name of an organ tells about its level, and how surely; and whether its report is that of a whole area."""

import re
from typing import Literal

import msgspec

from gipr_lint.files import yaml
from gipr_lint.files.resources import folder
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.limits.tuples import NamedTuple

OrganLevel = Literal["central", "province", "city", "county", "town", "zone", "department", "unknown"]


class Organ(NamedTuple):
    """The level of an organ; ``government`` for a 人民政府, ``area`` where it reports for all organs below it.

    ``serves`` is the level of the government whose office (办公厅、办公室) the organ is.
    """

    level: OrganLevel
    certain: bool
    government: bool
    area: bool = False
    serves: OrganLevel | None = None

    @property
    def makes_rules(self) -> bool:
        """Whether it may report 规章: the government of a province or city, and its office in its place."""
        return (self.serves or self.level) in {"province", "city"}

    def summing_up(self, preface: str) -> "Organ":
        """Return the organ, with an area where only the preface says that the report is that of all organs there.

        A department sums up its own units, a town its villages: neither is an area. The office of a government that
        reports for the area stands for the government.
        """
        if self.area or self.level == "town" or (self.level == "department" and self.serves in {None, "town"}):
            return self
        if not _SUMMED_UP.search(preface):
            return self
        return self._replace(area=True, government=self.government or self.serves is not None)


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``vocabulary/organs.yaml``, which says of each what stands in it."""

    governments: str
    departments: str
    offices: str
    ministries: str
    units: str
    teams: str
    towns: str
    street_office: str
    places: str
    further_places: str
    no_areas: str
    above_titles: str
    asked: str


ENDINGS = yaml.load(folder("gipr_lint.vocabulary").joinpath("organs.yaml"), Endings)


def any_of(*lists: str) -> str:
    """Return the pattern of the words of some lists, the longer ones first."""
    return "|".join(sorted(" ".join(lists).split(), key=len, reverse=True))


SIGNATORIES = " ".join(("政府", ENDINGS.departments, ENDINGS.offices, ENDINGS.ministries, ENDINGS.towns))
"""Where the name of an organ may end that signs a report or stands above its title."""
_EVERY = (
    r"(?:全[省市州盟县旗区]|各级|各(?:有关|相关|市|州|县|旗|区|地区|乡|镇|街道|开发区|功能区|工作部门|部门|委办局|委办|责任)"
    r"|[省市州县区](?:直|级|政府|人民政府)(?:各|部门|有关|所属|工作部门|单位)|政府(?:各|工作)?部门|所辖|辖区内)"
)
"""Organs of an area as the preface of its report names them."""
_SUMMED_UP = expression(
    rf"""(?:汇总|综合|归纳|整理)[^。；;]{{0,30}}{_EVERY}[^。；;]{{0,40}}
      | {_EVERY}[^。；;]{{0,40}}(?:汇总|综合编制|报送的|上报的|提供的)
      | (?:涵盖|覆盖|囊括)[^。；;]{{0,40}}{_EVERY}
      | (?:范围|对象|主体)(?:为|是|包括|包含|涉及)[^。；;]{{0,40}}{_EVERY}
      | (?:全[省市州盟县旗区]|各级)(?:各级)?(?:行政机关|政府系统|政府部门)""",
    re.VERBOSE,
)
"""What says that a report is that of all organs of an area. Finds ``汇总全县各部门数据``, not ``本机关编制``."""
_OWN = expression(r"[（(](本级|本级机关|机关|本机关|汇总|[一-鿿]{0,10}办公[厅室])[）)]$|本级$")
"""What says that a report is that of the organ itself. Finds ``云溪县[|（本级）|]`` and ``云溪县[|本级|]``, not
``云溪县``."""
_TOWN = expression(
    rf".*(?:{any_of(ENDINGS.towns, ENDINGS.street_office)}|苏木|[乡镇](?:人民)?政府)$"
    r"|.*(?:街道|[乡镇])[(（]?(?:党工委|党委|乡|镇|、|和|人民政府|政府|办事处)+[)）]?$"
)
"""A town or street. Takes ``红旗镇人民政府`` and ``城关街道办事处`` and ``城关街道党工委、办事处``, not ``云溪县``."""
_STREET = expression(r"街道$|街道[^街]*办(?:事处)?[)）]?$")
"""A street, which has an office and no government. Finds ``城关[|街道|]`` and ``城关[|街道办|]``, not ``红旗镇``."""
_COUNTY = expression(
    r".*(县|旗|自治县|市.{1,6}区)(人民政府|政府)?$|.*(县|旗|区)(人民政府|政府)$|(?![全各本我该所])[一-鿿]{2,8}(?<!地)区$"
)
"""A county or a district of a city. Takes ``云溪县人民政府`` and ``江州市城北区`` and ``城北区``, not ``红旗镇``."""
_COUNTY_CITY = expression(r".{2,8}[市州].{1,6}市(人民政府|政府)?$")
"""A city of the rank of a county, with the one above it. Takes ``江州市云溪市人民政府``, not ``江州市``."""
_CITY = expression(r"^(.{2,6}(省|自治区))?.{2,8}(市|州|盟|地区)(人民政府|政府|行政公署)?$")
"""A city with districts. Takes ``江州市人民政府`` and ``川南省江州市``, not ``云溪县``."""
_PROVINCE = expression(r"^.{2,6}(省|自治区)(人民政府|政府)?$|^(北京|上海|天津|重庆)市(人民政府|政府)?$")
"""A province, or a city of that rank. Takes ``川南省人民政府`` and ``北京市``, not ``江州市``."""
_NO_AREA = expression(rf".*(?:{any_of(ENDINGS.no_areas)})")
"""What only ends like a city or district. Takes ``江州市滨江社区``, not ``江州市`` or ``江东自治区``."""
_CENTRAL = expression(
    r"""^(国家|国务院|中国|中华|全国|教育部|科学技术部|工业和信息化部|公安部|民政部|司法部|财政部
        |.{2,8}部$|.{2,8}总局$|.{2,8}总署$)""",
    re.VERBOSE,
)
"""An organ of the State Council. Begins ``财政部`` and ``国家某某局`` and ``某某总局``, not ``江州市财政局``."""
_DEPARTMENT = expression(rf".*({any_of(ENDINGS.departments, ENDINGS.offices, ENDINGS.units, ENDINGS.teams)})$")
"""A department of a government. Takes ``云溪县财政局`` and ``江州市人民政府办公室``, not ``云溪县人民政府``."""
_ZONE = expression(
    r""".*(?:新区
          |(?:实验|试验|示范|合作|开发|高新|经开|保税|自贸|度假|风景|名胜|园林|旅游|工业|产业|科技|物流|经济|管理|集聚|先行|园)区
          |工业园|产业园|科技园|科学城|科技城|新城)(?:管理委员会|管委会|管理局)?$
      | .*[区园城港岛湖山滩湾场](?:管理委员会|管委会)$
      | .*(?<!公积金)(?<!国资)(?<!局)管委会$""",
    re.VERBOSE,
)
"""Areas that are no level of government, and the committees that govern them. Takes ``江州高新区管委会`` and
``滨江新区``, not ``城北区`` or ``江州市国资管委会``."""
_OFFICE = expression(r"(?P<government>.+政府)(?:办公厅|办公室|办)")
"""The office of a government. Takes ``云溪县人民政府办公室``, not ``云溪县财政局办公室``."""
_BELOW_CITY = expression(r"[县旗镇乡]|(?<!自治)(?<!地)区")
"""What makes it certain that a department stands below a city. Finds ``云溪[|县|]``, not ``自治区`` or ``江州市``."""


@kept_by_text(entries=256)
def organ_of_name(name: str) -> Organ:
    """Return the level of an organ by its name; ``unknown`` where the name does not tell."""
    bare = _OWN.sub("", name)
    office = _OFFICE.fullmatch(bare)
    if _ZONE.fullmatch(bare):
        return Organ("zone", certain=False, government=False, area=True)
    if _DEPARTMENT.fullmatch(bare) and not _TOWN.fullmatch(bare):
        if _CENTRAL.match(bare):
            return Organ("central", certain=False, government=False)
        certain = bool(_BELOW_CITY.search(bare[:-1]))
        return Organ(
            "department",
            certain,
            government=False,
            serves=organ_of_name(office["government"]).level if office else None,
        )
    if _CENTRAL.match(bare):
        return Organ("central", certain=False, government=False)
    return _government(bare)


def _government(name: str) -> Organ:
    """Return the level of a government, or of a place that stands for its government."""
    levels: tuple[tuple[re.Pattern[str], OrganLevel], ...] = (
        (_PROVINCE, "province"),
        (_TOWN, "town"),
        (_COUNTY_CITY, "county"),
        (_COUNTY, "county"),
        (_CITY, "city"),
    )
    if _NO_AREA.fullmatch(name):
        return Organ("unknown", certain=False, government=False)
    for pattern, level in levels:
        if pattern.fullmatch(name):
            return Organ(
                level,
                certain=level != "county" or not name.endswith("区"),
                government=level != "town" or not _STREET.search(name),
                area=level != "town",
            )
    return Organ("unknown", certain=False, government=name.endswith("政府"))
