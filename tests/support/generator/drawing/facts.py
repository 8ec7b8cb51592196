"""The facts of one report: its tables, its organ and its year, and counts that nothing else knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from stdnum.cn import uscc

from tests.support.generator.drawing.counts import RANGES, Count, compute
from tests.support.generator.drawing.personal import personal
from tests.support.generator.form import CITE, GROUPS, LABELS
from tests.support.generator.model import Organ, Sheet

UNITS = ("件", "件", "件", "条", "宗", "份")
VERTICAL = ("国家", "气象", "烟草", "邮政管理", "消防救援")
"""Organs led from above: they report up their own line, so that no date is late for them."""
UPPER = {
    "province": "国务院办公厅",
    "city": "省委、省政府",
    "county": "市委、市政府",
    "town": "县委、县政府",
    "subdistrict": "区委、区政府",
}
UPPER_OFFICES = {
    "province": "国务院办公厅",
    "city": "省政府办公厅",
    "county": "市政府办公室",
    "town": "县政府办公室",
    "subdistrict": "区政府办公室",
}
NAMES = {
    "secret": "属于国家秘密",
    "law": "其他法律行政法规禁止公开",
    "safety": "危及“三安全一稳定”",
    "third_party": "保护第三方合法权益",
    "internal": "属于三类内部事务信息",
    "process": "属于四类过程性信息",
    "case_file": "属于行政执法案卷",
    "query": "属于行政查询事项",
    "not_held": "本机关不掌握相关政府信息",
    "needs_making": "没有现成信息需要另行制作",
    "unclear": "补正后申请内容仍不明确",
}
GROUP_NAMES = {
    "granted": "予以公开",
    "partial": "部分公开",
    "refused": "不予公开",
    "not_available": "无法提供",
    "not_processed": "不予处理",
    "other_handling": "其他处理",
}


LOOK_ALIKES: dict[str, Callable[[Random], str]] = {
    "large": lambda rng: str(rng.choice((rng.randint(10**7, 10**8), rng.randint(13 * 10**9, 19 * 10**9)))),
    "licence": lambda rng: f"{rng.choice((320812, 430922, 530111))}0000{rng.randint(10000, 99999)}",
}
"""Numbers as long as personal ones that are none."""


class Facts(dict[str, object]):
    """Facts by name. Counts that no table knows are drawn when they are first asked for, and then stay."""

    def __init__(self, rng: Random, known: dict[str, object]) -> None:
        super().__init__(known)
        self.rng = rng

    def __missing__(self, name: str) -> object:
        kind, _, _ = name.partition("_")
        plain = name.replace("_", "").isalnum()
        if name in LOOK_ALIKES:
            self[name] = LOOK_ALIKES[name](self.rng)
        elif plain and kind in RANGES:
            self[name] = Count(self.rng.randint(*RANGES[kind]))
        else:
            self[name] = compute(name, self)
        return self[name]

    def count(self, name: str) -> int:
        """Return a fact that is a count."""
        value = self[name]
        assert isinstance(value, int)
        return value


def gather(rng: Random, organ: Organ, year: int, fee: int, sheets: Iterable[Sheet]) -> Facts:
    """Return the facts of a report."""
    whole, part = divmod(fee, 10_000)
    wan = f"{whole}.{part:04d}".rstrip("0").rstrip(".")
    facts = Facts(rng, {"fee": Count(fee), "wan": wan, "notices": Count(rng.randint(3, 9)), "year": year})
    edition = "2021" if year >= 2021 else "2019"
    for sheet in sheets:
        _SHEETS[sheet.id](facts, sheet)
    new = facts.count("new")
    before = max(1, new + rng.choice((-1, 1)) * rng.randint(1, max(2, new // 2)))
    facts |= {
        "new_prev": Count(before),
        "up": new > before,
        "down": 0 < new < before,
        "small_new": 0 < new <= 12,
        "small_handled": 0 < facts.count("handled") <= 20,
        **_parts(rng, facts.count("handled"), "time", 2),
        **_parts(rng, new, "way", 3),
        **_parts(rng, new, "topic", 3),
        **_parts(rng, new, "quarter", 4),
        **_parts(rng, new, "level", 3),
    }
    zone = organ.name.endswith(("管委会", "管理委员会"))
    kind = organ.level if organ.government else "zone" if zone else "department"
    facts |= {level: kind == level for level in (*UPPER, "department")}
    facts |= {
        "area": organ.government and kind in {"province", "city", "county"},
        "government": organ.government,
        "named_government": organ.name.endswith("人民政府"),
        "vertical": any(word in organ.name for word in VERTICAL),
        "makes_rules": organ.makes_rules,
        "new_form": edition == "2021",
        "old_form": edition == "2019",
        "recent": year >= 2022,
        "charges_told": edition == "2021",
        "u": rng.choice(UNITS),
        "uc": rng.choice(("件", "件", "起", "宗")),
    }
    facts |= _surroundings(rng, organ, year, edition)
    facts |= personal(rng)
    return facts


def _parts(rng: Random, total: int, name: str, count: int) -> dict[str, object]:
    cuts = sorted(rng.randint(0, total) for _ in range(count - 1))
    ends = zip((0, *cuts), (*cuts, total), strict=True)
    return {f"{name}{index}": Count(end - start) for index, (start, end) in enumerate(ends, start=1)}


def _requests(facts: Facts, sheet: Sheet) -> None:
    for row in sheet.rows:
        facts[row.id] = Count(row.value("total"))
    for column, value in sheet.row("new").cells:
        facts[f"new_{column}"] = Count(value)
    new = sheet.row("new")
    facts["new_org"] = Count(int(new.value("total")) - int(new.value("natural")))
    facts["received"] = Count(int(new.value("total")) + int(sheet.row("carried_in").value("total")))
    for group in GROUPS:
        facts[group] = Count(sum(int(row.value("total")) for row in sheet.rows if row.group == group))
    facts["other_handling"] = facts["other"] if sheet.edition == "2019" else facts["other_handling"]
    facts.setdefault("overdue_fee", Count(0))
    facts["outcomes"] = _listed(facts, GROUP_NAMES)
    for group in ("refused", "not_available"):
        facts[f"{group}_list"] = _listed(facts, {row.id: NAMES[row.id] for row in sheet.rows if row.group == group})


def _listed(facts: Facts, names: dict[str, str]) -> str:
    return "、".join(f"{name}{facts[id_]}件" for id_, name in names.items() if facts[id_])


def _remedies(facts: Facts, sheet: Sheet) -> None:
    for row in sheet.rows:
        facts[row.id] = Count(row.value("total"))
        facts |= {f"{row.id}_{column}": Count(value) for column, value in row.cells}
    facts["litigation"] = Count(facts.count("direct") + facts.count("after_review"))


def _proactive(facts: Facts, sheet: Sheet) -> None:
    facts |= {column: Count(value) for column, value in sheet.row("normative_documents").cells}
    facts |= {f"rules_{column}": Count(value) for column, value in sheet.row("rules").cells}
    facts["coercive"] = Count(dict(sheet.row("coercive_measures").cells)["decisions"])
    facts |= {row: Count(dict(sheet.row(row).cells)["decisions"]) for row in ("licences", "penalties")}
    facts["charges"] = dict(sheet.row("charges").cells).get("amount", "")


_SHEETS = {"requests": _requests, "remedies": _remedies, "proactive": _proactive}
assert NAMES.keys() <= LABELS.keys()


def _surroundings(rng: Random, organ: Organ, year: int, edition: str) -> dict[str, object]:
    domain = rng.choice(("www.baishi.gov.cn", "zwgk.fenghe.gov.cn", "sjj.qinglan.gov.cn"))
    area, exchange = rng.choice(("0517", "0591", "0578", "025", "010")), rng.randint(2000, 8999)
    dash = rng.choice(("-", "—", "－", "——"))
    town = rng.choice(("白石", "青澜", "丰禾"))
    code = f"12{rng.choice((620600, 320800, 430900))}MB{rng.randint(0, 9999999):07d}"
    return {
        "prev": year - 1,
        "next": year + 1,
        "name": organ.name,
        "own": rng.choice((organ.own, organ.own, "本机关")),
        "seat": organ.seat,
        "place": organ.seat,
        "town": town,
        "upper": UPPER[organ.level],
        "upper_office": UPPER_OFFICES[organ.level],
        "office": rng.choice(("办公室", "政务公开科", "政府信息公开工作机构", "综合科（政策法规科）")),
        "site": rng.choice(("门户网站", f"“中国{town}”政府网站", f"{town}人民政府网", "本机关门户网站")),
        "url": f"https://{domain}/xxgk/{year + 1}01/t{year + 1}01{rng.randint(10, 28)}_{rng.randint(10**4, 10**7)}.htm",
        "mail": rng.choice((f"xxgk@{domain.removeprefix('www.')}", f"{domain.split('.')[1][:2]}zwgk@163.com")),
        "phone": f"{area}{dash}{exchange}{rng.randint(100, 9999):04d}",
        "fax": f"{area}-{(fax := f'{exchange}{rng.randint(100, 9999):04d}')}",
        "fax_in_brackets": f"（{area}）{fax}",
        "post": f"{rng.randint(110000, 850000)}",
        "house": rng.randint(1, 299),
        "doc": f"{town}政办发〔{year}〕{rng.randint(1, 90)}号",
        "own_doc": f"{town}政公开〔{year}〕{rng.randint(1, 30)}号",
        "form": CITE[edition],
        "uscc": code + str(uscc.calc_check_digit(code)),
        "archive_no": f"{rng.randint(1, 99999):05d}",
        "archive": f"WS·{year}-D10-{rng.randint(1, 999):04d}",
        "code": f"{rng.randint(32, 53)}{rng.randint(0, 99999999):08d}",
        "icp": f"{rng.choice('苏闽云湘')}ICP备{rng.randint(5000000, 21000000):08d}号",
        "money": f"{rng.randint(100, 99999)}.{rng.randint(1, 999999):06d}".rstrip("0"),
        "yuan": f"{rng.randint(10_000, 99_999_999)}.{rng.randint(10, 99)}",
        "pct_res": f"{rng.randint(1, 40)}.{rng.randint(1, 9)}",
    }
