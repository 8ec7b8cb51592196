"""A scan as a whole: what its tables have, and what is done again by the next one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from gipr_lint.engine.scan.local import by_processes
from gipr_lint.engine.scan.lock import LockedError, locked
from gipr_lint.engine.scan.part_work import PartDone, Task
from gipr_lint.engine.scan.plan import Part
from gipr_lint.engine.scan.scan import InterruptedScanError, Tally, scan
from gipr_lint.testing import Sample
from tests.support.generator import make
from tests.support.scans import items, nobody, reports, rows, run, tables, task
from tests.support.writers import html

FAULTY = Sample().text.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three reports, one of them faulty, and two files that are none."""
    inside = tmp_path / "in"
    reports(inside, [1, 2])
    (inside / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    (inside / "letter.txt").write_text("关于开会的通知\n定于明天上午开会。\n", encoding="utf-8")
    (inside / "broken.docx").write_bytes(b"PK\x03\x04 no more")
    (inside / "old.rar").write_bytes(b"Rar!")
    return inside


def test_every_file_is_a_report_or_a_problem(folder: Path, tmp_path: Path) -> None:
    found = run(tmp_path / "out", folder)
    out = tables(tmp_path / "out")
    assert {table: len(listed) for table, listed in out.items()} == found.rows
    assert [Path(row["path"]).name for row in out["reports"]] == ["0001.txt", "0002.txt", "faulty.txt"]
    assert [(Path(row["path"]).name, row["kind"]) for row in out["problems"]] == [
        ("broken.docx", "file"),
        ("letter.txt", "skipped"),
        ("old.rar", "file"),
    ]
    assert [row["errors"] for row in out["reports"]] == [0, 0, sum(row["level"] == "error" for row in out["findings"])]
    assert {row["rule"] for row in out["findings"]} == {"row-total", "balance"}
    at = {(row["table"], row["row"], row["column"]): row for row in out["figures"] if "faulty" in row["path"]}
    assert (at["requests", "new", "natural"]["value"], at["requests", "new", "natural"]["raw"]) == (13, "13")
    assert found.tally == Tally(total=6, done=6)


def test_what_has_not_changed_is_not_scanned_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(out, folder)
    first = tables(out)
    assert run(out, folder).tally.known == 6
    assert tables(out) == first
    (folder / "0001.txt").write_text(FAULTY, encoding="utf-8")
    assert run(out, folder).tally.known < 6
    assert len(rows(out, "findings")) == 2 * len(first["findings"])
    assert run(out, folder, key="other rules").tally.known == 0
    (folder / "0001.txt").unlink()
    run(out, folder)
    assert len(rows(out, "reports")) == 2
    parts = [json.loads(file.read_bytes()) for file in (out / "parts").glob("*/manifest.json")]
    assert sum(len(part["digests"]) for part in parts) == 5, "of parts that are no more, nothing is kept"


def test_two_scans_give_the_same_files(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(tmp_path / name, folder)
    for file in sorted((tmp_path / "one").glob("*.*")):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_a_scan_that_is_interrupted_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipr_lint.engine.scan.plan._MAX_FILES", 4)
    reports(tmp_path / "in", range(12))
    found, out = items(tmp_path / "in"), tmp_path / "out"

    def interrupted(parts: Sequence[Part], how: Task) -> Iterator[PartDone | None]:
        yield next(by_processes(parts, how, 1))
        raise KeyboardInterrupt

    with pytest.raises(InterruptedScanError) as stopped:
        scan(found, task(out), interrupted, nobody)
    assert 0 < stopped.value.tally.done <= 4
    assert not (out / "scan.json").exists()
    assert not (out / "reports.parquet").exists()
    again = scan(found, task(out), lambda parts, how: by_processes(parts, how, 1), nobody)
    assert again.tally.known == stopped.value.tally.done
    assert again.rows["reports"] == 12


def test_a_part_that_failed_leaves_no_tables(folder: Path, tmp_path: Path) -> None:
    found = scan(items(folder), task(tmp_path / "out"), lambda parts, _: iter([None] * len(parts)), nobody)
    assert found.tally.failed >= 1
    assert found.rows == {}
    assert not (tmp_path / "out" / "reports.parquet").exists()


def test_a_folder_is_written_by_one_scan_at_a_time(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with locked(out), pytest.raises(LockedError):
        run(out, folder)
    assert run(out, folder).rows["reports"] == 3


def test_nothing_else_in_the_folder_is_touched(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    mine = out / "parts" / "mine"
    mine.mkdir(parents=True)
    (mine / "letter.txt").write_text("mine", encoding="utf-8")
    (out / "parts" / ".writing-killed").mkdir()
    run(out, folder)
    assert (mine / "letter.txt").read_text(encoding="utf-8") == "mine"
    assert not (out / "parts" / ".writing-killed").exists()


def test_a_page_for_which_its_reader_had_no_time_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(html.write_model(make(1)))
    with monkeypatch.context() as busy:
        busy.setattr("gipr_lint.readers.web._SECONDS", 0.001)
        assert run(tmp_path / "out", tmp_path / "in").tally.unfinished == 1
    assert "没有读完" in rows(tmp_path / "out", "problems")[0]["message"]
    assert run(tmp_path / "out", tmp_path / "in").rows["reports"] == 1


def test_a_file_that_took_too_long_is_tried_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    short = run(out, folder, timeout=0.002)
    assert short.tally.unfinished
    assert rows(out, "reports") == []
    assert all("时限" in row["message"] for row in rows(out, "problems") if row["path"].endswith("1.txt"))
    assert run(out, folder).rows["reports"] == 3
