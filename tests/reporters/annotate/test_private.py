"""No note in a copy repeats personal data of any kind, in whatever file it stands; nor do page, cache or log."""

from __future__ import annotations

import html as html_characters
import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import docx as word
import openpyxl
import pytest
from click.testing import CliRunner

from gipr_lint.cli import main
from gipr_lint.reporters import REPORTERS
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
    said = re.findall(r"(?:title|data-gipr-lint)=\"[^\"]*\"", text)
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


COMMANDS = (
    ("annotate", "--output-dir", "copies", "in"),
    *(("check", "--format", form, "--jobs", "1", "in") for form in REPORTERS),
    ("check", "-v", "--jobs", "1", "in"),
    ("check", "--project", "--jobs", "1", "in"),
    ("check", "--fix", "--diff", "in"),
    ("scan", "in", "--out", "tables", "--csv", "--jobs", "1"),
    ("summary", "tables"),
)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "weak-mask"])  # of which most is hidden already
def test_no_output_repeats_personal_data_in_names_of_files_and_folders(
    kind: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence, value = KINDS[kind]
    name = sentence.format(value).removesuffix("，已核")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in" / name
    folder.mkdir(parents=True)
    spoilt = make(4, "2021").put("requests.new.total", "17")
    (folder / f"{name}.html").write_bytes(html.write_model(spoilt))
    (folder / f"{name}坏.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / f"{name}来信.txt").write_text("来信。", encoding="utf-8")
    file = str(folder.relative_to(tmp_path) / f"{name}.html")
    environment = {"XDG_CACHE_HOME": str(cache), "GIPR_LINT_NO_CACHE": ""}
    for arguments in (*COMMANDS, ("show", file), ("show", "--format", "json", file), ("config", file)):
        done = CliRunner().invoke(main, arguments, env=environment)
        assert done.exit_code in {0, 1, 2}, done.output
        assert told(value, unquote(done.output)) == [], arguments
    for table in (tmp_path / "tables").glob("*.csv"):
        assert told(value, table.read_text("utf-8")) == []
