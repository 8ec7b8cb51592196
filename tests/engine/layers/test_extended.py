"""Configurations that extend others: the nearer file wins, and every key knows where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.engine.config_file import find
from gipr_lint.engine.layers.extended import load_layers
from gipr_lint.limits.errors import ConfigurationError


def written(folder: Path, content: str, name: str = ".gipr-lint.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def test_the_nearer_file_wins_and_entries_are_joined(tmp_path: Path) -> None:
    far = written(
        tmp_path / "全省",
        "select: [tables]\nlevel: {balance: note, row-total: off}\nextend-ignore: [blank-cell]\n"
        "rules: [规则]\nfail-on: note\n",
    )
    near = written(
        tmp_path / "县", "extend: [../全省]\nselect: [privacy]\nlevel: {balance: error}\nextend-ignore: [title-year]\n"
    )
    config, origins = load_layers(near)
    assert config.select == ("privacy",)
    assert config.level == {"balance": "error", "row-total": "off"}
    assert config.extend_ignore == ("blank-cell", "title-year")
    assert config.fail_on == "note"
    assert config.rules == (str(tmp_path / "全省" / "规则"),)
    told = str(tmp_path / "县" / ".." / "全省" / far.name)
    assert origins == {
        "select": (str(near), told),
        "level": (str(near), told),
        "extend-ignore": (str(near), told),
        "rules": (told,),
        "fail-on": (told,),
    }


def test_of_several_the_first_wins(tmp_path: Path) -> None:
    written(tmp_path, "fail-on: note\njobs: 3\n", "a.yaml")
    written(tmp_path, "fail-on: warning\ntimeout: 5\n", "b.yaml")
    config, _ = load_layers(written(tmp_path, "extend: [a.yaml, b.yaml]\n"))
    assert (config.fail_on, config.jobs, config.timeout) == ("note", 3, 5)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({".gipr-lint.yaml": "extend: [无.yaml]"}, "“extend”：无.yaml：文件或文件夹不存在"),
        ({".gipr-lint.yaml": "extend: [a.yaml]", "a.yaml": "extend: [.gipr-lint.yaml]"}, "又引用了它自己"),
        ({".gipr-lint.yaml": "extend: [a.yaml]", "a.yaml": "selct: [tables]"}, "a.yaml:1:1：“selct”：不认识的键"),
        ({".gipr-lint.yaml": "extend: [空]"}, "“extend”：空：文件或文件夹不存在"),
        ({".gipr-lint.yaml": "extend: [.]"}, "又引用了它自己"),
        ({".gipr-lint.yaml": "extend: [空]", "空/a.yaml": "{}"}, "“extend”：空：这个文件夹里没有 .gipr-lint.yaml"),
        (
            {".gipr-lint.yaml": "extend: [c0]", **{f"c{n}": f"extend: [c{n + 1}]" for n in range(20)}},
            "引用的配置超过 16 份",
        ),
    ],
)
def test_what_cannot_be_extended_is_told(tmp_path: Path, files: dict[str, str], told: str) -> None:
    for name, content in files.items():
        written(tmp_path, content, name)
    with pytest.raises(ConfigurationError, match=r"extend|selct") as caught:
        load_layers(tmp_path / ".gipr-lint.yaml")
    assert told in str(caught.value)


def test_a_section_of_the_project_file_is_a_configuration(tmp_path: Path) -> None:
    file = written(tmp_path, '[tool.gipr-lint]\nselect = ["tables"]\nfail-on = "note"\n', "pyproject.toml")
    assert find(tmp_path / "报告") == file
    config, origins = load_layers(file)
    assert (config.select, config.fail_on, origins["select"]) == (("tables",), "note", (str(file),))


def test_a_project_file_of_others_is_none_and_the_own_file_comes_first(tmp_path: Path) -> None:
    written(tmp_path, "[tool.ruff]\nline-length = 120\n", "pyproject.toml")
    assert find(tmp_path) is None
    own = written(tmp_path, "fail-on: note\n")
    written(tmp_path, '[tool.gipr-lint]\nfail-on = "warning"\n', "pyproject.toml")
    assert find(tmp_path) == own


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[tool.gipr-lint]\nselect = 'tables'\n", "pyproject.toml：[tool.gipr-lint] “select”：应为列表，实际是文字"),
        ("[tool.gipr-lint]\nignroe = []\n", "[tool.gipr-lint] “ignroe”：不认识的键“ignroe”，是否指“ignore”？"),
        ("[tool.gipr-lint]\nselect = [\n", "pyproject.toml：不是有效的 TOML"),
    ],
)
def test_mistakes_in_the_project_file_are_told_by_key(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_layers(written(tmp_path, content, "pyproject.toml"))
    assert told in str(caught.value)
