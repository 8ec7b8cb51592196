"""The reports of an invented country: counties with their towns and offices, each over some years, no organ twice."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.support.generator import DEFECTS, LAYOUTS, Model, print_report
from tests.support.generator.drawing import Drawn
from tests.support.generator.drawing.facts import gather
from tests.support.generator.drawing.figures import proactive, remedies, requests
from tests.support.generator.model import Organ, dice
from tests.support.generator.telling.narrative import narrate
from tests.support.writers import docx, html

YEARS = (2020, 2021, 2022, 2023, 2024)
TOWNS_A_COUNTY = 20
_FIRST = "云松青柳丰桐梅竹兰石双清龙凤金银玉锦鹤鹿雁荷菱茶枫榆槐杉桂橘文武安宁和顺兴隆永太"
_SECOND = "溪湖岭泉塘坪湾浦滩桥洲堰渡垭岗峪墩冲坝港泽源峰谷崖屏阁亭坊营屯庄店寨台沟洞潭埠渠"
_OFFICES = (
    *("财政", "教育", "民政", "农业农村", "自然资源", "交通运输", "卫生健康", "审计", "统计", "水利", "林业", "商务"),
    *("司法", "公安", "市场监督管理", "住房和城乡建设", "人力资源和社会保障", "应急管理", "医疗保障"),
)
ORGANS_A_COUNTY = 1 + TOWNS_A_COUNTY + len(_OFFICES)
REPORTS_A_COUNTY = ORGANS_A_COUNTY * len(YEARS)
_COUNTIES_A_CITY = 10
_FAULTY_ONE_IN = 10
_WORD_SHARE, _MARKDOWN_SHARE, _WEB_SHARE = 0.02, 0.15, 0.25
_BATCH_FILES = 200


class Place(NamedTuple):
    """A report of the country: its number, its county's, its organ's within that, and the year."""

    number: int
    county: int
    organ: int
    year: int


def write(folder: Path, count: int) -> int:
    """Write so many reports below a folder, unless they are there; return how many bytes they have."""
    folder.mkdir(parents=True, exist_ok=True)
    batches = [range(start, min(count, start + _BATCH_FILES)) for start in range(0, count, _BATCH_FILES)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return sum(pool.map(partial(_write_some, folder), batches))


def _write_some(folder: Path, numbers: Sequence[int]) -> int:
    size = 0
    for place in map(place_of, numbers):
        file = folder / path_of(place)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_printed(place, file.suffix))
        size += file.stat().st_size
    return size


def place_of(number: int) -> Place:
    """Return the report of a number: the organs of a county one after the other, each with all its years."""
    county, within = divmod(number, REPORTS_A_COUNTY)
    organ, year = divmod(within, len(YEARS))
    return Place(number, county, organ, YEARS[year])


def path_of(place: Place) -> Path:
    """Return where a report stands: in the folder of its city, county and year."""
    city = f"{_name(place.county // _COUNTIES_A_CITY, 'city')}市"
    organ = _organ(place).name.removesuffix("人民政府")
    return Path(city, _county(place.county), str(place.year), organ + _suffix(place.number))


def _suffix(number: int) -> str:
    """Return the format of a report: mostly text and web pages, some Markdown, a few Word files."""
    rng = dice("suffix", number)
    shares = {".docx": _WORD_SHARE, ".md": _MARKDOWN_SHARE, ".html": _WEB_SHARE}
    return rng.choices([*shares, ".txt"], [*shares.values(), 1 - sum(shares.values())])[0]


def _printed(place: Place, suffix: str) -> bytes:
    """Return the file of a report."""
    model, layout = _told(place)
    if suffix == ".docx":
        return docx.write_model(model, "split" if place.number % 4 else "plain")
    if suffix == ".html":
        return html.write_model(model, html.STYLES[place.number % len(html.STYLES)])
    return print_report(model, "markdown" if suffix == ".md" else layout).text.encode()


def _told(place: Place) -> tuple[Model, str]:
    """Return a report, one in so many with a fault in it, and a layout in which the fault can be seen."""
    rng = dice("country", place.number)
    layouts = [layout for layout in LAYOUTS if layout != "markdown"]
    model = narrate(place.number, _drawn(place, rng), rng)
    while rng.randrange(_FAULTY_ONE_IN) == 0:
        defect = rng.choice(DEFECTS)
        planted = defect.plant(model, rng) if defect.edition == model.edition else None
        fit = [layout for layout in layouts if layout in defect.layouts]
        if planted and fit:
            return planted[0], rng.choice(fit)
    return model, rng.choice(layouts)


def _drawn(place: Place, rng: Random) -> Drawn:
    organ = _organ(place)
    edition = "2021" if place.year > YEARS[0] else "2019"
    sheets = (
        proactive(rng, organ, edition, 0),
        requests(rng, organ, edition, overdue=False),
        remedies(rng, organ, edition),
    )
    return Drawn(organ, place.year, edition, 0, sheets, gather(rng, organ, place.year, 0, sheets))


def _organ(place: Place) -> Organ:
    county = _county(place.county)
    if place.organ == 0:
        return Organ(f"{county}人民政府", "我县", county, "county", government=True)
    if place.organ <= TOWNS_A_COUNTY:
        town = f"{_name(place.county * TOWNS_A_COUNTY + place.organ, 'town')}{'镇乡'[place.organ % 2]}"
        return Organ(f"{county}{town}人民政府", f"我{town[-1]}", county + town, "town", government=True)
    office = f"{_OFFICES[place.organ - TOWNS_A_COUNTY - 1]}局"
    return Organ(county + office, "我局", county, "county", government=False)


def _county(number: int) -> str:
    return f"{_name(number, 'county')}县"


def _name(number: int, kind: str) -> str:
    names = _names(kind)
    return names[number % len(names)]


@cache
def _names(kind: str) -> tuple[str, ...]:
    """Return all names of two characters in an order of their own for each kind of place."""
    names = ["".join(pair) for pair in product(_FIRST, _SECOND)]
    dice("names", kind).shuffle(names)
    return tuple(names)
