"""YAML as typed data: every mistake at its line and column, hostile files refused quickly, a cache that cannot hurt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipr_lint.files.yaml import MAX_BYTES, YamlError, YamlFile, load
from gipr_lint.model import official_format


class Level(StrEnum):
    ERROR = "error"
    NOTE = "note"


class Inner(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    max_count: int = 0
    words: tuple[str, ...] = ()
    kinds: dict[str, Literal["row", "column"]] = {}


class Outer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    level: Level = Level.NOTE
    inner: Inner | None = None
    parts: tuple[Inner, ...] = ()


def mistake(content: str | bytes) -> tuple[int, int, str]:
    with pytest.raises(YamlError) as error:
        YamlFile("规则.yaml", content if isinstance(content, bytes) else content.encode()).read(Outer)
    assert str(error.value).startswith(f"规则.yaml:{error.value.line}:{error.value.column}：")
    return error.value.line, error.value.column, error.value.message


def test_a_right_file() -> None:
    read = YamlFile("a.yaml", "title: 甲\nlevel: error\ninner: {max-count: 3, kinds: {a: row}}\n".encode()).read(Outer)
    assert read == Outer("甲", Level.ERROR, Inner(3, (), {"a": "row"}))


def test_a_byte_order_mark_and_other_line_ends() -> None:
    content = b"\xef\xbb\xbftitle: a\r\nlevel: note\rparts: []\n"
    assert YamlFile("a.yaml", content).read(Outer) == Outer("a")
    assert mistake(content + b"x: 1")[:2] == (4, 1)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("", 1, 1, "缺少键“title”"),
        ("# 空\n", 1, 1, "缺少键“title”"),
        ("level: note\n", 1, 1, "缺少键“title”"),
        ("- 1\n", 1, 1, "应为映射（键: 值），实际是列表"),
        ("title: 3\n", 1, 1, "“title”：应为文字，实际是整数，请加引号：\"3\""),
        ("level: note\ntitle:\n", 2, 1, "“title”：应为文字，实际是空，请填写或删去这个键"),
        ("title: 2024-01-01\n", 1, 1, "“title”：应为文字，实际是日期（文字请加引号）"),
        ("title: a\nlevel: errro\n", 2, 1, "“level”：不允许的值“errro”，是否指“error”？可用的值：error、note"),
        ("title: a\ninner: 3\n", 2, 1, "“inner”：应为映射（键: 值），实际是整数，请写作 {键: 值}"),
        ("title: a\ninner:\n  words: a\n", 3, 3, "“inner.words”：应为列表，实际是文字，请写作 [a]"),
        ("title: a\ninner:\n  words: [a, 1]\n", 3, 14, "“inner.words.第2项”：应为文字，实际是整数，请加引号：\"1\""),
        ("title: a\ninner:\n  words:\n  - a\n  - 1.5\n", 5, 5,
         "“inner.words.第2项”：应为文字，实际是数字，请加引号：\"1.5\""),
        ("title: a\ninner: {max-count: true}\n", 2, 9, "“inner.max-count”：应为整数，实际是true 或 false"),
        ("title: a\ninner:\n  kinds:\n    a: row\n    b: colum\n", 5, 5,
         "“inner.kinds.b”：不允许的值“colum”，是否指“column”？可用的值：column、row"),
        ("title: a\ninner: {kinds: {1: row}}\n", 2, 17, "“inner.kinds.1”：应为文字，实际是整数"),
        ("title: a\ntitel: b\n", 2, 1,
         "“titel”：不认识的键“titel”，是否指“title”？可用的键：title、level、inner、parts"),
        ("title: a\nparts:\n- {}\n- max_count: 1\n", 4, 3,
         "“parts.第2项.max_count”：不认识的键“max_count”，是否指“max-count”？可用的键：max-count、words、kinds"),
        ("title: 甲\ntitle: 乙\n", 2, 1, "YAML 语法有误：同一个键出现了两次"),
        ("title: 甲: 乙\n", 1, 9, "YAML 语法有误：这里不应有冒号；值里含有“: ”时请给值加引号"),
        ("title: a\n\tlevel: note\n", 2, 1, "YAML 语法有误：不能用制表符（Tab）缩进，请改用空格"),
        ("title: '甲\n", 2, 1, "YAML 语法有误：引号没有成对"),
        ("title: [甲\nlevel: note\n", 2, 6, "YAML 语法有误：方括号或花括号没有成对；值里有这些符号时请给值加引号"),
        ("title: @甲\n", 1, 8, "YAML 语法有误：值不能以这个字符开头，请给值加引号"),
        ("title: a\n---\ntitle: b\n", 2, 1, "YAML 语法有误：一个文件只能有一份内容，不能用“---”分隔"),
        ("title: a\nlevel: 2024-13-45\n", 2, 8, "日期或数字有误；文字请加引号"),
        ("title: a\nlevel: \x1b[31m\n", 2, 8, "YAML 语法有误：含有控制字符，不是纯文本"),
        ("title: a\u2028b\nlevel: 3\n", 2, 1, "“level”：不允许的值“3”；可用的值：error、note"),
        (b"title: a\nlevel: \xd6\xd0\n", 2, 8, "不是 UTF-8 编码，请另存为 UTF-8"),
        (b"\x89PNG\r\n\x1a\n", 1, 1, "不是 UTF-8 编码，请另存为 UTF-8"),
        (b"\x00\x01\x02", 1, 1, "YAML 语法有误：含有控制字符，不是纯文本"),
    ],
)  # fmt: skip
def test_each_mistake_at_its_place(content: str | bytes, line: int, column: int, message: str) -> None:
    assert mistake(content) == (line, column, message)


BOMB = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*{last}, *{last}]\n" for last, name in zip("abcdefgh", "bcdefghi"))  # noqa: B905


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (BOMB, 1, 4, "不支持 YAML 的锚点（&）、别名（*）和标签（!）"),
        ("title: *a\n", 1, 8, "不支持 YAML 的锚点（&）、别名（*）和标签（!）"),
        ("title: !!python/name:os.system\n", 1, 8, "不支持 YAML 的锚点（&）、别名（*）和标签（!）"),
        ("title: !!str 3\n", 1, 8, "不支持 YAML 的锚点（&）、别名（*）和标签（!）"),
        ("[" * 100_000, 1, 31, "嵌套过深（最多 30 层）"),
        ("{a: " * 10_000, 1, 121, "嵌套过深（最多 30 层）"),
        ("- " * 5_000, 1, 61, "嵌套过深（最多 30 层）"),
        ("- x\n" * 200_000, 19_999, 3, "内容过多，不像规则或配置文件"),
        ("x" * (10 * MAX_BYTES), 1, 1, "文件超过 1024 KB，不像规则或配置文件"),
        ("title: " + "9" * 5000, 1, 8, "日期或数字有误；文字请加引号"),
    ],
)
def test_hostile_files_are_refused_quickly(content: str, line: int, column: int, message: str) -> None:
    start = time.perf_counter()
    assert mistake(content) == (line, column, message)
    assert time.perf_counter() - start < 20


@given(st.text(max_size=60) | st.text(alphabet="ab1:- \n\t[]{},'\"#&*!|>%@?\r", max_size=60) | st.binary(max_size=40))
def test_any_content_is_data_or_a_told_mistake(content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    try:
        place = (1, 1) if YamlFile("a.yaml", raw).read(Outer) else (0, 0)
    except YamlError as error:
        place = error.line, error.column
    assert place[0] >= 1
    assert place[1] >= 1


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(folder))
    return folder


def written(folder: Path, content: str = "title: 甲\n") -> Path:
    file = folder / "a.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def test_the_cache_is_keyed_by_content(tmp_path: Path, cache: Path) -> None:
    assert load(written(tmp_path), Outer) == Outer("甲")
    assert len(list(cache.iterdir())) == 1
    assert load(written(tmp_path), Outer) == Outer("甲")
    assert load(written(tmp_path, "title: 乙\n"), Outer) == Outer("乙")
    assert sorted(file.suffix for file in cache.iterdir()) == [".json", ".json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00\xff", b"[]", b'{"title": 3}', b'{"title": "a", "more": 1}'])
def test_a_damaged_cache_is_ignored(tmp_path: Path, cache: Path, damage: bytes) -> None:
    file = written(tmp_path)
    load(file, Outer)
    (stored,) = cache.iterdir()
    stored.write_bytes(damage)
    assert load(file, Outer) == Outer("甲")
    assert msgspec.json.decode(stored.read_bytes().partition(b"\n")[2], type=Outer) == Outer("甲")


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/gipr-lint")):
        monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(folder))
        assert load(written(tmp_path), Outer) == Outer("甲")
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_no_obstacle(tmp_path: Path, cache: Path) -> None:
    cache.mkdir(mode=0o500)
    assert load(written(tmp_path), Outer) == Outer("甲")
    assert list(cache.iterdir()) == []


def test_an_empty_name_means_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.chdir(tmp_path)
    assert load(written(tmp_path), Outer) == Outer("甲")
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


def test_a_mistake_is_not_cached(tmp_path: Path, cache: Path) -> None:
    file = written(tmp_path, "titel: 甲\n")
    for _ in range(2):
        with pytest.raises(YamlError, match=r"a\.yaml:1:1"):
            load(file, Outer)
    assert not cache.exists()


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(10_000 * MAX_BYTES)
    with pytest.raises(YamlError, match="超过 1024 KB"):
        load(file, Outer)
    assert not cache.exists()


def test_a_large_file_within_the_limit_is_read_whole(tmp_path: Path, cache: Path) -> None:
    title = "甲" * 100_000
    assert load(written(tmp_path, f"title: {title}\n"), Outer) == Outer(title)
    assert cache.exists()


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.yaml", Outer)


@pytest.mark.parametrize("edition", official_format.EDITIONS)
def test_the_formats_are_the_same_from_the_cache(edition: str, cache: Path) -> None:
    official_format.load.cache_clear()
    cold = official_format.load(edition)
    official_format.load.cache_clear()
    assert cache.exists()
    assert msgspec.to_builtins(official_format.load(edition)) == msgspec.to_builtins(cold)
    assert cold.edition == edition
    assert len(cold.section) == 6


def test_the_cache_spares_the_slow_libraries(cache: Path) -> None:
    program = (
        "import sys; from gipr_lint.model import official_format; official_format.load('2021'); print(*sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    ]
    assert cache.exists()
    assert "ruamel.yaml" in runs[0]
    assert not {"ruamel.yaml", "ruamel", "rapidfuzz", "platformdirs"} & set(runs[1])
