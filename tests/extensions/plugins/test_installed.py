"""The example plugin, installed as a wheel and as an editable one: found once, reads, checks and reports."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.clean_copy import environment
from tests.support.paths import EXAMPLES

PLUGIN = EXAMPLES / "plugin-fujian"
FEES = "通知收取件数¦通知收取金额（元）¦实际收取金额（元）\n2¦305¦400"
REGISTERED = {("reader", ".mjb"), ("check", "multiple"), ("reporter", "ledger"), ("pack", "pack")}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the plugin, and beside it the wheel that was built from it: that leaves metadata in the source."""
    folder = tmp_path_factory.mktemp("plugin") / "source"
    shutil.copytree(PLUGIN, folder, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
    pip(Path(sys.executable), "wheel", "--wheel-dir", str(folder.parent), str(folder))
    assert [*(folder / "src").glob("*.egg-info")], "building left no metadata: the editable install is not put to test"
    return folder


@pytest.fixture(scope="module", params=["wheel", "editable"])
def home(request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the plugin, beside the packages of this one."""
    folder = tmp_path_factory.mktemp(request.param)
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    library = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    here = sysconfig.get_path("purelib")
    (library / "shared.pth").write_text(f"import site; site.addsitedir({here!r})\n", encoding="utf-8")
    what = ["--editable", str(source)] if request.param == "editable" else [str(next(source.parent.glob("*.whl")))]
    pip(python, "install", *what)
    return folder


def pip(python: Path, command: str, *arguments: str) -> None:
    offline = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    run(Path(sys.executable), "-m", "pip", "--python", str(python), command, *offline, *arguments)


def run(python: Path, *arguments: str, cwd: Path | None = None, expect: int = 0) -> str:
    done = subprocess.run(
        [str(python), *arguments], cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


def report(folder: Path, name: str = "报告.mjb") -> Path:
    """Write a report with a table of fees as the system exports it."""
    sample = Sample()
    sample.bodies["other_matters"] = FEES
    lines = []
    for line in sample.text.replace("\t", "¦").split("\n"):
        mark = "表 " if "¦" in line else "段 " if line else ""
        lines.append(mark + line)
    file = folder / name
    file.write_text("\n".join(["mjb 1", *lines, "注 请张三（430922199003078515）再核一遍"]), encoding="utf-8")
    return file


def test_it_is_found_once(home: Path, tmp_path: Path) -> None:
    (listed,) = json.loads(run(home / "bin" / "python", "-m", "gipr_lint", "plugins", "--format", "json", cwd=tmp_path))
    assert (listed["name"], listed["distribution"], listed["version"]) == ("fujian", "gipr-lint-fujian", "1.0")
    assert listed["problems"] == []
    assert {(one["kind"], Path(one["name"]).name) for one in listed["registered"]} == REGISTERED


def test_it_reads_checks_and_reports(home: Path, tmp_path: Path) -> None:
    check = ["-m", "gipr_lint", "check", report(tmp_path).name, "--format"]
    printed = json.loads(run(home / "bin" / "python", *check, "json", cwd=tmp_path, expect=1))
    assert printed["problems"] == []
    assert printed["summary"]["checked"] == 1
    lines = (tmp_path / "报告.mjb").read_text(encoding="utf-8").split("\n")
    row = lines.index("表 2¦305¦400") + 1
    found = {(one["rule"], one["line"], one["column"], one["end_column"]) for one in printed["findings"]}
    assert {one for one in found if one[0].startswith("fujian")} == {
        ("fujian-fee-amount", row, 5, 8),
        ("fujian-fee-paid", row, 9, 12),
    }
    assert ("resident-id", len(lines)) in {one[:2] for one in found}
    assert "430922199003078515" not in json.dumps(printed)
    ledger = list(csv.reader(run(home / "bin" / "python", *check, "ledger", cwd=tmp_path, expect=1).splitlines()))
    assert {"fujian-fee-amount", "fujian-fee-paid"} <= {line[4] for line in ledger}


def test_a_file_that_is_no_export(home: Path, tmp_path: Path) -> None:
    (tmp_path / "空.mjb").write_text("云溪县桐坪乡2024年政府信息公开工作年度报告", encoding="utf-8")
    (tmp_path / "乱.mjb").write_bytes(b"mjb 1\n\xff")
    command = ["-m", "gipr_lint", "check", "空.mjb", "乱.mjb", "--format", "json"]
    printed = json.loads(run(home / "bin" / "python", *command, cwd=tmp_path, expect=2))
    assert printed["problems"] == [
        {"kind": "file", "subject": "空.mjb", "message": "第 1 行应为“mjb 1”，这不是闽简报导出的文件"},
        {"kind": "file", "subject": "乱.mjb", "message": "不是 UTF-8 编码，请在闽简报里重新导出"},
    ]


def test_its_rules_hold(home: Path, tmp_path: Path) -> None:
    pack = PLUGIN / "src" / "gipr_lint_fujian" / "pack"
    assert "全部通过" in run(home / "bin" / "python", "-m", "gipr_lint", "test-rules", str(pack), cwd=tmp_path)
