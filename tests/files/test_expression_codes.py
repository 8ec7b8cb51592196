"""What was compiled once is kept for later runs; a damaged file is none, and no folder to write to no obstacle."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.files.expression_codes import kept_codes
from gipr_lint.limits import expressions
from gipr_lint.limits.expressions import Codes, compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made_by_a_run(*sources: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which expressions a run had to compile."""
    monkeypatch.setattr(expressions, "CODES", Codes({}, {}))
    monkeypatch.setattr("gipr_lint.files.expression_codes.CODES", expressions.CODES)
    with kept_codes():
        for source in sources:
            assert compiled(source).search("云溪县2024年") is not None
    return list(expressions.CODES.made)


def test_a_second_run_compiles_what_is_new(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_by_a_run("县", monkeypatch=monkeypatch) == ["0 县"]
    assert made_by_a_run("县", "年", monkeypatch=monkeypatch) == ["0 年"]
    assert made_by_a_run("年", "县", monkeypatch=monkeypatch) == []
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("keep", [0, 5, 31, 60])
def test_a_damaged_file_is_none(folder: Path, keep: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by_a_run("县", "年", monkeypatch=monkeypatch)
    (file,) = folder.iterdir()
    content = file.read_bytes()
    for damaged in (content[:keep], content[:keep] + b"\xff" + content[keep + 1 :], b"[]"):
        file.write_bytes(damaged)
        assert made_by_a_run("县", monkeypatch=monkeypatch) == ["0 县"]


def test_another_version_of_python_has_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by_a_run("县", monkeypatch=monkeypatch)
    monkeypatch.setattr("gipr_lint.files.expression_codes.engine_version", lambda: "another")
    assert made_by_a_run("县", monkeypatch=monkeypatch) == ["0 县"]
    assert len(list(folder.iterdir())) == 2


def test_no_folder_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for name in ("", str(tmp_path / "file")):
        monkeypatch.setenv("GIPR_LINT_CACHE_DIR", name)
        assert made_by_a_run("县", monkeypatch=monkeypatch) == ["0 县"]


def test_half_a_character_is_not_kept_and_no_obstacle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(made_by_a_run("[^\ud800-\udbff]", monkeypatch=monkeypatch)) == 1
    assert not folder.exists()
    made_by_a_run("[^\ud800-\udbff]", "县", monkeypatch=monkeypatch)
    assert made_by_a_run("县", monkeypatch=monkeypatch) == []
