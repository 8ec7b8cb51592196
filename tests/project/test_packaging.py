"""Wheel, sdist and editable install: all of them carry rules, grammar and formats, and run."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from gipr_lint import __version__
from gipr_lint.testing import Sample
from tests.support.clean_copy import copy_project, environment
from tests.support.paths import EXAMPLES, ROOT

DATA = {
    "rules": "*.yaml",
    "grammar": "*.lark",
    "formats": "*.yaml",
    "vocabulary": "*.yaml",
    "src/gipr_lint/authoring/schemas": "*.json",
}
CLEAN = EXAMPLES / "合格" / "云溪县松湾镇2024.txt"
FAULTY = EXAMPLES / "有误" / "云溪县桐坪乡2024.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an sdist and the wheel that was built from it."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    target = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--outdir", str(target), str(project))
    return target


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what it depends on."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    _install(home, str(next(built.glob("*.whl"))))
    return home


def _install(home: Path, *what: str) -> None:
    _run(sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "-q", "--no-compile", *what)


def _run(*command: str, expect: int = 0, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


def _names(pattern: str, folder: str) -> set[str]:
    return {path.name for path in (ROOT / folder).glob(pattern)}


def _packaged(folder: str) -> str:
    return f"gipr_lint/{folder.removeprefix('src/gipr_lint/')}/"


@pytest.mark.parametrize(("folder", "pattern"), DATA.items())
def test_the_wheel_carries_exactly_the_data_files_of_the_project(built: Path, folder: str, pattern: str) -> None:
    wheel = next(built.glob("*.whl"))
    with ZipFile(wheel) as archive:
        carried = {Path(name).name for name in archive.namelist() if Path(name).match(_packaged(folder) + pattern)}
    assert carried == _names(pattern, folder)
    assert carried, f"{folder} holds no {pattern}"


@pytest.mark.parametrize(("folder", "pattern"), DATA.items())
def test_the_sdist_carries_exactly_the_data_files_of_the_project(built: Path, folder: str, pattern: str) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = [Path(*Path(name).parts[1:]) for name in archive.getnames()]
    assert {path.name for path in names if path.match(f"{folder}/{pattern}")} == _names(pattern, folder)


def test_the_wheel_carries_every_module_and_the_mark_of_its_types(built: Path) -> None:
    source = ROOT / "src"
    modules = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    with ZipFile(next(built.glob("*.whl"))) as archive:
        carried = set(archive.namelist())
    assert modules - carried == set()
    assert "gipr_lint/py.typed" in carried
    assert {name for name in carried if name.endswith("LICENSE")}, "the licence is missing"


@pytest.mark.parametrize("way", ["wheel", "editable"])
def test_an_install_runs_outside_the_project(way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if way == "wheel":
        home: Path = request.getfixturevalue("installed")
    else:
        home = tmp_path / "v"
        venv.create(home, symlinks=True)
        _install(home, "-e", str(copy_project(tmp_path / "project")))
    python = str(home / "bin" / "python")
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    assert __version__ in _run(python, "-m", "gipr_lint", "--version", cwd=outside)
    command = str(home / "bin" / "gipr-lint")
    assert "error" not in _run(command, "check", "--format", "concise", str(CLEAN), cwd=outside)
    assert "row-total" in _run(command, "check", "--format", "concise", str(FAULTY), cwd=outside, expect=1)
    assert "云溪县松湾镇人民政府" in _run(command, "show", str(CLEAN), cwd=outside)


PLUGIN = EXAMPLES / "plugin-fujian"
FEES = "通知收取件数\t通知收取金额（元）\t实际收取金额（元）\n2\t305\t400"


def test_a_plugin_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "plugin"
    shutil.copytree(PLUGIN, copy, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(copy))
    _install(installed, "--no-deps", str(next((tmp_path / "dist").glob("*.whl"))))
    command = str(installed / "bin" / "gipr-lint")
    sample = Sample()
    sample.bodies["other_matters"] = FEES
    report = tmp_path / "报告.txt"
    report.write_text(sample.text, encoding="utf-8")

    listed = json.loads(_run(command, "plugins", "--format", "json", cwd=tmp_path))
    assert [(one["name"], one["distribution"], one["version"], one["problems"]) for one in listed] == [
        ("fujian", "gipr-lint-fujian", "1.0", [])
    ]
    kinds = {(one["kind"], Path(one["name"]).name) for one in listed[0]["registered"]}
    assert kinds == {("reader", ".mjb"), ("check", "multiple"), ("reporter", "ledger"), ("pack", "pack")}

    printed = json.loads(_run(command, "check", "--format", "json", str(report), cwd=tmp_path, expect=1))
    assert [(one["rule"], one["logical"]) for one in printed["findings"]] == [
        ("fujian-fee-amount", ["fee_notices", "fees", "billed"]),
        ("fujian-fee-paid", ["fee_notices", "fees", "paid"]),
    ]
    _run(command, "check", "--format", "ledger", "--output", "台账.csv", str(report), cwd=tmp_path, expect=1)
    ledger = list(csv.reader((tmp_path / "台账.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[3:5] for row in ledger[1:]] == [["警告", "fujian-fee-amount"], ["错误", "fujian-fee-paid"]]

    sarif = json.loads(_run(command, "check", "--format", "sarif", str(report), cwd=tmp_path, expect=1))
    (extension,) = sarif["runs"][0]["tool"]["extensions"]
    assert extension == {"name": "福建：信息处理费收取情况表", "version": "1.0"}
    shown = json.loads(_run(command, "show", "--format", "json", str(report), cwd=tmp_path))
    assert shown["tables"]["fee_notices"]["fees"]["paid"]["value"] == 400
    assert "全部通过" in _run(command, "test-rules", str(PLUGIN / "src" / "gipr_lint_fujian" / "pack"), cwd=tmp_path)
