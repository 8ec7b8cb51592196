"""Organs of every level, the vertical ones included, that the generator of the tests does not have."""

from __future__ import annotations

from random import Random

from tests.support.generator.model import Level, Organ
from tests.support.generator.organs import CITIES, COUNTIES, PROVINCES, make_organ

PARKS = ("高新技术产业开发区管理委员会", "经济技术开发区管委会", "临港新区管理委员会")
CITY_OFFICES = (
    "科学技术局",
    "退役军人事务局",
    "应急管理局",
    "行政审批服务管理局",
    "公安局",
    "司法局",
    "商务局",
    "林业局",
)
COUNTY_OFFICES = ("文化广电和旅游局", "信访局", "乡村振兴局", "机关事务服务中心", "数据局", "档案局", "综合行政执法局")
STREETS = ("城关街道办事处", "长安路街道办事处", "望江街道办事处")
TOWNS = ("安溪乡人民政府", "大河镇人民政府", "红旗民族乡人民政府", "沙湾镇人民政府", "李家坝乡人民政府")


def draw(rng: Random) -> Organ:
    """Return an organ: half of them as the tests have them, half of further kinds."""
    return make_organ(rng) if rng.random() < 0.5 else rng.choice(_KINDS)(rng)


def _vertical(rng: Random) -> Organ:
    city, county = rng.choice(CITIES[:5]), rng.choice(COUNTIES)
    name, own = rng.choice(
        (
            (f"国家税务总局{city}税务局", "我局"),
            (f"{city}气象局", "本局"),
            (f"国家统计局{county}调查队", "我队"),
            (f"{city}消防救援支队", "我支队"),
            (f"{county}烟草专卖局", "我局"),
            (f"{city}邮政管理局", "市邮政管理局"),
        )
    )
    return Organ(name, own, county if county in name else city, "county", government=False)


def _park(rng: Random) -> Organ:
    city = rng.choice(CITIES[:5])
    return Organ(city + rng.choice(PARKS), rng.choice(("管委会", "我区")), city, "city", government=False)


def _city_office(rng: Random) -> Organ:
    city = rng.choice(CITIES)
    office = rng.choice(CITY_OFFICES)
    return Organ(city + office, rng.choice(("我局", "本局", f"市{office}")), city, "city", government=False)


def _county_office(rng: Random) -> Organ:
    county = rng.choice(COUNTIES)
    office = rng.choice(COUNTY_OFFICES)
    own = "我中心" if office.endswith("中心") else rng.choice(("我局", "本局"))
    return Organ(county + office, own, county, "county", government=False)


def _general_office(rng: Random) -> Organ:
    place = rng.choice((*PROVINCES[:3], *CITIES[:4], *COUNTIES[:4]))
    level: Level = "province" if place in PROVINCES else "city" if place in CITIES else "county"
    return Organ(
        f"{place}人民政府办公{'厅' if level == 'province' else '室'}", "本办公室", place, level, government=False
    )


def _town(rng: Random) -> Organ:
    county, town = rng.choice(COUNTIES), rng.choice(TOWNS)
    own = "我镇" if town.endswith("镇人民政府") else "我乡"
    return Organ(rng.choice((county + town, town)), own, county, "town", government=True)


def _street(rng: Random) -> Organ:
    county = rng.choice(COUNTIES[3:5])
    name = county + rng.choice(STREETS)
    return Organ(name, rng.choice(("街道", "本街道", "我办")), county, "subdistrict", government=False)


_KINDS = (_vertical, _park, _city_office, _county_office, _general_office, _town, _street)
