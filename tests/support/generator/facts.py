"""What the phrases are filled with: the figures of the tables, counts that add up, and things that look like leaks."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from stdnum.cn import uscc

from .form import GROUPS
from .model import Organ, Sheet

UPPER = {
    "province": "国务院办公厅",
    "city": "省委、省政府",
    "county": "市委、市政府",
    "town": "县委、县政府",
    "subdistrict": "区委、区政府",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a report has to tell."""

    seed: int
    organ: Organ
    year: int
    edition: str
    proactive: Sheet
    requests: Sheet
    remedies: Sheet
    fee: int

    def cases(self, *rows: str, column: str = "total") -> int:
        """Return the sum over rows of table three."""
        return sum(int(row.value(column)) for row in self.requests.rows if row.id in rows)

    def group(self, group: str) -> int:
        """Return the sum of a group's rows."""
        return sum(int(row.value("total")) for row in self.requests.rows if row.group == group)

    @property
    def suits(self) -> dict[str, int]:
        """Return the totals of table four."""
        return {row.id: int(row.value("total")) for row in self.remedies.rows}


def words(facts: Facts, rng: Random) -> dict[str, object]:
    """Return what the placeholders of the phrases stand for."""
    return _figures(facts, rng) | _surroundings(facts, rng)


def _figures(facts: Facts, rng: Random) -> dict[str, object]:
    new, natural = facts.cases("new"), facts.cases("new", column="natural")
    other = facts.cases("overdue_correction", "overdue_fee", "other")
    unpaid = facts.cases("overdue_fee")
    documents = dict(facts.proactive.row("normative_documents").cells)
    whole, part = divmod(facts.fee, 10_000)
    return {
        "new": new,
        "new_natural": natural,
        "new_org": new - natural,
        "other_handling": other,
        "unpaid": unpaid,
        "notices": unpaid + rng.randint(1, 2),
        "fee": facts.fee,
        "wan": f"{whole}.{part:04d}".rstrip("0").rstrip("."),
        "litigation": facts.suits["direct"] + facts.suits["after_review"],
        **{row: facts.cases(row) for row in ("carried_in", "carried_out", "handled", "granted", "partial")},
        **{group: facts.group(group) for group in GROUPS if group.startswith(("refused", "not_"))},
        **facts.suits,
        **documents,
    }


def _surroundings(facts: Facts, rng: Random) -> dict[str, object]:
    organ, year = facts.organ, facts.year
    domain = rng.choice(("www.qinglan.gov.cn", "zwgk.baishi.gov.cn", "www.fenghe.gov.cn"))
    area, exchange = rng.choice(("0517", "0871", "021", "0591")), rng.randint(2000, 8999)
    dash = rng.choice(("-", "—", "－"))
    town = rng.choice(("白石", "青澜", "丰禾"))
    return {
        "year": year,
        "name": organ.name,
        "own": organ.own,
        "place": organ.seat,
        "upper": UPPER[organ.level],
        "office": rng.choice(("政务公开办公室", "办公室信息公开科", "综合科")),
        "site": rng.choice(("门户网站", f"“{town}县政府网”", "政府门户网站")),
        "url": f"https://{domain}/{rng.choice(('zwgk', 'xxgk', 'col'))}/{year}/{rng.choice(('t', 'art_', 'post_'))}"
        f"{year}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}_{rng.randint(10000, 9999999)}.html",
        "mail": f"xxgk@{domain.removeprefix('www.')}",
        "phone": f"{area}{dash}{exchange}{rng.randint(100, 9999):04d}",
        "fax": f"（{area}）{exchange}{rng.randint(100, 9999):04d}",
        "post": rng.randint(110000, 850000),
        "house": rng.randint(1, 200),
        "doc": f"{town}政办发〔{year}〕{rng.randint(1, 90)}号",
        "own_doc": f"{town}公开办〔{year}〕{rng.randint(1, 30)}号",
        "uscc": _credit_code(rng),
        "licence": f"{rng.choice((320812, 430922, 530111))}0000{rng.randint(10000, 99999)}",
        "code": f"{rng.randint(32, 53)}{rng.randint(0, 99999999):08d}",
        "icp": f"{rng.choice('苏闽云湘')}ICP备{rng.randint(5000000, 21000000):08d}号",
        "archive": f"WS{year}{dash}D10{dash}{rng.randint(1, 999):04d}",
        "few": rng.randint(2, 6),
        "small": rng.randint(3, 30),
        "more": rng.randint(31, 400),
        "big": rng.randint(10_000, 9_999_999),
        "large": rng.choice((rng.randint(10**7, 10**8), rng.randint(13 * 10**9, 19 * 10**9))),
        "money": f"{rng.randint(100, 99999)}.{rng.randint(1, 999999):06d}".rstrip("0"),
        "yuan": f"{rng.randint(10_000, 99_999_999_999)}.{rng.randint(10, 99)}",
        "form": rng.choice(("国务院办公厅规定的格式", _cite(facts.edition))),
    }


def _cite(edition: str) -> str:
    from .wording import CITE

    return CITE[edition]


def _credit_code(rng: Random) -> str:
    code = f"11{rng.choice((320800, 430900, 530100))}MB{rng.randint(0, 9999999):07d}"
    return code + str(uscc.calc_check_digit(code))
