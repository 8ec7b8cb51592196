"""The defects: false sentences planted into true reports, and the single defects that the tests have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from tests.support.generator import DEFECTS, LAYOUTS, Defect, Printed, print_report
from tests.support.generator.defects.defect import Expected
from tests.support.generator.model import Model, dice
from tests.support.generator.telling.sentences import blocks, parse
from tests.support.generator.telling.told import CLOSE, OPEN, Wrong, tell

WRITTEN = Path(__file__).parent / "defects"
TRIES = 3000
TEXT = frozenset(
    {
        "text-requests",
        "text-outcomes",
        "text-remedies",
        "text-documents",
        "text-charges",
        "text-decisions",
        "text-says-none",
        "text-all-handled",
        "text-percentage",
        "text-breakdown",
        "text-comparison",
        "text-contradiction",
    }
)
"""Where a figure of a table is changed, the text that was true of it contradicts it, and may be told so."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A printed report with one defect in it. Any one of the ``rules`` may find it."""

    name: str
    seed: int
    layout: str
    printed: Printed
    expected: Expected
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A way to plant: a false sentence (``wrong``) or a defect of the tests (``known``).

    ``others`` are rules that find it as rightly as its own does; ``also`` those that may speak besides.
    """

    name: str
    rule: str
    wrong: Wrong | None
    known: Defect | None
    first_year: int = 2019
    also: frozenset[str] = frozenset()
    level: str = ""
    others: frozenset[str] = frozenset()
    layouts: tuple[str, ...] = tuple(LAYOUTS)

    def plant(self, first: int, times: int) -> Iterator[Planted]:
        """Plant it into the next reports from a seed on that are fit for it, each in another layout."""
        done = 0
        for seed in count(first):
            assert seed < first + TRIES, f"no report is fit for {self.name}"
            layout = self.layouts[(first + done) % len(self.layouts)]
            planted = self._told(seed, layout) if self.wrong else self._known(seed, layout)
            if planted:
                done += 1
                yield planted
            if done == times:
                return

    def _told(self, seed: int, layout: str) -> Planted | None:
        year = dice("year", seed).randint(self.first_year, 2025)
        model = tell(seed, year, self.wrong)
        if model is None:
            return None
        printed = print_report(model, layout)
        key = "mark" if "mark" in printed.places else "title" if self.rule.startswith("title") else ""
        expected = Expected(self.rule, key=key, also=self.also | self.others, level=self.level)
        return Planted(self.name, seed, layout, printed, expected, self.others | {self.rule})

    def _known(self, seed: int, layout: str) -> Planted | None:
        assert self.known
        model = tell(seed, 2020 if self.known.edition == "2019" else dice("year", seed).randint(2021, 2025))
        assert model
        result = self.known.plant(model, dice("plant", self.name, seed))
        if result is None:
            return None
        spoiled, expected = result
        also = expected.also | (TEXT if _figures(spoiled) != _figures(model) else frozenset())
        printed = print_report(spoiled, layout)
        key = expected.key if expected.key in printed.places else ""
        changed = Expected(expected.rule, expected.logical, key, also=also, level=expected.level)
        return Planted(self.name, seed, layout, printed, changed, frozenset({expected.rule}))


def _figures(model: Model) -> list[object]:
    return [part for section in model.sections for part in section.body if not hasattr(part, "text")]


@cache
def cases() -> tuple[Case, ...]:
    """Return all ways to plant."""
    known = tuple(
        Case(f"tests/{each.name}", _rule(each), None, each, layouts=each.layouts)
        for each in DEFECTS
        if "subheading" not in each.name  # these tell section one anew, and so do ours
    )
    return (*_written(), *known)


def _rule(defect: Defect) -> str:
    for seed in range(300):
        model = tell(seed, 2020 if defect.edition == "2019" else 2023)
        result = model and defect.plant(model, dice("plant", defect.name, seed))
        if result:
            return result[1].rule
    raise AssertionError(f"no report is fit for {defect.name}")


def _named(options: list[str], key: str) -> frozenset[str]:
    """Return the rules that the options name under a key."""
    lists = (option.removeprefix(key) for option in options if option.startswith(key))
    return frozenset(name for names in lists for name in names.split(","))


def _written() -> Iterator[Case]:
    for file in sorted(WRITTEN.glob("*.txt")):
        numbers: dict[str, int] = {}
        for head, lines in blocks(file):
            rule, place, *options = head.split()
            for line in lines:
                sentence = parse(line)
                mine = [*options, *(need for need in sentence.needs if ":" in need)]
                sentence = sentence._replace(needs=tuple(need for need in sentence.needs if ":" not in need))
                told = dict(option.split(":") for option in mine)
                numbers[rule] = numbers.get(rule, 0) + 1
                assert (OPEN in sentence.text) == (CLOSE in sentence.text)
                yield Case(
                    f"{rule}-{numbers[rule]}",
                    rule,
                    Wrong(place.strip("@+"), sentence, "+" in place, told.get("drops", "")),
                    None,
                    first_year=2021 if told.get("edition") == "2021" else 2019,
                    also=_named(mine, "also:"),
                    others=_named(mine, "or:"),
                    level=told.get("level", ""),
                    layouts=tuple(layout for layout in LAYOUTS if layout != told.get("not")),
                )
