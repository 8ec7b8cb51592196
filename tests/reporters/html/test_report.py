"""A report on the page: every finding is told once, at its place, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from gipr_lint.reporters import ReporterOptions, pieces
from tests.support.generator import make
from tests.support.generator.model import Model
from tests.support.reporters.pages import Page, examples, page_of, run_over, with_sums_that_differ
from tests.support.reporters.sample_run import SAMPLE
from tests.support.writers import docx, html, xlsx


@pytest.fixture(scope="module")
def page() -> Page:
    found = Page(page_of(examples()))
    assert found.open == []
    return found


def test_ids_are_unique_and_links_lead_to_them(page: Page) -> None:
    assert len(page.ids) > 100
    assert {one for one, count in page.ids.items() if count > 1} == set()
    assert {link for link in page.links if not link.startswith("#") or link[1:] not in page.ids} == set()


def test_every_finding_has_a_card_and_a_mark_that_leads_to_it(page: Page) -> None:
    findings = list(run_over(examples()).findings)
    cards = {one for one in page.ids if re.fullmatch(r"r\d+-f\d+", one)}
    assert len(cards) == len(findings) > 20
    led = {link[1:] for link in page.links}
    assert cards <= led
    assert {f"rule-{finding.rule}" for finding in findings} == {one for one in page.ids if one.startswith("rule-")}


def test_the_words_of_findings_stand_on_the_page(page: Page) -> None:
    for finding in run_over(examples()).findings:
        assert finding.text in page.text


def test_both_sums_are_told_and_the_operands_lead_to_their_cells() -> None:
    text = page_of({"a.txt": with_sums_that_differ()})
    page = Page(text)
    assert "总计 16，相差 1" in page.text
    message = text[text.index('data-rule="row-total"') :]
    message = message[message.index('<p class="said">') : message.index("</p>")]
    targets = [part.partition('"')[0] for part in message.split('href="#')[1:]]
    assert len(targets) >= 2
    for target in targets:
        cell = text[text.index(f'id="{target}"') - 80 :][:120]
        assert 'class="m ' in cell


@pytest.mark.parametrize(
    ("name", "write"), [("a.docx", docx.write_model), ("a.html", html.write_model), ("a.xlsx", xlsx.write_model)]
)
def test_reports_of_all_formats_are_drawn(name: str, write: Callable[[Model], bytes]) -> None:
    page = Page(page_of({name: write(make(3))}))
    assert page.open == []
    classes = Counter(value for tag, key, value in page.attributes if (tag, key) == ("table", "class"))
    assert classes["known"] == 3
    assert {one for one, count in page.ids.items() if count > 1} == set()


def test_a_run_without_layouts_is_shown_line_by_line() -> None:
    page = Page("".join(pieces("html", SAMPLE, ReporterOptions())))
    assert page.open == []
    assert {link for link in page.links if link[1:] not in page.ids} == set()
    assert all(finding.text in page.text for finding in SAMPLE.findings)
    assert "******************" in page.text
