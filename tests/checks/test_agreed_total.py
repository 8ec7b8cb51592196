"""A total is put right where what stands across wants the same figure, and left alone where it does not."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.source_text import opened_text
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.testing import Sample

MENDER = Mender(national_rules(), Settings(), opened_text, unsafe=True)


def sample(**figures: str) -> str:
    one = Sample()
    one.edit({"set": {place.replace("__", "."): figure for place, figure in figures.items()}})
    return one.text


@pytest.mark.parametrize(
    ("place", "wrong", "rule"),
    [
        ("requests__new__total", "16", "row-total"),
        ("requests__handled__total", "15", "row-total"),
        ("requests__handled__total", "15", "handled-total"),
        ("requests__handled__natural", "12", "handled-total"),
        ("requests__carried_out__total", "9", "row-total"),
        ("remedies__review__total", "3", "remedy-total"),
    ],
)
def test_a_wrong_total_becomes_the_sum(place: str, wrong: str, rule: str) -> None:
    text = sample(**{place: wrong})
    assert rule in {finding.rule for finding in lint_text(text).findings if finding.fix}
    mended = MENDER.mend(text.encode(), "report.txt")
    assert mended is not None
    assert mended.text.text == Sample().text
    assert Mender(national_rules(), Settings(), opened_text, unsafe=False).mend(text.encode(), "report.txt") is None


@pytest.mark.parametrize(
    "figures",
    [
        {"requests__granted__natural": "9"},
        {"requests__new__natural": "13"},
        {"requests__new__total": "16", "requests__carried_out__total": "2"},
        {"requests__new__total": "16", "requests__handled__total": "13"},
    ],
)
def test_a_part_may_be_wrong_as_well(figures: dict[str, str]) -> None:
    text = sample(**figures)
    assert not any(finding.fix for finding in lint_text(text).findings)
    assert MENDER.mend(text.encode(), "report.txt") is None
