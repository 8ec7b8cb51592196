"""The configuration file, and which rules are in force."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from gipr_lint.engine.config import Config, UnknownNameError, choose
from gipr_lint.engine.config_file import find
from gipr_lint.engine.layers.extended import load_layers
from gipr_lint.files.yaml import YamlError
from gipr_lint.model.finding import Level
from gipr_lint.model.rule import Rule


class NoOptions(msgspec.Struct):
    pass


def rule(id_: str, level: Level, *tags: str) -> Rule:
    return Rule(id_, level, "题", "话", "改", "据", "forbid", NoOptions(), tags)


RULES = (
    rule("balance", Level.ERROR, "tables", "arithmetic"),
    rule("row-total", Level.ERROR, "tables", "arithmetic"),
    rule("blank-cell", Level.WARNING, "tables"),
    rule("title-year", Level.WARNING, "structure"),
)


KEYS = "、".join(field.encode_name for field in msgspec.structs.fields(Config))


def written(folder: Path, content: str) -> Path:
    file = folder / ".gipr-lint.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def test_every_key(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "select: [tables]\nignore: [blank-cell]\nlevel: {balance: warning, row-total: off}\nfail-on: note\n"
        'format: sarif\nexclude: [草稿/, "*.md"]\nedition: "2019"\n'
        "rules: [规则/本县]\nocr: never\ntimeout: 2.5\ncache: false\n"
        "county: {云溪县: [松湾镇, 桐坪乡]}\nrenamed: {县扶贫办: 县乡村振兴局}\n"
        "extend-select: [balance]\nextend-ignore: [title-year]\nprevious: [上年]\njobs: 2\n"
        "per-file: {历年/: {select: [tables], ignore: [balance], level: {row-total: note}}}\n"
        "suppress: [{rule: balance, path: 历年/, at: requests.new, reason: 旧版格式, until: 2026-12-31}]\n",
    )
    levels = {"balance": "warning", "row-total": "off"}
    wanted = {"select": ("tables",), "ignore": ("blank-cell",), "level": levels, "fail-on": "note", "format": "sarif"}
    more: dict[str, object] = {
        "exclude": ("草稿/", "*.md"),
        "edition": "2019",
        "rules": ("规则/本县",),
        "ocr": "never",
        "timeout": 2.5,
        "cache": False,
        "county": {"云溪县": ("松湾镇", "桐坪乡")},
        "renamed": {"县扶贫办": "县乡村振兴局"},
        "extend": (),
        "extend-select": ("balance",),
        "extend-ignore": ("title-year",),
        "previous": ("上年",),
        "jobs": 2,
        "suppress": (
            {"rule": "balance", "reason": "旧版格式", "path": "历年/", "at": "requests.new", "until": "2026-12-31"},
        ),
        "per-file": {"历年/": {"select": ("tables",), "ignore": ("balance",), "level": {"row-total": "note"}}},
    }
    assert msgspec.to_builtins(load_layers(file).config) == {**wanted, **more}


@pytest.mark.parametrize("content", ["", "\n", "# 无设置\n", "{}\n"])
def test_an_empty_file_leaves_the_defaults(tmp_path: Path, content: str) -> None:
    assert load_layers(written(tmp_path, content)).config == Config()
    assert Config().fail_on == "error"


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("ignroe: [balance]\n", 1, 1, f"“ignroe”：不认识的键“ignroe”，是否指“ignore”？可用的键：{KEYS}"),
        ("select: tables\n", 1, 1, "“select”：应为列表，实际是文字，请写作 [tables]"),
        ("fail_on: note\n", 1, 1, f"“fail_on”：不认识的键“fail_on”，是否指“fail-on”？可用的键：{KEYS}"),
        ("fail-on: off\n", 1, 1, "“fail-on”：不允许的值“off”；可用的值：error、note、warning"),
        ("level:\n  balance: warning\n  row-total: warn\n", 3, 3,
         "“level.row-total”：不允许的值“warn”，是否指“warning”？可用的值：error、note、off、warning"),
        ("edition: 2020\n", 1, 1, "“edition”：不允许的值“2020”；可用的值：2019、2021"),
        ("select: []\n", 1, 1, "“select”：不能是空的；不需要时请删去这个键"),
        ("timeout: 10s\n", 1, 1, "“timeout”：应为数字，实际是文字，请写作 10"),
        ("level: {row-total: 1}\n", 1, 9, "“level.row-total”：不允许的值“1”；可用的值：error、note、off、warning"),
        ("format: [json]\n", 1, 1, "“format”：应为文字，实际是列表，请写作 json"),
        ('edition: "2020"\n', 1, 1, "“edition”：不允许的值“2020”；可用的值：2019、2021"),
        ("exclude:\n- a\n- 3\n", 3, 3, "“exclude.第2项”：应为文字，实际是整数，请加引号：\"3\""),
        ("- select\n", 1, 1, "应为映射（键: 值），实际是列表"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(tmp_path: Path, content: str, line: int, column: int, message: str) -> None:
    file = written(tmp_path, content)
    with pytest.raises(YamlError) as error:
        load_layers(file)
    told = error.value
    assert (told.path, told.line, told.column, told.message) == (str(file), line, column, message)


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_layers(tmp_path / ".gipr-lint.yaml")


def test_the_nearest_file_upward(tmp_path: Path) -> None:
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    top = written(tmp_path, "")
    assert find(inner) == top
    near = written(tmp_path / "甲", "")
    assert find(inner) == near
    assert find(tmp_path) == top


def test_a_relative_start_is_searched_upward_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲").mkdir()
    top = written(tmp_path, "")
    monkeypatch.chdir(tmp_path / "甲")
    assert find(Path()) == top


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ([], [], ["balance", "row-total", "blank-cell", "title-year"]),
        (["balance"], [], ["balance"]),
        (["arithmetic"], [], ["balance", "row-total"]),
        (["arithmetic", "title-year"], [], ["balance", "row-total", "title-year"]),
        ([], ["tables"], ["title-year"]),
        ([], ["balance", "structure"], ["row-total", "blank-cell"]),
        (["tables"], ["balance"], ["row-total", "blank-cell"]),
        (["balance"], ["tables"], ["balance"]),
        (["tables"], ["arithmetic"], ["blank-cell"]),
        (["arithmetic"], ["tables"], []),
        (["balance"], ["balance"], []),
    ],
)
def test_select_and_ignore(select: list[str], ignore: list[str], chosen: list[str]) -> None:
    assert [one.id for one in choose(RULES, select=select, ignore=ignore)] == chosen


def test_levels() -> None:
    level = {"balance": "note", "tables": "warning", "arithmetic": "error", "title-year": "off"}
    assert {one.id: one.level for one in choose(RULES, level=level)} == {
        "balance": Level.NOTE,
        "row-total": Level.WARNING,
        "blank-cell": Level.WARNING,
    }
    assert RULES[0].level is Level.ERROR
    assert [one.id for one in choose(RULES, level={"tables": "off", "balance": "error"})] == ["balance", "title-year"]


@pytest.mark.parametrize("key", ["select", "ignore", "level"])
def test_unknown_names(key: str) -> None:
    given = {"balnce": "off"} if key == "level" else ["balnce"]
    with pytest.raises(UnknownNameError, match=r"^没有规则或标签“balnce”，是否指“balance”？$"):
        choose(RULES, **{key: given})  # type: ignore[arg-type]


@pytest.mark.parametrize("escape", ["\\0", "\\x00", "\\ud800", "\\uDFFF"])
@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("rules: [a, 'b', \"规则%s\"]", "rules.第3项"),
        ('exclude: ["%s"]', "exclude.第1项"),
        ('format: "te%sxt"', "format"),
        ('level: {"%s": "off"}', "level"),
    ],
)
def test_what_can_be_no_name_of_a_file(tmp_path: Path, line: str, key: str, escape: str) -> None:
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text(f"ignore: []\n{line % escape}\n", encoding="utf-8")
    with pytest.raises(YamlError) as refused:
        load_layers(file)
    assert (refused.value.line, refused.value.column > 0) == (2, True)
    assert refused.value.message.startswith(f"“{key}”：含有空字符或不成对的代理字符")
    assert refused.value.message.endswith("请删去")


def test_a_backslash_is_no_escape_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text("exclude: ['a\\0b', a\\0c, \"\\U0001F600\"]\n", encoding="utf-8")
    assert load_layers(file).config.exclude == ("a\\0b", "a\\0c", "😀")
