"""Fixes applied at random: a second time changes nothing, no rule finds more, nothing but the edits is changed.

``python benchmarks/mending.py --count 10000`` goes on with other reports.
"""

from __future__ import annotations

import pytest

from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.source_text import opened_text
from gipr_lint.engine.settings import Settings
from tests.support.mending import RULES, spoiled, wrong_with


@pytest.mark.parametrize("block", range(8))
def test_applications(block: int) -> None:
    assert {seed: told for seed in range(block * 8, block * 8 + 8) if (told := wrong_with(seed))} == {}


def test_most_reports_are_mended() -> None:
    mender = Mender(RULES, Settings(), opened_text, unsafe=True)
    reports = map(spoiled, range(20))
    assert sum(mender.mend(report.content, report.name) is not None for report in reports) > 10
