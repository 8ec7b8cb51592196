"""``gipr-lint scan``: its options, and every way in which it may end before its time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.clean_copy import environment
from tests.support.command_line import Cli, complaint
from tests.support.command_line import run as run_apart
from tests.support.paths import EXAMPLES
from tests.support.scans import reports, rows, run, tables
from tests.support.scans.dask_commands import dask_cluster

OPTIONS = ("--select", "row-total,balance", "--jobs", "2")
SCAN = """
import errno, os, signal, sys, time
from pathlib import Path
from gipr_lint.cli import main
from gipr_lint.engine.scan import part_work, plan

plan._MAX_FILES = 3
scan_file, commit = part_work.scan_file, part_work.commit

def scanned(item, *others):
    {before}
    return scan_file(item, *others)

def committed(*arguments):
    {commit}
    return commit(*arguments)

part_work.scan_file, part_work.commit = scanned, committed
main()
"""
SLOWLY = "time.sleep(0.1)"
DYING = "item.path.endswith('0004.txt') and os.kill(os.getpid(), signal.SIGKILL)"
FULL = "raise OSError(errno.ENOSPC, 'No space left on device')"


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Return the command line in this process."""
    return Cli(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder below which there are ten reports."""
    reports(tmp_path / "in", range(10))
    return tmp_path


def start(folder: Path, before: str = "pass", commit: str = "pass", out: str = "out") -> subprocess.Popen[str]:
    """Start a scan of parts of three files, with something that happens before each file, and before each part."""
    return subprocess.Popen(
        [sys.executable, "-c", SCAN.format(before=before, commit=commit), "scan", "in", "--out", out, *OPTIONS],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return how a scan ended, and what it said."""
    out, err = process.communicate(timeout=60)
    assert out == ""
    assert "Traceback" not in err
    return process.returncode, err


def some_parts(folder: Path, least: int = 1) -> None:
    """Wait until so many parts are committed."""
    for _ in range(600):
        if len(list((folder / "out").glob("parts/*/manifest.json"))) >= least:
            return
        time.sleep(0.05)
    pytest.fail("no part was committed")


def test_a_scan_writes_tables_and_says_how_many_rows_they_have(folder: Path, cli: Cli) -> None:
    found = cli("scan", folder / "in", "--out", folder / "out", "--csv", "--xlsx", *OPTIONS)
    assert (found.code, found.out) == (0, "")
    assert "扫描完成：10 个文件" in found.err
    assert "报告 10 份" in found.err
    names = {file.name for file in (folder / "out").iterdir()}
    tables_ = {"reports", "figures", "statements", "findings", "problems"}
    assert names == {f"{table}{suffix}" for table in tables_ for suffix in (".parquet", ".csv")} | {
        *("scan.xlsx", "scan.json", "parts", ".lock")
    }
    again = cli("scan", folder / "in", "--out", folder / "out", *OPTIONS)
    assert "10 个没有改动" in again.err


def test_a_list_tells_the_files_and_the_codes_of_their_organs(folder: Path, cli: Cli) -> None:
    lines = [f"{folder}/in/0001.txt\t11430922", f"{folder}/in/0002.txt", f"{folder}/in/missing.txt"]
    (folder / "list.txt").write_text("\n".join(lines), encoding="utf-8")
    assert cli("scan", "--list", folder / "list.txt", "--out", folder / "out", *OPTIONS).code == 0
    assert [row["code"] for row in rows(folder / "out", "reports")] == ["11430922", None]
    assert [row["message"] for row in rows(folder / "out", "problems")] == ["文件不存在"]


def test_a_path_of_the_command_that_is_not_there_makes_it_incomplete(folder: Path, cli: Cli) -> None:
    again = cli("scan", folder / "in", "--out", folder / "out", *OPTIONS)
    known = sorted((folder / "out" / "parts").iterdir())
    assert (again.code, len(known) > 0) == (0, True)
    found = cli("scan", "memory://nowhere/2024", folder / "missing", "--out", folder / "out", *OPTIONS)
    assert (found.code, "Traceback" in found.err) == (2, False)
    assert f"{folder}/missing：文件不存在" in found.err
    assert "memory://nowhere/2024：这个地址没有文件" in found.err
    assert len(rows(folder / "out", "problems")) == 2
    assert set(known) <= set((folder / "out" / "parts").iterdir()), "what could not be reached may come back"
    assert "10 个没有改动" in cli("scan", folder / "in", "--out", folder / "out", *OPTIONS).err


def test_other_rules_make_a_scan_anew(folder: Path, cli: Cli) -> None:
    cli("scan", folder / "in", "--out", folder / "out", *OPTIONS)
    again = cli("scan", folder / "in", "--out", folder / "out", "--select", "balance")
    assert "没有改动" not in again.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("in",), "缺少选项“--out”"),
        (("--out", "out"), "缺少参数“路径…”"),
        (("in", "--out", "file"), "已有一个同名的文件"),
        (("in", "--out", "out", "--timeout", "-1"), "--timeout"),
        (("empty", "--out", "out"), "没有找到可以扫描的文件"),
        (("--list", "nowhere", "--out", "out"), "--list nowhere：文件不存在"),
        (("--list", "binary", "--out", "out"), "UTF-8"),
        (("--list", "binary", "--out", "out"), "第 1 行"),
        (("in", "--out", "out", "--scheduler", "foo"), "tcp://主机:端口"),
        (("in", "--out", "/proc/no-folder"), "建立不了这个文件夹"),
        (("in", "--out", "foreign"), "不是扫描写的 reports.parquet"),
        (("in", "--out", "foreign", "--csv"), "不是扫描写的 reports.parquet"),
        (("in", "--out", "sheet", "--xlsx"), "不是扫描写的 scan.xlsx"),
        (("in", "--out", "out", "--select", "nothing"), "没有规则或标签“nothing”"),
    ],
)
def test_a_mistake_is_one_sentence(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    (folder / "binary").write_bytes(b"\xff\xff\xff")
    (folder / "empty").mkdir()
    for place, name in (("foreign", "reports.parquet"), ("sheet", "scan.xlsx")):
        (folder / place).mkdir()
        (folder / place / name).write_bytes(b"mine")
    assert told in complaint(run_apart("scan", *arguments, cwd=folder))
    assert not (folder / "out" / "scan.json").exists()
    assert (folder / "foreign" / "reports.parquet").read_bytes() == b"mine"


def test_a_workbook_of_other_tables_is_told_to_be_old(folder: Path, cli: Cli) -> None:
    scan = ("scan", folder / "in", "--out", folder / "out")
    assert "以前的扫描写的" not in cli(*scan, "--xlsx", "--csv", *OPTIONS).err
    assert "以前的扫描写的" not in cli(*scan, *OPTIONS).err
    told = cli(*scan, "--csv", "--select", "balance").err
    assert "scan.xlsx 是以前的扫描写的" in told
    assert "reports.csv" not in told


def test_a_path_with_two_codes_is_told(folder: Path, cli: Cli) -> None:
    (folder / "list.txt").write_text(f"{folder}/in/0001.txt\t11\n{folder}/in/0001.txt\t12\n", encoding="utf-8")
    found = cli("scan", "--list", folder / "list.txt", "--out", folder / "out", *OPTIONS)
    assert "0001.txt”有几个机关代码（11、12），用第一个" in found.err
    assert [row["code"] for row in rows(folder / "out", "reports")] == ["11"]


def test_a_file_over_which_processes_die_is_a_problem_and_no_more(folder: Path) -> None:
    code, said = ended(start(folder, DYING))
    assert code == 0, said
    assert "下一次扫描会再试" in said
    (problem,) = rows(folder / "out", "problems")
    assert (Path(problem["path"]).name, problem["kind"]) == ("0004.txt", "process")
    assert len(rows(folder / "out", "reports")) == 9
    assert ended(start(folder))[0] == 0
    assert len(rows(folder / "out", "reports")) == 10
    assert rows(folder / "out", "problems") == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_scan_that_is_ended_is_taken_up_where_it_was(folder: Path, how: signal.Signals) -> None:
    process = start(folder, SLOWLY)
    some_parts(folder)
    process.send_signal(how)
    code, said = ended(process)
    assert code == (-how if how is signal.SIGKILL else 128 + how)
    assert ("扫描被中断" in said) is (how is not signal.SIGKILL)
    assert not (folder / "out" / "scan.json").exists()
    code, said = ended(start(folder))
    assert (code, "个没有改动" in said) == (0, True)
    run(folder / "undisturbed", folder / "in")
    for table, listed in tables(folder / "undisturbed").items():
        found = [{**row, "path": f"{folder}/{row['path']}"} for row in rows(folder / "out", table)]
        assert found == [row for row in listed if row.get("rule") not in {"resident-id", "missing-section"}]
    assert not list((folder / "out" / "parts").glob(".*"))


def test_a_scan_that_is_ended_time_and_again_comes_to_the_same_tables(folder: Path) -> None:
    for least, how in enumerate((signal.SIGKILL, signal.SIGINT, signal.SIGKILL)):
        process = start(folder, SLOWLY)
        some_parts(folder, least)
        process.send_signal(how)
        assert ended(process)[0] in {-how, 128 + how}
    assert not (folder / "out" / "scan.json").exists()
    assert ended(start(folder))[0] == 0
    assert ended(start(folder, out="undisturbed"))[0] == 0
    assert tables(folder / "out") == tables(folder / "undisturbed")
    assert len(rows(folder / "out", "reports")) == 10


def test_a_full_disk_is_told_and_nothing_that_was_done_is_lost(folder: Path) -> None:
    full = f"if list(Path('out/parts').glob('*/manifest.json')): {FULL}"
    code, said = ended(start(folder, commit=full))
    assert (code, said.count("\n")) == (2, 1)
    assert "存储空间不足" in said
    assert "接着做" in said
    code, said = ended(start(folder))
    assert (code, "个没有改动" in said) == (0, True)
    assert len(rows(folder / "out", "reports")) == 10


def test_the_rest_of_a_disk_is_not_enough_for_the_tables(folder: Path) -> None:
    import resource

    limited = subprocess.run(
        [sys.executable, "-m", "gipr_lint", "scan", "in", "--out", "out", *OPTIONS],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
    )
    assert (limited.returncode, limited.stderr.count("\n")) == (2, 1), limited.stderr
    assert "扫描没有完成" in limited.stderr
    assert not list((folder / "out").glob("**/*.parquet"))


def test_nothing_heavy_is_imported_by_a_check(folder: Path) -> None:
    program = (
        "import sys\nfrom gipr_lint.cli import main\n"
        "try:\n    main(['check', 'in/0001.txt'])\n"
        "finally:\n    print(sorted({'pyarrow', 'fsspec', 'xlsxwriter', 'distributed'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_cluster_that_was_started_by_hand_has_the_packs_too(folder: Path, cli: Cli, tmp_path: Path) -> None:
    gansu = ("--rules", EXAMPLES / "pack-gansu", "--select", "balance,local")
    with dask_cluster(tmp_path) as cluster:
        found = cli("scan", folder / "in", "--out", folder / "out", "--scheduler", cluster.address, *gansu)
    assert found.code == 0, found.err
    cli("scan", folder / "in", "--out", folder / "one", *gansu)
    assert tables(folder / "out") == tables(folder / "one")
    assert {row["rule"].partition("-")[0] for row in rows(folder / "one", "findings")} == {"gansu"}


def test_the_configuration_and_folders_tell_counties_to_a_cluster_too(
    folder: Path, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    untold = (folder / "in" / "0001.txt").read_text(encoding="utf-8").splitlines()[1:]
    titles = {"一.txt": "松湾镇人民政府", "青湖县/二.txt": "桐坪乡人民政府", "青湖县/桐坪乡2023.txt": ""}
    for path, organ in titles.items():
        file = folder / "towns" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([f"{organ}2023年政府信息公开工作年度报告", *untold]), encoding="utf-8")
    config = folder / "c.yaml"
    config.write_text("county: {云溪县: [松湾镇]}\nrenamed: {桐坪乡: 桐坪镇}\nselect: [balance]\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    asked = ("scan", "towns", "--config", config)
    assert cli(*asked, "--out", "one").code == 0
    found = {Path(row["path"]).name: (row["organ_key"], row["county"]) for row in rows(folder / "one", "reports")}
    towns = ("青湖县桐坪镇", "青湖县")
    assert found == {"一.txt": ("云溪县松湾镇", "云溪县"), "二.txt": towns, "桐坪乡2023.txt": towns}
    config.write_text("county: {白石县: [松湾镇]}\nselect: [balance]\n", encoding="utf-8")
    with dask_cluster(tmp_path) as cluster:
        assert cli(*asked, "--out", "one", "--scheduler", cluster.address).code == 0
    assert [row["county"] for row in rows(folder / "one", "reports")] == ["白石县", "青湖县", "青湖县"]


def test_what_the_configuration_says_of_single_files_is_told_not_to_count(folder: Path, cli: Cli) -> None:
    config = folder / "c.yaml"
    config.write_text("per-file: {'*.txt': {ignore: [row-total]}}\njobs: 1\n", encoding="utf-8")
    found = cli("scan", folder / "in", "--out", folder / "out", "--config", config, "--select", "balance")
    assert found.code == 0
    assert "per-file、previous 对扫描无效" in found.err


def test_configurations_below_are_told_not_to_count(
    folder: Path, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (folder / ".gipr-lint.yaml").write_text("select: [balance]\n", encoding="utf-8")
    alone = cli("scan", "in", "--out", "out")
    assert "同样的规则" not in alone.err
    for county in ("甲县", "乙县"):
        reports(folder / "in" / county, range(1))
        (folder / "in" / county / ".gipr-lint.yaml").write_text("select: [no-such-rule]\n", encoding="utf-8")
    found = cli("scan", "in", "--out", "out")
    assert found.code == 0
    assert f"（用 {tmp_path / '.gipr-lint.yaml'}），别的文件夹里的配置没有用：" in found.err
    assert "等 2 份；要用哪一份，写 --config。" in found.err
    assert "同样的规则" not in cli("scan", "in", "--out", "out", "--config", ".gipr-lint.yaml").err
