"""The reports of counties and their towns, whose figures go over from year to year and add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath
from random import Random
from typing import NamedTuple

from tests.support.counties.problems import problems
from tests.support.generator import Model, print_report
from tests.support.generator.drawing import Drawn
from tests.support.generator.drawing.facts import gather
from tests.support.generator.drawing.figures import proactive, remedies, requests, table_three
from tests.support.generator.form import APPLICANTS, OUTCOMES
from tests.support.generator.model import Organ, Row, Sheet, Text, dice
from tests.support.generator.telling.narrative import narrate

COUNTIES = ("云溪县", "青湖县", "丰禾县")
TOWNS = (
    *("城关镇", "松湾镇", "桐坪乡", "白石镇", "梅岭乡", "柳河镇", "石桥镇", "双泉乡", "古渡镇", "新塘镇"),
    *("长冲乡", "竹山乡", "龙潭镇", "清源镇", "板桥镇", "沙洲乡", "茶亭乡", "黄陂镇", "南屏镇", "北斗乡"),
)
YEARS = (2021, 2022, 2023, 2024)
_EDITION = "2021"
_KINDS = APPLICANTS[:-1]
_DEPARTMENTS = 5
"""How many cases of each outcome a county's own departments have beside its towns."""
_STOCK = 60
"""How many documents are in force at first."""


class Key(NamedTuple):
    """Whose report and of which year; the town is empty for the county's own."""

    county: str
    town: str
    year: int

    @property
    def path(self) -> str:
        """The file, in the folder of its county and year."""
        return str(PurePosixPath(self.county, str(self.year), f"{self.town or self.county}.txt"))


Reports = dict[Key, Model]
Sheets = tuple[Sheet, Sheet, Sheet]


def faultless() -> Reports:
    """Return the reports of all counties, towns and years."""
    figures: dict[Key, Sheets] = {}
    for county in COUNTIES:
        for place in (*TOWNS, "departments"):
            last: Sheets | None = None
            for year in YEARS:
                last = figures[Key(county, place, year)] = _year(county, place, year, last)
        for year in YEARS:
            parts = [figures[Key(county, place, year)] for place in (*TOWNS, "departments")]
            figures[Key(county, "", year)] = _sum(parts)
    return {key: told(key, sheets) for key, sheets in figures.items() if key.town != "departments"}


def told(key: Key, sheets: Sheets) -> Model:
    """Return the report that tells some figures; towns call themselves by full and by short names in turn."""
    rng = dice("told", *key)
    organ = _organ(key)
    model = narrate(
        rng.randrange(10**6),
        Drawn(organ, key.year, _EDITION, 0, sheets, gather(rng, organ, key.year, 0, sheets)),
        rng,
    )
    said = tuple(Text(paragraph) for paragraph in problems(dice("problems", *key)))
    return model.edit("problems", lambda section: replace(section, body=said))


def _organ(key: Key) -> Organ:
    if not key.town:
        return Organ(f"{key.county}人民政府", "我县", key.county, "county", government=True)
    short = (key.year + len(key.county) + TOWNS.index(key.town)) % 3 == 0
    name = f"{key.town}人民政府" if short else f"{key.county}{key.town}人民政府"
    return Organ(name, f"我{key.town[-1]}", key.county + key.town, "town", government=True)


def _year(county: str, place: str, year: int, last: Sheets | None) -> Sheets:
    """Return the figures of one year, which follow from those of the year before."""
    rng = dice("figures", county, place, year)
    organ = Organ(place, "", "", "town", government=True)
    if place == "departments":
        outcomes = {row: [_DEPARTMENTS] * len(_KINDS) for row, _ in OUTCOMES[_EDITION]}
        waiting = [_DEPARTMENTS] * len(_KINDS)
    else:
        drawn = requests(rng, organ, _EDITION, overdue=False)
        outcomes = {row: _counts(drawn.row(row)) for row, _ in OUTCOMES[_EDITION]}
        waiting = _counts(drawn.row("carried_out"))
    before = _counts(last[1].row("carried_out")) if last else [0] * len(_KINDS)
    handled = [sum(column) for column in zip(*outcomes.values(), strict=True)]
    waiting = [max(left, old - done) for left, old, done in zip(waiting, before, handled, strict=True)]
    three = table_three(_EDITION, outcomes, before, waiting)
    return _documents(rng, organ, last), three, remedies(rng, organ, _EDITION)


def _counts(row: Row) -> list[int]:
    return [int(row.value(column)) for column in _KINDS]


def _documents(rng: Random, organ: Organ, last: Sheets | None) -> Sheet:
    sheet = proactive(rng, organ, _EDITION, 0)
    row = sheet.row("normative_documents")
    stock = int(last[0].row("normative_documents").value("in_force")) if last else _STOCK
    in_force = stock + int(row.value("made")) - int(row.value("repealed"))
    sheet = sheet.swap("normative_documents", row.put("in_force", str(in_force)))
    for name in ("licences", "penalties"):
        sheet = sheet.swap(name, sheet.row(name).put("decisions", str(rng.randint(101, 899))))
    return sheet


def _sum(parts: Sequence[Sheets]) -> Sheets:
    two, three, four = (_sum_of(sheets) for sheets in zip(*parts, strict=True))
    return two, three, four


def _sum_of(sheets: Sequence[Sheet]) -> Sheet:
    rows = []
    for row in sheets[0].rows:
        cells = tuple(
            (column, str(sum(Decimal(sheet.row(row.id).value(column)) for sheet in sheets))) for column, _ in row.cells
        )
        rows.append(replace(row, cells=cells))
    return replace(sheets[0], rows=tuple(rows))


def written(reports: Mapping[Key, Model]) -> dict[str, str]:
    """Return the files of reports by their paths."""
    return {key.path: print_report(model, "tabs").text for key, model in reports.items()}
