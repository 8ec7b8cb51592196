"""Numbers that mark-up cuts: by emphasis over all of them or over parts, by what is struck out, by odd references."""

from __future__ import annotations

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.privacy.identifiers import find
from gipr_lint.reporters import ReporterOptions, reporter
from gipr_lint.testing import Sample
from tests.support.privacy.leaks import CARD, MOBILE, RESIDENT, told

RULES = national_rules()
A, B, C = RESIDENT[:6], RESIDENT[6:14], RESIDENT[14:]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"查明{A}**{B}****{C}**", "resident-id"),
        (f"查明**{A}** **{B}** **{C}**一事", "resident-id"),
        (f"查明**{A}****{B}**_{C}_一事", "resident-id"),
        (f"{A}**{B}{C}", "resident-id"),
        (f"补贴汇入账号*{CARD}*内", "bank-card"),
        (f"手机__{MOBILE[:4]}__{MOBILE[4:]}", "mobile-number"),
        ("护照号：**E48213579**，外籍", "permit-number"),
        (f"查明{A}&#8203;{B}&#0000000050;{C[1:]}" if C[0] == "2" else f"查明{A}\ufff9{B}\ufffb{C}", "resident-id"),
        ("查明" + "\u3099".join(RESIDENT), "resident-id"),
        (RESIDENT.replace("0", "\U0001f10b"), "resident-id"),
        ("".join(f"&#{ord(sign)}" for sign in RESIDENT), "resident-id"),
    ],
)
def test_a_number_is_found_through_its_mark_up(text: str, kind: str) -> None:
    assert kind in [found.kind for found in find(text)]


@pytest.mark.parametrize(
    "text", ["138****5678", "6222 **** **** 1234", "全年**12**件、**30**件", "`2024`年_12_月**31**日"]
)
def test_what_hides_or_stresses_figures_is_no_number(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("name", "opened", "closed"),
    [("report.md", "~~", "~~"), ("report.txt", "<s>", "</s>"), ("report.html", "<del>", "</del>")],
)
@pytest.mark.parametrize(
    ("words", "number", "kind"),
    [("查明{}一事", RESIDENT, "resident-id"), ("申请人护照号码为{}，已核", "E48213579", "permit-number")],
)
def test_a_number_with_a_part_struck_out_is_still_one(
    name: str, opened: str, closed: str, words: str, number: str, kind: str
) -> None:
    for start, end in ((3, 6), (0, len(number))):
        cut = f"{number[:start]}{opened}{number[start:end]}{closed}{number[end:]}"
        sample = Sample()
        sample.edit({"section": {"overview": f"{words.format(cut)}。"}})
        text = sample.text
        if name.endswith("html"):
            text = (
                "<html><body><h1>松湾镇2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
                f"<p>{words.format(cut)}。</p><h2>二、主动公开政府信息情况</h2><p>无。</p></body></html>"
            )
        run = lint([Input(name, text.encode)], RULES, Settings())
        assert kind in {finding.rule for finding in run.findings}
        for form in ("text", "json"):
            assert told(number, reporter(form)(run, ReporterOptions(verbose=True))) == []


def test_figures_that_were_struck_out_stay_readable() -> None:
    sample = Sample()
    sample.edit({"section": {"overview": "全年收到申请~~13~~12件，答复~~9~~8件。"}})
    run = lint([Input("report.md", sample.text.encode)], RULES, Settings())
    shown = reporter("text")(run, ReporterOptions(verbose=True))
    assert "*" not in shown
