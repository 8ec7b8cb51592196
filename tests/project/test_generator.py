"""The generator is held to what it promises, without the linter."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from stdnum.cn import uscc

from tests.support.generator import DEFECTS, LAYOUTS, Defect, Model, make, print_report
from tests.support.generator.form import APPLICANTS, SECTIONS
from tests.support.generator.model import Text, dice
from tests.support.paths import ROOT

SEEDS = range(60)
MODELS = [make(seed) for seed in SEEDS]
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.seed)


@every_model
def test_identities_of_table_three_hold(model: Model) -> None:
    sheet = model.sheet("requests")
    assert len(sheet.rows) == (25 if model.edition == "2021" else 23)
    for row in sheet.rows:
        assert sum(int(row.value(column)) for column in APPLICANTS[:-1]) == int(row.value("total")), row.id
        assert all(int(text) >= 0 for _, text in row.cells)
    for column in APPLICANTS:
        outcomes = sum(int(row.value(column)) for row in sheet.rows if row.group and row.id != "handled")
        new, before, handled, left = (
            model.number("requests", row, column) for row in ("new", "carried_in", "handled", "carried_out")
        )
        assert (outcomes, new + before) == (handled, handled + left), column


@every_model
def test_identities_of_tables_two_and_four_hold(model: Model) -> None:
    for row in model.sheet("remedies").rows:
        assert sum(int(text) for column, text in row.cells if column != "total") == int(row.value("total"))
    for row in model.sheet("proactive").rows[:2]:
        first, last = row.cells[0][1], row.cells[-1][1]
        assert int(first) <= int(last), row.id
        assert row.id != "rules" or last == "0" or model.organ.makes_rules


@every_model
def test_text_keeps_to_the_form(model: Model) -> None:
    assert tuple(section.id for section in model.sections) == SECTIONS
    assert len(model.section("overview").words) <= 1000
    assert model.edition == ("2021" if model.year >= 2021 else "2019")
    fee = re.search(r"(未|没有|0元|收取)", model.section("other_matters").words)
    assert fee or model.edition == "2019"
    assessed = all(words in model.section("overview").words for words in ("考核", "社会评议", "责任"))
    assert assessed or not model.organ.government


@every_model
def test_report_is_dated_after_its_year_and_in_time(model: Model) -> None:
    texts = [text.text for text in (*model.front, *model.end)]
    dates = [found for text in texts if (found := re.fullmatch(r"（?(\d{4})年(\d+)月(\d+)日）?", text))]
    for found in dates:
        day = date(*map(int, found.groups()))
        assert date(model.year, 12, 31) < day <= date(model.year + 1, *model.organ.deadline)


@every_model
def test_numbers_of_the_text_agree_with_the_tables(model: Model) -> None:
    words = model.section("overview").words
    for pattern, row in (
        (r"新收[^，；。\d]*申请(\d+)件", "new"),
        (r"上年结转的?(\d+)件", "carried_in"),
        (r"办结(\d+)件", "handled"),
    ):
        for said in re.findall(pattern, words):
            assert int(said) == model.number("requests", row, "total"), pattern
    for total, listed in re.findall(
        r"(\d+)[条篇件个](?:，其中|，包括|：)((?:[一-鿿]+\d+[条篇件个]、)*[一-鿿]+\d+[条篇件个])", words
    ):
        assert int(total) == sum(map(int, re.findall(r"\d+", listed))), listed


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_place_holds_what_the_model_says(layout: str) -> None:
    for model in MODELS[:20]:
        printed = print_report(model, layout)
        for part in ("proactive", "requests", "remedies"):
            for row in model.sheet(part).rows:
                for column, text in row.cells:
                    assert printed[f"{part}.{row.id}.{column}"] == text
        for section in model.sections:
            assert printed[f"section.{section.id}"] == section.ordinal + section.title


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_prints_the_same_and_another_one_another(layout: str) -> None:
    first, again, other = (print_report(make(seed), layout) for seed in (3, 3, 4))
    assert first == again
    assert first.text != other.text


@every_model
def test_each_layout_differs(model: Model) -> None:
    texts = {print_report(model, layout).text for layout in LAYOUTS}
    assert len(texts) == len(LAYOUTS)


def test_reports_are_various() -> None:
    levels = {(model.organ.level, model.organ.government) for model in MODELS}
    assert len(levels) == 8
    assert {model.edition for model in MODELS} == {"2019", "2021"}
    assert {model.year for model in MODELS} >= set(range(2021, 2026))
    assert {len(model.title) for model in MODELS} == {1, 2}
    assert {bool(model.fee) for model in MODELS} == {True, False}
    openings = {part.text for model in MODELS for part in model.section("problems").body if isinstance(part, Text)}
    assert len(openings) > len(MODELS)


def test_look_alikes_of_personal_data_are_there() -> None:
    text = "\n".join(print_report(model, "tabs").text for model in MODELS)
    codes = re.findall(r"如(1[12]\w{16})/", text)
    assert codes
    assert all(uscc.is_valid(code) for code in codes)
    for look_alike in (
        r"\d{6}\*{8}1234",
        r"138\*{4}5678",
        r"〔20\d\d〕\d+号",
        r"\D0\d{2,3}[-—－]\d{7,8}\D",
        r"https://",
        r"\d{11}次",
    ):
        assert re.search(look_alike, text), look_alike


@pytest.mark.parametrize("defect", [pytest.param(defect, id=defect.name) for defect in DEFECTS])
def test_defect_changes_the_report_and_names_a_place_in_it(defect: Defect) -> None:
    done = 0
    for seed in range(300):
        clean = make(seed, defect.edition)
        result = defect.plant(clean, dice("plant", defect.name, seed))
        if result is None:
            continue
        spoiled, expected = result
        for layout in defect.layouts:
            before, after = print_report(clean, layout), print_report(spoiled, layout)
            assert before.text != after.text
            assert not expected.key or expected.key in after.places
            assert expected.exact <= bool(expected.key)
        done += 1
        if done == 2:
            return
    pytest.fail("no report was fit for this defect")


def test_names_of_defects_differ() -> None:
    names = [defect.name for defect in DEFECTS]
    assert len(names) == len(set(names))


def test_command_writes_the_reports(tmp_path: Path) -> None:
    arguments = ["--count", "3", "--layout", "pipes", "--seed", "7", "--to", str(tmp_path / "new")]
    subprocess.run([sys.executable, "-m", "tests.support.generator", *arguments], cwd=ROOT, check=True)
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new").iterdir()}
    assert written == {f"pipes-{seed:05d}.txt": print_report(make(seed), "pipes").text for seed in (7, 8, 9)}
