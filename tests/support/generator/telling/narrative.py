"""The running text of a report, consistent with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from random import Random

from tests.support.generator.drawing import Drawn, draw
from tests.support.generator.form import ORDINALS, REMEDIES
from tests.support.generator.model import Model, Sheet, Text, dice
from tests.support.generator.telling import wording
from tests.support.generator.telling.frame import Body, day_in_time, six_sections

LONGEST_OVERVIEW = 960
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


@cache
def make(seed: int, edition: str | None = None) -> Model:
    """Return a faultless report; the same seed always gives the same one. One in twelve is of edition 2019."""
    rng = dice("report", seed)
    old = rng.random() < 1 / 12 if edition is None else edition == "2019"
    return narrate(seed, draw(rng, rng.choice((2019, 2020)) if old else rng.randint(2021, 2025)), rng)


def narrate(seed: int, drawn: Drawn, rng: Random) -> Model:
    """Return the whole report."""
    teller = Teller(drawn, rng)
    two, three, four = drawn.sheets
    long_titles = rng.random() < 0.3
    bodies: dict[str, Body] = {
        "overview": teller.overview(),
        "proactive": teller.around("现将主动公开政府信息的情况列表如下：", two),
        "requests": teller.around("本年度收到和处理政府信息公开申请的数据见下表：", three),
        "remedies": teller.around("", four, note="注：案件数量含上年度结转的案件。"),
        "problems": teller.problems(),
        "other_matters": teller.other_matters(),
    }
    sections = six_sections(bodies, long_titles=long_titles)
    title, front, end = teller.title(), *teller.frame()
    return Model(seed, drawn.organ, drawn.year, drawn.edition, title, front, sections, end, drawn.fee)


class Teller:
    """Tells the facts of one report, each time in other words."""

    def __init__(self, drawn: Drawn, rng: Random) -> None:
        self.drawn = drawn
        self.facts = drawn.facts
        self.rng = rng

    def say(self, phrases: Sequence[str]) -> str:
        """Return one of the phrases, filled. What follows a bar in it are the parts of a sum."""
        phrase, *parts = self.rng.choice(phrases).split("|")
        self.facts.update(self._breakdown(parts or wording.PROACTIVE_KINDS))
        return phrase.format_map(self.facts)

    def _breakdown(self, kinds: Sequence[str]) -> dict[str, object]:
        chosen = self.rng.sample(kinds, min(len(kinds), self.rng.randint(2, 4)))
        counts = [self.rng.randint(1, 300) for _ in chosen]
        unit = "条" if kinds is wording.PROACTIVE_KINDS else "件"
        unit = (
            "个"
            if "微博" in chosen or "微信公众号" in chosen
            else "篇"
            if "图解" in chosen or "文字解读" in chosen
            else unit
        )
        listed = "、".join(f"{kind}{count}{unit}" for kind, count in zip(chosen, counts, strict=True))
        return {"sum": sum(counts), "list": listed}

    def several(self, phrases: Sequence[str], least: int, most: int) -> list[str]:
        """Return several of the phrases, none twice."""
        return [self.say((phrase,)) for phrase in self.rng.sample(phrases, self.rng.randint(least, most))]

    def title(self) -> tuple[str, ...]:
        """Return the title: in one line or split over two, the organ before the year or after it."""
        name, year = self.drawn.organ.name, self.drawn.year
        mark = self.rng.choice(("年", "年", "年度"))
        organ_first = self.rng.random() < 0.8
        head = f"{name}{year}{mark}" if organ_first else f"{year}{mark}{name}"
        return self.rng.choice(
            (
                (f"{head}政府信息公开工作年度报告",),
                (f"{head}政府信息公开工作年度报告",),
                (f"{head}政府信息公开工作", "年度报告"),
                (f"{head}", "政府信息公开工作年度报告"),
                (name, f"{year}{mark}政府信息公开工作年度报告"),
            )
        )

    def frame(self) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
        """Return what stands before the first section and after the last."""
        form = self.rng.choice(("date", "sign", "contact", "none", "none"))
        date = self._date()
        preface = (Text(self.say(wording.PREFACES)),)
        front = (Text(f"（{date}）"), *preface) if form == "date" else preface
        if form == "sign":
            return front, (Text(self.drawn.organ.name), Text(date))
        if form == "contact":
            return front, (Text(self.say(wording.CONTACTS)),)
        return front, ()

    def _date(self) -> str:
        month, day = day_in_time(self.rng, self.drawn.organ)
        return f"{self.drawn.year + 1}年{month}月{day}日"

    def overview(self) -> tuple[Text, ...]:
        """Return section one: the five aspects, under sub-headings of some style or none, never too long."""
        told = [
            [self.say(wording.PROACTIVE), *self._documents(), *self.several(wording.PROACTIVE_MORE, 1, 3)],
            [self._requests(), self._remedies(), *self.several(wording.REQUESTS_MORE, 0, 1)],
            self.several(wording.MANAGEMENT, 1, 3),
            self.several(wording.PLATFORM, 1, 3),
            [*self._assessment(), *self.several(wording.SUPERVISION, 1, 3)],
        ]
        opening = [Text(self.say(wording.OPENINGS))] if self.rng.random() < 0.8 else []
        style = self.rng.randrange(6)
        tail = self.rng.choice(("", "情况"))
        while True:
            body = (*opening, *self._aspects(told, style, tail))
            if sum(len(text.text) for text in body) <= LONGEST_OVERVIEW:
                return body
            max(told, key=lambda sentences: len(sentences[-1]) if len(sentences) > 2 else len(sentences) - 3).pop()

    def _aspects(self, told: list[list[str]], style: int, tail: str) -> Iterator[Text]:
        for index, (name, sentences) in enumerate(zip(ASPECTS, told, strict=True)):
            text = "".join(sentences)
            ordinal = (f"（{ORDINALS[index]}）", f"（{ORDINALS[index]}）", f"{index + 1}.", f"{index + 1}、", "", "")[
                style
            ]
            if style in {0, 2}:
                yield Text(f"{ordinal}{name}{tail}", depth=1)
                yield Text(text)
            elif style == 5:
                yield Text(f"{name}方面，{text}")
            else:
                yield Text(f"{ordinal}{name}{tail}{'：' if style == 4 else '。'}{text}")

    def _documents(self) -> list[str]:
        if self.drawn.edition == "2019" or self.rng.random() < 0.5:
            return []
        return [self.say(wording.DOCUMENTS)]

    def _requests(self) -> str:
        if not self.facts["received"]:
            return self.say(wording.NO_REQUEST)
        return self.say(wording.REQUESTS)

    def _remedies(self) -> str:
        return self.say(wording.REMEDIES if any(self.facts[row] for row in REMEDIES) else wording.NO_REMEDY)

    def _assessment(self) -> list[str]:
        return [self.say(wording.ASSESSMENT)] if self.drawn.organ.government or self.rng.random() < 0.4 else []

    def around(self, before: str, sheet: Sheet, note: str = "") -> tuple[Text | Sheet, ...]:
        """Return a table, sometimes with a sentence before it or a note under it."""
        lead = (Text(before),) if before and self.rng.random() < 0.2 else ()
        foot = (Text(note),) if note and self.rng.random() < 0.3 else ()
        return (*lead, sheet, *foot)

    def problems(self) -> tuple[Text, ...]:
        """Return section five: as many improvements as problems, in one of four forms."""
        pairs = self.rng.sample(wording.PROBLEMS, self.rng.randint(2, 4))
        lead, then = self.say(wording.PROBLEM_LEADS), self.say(wording.IMPROVEMENT_LEADS)
        bad = [f"{short}。{long}" for short, long, _, _ in pairs]
        good = [f"{short}。{long}" for _, _, short, long in pairs]
        form = self.rng.randrange(5)
        if form == 0:
            return Text(lead + _counted(bad)), Text(then + _counted(good))
        if form == 1:
            return Text("（一）存在的主要问题", 1), *_numbered(bad), Text("（二）改进情况", 1), *_numbered(good)
        if form == 2:
            return Text(f"（一）存在的主要问题。{_counted(bad)}"), Text(f"（二）改进措施。{_counted(good)}")
        if form == 3:
            return (
                Text("（一）主要问题", 1),
                Text(lead + _counted(bad)),
                Text("（二）改进情况", 1),
                Text(then + _counted(good)),
            )
        return tuple(
            Text(f"（{ORDINALS[index]}）{short}。存在的问题是：{long}改进情况：{better}，{how}")
            for index, (short, long, better, how) in enumerate(pairs)
        )

    def other_matters(self) -> tuple[Text, ...]:
        """Return section six: the fee fact, from 2021 on, and sometimes more."""
        more = [self.say(wording.OTHER)] if self.rng.random() < 0.5 else []
        if self.drawn.edition == "2019":
            return tuple(Text(text) for text in [self.say(wording.OLD_OTHER)])
        fee = self.say(wording.FEE) if self.drawn.fee else self.say(wording.NO_FEE)
        if self.drawn.fee and self.facts["overdue_fee"]:
            fee += self.say(wording.UNPAID)
        if more and self.rng.random() < 0.5:
            return Text(f"（一）信息处理费收取情况。{fee}"), Text(f"（二）其他事项。{more[0]}")
        return Text(fee), *(Text(text) for text in more)


def _counted(points: list[str]) -> str:
    return "".join(f"{ORDINALS[index]}是{point}" for index, point in enumerate(points))


def _numbered(points: list[str]) -> Iterator[Text]:
    return (Text(f"{index}.{point}") for index, point in enumerate(points, start=1))
