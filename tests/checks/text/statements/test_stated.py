"""Headings that run into their paragraph: they tell what the paragraphs behind them are about."""

from __future__ import annotations

import pytest

from gipr_lint.checks.text.statements.stated import source_paragraphs
from tests.support.one_check import report, report_of


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("（二）依申请公开。规范登记、审核、答复、归档流程，主动与申请人沟通。", True),
        ("二、依申请公开方面：实行专人登记、股室会商、法制审核、领导签发。", True),
        ("（二）主动公开。及时公开财政预决算、惠农补贴、乡村建设等信息，做到应公开尽公开。", False),
        ("（二）规范登记，对依申请公开逐件登记、逐件审核，并由专人归档。", False),
    ],
)
def test_what_follows_is_about_what_the_heading_says(heading: str, about: bool) -> None:
    passages = source_paragraphs(report_of(report(f"{heading}\n\n全年共收到申请12件，均按期登记，并由专人归档保存。")))
    (following,) = (one for one in passages if one.source.startswith("全年共收到申请"))
    assert following.about_requests is about
