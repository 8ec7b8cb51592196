"""Invented organs of every level, the vertical ones included."""

from __future__ import annotations

from random import Random

from tests.support.generator.model import Level, Organ

PROVINCES = ("江东省", "云汀省", "岭西省", "朔原自治区")
CITIES = ("青澜市", "临渊市", "泽州湾市", "沅川市", "石埠市", "望潮市", "南岫市")
PREFECTURES = ("澜沧河自治州", "青石自治州")
COUNTIES = ("白石县", "丰禾县", "柳泉县", "东篱区", "江畔区", "云岭自治县", "苍梧岭县", "乌兰川旗")
TOWNS = ("柳溪镇", "石桥镇", "双塔乡", "高坪乡", "向阳湖镇", "王家渡镇", "方山乡", "马鞍河镇")
STREETS = ("南苑街道办事处", "河滨街道办事处", "新桥街道办事处")
FIELDS = ("财政", "教育", "民政", "农业农村", "自然资源", "生态环境", "交通运输", "卫生健康", "审计", "统计", "水利")
OFFICES = ("市场监督管理局", "住房和城乡建设局", "人力资源和社会保障局", "发展和改革局", "城市管理局", "医疗保障局")
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
LONG_STREETS = ("城关街道办事处", "长安路街道办事处", "望江街道办事处")
TOWNSHIPS = ("安溪乡人民政府", "大河镇人民政府", "红旗民族乡人民政府", "沙湾镇人民政府", "李家坝乡人民政府")


def make_organ(rng: Random) -> Organ:
    """Return an organ of the common kinds, all equally likely."""
    return rng.choice(_KINDS)(rng)


def any_organ(rng: Random) -> Organ:
    """Return an organ: half of them of the common kinds, half of further ones."""
    return make_organ(rng) if rng.random() < 0.5 else rng.choice(_FURTHER_KINDS)(rng)


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


def _township(rng: Random) -> Organ:
    county, town = rng.choice(COUNTIES), rng.choice(TOWNSHIPS)
    own = "我镇" if town.endswith("镇人民政府") else "我乡"
    return Organ(rng.choice((county + town, town)), own, county, "town", government=True)


def _long_street(rng: Random) -> Organ:
    county = rng.choice(COUNTIES[3:5])
    name = county + rng.choice(LONG_STREETS)
    return Organ(name, rng.choice(("街道", "本街道", "我办")), county, "subdistrict", government=False)


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
_FURTHER_KINDS = (_vertical, _park, _city_office, _county_office, _general_office, _township, _long_street)
