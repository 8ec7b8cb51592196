"""What the page saves: copies with notes, one as it is, several in an archive."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from gipr_lint.engine.browser import results
from gipr_lint.engine.browser.session import Session
from gipr_lint.model.run import Run
from tests.support.command_line import FAULTY
from tests.support.generator import DEFECTS
from tests.support.one_report import planted
from tests.support.pdf.notes import notes
from tests.support.writers import docx, pdf


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_over(*names: str) -> Run:
    session = Session(json.dumps({"paths": names}))
    return session.run({path: session.check(path) for path in session.paths})


def comments(content: bytes) -> int:
    return len(list(python_docx.Document(io.BytesIO(content)).comments))


def word() -> bytes:
    """Return a Word file with a defect."""
    return docx.write_model(planted(DEFECTS[0])[0])


def test_one_copy(folder: Path) -> None:
    (folder / "报告.docx").write_bytes(word())
    saved = results.copies(run_over("报告.docx"))
    assert (saved.name, saved.told) == ("报告（批注）.docx", ())
    assert comments(saved.content) > 0


def test_several_copies_are_an_archive(folder: Path) -> None:
    (folder / "县里").mkdir()
    for name in ("a.docx", "b.docx"):
        (folder / "县里" / name).write_bytes(word())
    saved = results.copies(run_over("县里"))
    assert saved.name == "批注本.zip"
    with zipfile.ZipFile(io.BytesIO(saved.content)) as archive:
        assert archive.namelist() == ["县里/a.docx", "县里/b.docx"]
        assert all(comments(archive.read(name)) > 0 for name in archive.namelist())


def test_no_room_for_notes(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    saved = results.copies(run_over("a.txt"))
    assert (saved.name, saved.content) == ("", b"")
    assert "没有可以写批注的文件" in saved.told[0]


def test_a_file_that_changed_meanwhile(folder: Path) -> None:
    (folder / "a.docx").write_bytes(word())
    run = run_over("a.docx")
    (folder / "a.docx").write_bytes(b"no Word file")
    saved = results.copies(run)
    assert saved.content == b""
    assert "a.docx：写不了批注" in saved.told[0]


def test_a_pdf_gets_its_notes(folder: Path) -> None:
    (folder / "甲.pdf").write_bytes(pdf.write_model(planted(DEFECTS[0])[0]))
    run = run_over("甲.pdf")
    saved = results.copies(run)
    assert (saved.name, saved.told) == ("甲（批注）.pdf", ())
    assert len(notes(saved.content)) == len(run.findings) > 0
