"""The command annotate: copies beside the reports, never over one; what cannot be done is one sentence."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from gipr_lint.readers.registry import office
from tests.support.command_line import CLEAN, FAULTY, complaint, run
from tests.support.generator import make
from tests.support.pdf.notes import notes
from tests.support.writers import docx, html, pdf

WRONG = make(4, "2021").put("requests.new.total", "987")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "年报"
    (folder / "乡镇").mkdir(parents=True)
    (folder / "a.docx").write_bytes(docx.write_model(WRONG))
    (folder / "乡镇" / "b.html").write_bytes(html.write_model(WRONG))
    (folder / "好.docx").write_bytes(docx.write_model(make(4, "2021")))
    (folder / "c.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_gets_a_tree_of_copies(reports: Path) -> None:
    before = {path: path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    done = run("annotate", "年报", "--output-dir", "年报/批注", cwd=reports)
    assert done.returncode == 1, done.stderr.decode()
    assert files(reports / "年报" / "批注") == {"a.docx", "乡镇/b.html"}
    told = done.stdout.decode()
    assert "年报/a.docx → 年报/批注/a.docx：" in told
    assert "用 gipr-lint check 年报/c.txt 看" in told
    assert {path: path.read_bytes() for path in before} == before
    again = run("annotate", "年报", "--output-dir", "年报/批注", cwd=reports)
    assert again.stdout == done.stdout


def test_one_report_is_written_under_a_name(reports: Path) -> None:
    assert run("annotate", "年报/a.docx", "-o", "a2.docx", cwd=reports).returncode == 1
    assert (reports / "a2.docx").stat().st_size > (reports / "年报" / "a.docx").stat().st_size
    done = run("annotate", "年报/好.docx", "-o", "好.docx", cwd=reports)
    assert done.returncode == 0, done.stderr.decode()
    assert (reports / "好.docx").read_bytes() == (reports / "年报" / "好.docx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["年报/a.docx"], "请用 -o 指定"),
        (["年报/a.docx", "-o", "年报/a.docx"], "这是要检查的文件之一"),
        (["年报/a.docx", "-o", "a.pdf"], "后缀应为 .docx"),
        (["年报", "-o", "a.docx"], "请用 --output-dir"),
        (["年报/c.txt", "-o", "c2.txt"], "纯文本和 Markdown 里没有地方写批注"),
        (["年报", "--output-dir", "年报"], "不能用批注本覆盖"),
        (["年报/乡镇", "--output-dir", "年报"], "不能用批注本覆盖"),
        (["年报/a.docx", "--output-dir", "年报"], "不能用批注本覆盖"),
        (["-", "-o", "a.docx"], "不读标准输入"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(reports: Path, arguments: list[str], sentence: str) -> None:
    before = files(reports)
    done = run("annotate", *arguments, cwd=reports)
    assert done.returncode == 2
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert files(reports) == before


def test_a_broken_file_is_a_problem_and_the_others_get_their_copies(reports: Path) -> None:
    (reports / "年报" / "坏.docx").write_bytes(b"PK\x03\x04word/")
    done = run("annotate", "年报", "--output-dir", "out", cwd=reports)
    assert done.returncode == 2
    assert "坏.docx" in done.stderr.decode()
    assert files(reports / "out") == {"a.docx", "乡镇/b.html"}
    assert CLEAN


def test_a_pdf_is_highlighted_and_one_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    written = pdf.write_model(WRONG)
    (tmp_path / "a.pdf").write_bytes(written)
    (tmp_path / "半.pdf").write_bytes(written[: len(written) // 2])
    (tmp_path / "扫描.pdf").write_bytes(pdf.made(lambda drawing: drawing.canvas.rect(50, 50, 400, 600, fill=1)))
    done = run("annotate", ".", "--output-dir", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "半.pdf：PDF 已损坏或不完整" in done.stderr.decode()
    assert files(tmp_path / "out") == {"a.pdf"}
    copy = (tmp_path / "out" / "a.pdf").read_bytes()
    assert copy.startswith(written)
    assert [one.words.partition("：")[0] for one in notes(copy)] == ["错误", "错误"]
    again = run("annotate", "out/a.pdf", "-o", "b.pdf", cwd=tmp_path)
    assert again.returncode == 1, again.stderr.decode()
    assert (tmp_path / "b.pdf").read_bytes() == copy


SLIPS = make(4, "2021").put("requests.new.natural", "１２")


def test_what_is_mended_in_word_files_is_proposed_in_their_copies(reports: Path) -> None:
    (reports / "年报" / "错.docx").write_bytes(docx.write_model(SLIPS))
    before = {path: path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    done = run("annotate", "--fix", "年报", "--output-dir", "批注", cwd=reports)
    assert {path: path.read_bytes() for path in before} == before
    told = done.stdout.decode()
    assert "写成修订的有 1 处，请在 Word 里接受或拒绝。" in told
    assert "2 个文件不是 Word，没有修订" in told
    assert "年报/错.docx → 批注/错.docx：" in told
    body = ZipFile(reports / "批注" / "错.docx").read("word/document.xml").decode()
    assert [body.count(f"<w:{kind} w:id") for kind in ("del", "ins")] == [2, 2]
    again = run("annotate", "--fix", "批注/错.docx", "-o", "再.docx", cwd=reports)
    assert "没有可以写成修订的问题。" in again.stdout.decode()
    assert (reports / "再.docx").read_bytes() == (reports / "批注" / "错.docx").read_bytes()


def test_a_masked_number_is_told_not_to_be_a_change(reports: Path) -> None:
    model = make(4, "2021")
    content = docx.write_model(model)
    file = Document(io.BytesIO(content))
    file.paragraphs[3].add_run("申请人手机13800138000。")
    file.save(str(reports / "a.docx"))
    left = run("annotate", "--fix", "a.docx", "-o", "b.docx", cwd=reports)
    assert "没有可以写成修订的问题。" in left.stdout.decode()
    done = run("annotate", "--fix", "--unsafe-fixes", "a.docx", "-o", "b.docx", cwd=reports)
    assert "直接遮盖的个人信息有 1 处，没有写成修订" in done.stdout.decode()
    body = ZipFile(reports / "b.docx").read("word/document.xml").decode()
    assert "138****8000" in body
    assert "13800138000" not in body
    refused = run("annotate", "--unsafe-fixes", "a.docx", "-o", "b.docx", cwd=reports)
    assert "--unsafe-fixes：要和 --fix 一起用" in complaint(refused)


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_proposals_and_people_read_them(reports: Path) -> None:
    (reports / "a.docx").write_bytes(docx.write_model(SLIPS, "split"))
    run("annotate", "--fix", "a.docx", "-o", "b.docx", cwd=reports)
    written = [cell.text for table in Document(str(reports / "b.docx")).tables for cell in table._cells]  # noqa: SLF001
    assert written
    profile = f"-env:UserInstallation={(reports / 'profile').as_uri()}"
    for form in ("pdf", "txt:Text"):
        command = [str(office()), "--headless", profile, "--convert-to", form, "b.docx"]
        subprocess.run(command, cwd=reports, check=True, capture_output=True, timeout=120)
    assert (reports / "b.pdf").read_bytes().startswith(b"%PDF-")
    assert (reports / "b.txt").stat().st_size > 1000
