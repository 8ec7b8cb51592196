"""Telling a whole report: true sentences, and at most one defect among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.support.generator.drawing import Drawn, draw
from tests.support.generator.drawing.counts import chinese
from tests.support.generator.drawing.facts import Facts
from tests.support.generator.form import ORDINALS
from tests.support.generator.model import Model, Organ, Section, Sheet, Text, dice
from tests.support.generator.telling.frame import Body, day_in_time, six_sections
from tests.support.generator.telling.sentences import BREAK, Sentence, sentences

LONGEST = 980
OPEN, CLOSE = "[|", "|]"
ASPECTS: tuple[tuple[tuple[str, int, int], ...], ...] = (
    (("publications", 0, 1), ("proactive", 1, 2), ("documents", 0, 1), ("decisions", 0, 1)),
    (("requests", 1, 1), ("requests_more", 0, 3), ("remedies", 1, 1), ("remedies_more", 0, 1)),
    (("management", 1, 3),),
    (("platform", 1, 3),),
    (("supervision", 1, 2), ("assessment", 0, 1)),
)
"""The five aspects of section one: which sentences they take, how many at least and at most."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A false sentence: where it stands, whether it joins the true ones there, and which place falls silent for it."""

    place: str
    sentence: Sentence
    joins: bool
    silences: str = ""


def tell(seed: int, year: int | None = None, wrong: Wrong | None = None) -> Model | None:
    """Return the report of a seed, or None where the false sentence does not fit its facts."""
    drawn = _drawn(seed, year)
    if wrong and not wrong.sentence.fits(drawn.facts):
        return None
    teller = Teller(drawn.facts, drawn.organ, seed, wrong)
    title, front, sections, end = teller.title(), teller.front(), teller.sections(drawn.sheets), teller.end()
    return Model(seed, drawn.organ, drawn.year, drawn.edition, title, front, sections, end, drawn.fee)


def facts_of(seed: int) -> Facts:
    """Return the facts that the report of a seed tells."""
    return _drawn(seed, None).facts


def _drawn(seed: int, year: int | None) -> Drawn:
    rng = dice("quality", seed)
    drawn = rng.randint(2019, 2025) if year is None else year
    return draw(rng, drawn)


@dataclass(slots=True)
class Teller:
    """Tells the facts. Each place draws from its own dice, so that a false sentence changes nothing else."""

    facts: Facts
    organ: Organ
    seed: int
    wrong: Wrong | None
    kept: set[str] = field(default_factory=set)

    def dice(self, place: str) -> Random:
        """Return the dice of a place."""
        return dice("told", self.seed, place)

    def say(self, place: str, least: int = 1, most: int = 1) -> list[str]:
        """Return some sentences of a place, filled; the false one is never left out again."""
        rng = self.dice(place)
        wrong = self.wrong
        if wrong and wrong.silences == place:
            return ["无其他需要报告的事项。"] if place == "fee" else []
        if wrong and not wrong.joins and wrong.place in {place, place.removesuffix("_more")}:
            told = [wrong.sentence.fill(self.facts)] if wrong.place == place else []
            self.kept.update(told)
            return told
        fit = [each for each in sentences()[place] if each.fits(self.facts)]
        chosen = rng.sample(fit, min(len(fit), rng.randint(least, most)))
        told = [each.fill(self.facts) for each in chosen]
        if wrong and wrong.joins and wrong.place == place:
            told.append(wrong.sentence.fill(self.facts))
            self.kept.add(told[-1])
        return told

    def perhaps(self, place: str, chance: float) -> list[str]:
        """Return a sentence of a place, or none; where the false one stands there, always."""
        if (self.wrong and self.wrong.place == place) or self.dice(f"{place}?").random() < chance:
            return self.say(place)
        return []

    def title(self) -> tuple[str, ...]:
        """Return the title in one line or two."""
        return tuple(line.replace(OPEN, "").replace(CLOSE, "") for line in self.say("title")[0].split(BREAK))

    def front(self) -> tuple[Text, ...]:
        """Return what stands before section one."""
        return (*self._date("date_line", 0.3), *paragraphs(self.say("preface")))

    def end(self) -> tuple[Text, ...]:
        """Return what stands after section six."""
        return (*paragraphs(self.perhaps("contact", 0.4)), *self._date("signature", 0.2))

    def _date(self, place: str, chance: float) -> Iterator[Text]:
        if self.wrong and self.wrong.place in {"date_line", "signature"}:
            if self.wrong.place == place:
                yield from paragraphs([self.wrong.sentence.fill(self.facts)])
            return
        rng = self.dice(place)
        if rng.random() >= chance:
            return
        month, day = day_in_time(rng, self.organ)
        year = self.facts["next"]
        if place == "signature":
            yield Text(self.organ.name)
            yield Text(f"{year}年{month}月{day}日" if rng.random() < 0.7 else _in_words(int(str(year)), month, day))
        elif rng.random() < 0.5:
            yield Text(f"（{year}年{month}月{day}日）")
        else:
            yield Text(f"发布日期：{year}-{month:02d}-{day:02d}　　来源：{self.organ.name}")

    def sections(self, sheets: tuple[Sheet, ...]) -> tuple[Section, ...]:
        """Return the six sections."""
        two, three, four = (self._around(sheet) for sheet in sheets)
        fee = "fee" if self.facts["new_form"] else "fee_2019"
        bodies: dict[str, Body] = {
            "overview": self._overview(),
            "proactive": two,
            "requests": three,
            "remedies": four,
            "problems": tuple(paragraphs(self.say("problems"))),
            "other_matters": tuple(paragraphs([*self.say(fee), *self.perhaps("other", 0.5)])),
        }
        return six_sections(bodies, long_titles=self.dice("titles").random() < 0.3)

    def _around(self, sheet: Sheet) -> tuple[Text | Sheet, ...]:
        lead = self.perhaps(f"lead_{sheet.id}", 0.2) if sheet.id != "remedies" else []
        return (*paragraphs(lead), sheet, *paragraphs(self.perhaps(f"foot_{sheet.id}", 0.2)))

    def _overview(self) -> tuple[Text, ...]:
        rng = self.dice("overview")
        opening = list(paragraphs(self.perhaps("opening", 0.85)))
        told = [
            [said for place, least, most in aspect for said in self.say(place, self._least(place, least), most)]
            for aspect in ASPECTS
        ]
        if self.facts["government"] and told[-1]:
            self.kept.add(told[-1][-1])
        style = rng.choice(list(STYLES))
        while True:
            body = (*opening, *self._aspects(told, style))
            left = [(len(said), row, said) for row in told if len(row) > 1 for said in row if said not in self.kept]
            if sum(len(text.text) for text in body) <= LONGEST or not left:
                return body
            _, row, said = max(left, key=lambda each: each[0])
            row.remove(said)

    def _least(self, place: str, least: int) -> int:
        return 1 if place == "assessment" and self.facts["government"] else least

    def _aspects(self, told: list[list[str]], style: str) -> Iterator[Text]:
        form, own_line = STYLES[style]
        for index, said in enumerate(told, start=1):
            heading = self.dice(f"heading{index}").choice(sentences()[f"heading{index}"]).text
            head = form.format(cn=ORDINALS[index - 1], n=index, title=heading)
            text = "".join(said)
            if own_line:
                yield Text(head.strip(), depth=1)
                yield from paragraphs([text])
            else:
                yield from paragraphs([head + text])


STYLES = {
    "bracketed": ("（{cn}）{title}", True),
    "bracketed, run in": ("（{cn}）{title}。", False),
    "digits": ("{n}.{title}", True),
    "digits, run in": ("{n}.{title}。", False),
    "digits and comma": ("{n}、{title}。", False),
    "digits in brackets": ("（{n}）{title}：", False),
    "enumerated": ("{cn}是{title}。", False),
    "named": ("{title}：", False),
    "unnumbered": ("{title}", True),
    "none": ("", False),
}
"""How the aspects of section one are set apart: the form of a sub-heading, and whether it has its own line."""


def _in_words(year: int, month: int, day: int) -> str:
    """Return a date in Chinese numerals: 二〇二五年一月十六日."""
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    month_and_day = (chinese(number).replace("两", "二") for number in (month, day))
    return "{}年{}月{}日".format(digits, *month_and_day)


def paragraphs(told: list[str]) -> Iterator[Text]:
    """Return the paragraphs of sentences, with the marks around a wrong stretch taken out and its place kept."""
    for said in (part for each in told for part in each.split(BREAK)):
        before, found, rest = said.partition(OPEN)
        mark, _, after = rest.partition(CLOSE)
        yield Text(before + mark + after, mark=mark, at=len(before)) if found else Text(said)
