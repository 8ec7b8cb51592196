"""Invented organs of every level."""

from __future__ import annotations

from random import Random

from .model import Organ

PROVINCES = ("江东省", "云汀省", "岭西省", "朔原自治区")
CITIES = ("青澜市", "临渊市", "泽州湾市", "沅川市", "石埠市", "望潮市", "南岫市")
PREFECTURES = ("澜沧河自治州", "青石自治州")
COUNTIES = ("白石县", "丰禾县", "柳泉县", "东篱区", "江畔区", "云岭自治县", "苍梧岭县", "乌兰川旗")
TOWNS = ("柳溪镇", "石桥镇", "双塔乡", "高坪乡", "向阳湖镇", "王家渡镇", "方山乡", "马鞍河镇")
STREETS = ("南苑街道办事处", "河滨街道办事处", "新桥街道办事处")
FIELDS = ("财政", "教育", "民政", "农业农村", "自然资源", "生态环境", "交通运输", "卫生健康", "审计", "统计", "水利")
OFFICES = ("市场监督管理局", "住房和城乡建设局", "人力资源和社会保障局", "发展和改革局", "城市管理局", "医疗保障局")


def make_organ(rng: Random) -> Organ:
    """Return an organ, all kinds equally likely."""
    return rng.choice(_KINDS)(rng)


def _province(rng: Random) -> Organ:
    place = rng.choice(PROVINCES)
    own = "自治区" if place.endswith("自治区") else "省"
    return Organ(f"{place}人民政府", f"我{own}", place, "province", government=True, makes_rules=True)


def _city(rng: Random) -> Organ:
    place = rng.choice((*CITIES, *PREFECTURES))
    name = place if rng.random() < 0.3 else f"{place}人民政府"
    return Organ(name, f"我{place[-1]}", place, "city", government=True, makes_rules=True)


def _county(rng: Random) -> Organ:
    place = rng.choice(COUNTIES)
    name = rng.choice((place, f"{place}人民政府", f"{rng.choice(CITIES)}{place}人民政府"))
    return Organ(name, f"我{place[-1]}", place, "county", government=True)


def _town(rng: Random) -> Organ:
    place, town = rng.choice(COUNTIES), rng.choice(TOWNS)
    name = rng.choice((f"{place}{town}人民政府", f"{town}人民政府", f"{place}{town}"))
    return Organ(name, f"我{town[-1]}", place + town, "town", government=True)


def _street(rng: Random) -> Organ:
    place, street = rng.choice(COUNTIES[3:5]), rng.choice(STREETS)
    name = rng.choice((f"{rng.choice(CITIES)}{place}{street}", f"{place}{street}"))
    return Organ(name, rng.choice(("我街道", "本街道")), place, "subdistrict", government=False)


def _province_department(rng: Random) -> Organ:
    place = rng.choice(PROVINCES)
    return Organ(f"{place}{rng.choice(FIELDS)}厅", "我厅", place, "province", government=False)


def _city_department(rng: Random) -> Organ:
    place = rng.choice(CITIES)
    office = rng.choice((rng.choice(OFFICES), rng.choice(FIELDS) + "局", "发展和改革委员会", "人民政府办公室"))
    own = {"局": "我局", "会": "我委", "室": "我办"}[office[-1]]
    return Organ(place + office, own, place, "city", government=False)


def _county_department(rng: Random) -> Organ:
    place = rng.choice(COUNTIES)
    office = rng.choice((rng.choice(OFFICES), rng.choice(FIELDS) + "局", "人民政府办公室", "经济开发区管理委员会"))
    own = {"局": "我局", "会": "我委", "室": "我办"}[office[-1]]
    prefix = rng.choice(CITIES) if rng.random() < 0.3 else ""
    return Organ(prefix + place + office, own, place, "county", government=False)


_KINDS = (
    _province,
    _city,
    _county,
    _town,
    _street,
    _province_department,
    _city_department,
    _county_department,
)
