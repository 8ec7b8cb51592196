"""CSV and workbooks from the tables: the same rows, and nothing that a spreadsheet program would calculate."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from gipr_lint.engine.scan.tables.exports import write_csv, write_xlsx
from gipr_lint.engine.scan.tables.parquet import write_rows
from gipr_lint.engine.scan.tables.schema import TABLES
from gipr_lint.testing import Sample
from tests.support.scans import rows, run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the tables of a report with a cell that looks like a formula."""
    sample = Sample()
    sample.edit({"set": {"requests.new.natural": "=1+1", "proactive.charges.amount": "1.50"}})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(sample.text, encoding="utf-8")
    run(tmp_path / "out", tmp_path / "in")
    return tmp_path / "out"


def test_csv_has_the_same_rows_and_no_formula(out: Path) -> None:
    write_csv(out)
    for table, columns in TABLES.items():
        with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
            written = list(csv.DictReader(stream))
        assert len(written) == len(rows(out, table))
        assert all(set(row) == {column.name for column in columns} for row in written)
    with (out / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = {(row["row"], row["column"]): row for row in csv.DictReader(stream)}
    assert cells["new", "natural"]["raw"] == "'=1+1"
    assert cells["new", "natural"]["value"] == ""
    assert cells["charges", "amount"]["value"] == "1.5"
    assert cells["charges", "amount"]["certain"] == "true"
    assert (out / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_has_a_sheet_a_table_and_goes_on_in_another_one(out: Path) -> None:
    write_xlsx(out, most=101)
    book = openpyxl.load_workbook(out / "scan.xlsx")
    count = len(rows(out, "figures"))
    sheets = [name for name in book.sheetnames if name.startswith("figures")]
    assert set(TABLES) <= set(book.sheetnames)
    assert len(sheets) == -(-count // 100)
    raw = [row[5] for name in sheets for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert len(raw) == count
    assert "=1+1" in raw
    assert not [cell for name in sheets for row in book[name].iter_rows() for cell in row if cell.data_type == "f"]


def test_signs_that_steer_a_terminal_do_no_harm_in_a_workbook(tmp_path: Path) -> None:
    for table in TABLES:
        write_rows(tmp_path / f"{table}.parquet", table, [])
    write_rows(tmp_path / "problems.parquet", "problems", [("a\x1b[31m", "file", "a", "b")])
    write_xlsx(tmp_path)
    assert openpyxl.load_workbook(tmp_path / "scan.xlsx")["problems"].max_row == 2
