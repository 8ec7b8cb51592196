"""Each file has the configuration nearest to it: its rules, packs, patterns and what is accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.command_line import FAULTY, Cli
from tests.support.extensions.yunxi_pack import PACK, RULE


@pytest.fixture(autouse=True)
def _reports(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:  # noqa: ARG001
    monkeypatch.setenv("GIPR_LINT_NO_CACHE", "0")
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    for name in ("a.txt", "旧/b.txt", "旧/深/c.txt"):
        write(name, FAULTY)


def write(name: str, text: str) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found(cli: Cli, *arguments: str) -> dict[str, list[str]]:
    """Return the rules that found something, by file."""
    ended = cli("check", "--format", "json", *arguments)
    assert ended.err == ""
    rules: dict[str, list[str]] = {}
    for one in json.loads(ended.out)["findings"]:
        rules.setdefault(one["path"], []).append(one["rule"])
    return rules


def test_each_file_has_the_rules_of_the_nearest_configuration(cli: Cli) -> None:
    write(".gipr-lint.yaml", "select: [row-total]\n")
    write("旧/.gipr-lint.yaml", "select: [balance]\n")
    write("旧/深/pyproject.toml", '[tool.gipr-lint]\nextend = [".."]\nextend-select = ["row-total"]\n')
    wanted = {"a.txt": ["row-total"], "旧/b.txt": ["balance"], "旧/深/c.txt": ["row-total", "balance"]}
    for _ in ("checked", "remembered"):
        assert found(cli, ".") == wanted
        assert found(cli, "旧/b.txt", "a.txt") == {name: wanted[name] for name in ("a.txt", "旧/b.txt")}
        assert found(cli, ".", "--select", "balance") == {name: ["balance"] for name in wanted}
        assert found(cli, ".", "--config", ".gipr-lint.yaml") == {name: ["row-total"] for name in wanted}
    write("旧/.gipr-lint.yaml", "select: [row-total]\n")
    assert found(cli, ".") == {name: ["row-total"] for name in wanted}
    Path("旧/.gipr-lint.yaml").unlink()
    write("旧/深/pyproject.toml", "[tool.gipr-lint]\nignore = ['row-total']\n")
    assert found(cli, ".") == {"a.txt": ["row-total"], "旧/b.txt": ["row-total"], "旧/深/c.txt": ["balance"]}


def test_keys_of_a_run_count_for_nothing_below_and_that_is_told(cli: Cli) -> None:
    write(".gipr-lint.yaml", "fail-on: error\njobs: 1\n")
    write("旧/.gipr-lint.yaml", "extend: [..]\nfail-on: note\nformat: concise\nselect: [balance]\n")
    told = "gipr-lint：旧/.gipr-lint.yaml：“fail-on”“format”是整个运行的，只照当前文件夹的配置，写在这里不起作用\n"
    for _ in range(2):
        ended = cli("check", ".")
        assert (ended.code, ended.err) == (1, told)
    assert cli("check", ".", "--config", "旧/.gipr-lint.yaml").err == ""
    shown = cli("config", "旧/b.txt").out
    file = str(Path("旧/.gipr-lint.yaml").absolute())
    assert f"\nfail-on    # {file}\nformat    # {file}\n" in shown
    idle = json.loads(cli("config", "旧/b.txt", "--format", "json").out)["idle"]
    assert idle == {key: [file] for key in ("fail-on", "format")}
    assert "idle" not in json.loads(cli("config", "a.txt", "--format", "json").out)


def test_the_baseline_is_the_nearest_one_upward(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("baseline", ".").code == 0
    monkeypatch.chdir("旧")
    for arguments in (("b.txt",), ("深",), (".",)):
        assert cli("check", *arguments).code == 0
    assert cli("check", "b.txt", "--no-baseline").code == 1
    assert cli("baseline", ".").out == "{}：6 项（新增 0，去掉 0）。\n".format(
        Path("../.gipr-lint-baseline.json").resolve()
    )
    write(".gipr-lint.yaml", "select: [balance]\n")
    assert cli("check", ".").code == 0
    write(".gipr-lint-baseline.json", '{"version": 1, "findings": {}}')
    assert cli("check", ".").code == 1


def test_a_run_from_elsewhere_finds_the_same(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    write("旧/.gipr-lint.yaml", "select: [balance]\n")
    Path("空").mkdir()
    monkeypatch.chdir("空")
    assert found(cli, "../旧") == {"../旧/b.txt": ["balance"], "../旧/深/c.txt": ["balance"]}
    write(".gipr-lint.yaml", "select: [row-total]\n")
    assert found(cli, "../a.txt", "../旧/b.txt") == {"../a.txt": ["row-total"], "../旧/b.txt": ["balance"]}


def test_many_files_in_several_processes(cli: Cli) -> None:
    for number in range(20):
        write(f"旧/{number}.txt", FAULTY)
        write(f"新/{number}.txt", FAULTY)
    write("旧/.gipr-lint.yaml", "select: [balance]\ntimeout: 0\n")
    write("新/.gipr-lint.yaml", "select: [row-total]\ntimeout: 20\n")
    rules = found(cli, "旧", "新", "--jobs", "2", "--no-cache")
    assert len(rules) == 42
    assert all(listed == (["balance"] if name.startswith("旧") else ["row-total"]) for name, listed in rules.items())


def test_packs_are_those_of_the_configuration(cli: Cli) -> None:
    write("包/pack.yaml", PACK)
    write("包/yunxi-word.yaml", RULE.replace("零投诉", "政府信息"))
    write("旧/.gipr-lint.yaml", "rules: [../包]\nselect: [yunxi-word]\n")
    write("旧/深/.gipr-lint.yaml", "extend: [..]\nlevel: {yunxi-word: note}\nedition: 2021\n")
    for _ in ("checked", "remembered"):
        ended = cli("check", ".", "--format", "json")
        levels = {(one["path"], one["rule"], one["level"]) for one in json.loads(ended.out)["findings"]}
        assert ("旧/b.txt", "yunxi-word", "warning") in levels
        assert ("旧/深/c.txt", "yunxi-word", "note") in levels
        assert {rule for path, rule, _ in levels if path == "a.txt"} == {"row-total", "balance"}
    assert cli("check", ".", "--format", "sarif").code == 1
    refused = cli("check", ".", "--select", "yunxi-word")
    assert (refused.code, refused.err) == (
        2,
        "gipr-lint：没有规则或标签“yunxi-word”；全部规则和标签见 gipr-lint rules\n",
    )


def test_a_rule_of_a_broken_pack_is_told_with_what_is_wrong_with_the_pack(cli: Cli) -> None:
    write("包/pack.yaml", PACK.replace("contact", "kontakt"))
    write("包/yunxi-word.yaml", RULE)
    write("旧/.gipr-lint.yaml", "rules: [../包]\nselect: [yunxi-word]\n")
    ended = cli("check", ".")
    assert ended.code == 2
    assert "“select”：没有规则或标签“yunxi-word”" in ended.err
    assert "pack.yaml:4:1：“kontakt”：不认识的键" in ended.err


def test_patterns_and_suppressions_relate_to_their_own_file(cli: Cli) -> None:
    write(".gipr-lint.yaml", "suppress: [{rule: balance, reason: 上级}, {rule: row-total, reason: 无, path: 无/}]\n")
    write(
        "旧/.gipr-lint.yaml",
        "suppress: [{rule: row-total, reason: 旧版, path: 深/}]\nper-file: {b.txt: {ignore: [balance]}}\n",
    )
    for _ in ("checked", "remembered"):
        shown = json.loads(cli("check", ".", "--format", "json").out)
        assert {(one["path"], one["rule"]) for one in shown["findings"]} == {
            ("a.txt", "row-total"),
            ("旧/b.txt", "row-total"),
            ("旧/深/c.txt", "balance"),
        }
        reasons = {(one["path"], one["rule"], one["suppression"]["reason"]) for one in shown["suppressed"]}
        assert reasons == {("a.txt", "balance", "上级"), ("旧/深/c.txt", "row-total", "旧版")}
        assert [(one["path"], one["message"]) for one in shown["remarks"]] == [
            (".gipr-lint.yaml", "suppress 第 2 项（row-total）没有问题可接受，请删去")
        ]


def test_the_baseline_is_that_of_the_run(cli: Cli) -> None:
    write("旧/.gipr-lint.yaml", "select: [balance]\nsuppress: [{rule: row-total, reason: 旧版}]\n")
    assert cli("baseline").out == ".gipr-lint-baseline.json：4 项（新增 4，去掉 0）。\n"
    for _ in ("checked", "remembered"):
        assert cli("check", ".").code == 0
    write("旧/b.txt", FAULTY.replace("申请数量\t13\t", "申请数量\t14\t"))
    assert found(cli, ".") == {"旧/b.txt": ["balance"]}


@pytest.mark.parametrize("options", [(), ("--skip-others", "--force-exclude")])
def test_excluded_by_the_nearest_or_by_the_run(cli: Cli, options: tuple[str, ...]) -> None:
    write(".gipr-lint.yaml", "exclude: [旧/深/]\n")
    write("旧/.gipr-lint.yaml", "exclude: [b.txt]\n")
    named = [str(path) for path in sorted(Path().rglob("*.txt"))]
    assert set(found(cli, *options, *(named if options else ["."]))) == {"a.txt"}
    assert set(found(cli, "旧/b.txt")) == {"旧/b.txt"}


def test_a_project_has_the_options_of_the_run_and_the_rules_of_each_file(cli: Cli) -> None:
    write("a.txt", FAULTY)
    write("旧/b.txt", Sample().text.replace("2024", "2023"))
    Path("旧/深/c.txt").unlink()
    write(".gipr-lint.yaml", "select: [year, balance]\nfail-on: note\n")
    write("旧/.gipr-lint.yaml", "select: [row-total]\nfail-on: error\nformat: sarif\ncounty: {甲: [乙]}\n")
    ended = cli("check", "--project", ".", "--format", "json")
    shown = json.loads(ended.out)
    assert shown["summary"]["checked"] == 2
    assert {one["path"] for one in shown["findings"]} == {"a.txt"}
    assert shown["without_previous"] == ["旧/b.txt"]


def test_fixes_follow_the_nearest_configuration(cli: Cli) -> None:
    wide = Sample().text.replace("申请数量\t12\t", "申请数量\t１２\t")
    write("a.txt", wide)
    write("旧/b.txt", wide)
    write("旧/.gipr-lint.yaml", "ignore: [fullwidth-digits]\n")
    cli("check", ".", "--fix")
    assert "１２" not in Path("a.txt").read_text(encoding="utf-8")
    assert "１２" in Path("旧/b.txt").read_text(encoding="utf-8")


def test_standard_input_has_the_configuration_of_its_name(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from gipr_lint.engine.inputs import discover

    write("旧/.gipr-lint.yaml", "select: [balance]\n")
    monkeypatch.setattr(discover, "read_stdin", FAULTY.encode)
    assert found(cli, "-", "--stdin-filename", "旧/新.txt") == {"旧/新.txt": ["balance"]}
    assert found(cli, "-") == {"-": ["row-total", "balance"]}


def test_config_tells_for_a_file_what_holds_and_where_it_stands(cli: Cli) -> None:
    write(".gipr-lint.yaml", "format: concise\nselect: [row-total]\nexclude: [草稿/]\n")
    write("旧/.gipr-lint.yaml", "format: json\nfail-on: note\nselect: [balance]\nexclude: [b/]\n")
    shown = json.loads(cli("config", "旧/b.txt", "--format", "json").out)
    first, second = (str(Path(name).absolute()) for name in (".gipr-lint.yaml", "旧/.gipr-lint.yaml"))
    assert shown["keys"]["select"] == {"value": ["balance"], "from": [second]}
    assert shown["keys"]["format"] == {"value": "concise", "from": [first]}
    assert shown["keys"]["fail-on"] == {"value": "error", "from": []}
    assert shown["keys"]["exclude"] == {"value": ["草稿/", "b/"], "from": [second, first]}
    assert shown["report"]["in_force"] == 1
    assert json.loads(cli("config", "a.txt", "--format", "json").out)["keys"]["select"]["value"] == ["row-total"]


WRONG = [
    ("format: xml", "“format”：没有输出格式“xml”；可用的格式："),
    ("select: []", "“select”"),
    ("select: [row-totl]", "“select”：没有规则或标签“row-totl”，是否指“row-total”？"),
    ("ignore: ['']", "“ignore”：规则或标签的名称不能为空"),
    ("extend-select: [无]", "“extend-select”：没有规则或标签“无”"),
    ("extend-ignore: [无]", "“extend-ignore”：没有规则或标签“无”"),
    ("level: {无: note}", "“level”：没有规则或标签“无”"),
    ("level: {balance: fatal}", "“level.balance”"),
    ("fail-on: fatal", "“fail-on”"),
    ("edition: 2020", "“edition”"),
    ("jobs: 65", "“jobs”"),
    ("timeout: 3601", "“timeout”"),
    ("exclude: ['!']", "“exclude”：“!”不是有效的模式"),
    ("per-file: {'!': {}}", "“per-file”：“!”不是有效的模式"),
    ("suppress: [{rule: 无, reason: 有}]", "“suppress”：没有规则或标签“无”"),
    ("selekt: [tables]", "“selekt”：不认识的键"),
]
OVERRIDING = (
    *(
        "--format",
        "json",
        "--select",
        "balance",
        "--ignore",
        "row-total",
        "--level",
        "balance=note",
        "--fail-on",
        "note",
    ),
    *("--edition", "2021", "--jobs", "1", "--timeout", "9", "--no-baseline"),
)


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[text for text, _ in WRONG])
@pytest.mark.parametrize("place", [".gipr-lint.yaml", "旧/.gipr-lint.yaml"])
def test_a_wrong_value_is_refused_wherever_it_stands_and_whatever_overrides_it(
    cli: Cli, text: str, told: str, place: str
) -> None:
    cli("check", ".")
    write(place, text)
    for arguments in (["check", "."], ["check", ".", *OVERRIDING], ["config", "旧/b.txt"], ["baseline", "."]):
        ended = cli(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"gipr-lint：{Path(place).absolute()}")
        assert told in ended.err
        assert ended.err.count("\n") == 1


@pytest.mark.parametrize("written", ["2021", "'2021'", '"2021"'])
def test_an_edition_needs_no_quotes(cli: Cli, written: str) -> None:
    write(".gipr-lint.yaml", f"edition: {written}\n")
    assert cli("check", "a.txt").code == 1


@pytest.mark.parametrize("name", [".gipr-lint.yaml", "旧/.gipr-lint.yaml", ".gipr-lint-baseline.json"])
def test_no_result_takes_the_place_of_what_the_run_rests_on(cli: Cli, name: str) -> None:
    write(".gipr-lint.yaml", "select: [row-total]\n")
    write("旧/.gipr-lint.yaml", "select: [balance]\n")
    cli("baseline")
    before = Path(name).read_bytes()
    for _ in ("checked", "remembered"):
        ended = cli("check", ".", "--output-file", f"json={name}")
        assert ended.code == 2
        assert ended.err == (
            f"gipr-lint：--output-file json={name}：这是本次检查要用的配置或基线，不能用结果覆盖；请换一个文件名\n"
        )
    assert Path(name).read_bytes() == before
