"""Results of former runs: the same as new ones, never those of other rules, and never telling anything."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace

import pytest

from gipr_lint.engine.results import run_key
from tests.support.command_line import CLEAN, FAULTY, run

NUMBER = "522628198709164272"
PRIVATE = CLEAN.replace("一、总体情况\n", f"一、总体情况\n\n申请人李敏华（身份证号{NUMBER}）申请公开。\n", 1)
assert PRIVATE != CLEAN
pytestmark = pytest.mark.usefixtures("cache")
TRACE = (
    "import sys\nfrom gipr_lint.cli import main\n"
    "try: main(sys.argv[1:])\n"
    "finally: print(*sorted(sys.modules), file=sys.stderr)"
)


@pytest.fixture(scope="module")
def rules_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache with what any run needs, which takes a while to make, and without results."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    run("check", "a.txt", cwd=folder, GIPR_LINT_CACHE_DIR=str(folder / "cache"))
    return folder / "cache"


@pytest.fixture
def cache(tmp_path: Path, rules_alone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GIPR_LINT_NO_CACHE", raising=False)
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path / "cache"))
    return shutil.copytree(rules_alone, tmp_path / "cache")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "乡镇").mkdir(parents=True)
    for name, text in {
        "甲.txt": CLEAN,
        "乡镇/乙.txt": FAULTY,
        "乡镇/丙.txt": PRIVATE,
        "说明.md": "不是报告。" * 99,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def modules(*arguments: str | Path, cwd: Path) -> set[str]:
    """Return what a run imports."""
    command = [sys.executable, "-c", TRACE, *map(str, arguments)]
    return set(subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False).stderr.split())


def is_hit(*arguments: str | Path, cwd: Path) -> bool:
    """Tell whether a run knows all results."""
    return "gipr_lint.checks" not in modules("check", *arguments, cwd=cwd)


@pytest.mark.parametrize(
    ("form", "more"), [("text", ()), ("concise", ()), ("json", ("-v",)), ("sarif", ("--sarif-profile", "github"))]
)
def test_a_known_result_is_the_same(form: str, more: tuple[str, ...], cache: Path, reports: Path) -> None:
    asked = ("check", "--format", form, *more, "reports")
    fresh = run(*asked, "--no-cache", cwd=reports.parent)
    assert not (cache / "results").exists()
    runs = [run(*asked, cwd=reports.parent) for _ in "12"]
    assert fresh.stdout
    assert {(one.stdout, one.stderr, one.returncode) for one in runs} == {(fresh.stdout, fresh.stderr, 1)}


def test_a_hit_imports_no_rules(reports: Path) -> None:
    first, second = (modules("check", "reports", cwd=reports.parent) for _ in "12")
    assert {"lark", "gipr_lint.checks", "gipr_lint.parse"} <= first | {"lark"}
    heavy = {"lark", "ruamel", "regex", "rapidfuzz", "platformdirs"}
    rooms = ("checks", "rulefiles", "parse", "privacy", "statements", "extensions.toolset")
    assert second & heavy == set()
    assert [name for name in second if name.startswith(tuple(f"gipr_lint.{room}" for room in rooms))] == []


def test_one_changed_file_is_checked_and_the_others_are_known(reports: Path) -> None:
    run("check", "reports", cwd=reports.parent)
    (reports / "甲.txt").write_text(FAULTY, encoding="utf-8")
    told = run("check", "--format", "concise", "reports", cwd=reports.parent)
    assert told.stdout == run("check", "--format", "concise", "--no-cache", "reports", cwd=reports.parent).stdout
    assert "甲.txt" in told.stdout.decode()
    assert is_hit("reports", cwd=reports.parent)


@pytest.mark.parametrize(
    "option",
    [("--select", "tables"), ("--ignore", "tables"), ("--level", "row-total=note"), ("--edition", "2019")],
)
def test_another_option_is_a_miss(option: tuple[str, str], reports: Path) -> None:
    assert not is_hit("reports", cwd=reports.parent)
    assert is_hit("reports", cwd=reports.parent)
    assert not is_hit(*option, "reports", cwd=reports.parent)
    assert is_hit(*option, "reports", cwd=reports.parent)
    fresh = run("check", "--no-cache", *option, "reports", cwd=reports.parent)
    assert run("check", *option, "reports", cwd=reports.parent).stdout == fresh.stdout


def test_options_of_output_are_no_miss(reports: Path) -> None:
    run("check", "reports", cwd=reports.parent)
    for more in (("-v",), ("--format", "json"), ("--fail-on", "note"), ("--timeout", "9"), ("--output", "x.txt")):
        assert is_hit(*more, "reports", cwd=reports.parent)
    assert (reports.parent / "x.txt").read_bytes() == run("check", "reports", cwd=reports.parent).stdout


def test_the_configuration_counts(reports: Path) -> None:
    file = reports.parent / ".gipr-lint.yaml"
    run("check", "reports", cwd=reports.parent)
    file.write_text("ignore: [tables]\n", encoding="utf-8")
    assert not is_hit("reports", cwd=reports.parent)
    assert is_hit("reports", cwd=reports.parent)
    file.write_text("ignore: [privacy]\n", encoding="utf-8")
    assert not is_hit("reports", cwd=reports.parent)
    file.write_text("cache: false\n", encoding="utf-8")
    run("check", "reports", cwd=reports.parent)
    assert not is_hit("reports", cwd=reports.parent)
    file.write_text("ignroe: []\n", encoding="utf-8")
    assert run("check", "reports", cwd=reports.parent).returncode == 2


def pack(folder: Path, level: str = "warning") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(
        "name: 云溪县\nprefix: yunxi\nversion: '1'\ncontact: 县政府办\n", encoding="utf-8"
    )
    rule = (
        f"title: 不写年度\nlevel: {level}\nmessage: 写有“年度”。\nhelp: 改写。\nbasis: 县里的要求\ncheck: forbid\n"
        "with: {pattern: 年度}\nexamples: {valid: [本年], invalid: ['[|年度|]']}\n"
    )
    (folder / "yunxi-year.yaml").write_text(rule, encoding="utf-8")
    return folder


def test_a_changed_rule_of_a_pack_is_a_miss(reports: Path) -> None:
    folder = pack(reports.parent / "pack")
    asked = ("--rules", folder, "--format", "concise", "reports")
    assert not is_hit(*asked, cwd=reports.parent)
    assert is_hit(*asked, cwd=reports.parent)
    assert b"warning yunxi-year" in run("check", *asked, cwd=reports.parent).stdout
    state = (folder / "yunxi-year.yaml").stat()
    pack(folder, "note   ")
    os.utime(folder / "yunxi-year.yaml", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not is_hit(*asked, cwd=reports.parent)
    assert b"note yunxi-year" in run("check", *asked, cwd=reports.parent).stdout


def test_a_changed_pack_that_is_extended_is_a_miss(reports: Path) -> None:
    base = pack(reports.parent / "base")
    upper = reports.parent / "upper"
    upper.mkdir()
    (upper / "pack.yaml").write_text(
        "name: 桐坪乡\nprefix: tongping\nversion: '1'\ncontact: 乡政府\nextends: [../base]\n", encoding="utf-8"
    )
    asked = ("--rules", upper, "reports")
    assert not is_hit(*asked, cwd=reports.parent)
    assert is_hit(*asked, cwd=reports.parent)
    pack(base, "note")
    assert not is_hit(*asked, cwd=reports.parent)


def test_another_version_of_the_tool_is_a_miss(reports: Path) -> None:
    run("check", "reports", cwd=reports.parent)
    assert is_hit("reports", cwd=reports.parent)
    newer = f"import gipr_lint.files.version as own\nown.__version__ = '9.9'\n{TRACE}"
    command = [sys.executable, "-c", newer, "check", "reports"]
    done = subprocess.run(command, cwd=reports.parent, capture_output=True, text=True, check=False)
    assert "gipr_lint.checks" in done.stderr.split()


def test_a_changed_file_of_the_tool_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "module.py").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(run_key, "import_module", lambda _name: SimpleNamespace(__file__=str(tmp_path / "module.py")))
    before = run_key.key_of(run_key.Asked())
    assert run_key.key_of(run_key.Asked()) == before
    state = (tmp_path / "module.py").stat()
    (tmp_path / "module.py").write_text("a = 2\n", encoding="utf-8")
    os.utime(tmp_path / "module.py", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert run_key.key_of(run_key.Asked()) != before


PLUGIN = """
    import msgspec
    from gipr_lint import Check, Hit, Location, Rule, Level, hookimpl

    class Options(msgspec.Struct, frozen=True):
        pass

    def found(report, options):
        yield Hit(Location(None))

    @hookimpl
    def register_checks():
        return {"mine": Check(found, Options, {}, "试验")}

    @hookimpl
    def register_rules():
        return [Rule("mine-word", Level.NOTE, "试验", "试验%s。", "改", "据", "mine", Options(), ("wording",))]
"""


def plugin(site: Path, version: str, number: int) -> None:
    information = site / "mine.dist-info"
    information.mkdir(parents=True, exist_ok=True)
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: mine\nVersion: {version}\n", encoding="utf-8")
    (information / "entry_points.txt").write_text("[gipr_lint]\nmine = plugin_mine\n", encoding="utf-8")
    (site / "plugin_mine.py").write_text(dedent(PLUGIN) % number, encoding="utf-8")


def test_another_version_of_a_plugin_is_a_miss(
    cache: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("check", "--format", "concise", "reports/甲.txt")
    plain = run(*asked, cwd=reports.parent).stdout
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # Python knows a file again by its second and its size
    shown, names = [], []
    for version, number in (("1.0", 1), (None, 1), ("1.1", 1), ("1.1", 2)):
        if version is not None:
            plugin(tmp_path / "site", version, number)
        shown.append(run(*asked, cwd=reports.parent).stdout.decode())
        (file,) = (one for one in (cache / "results").glob("[0-9a-f]*.json") if one.stat().st_size > 0)
        names.append(len(json.loads(file.read_bytes())["results"]))
    assert plain == b""
    assert ["试验1" in shown[0], "试验1" in shown[2], "试验2" in shown[3]] == [True] * 3
    assert shown[0] == shown[1]
    assert names == [2, 2, 3, 4]
    monkeypatch.delenv("PYTHONPATH")
    assert run(*asked, cwd=reports.parent).stdout == b""


def test_a_broken_pack_is_told_each_time(cache: Path, reports: Path) -> None:
    folder = pack(reports.parent / "pack", "terrible")
    told = {run("check", "--rules", folder, "reports", cwd=reports.parent).stdout for _ in range(3)}
    assert len(told) == 1
    assert not (cache / "results").exists()


@pytest.mark.parametrize("content", [b"\x00\x01" * 500, "一份会议纪要。".encode() * 50])
def test_what_goes_wrong_is_told_each_time(content: bytes, reports: Path) -> None:
    (reports / "丁.txt").write_bytes(content)
    told = {run("check", "reports/丁.txt", "reports/甲.txt", cwd=reports.parent).stdout for _ in range(3)}
    assert len(told) == 1
    assert not is_hit("reports/丁.txt", cwd=reports.parent)


def test_what_is_no_report_is_known_in_a_folder_and_told_where_it_is_named(reports: Path) -> None:
    run("check", "reports", cwd=reports.parent)
    assert is_hit("reports", cwd=reports.parent)
    assert run("check", "reports/说明.md", cwd=reports.parent).returncode == 2
    assert run("check", "--skip-others", "reports/说明.md", cwd=reports.parent).returncode == 0


def test_reports_that_are_compared_are_not_kept(cache: Path, reports: Path) -> None:
    run("check", "--previous", "reports", "reports", cwd=reports.parent)
    assert not (cache / "results").exists()
    run("check", "reports", cwd=reports.parent)
    assert not is_hit("--previous", "reports", "reports", cwd=reports.parent)


def test_standard_input_is_not_kept(reports: Path) -> None:
    run("check", "-", "--stdin-filename", "reports/甲.txt", cwd=reports.parent, stdin=FAULTY.encode())
    assert run("check", "reports/甲.txt", cwd=reports.parent).returncode == 0


def kept(cache: Path) -> bytes:
    return b"\n".join(
        file.name.encode() + b"\n" + file.read_bytes() for file in sorted(cache.rglob("*")) if file.is_file()
    )


def traces(number: str) -> list[str]:
    """Return a number, all that is six digits of it, and what may stand in its place."""
    encoded = number.encode()
    digests = [hashlib.new(name, encoded).hexdigest() for name in ("sha256", "md5", "sha1", "sha512", "blake2b")]
    short = [text for digest in digests for text in (digest[:16], digest.upper()[:16])]
    checks = [str(zlib.crc32(encoded)), f"{zlib.crc32(encoded):08x}", str(zlib.adler32(encoded))]
    return [number[start : start + 6] for start in range(len(number) - 5)] + short + checks


def test_no_number_is_in_the_cache(cache: Path, reports: Path) -> None:
    (reports / "号码.txt").write_text(NUMBER, encoding="utf-8")
    more = f"公开。联系电话13974820516，邮箱limh@yunxi.example。{NUMBER}"
    (reports / "长.txt").write_text(PRIVATE.replace("公开。", more), encoding="utf-8")
    for form in ("text", "json", "sarif", "concise"):
        run("check", "--format", form, "reports", cwd=reports.parent)
    held = kept(cache)
    assert b'"results"' in held
    assert is_hit("reports/乡镇", cwd=reports.parent)
    found = [text for number in (NUMBER, "13974820516") for text in traces(number) if text.encode() in held]
    assert found == []


def test_no_text_of_a_report_is_in_the_cache(cache: Path, reports: Path) -> None:
    run("check", "reports", cwd=reports.parent)
    held = b"".join(file.read_bytes() for file in (cache / "results").iterdir() if not file.name.startswith("rules-"))
    words = [line.strip()[:8] for line in PRIVATE.split("\n") if len(line.strip()) >= 8]
    assert [word for word in words if word.encode() in held or ascii(word)[1:-1].encode() in held] == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:200],
        lambda content: content[:900] + b"77" + content[902:],
        lambda _: b'{"form":1,"results":[]}',
        lambda content: content.replace(b'"form":1', b'"form":9').replace(b"MA", b"AM"),
    ],
)
def test_a_damaged_cache_is_a_miss(damage: Callable[[bytes], bytes], cache: Path, reports: Path) -> None:
    whole = run("check", "reports", cwd=reports.parent)
    for file in list((cache / "results").iterdir()):
        content = file.read_bytes()
        file.write_bytes(damage(content))
        assert run("check", "reports", cwd=reports.parent).stdout == whole.stdout
    run("check", "reports", cwd=reports.parent)
    assert is_hit("reports", cwd=reports.parent)


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GIPR_LINT_NO_CACHE", raising=False)
    (tmp_path / "file").write_text("")
    for name in ("", str(tmp_path / "file" / "below")):
        monkeypatch.setenv("GIPR_LINT_CACHE_DIR", name)
        told = run("check", "reports", cwd=reports.parent)
        assert (told.returncode, told.stderr) == (1, b"")


def test_runs_side_by_side_leave_what_both_found(cache: Path, reports: Path) -> None:
    command = [sys.executable, "-m", "gipr_lint", "check"]
    asked = [["reports/甲.txt"], ["reports/乡镇/乙.txt"], ["reports/乡镇/丙.txt"], ["reports"]]
    running = [subprocess.Popen([*command, *one], cwd=reports.parent, stdout=subprocess.DEVNULL) for one in asked]
    assert {process.wait() for process in running} <= {0, 1}
    assert not list(cache.rglob(".new-*"))
    run("check", "reports", cwd=reports.parent)
    assert is_hit("reports", cwd=reports.parent)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
@pytest.mark.parametrize("seconds", [0.5, 1.5])
def test_a_killed_run_leaves_a_usable_cache(seconds: float, reports: Path) -> None:
    for number in range(40):
        (reports / f"{number}.txt").write_text(
            FAULTY.replace("云溪", f"云溪{'一二三四五六七八九'[number % 9]}"), encoding="utf-8"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "gipr_lint", "check", "reports"], cwd=reports.parent, stdout=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.kill()
    process.wait()
    fresh = run("check", "--no-cache", "reports", cwd=reports.parent)
    assert [run("check", "reports", cwd=reports.parent).stdout for _ in "12"] == [fresh.stdout] * 2
    assert is_hit("reports", cwd=reports.parent)


@pytest.mark.parametrize("action", ["show", "clean"])
def test_a_cache_that_is_no_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path / "file"))
    result = run("cache", action, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert "不是文件夹" in result.stderr.decode()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_cleaning_spares_what_is_not_the_cache(cache: Path, reports: Path) -> None:
    run("check", "reports", cwd=reports.parent)
    for name in ("results.txt", "results/mine.json", "rules-2024.json"):
        (cache / name).write_text("mine")
    assert "个文件" in run("cache", cwd=reports.parent).stdout.decode()
    assert run("cache", "clean", cwd=reports.parent).returncode == 0
    assert sorted(str(file.relative_to(cache)) for file in cache.rglob("*") if file.is_file()) == [
        "results.txt",
        "results/mine.json",
        "rules-2024.json",
    ]
    assert not is_hit("reports", cwd=reports.parent)
    run("cache", "clean", cwd=reports.parent)
