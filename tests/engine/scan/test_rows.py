"""Rows of a report: its figures, what its text states, and no number of a person in any of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.generator import make
from tests.support.privacy.leaks import KINDS, RESIDENT
from tests.support.scans import rows, run, tables
from tests.support.writers import docx


def written(folder: Path, text: str | bytes, name: str = "a.txt") -> Path:
    """Scan a folder with one report; return the folder of the tables."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    run(folder.parent / "out", folder)
    return folder.parent / "out"


def test_the_row_of_a_report_says_whose_it_is(tmp_path: Path) -> None:
    sample = Sample()
    sample.edit({"title": "江州市云溪县松湾镇人民政府2024年政府信息公开工作年度报告", "published": "2025-01-20"})
    (row,) = rows(written(tmp_path / "in", sample.text), "reports")
    wanted = {
        "organ": "江州市云溪县松湾镇人民政府",
        "organ_key": "云溪县松湾镇",
        "organ_level": "town",
        "county": "云溪县",
        "year": 2024,
        "edition": "2021",
        "format": "txt",
        "source": "file",
        "tables": 3,
        "errors": 0,
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["published"].isoformat() == "2025-01-20"
    assert row["bytes"] == len(sample.text.encode())


def test_a_blank_cell_has_no_number_and_a_wrong_one_is_quoted(tmp_path: Path) -> None:
    sample = Sample()
    sample.edit(
        {"set": {"requests.new.natural": "", "requests.new.business": "约3", "proactive.charges.amount": "1.25"}}
    )
    out = written(tmp_path / "in", sample.text)
    cells = {(row["table"], row["row"], row["column"]): (row["value"], row["raw"]) for row in rows(out, "figures")}
    assert cells["requests", "new", "natural"] == (None, "")
    assert cells["requests", "new", "business"] == (None, "约3")
    assert cells["proactive", "charges", "amount"] == (Decimal("1.25"), "1.25")


def test_what_the_text_states_stands_beside_what_the_tables_say(tmp_path: Path) -> None:
    sample = Sample()
    total = sample.text.split("一、本年新收政府信息公开申请数量\t")[1].splitlines()[0].split("\t")[-1]
    sample.edit({"section": {"overview": f"全年新收政府信息公开申请{total}件。没有行政复议。"}})
    stated = rows(written(tmp_path / "in", sample.text), "statements")
    counts = [row for row in stated if row["kind"] == "count" and row["about"] == "new.total"]
    assert [(row["value"], row["agrees"], row["section"]) for row in counts] == [(Decimal(total), True, "overview")]
    assert [row["about"] for row in stated if row["kind"] == "none"] == ["review.total"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_table_repeats_personal_data(tmp_path: Path, kind: str) -> None:
    sentence, value = KINDS[kind]
    said = sentence.format(value)
    sample = Sample()
    sample.edit(
        {
            "section": {"overview": f"{said}。全年新收申请{value}件。"},
            "set": {
                "requests.new.natural": sentence.format(value),
                "proactive.licences.decisions": sentence.format(value),
            },
        }
    )
    out = written(tmp_path / "in", sample.text, f"{RESIDENT}.txt")
    told = repr(tables(out)) + "".join(file.name for file in out.rglob("*"))
    assert RESIDENT not in told
    assert RESIDENT[6:14] not in told
    if any(sign.isdigit() for sign in value):
        assert value not in told
    for file in out.rglob("*.json"):
        assert RESIDENT not in file.read_text(encoding="utf-8")


def test_a_place_in_a_word_file_has_a_name_and_no_line(tmp_path: Path) -> None:
    out = written(tmp_path / "in", docx.write_model(make(1)), "a.docx")
    figures = rows(out, "figures")
    assert len(figures) > 100
    assert {row["line"] for row in figures} == {None}
    assert all(row["place"].startswith("第 ") for row in figures)
    assert rows(out, "reports")[0]["format"] == "docx"
