"""No note in a copy repeats personal data of any kind, in whatever file it stands; nor do page, cache or log."""

from __future__ import annotations

import html as html_characters
import io
import re
from collections.abc import Callable
from pathlib import Path

import docx as word
import openpyxl
import pytest
from click.testing import CliRunner

from gipr_lint.cli import main
from tests.support.generator import Model, make
from tests.support.pdf.notes import notes
from tests.support.privacy.leaks import KINDS, told
from tests.support.writers import docx, html, pdf, xlsx


def in_word(content: bytes) -> str:
    return "\n".join(one.text for one in word.Document(io.BytesIO(content)).comments)


def in_workbook(content: bytes) -> str:
    cells = (cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row)
    return "\n".join(cell.comment.text for cell in cells if cell.comment)


def in_page(content: bytes) -> str:
    """Return what a page says in the notes that were put into it, those that show at the mouse among them."""
    text = content.decode()
    said = re.findall(r"<span[^>]*gipr-lint[^>]*>[^<]*|title=\"[^\"]*\"", text)
    return html_characters.unescape("\n".join(said))


def in_pdf(content: bytes) -> str:
    return "\n".join(one.words for one in notes(content) if one.author == "gipr-lint")


FORMS: dict[str, tuple[Callable[[Model], bytes], Callable[[bytes], str]]] = {
    "a.docx": (docx.write_model, in_word),
    "a.xlsx": (xlsx.write_model, in_workbook),
    "a.html": (html.write_model, in_page),
    "a.pdf": (pdf.write_model, in_pdf),
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_written_repeats_personal_data(kind: str, tmp_path: Path, cache: Path) -> None:
    sentence, value = KINDS[kind]
    model = make(4, "2021").put("requests.new.total", f"17（{sentence.format(value)}）")
    reports, copies = tmp_path / "reports", tmp_path / "copies"
    reports.mkdir()
    for name, (write, _) in FORMS.items():
        (reports / name).write_bytes(write(model))
    environment = {"XDG_CACHE_HOME": str(cache), "GIPR_LINT_NO_CACHE": ""}
    for arguments in (["annotate", "--output-dir", str(copies)], ["check", "--format", "html"], ["check", "-v"]):
        done = CliRunner().invoke(main, [*arguments, "--jobs", "1", str(reports)], env=environment)
        assert done.exit_code in {0, 1}, done.output
        assert told(value, done.output) == []
    for name, (_, said) in FORMS.items():
        noted = said((copies / name).read_bytes())
        assert f"规则：{kind}" in noted
        assert told(value, noted) == []
    kept = [path for path in cache.rglob("results/**/*") if path.is_file()]
    assert kept
    assert [path for path in kept if told(value, path.read_text("utf-8", "replace"))] == []
