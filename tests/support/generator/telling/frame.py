"""What every report has, however it is told: six sections with their titles, and a day on which it is published."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tests.support.generator.form import ORDINALS, SECTIONS, TITLES
from tests.support.generator.model import Organ, Section, Sheet, Text

Body = tuple[Text | Sheet, ...]


def six_sections(bodies: Mapping[str, Body], *, long_titles: bool) -> tuple[Section, ...]:
    """Return the six sections in their order, with the titles of the form or the longer ones that are as right."""
    return tuple(
        Section(name, f"{ORDINALS[index]}、", TITLES[name][-1 if long_titles else 0], bodies[name])
        for index, name in enumerate(SECTIONS)
    )


def day_in_time(rng: Random, organ: Organ) -> tuple[int, int]:
    """Return month and day of a publication that is not late."""
    last_month, last_day = organ.deadline
    month = rng.randint(1, last_month)
    return month, rng.randint(4, last_day if month == last_month else 28)
