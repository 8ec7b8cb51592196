"""Drawing what a report has to tell: its organ, its tables, which add up, and the facts of all of them."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.support.generator.drawing.facts import Facts, gather
from tests.support.generator.drawing.figures import few_requests, proactive, remedies, requests
from tests.support.generator.drawing.organs import any_organ
from tests.support.generator.model import Organ, Sheet


class Drawn(NamedTuple):
    """What a report has to tell. The sheets are those of tables two, three and four; the fee is in yuan."""

    organ: Organ
    year: int
    edition: str
    fee: int
    sheets: tuple[Sheet, Sheet, Sheet]
    facts: Facts


def draw(rng: Random, year: int) -> Drawn:
    """Return what an organ has to tell of a year. Many organs get few requests, and no request costs a fee then."""
    edition = "2021" if year >= 2021 else "2019"
    organ = any_organ(rng)
    fee = rng.choice((0, 0, 0, rng.randint(1, 40) * 100)) if edition == "2021" else 0
    quiet = rng.random() < (0.1 if organ.government else 0.3)
    table_three = few_requests(rng, edition) if quiet else requests(rng, organ, edition, overdue=fee > 0)
    if not int(table_three.row("handled").value("total")):
        fee = 0
    sheets = (proactive(rng, organ, edition, fee), table_three, remedies(rng, organ, edition))
    return Drawn(organ, year, edition, fee, sheets, gather(rng, organ, year, fee, sheets))
