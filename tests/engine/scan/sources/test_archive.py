"""ZIP archives: names as Chinese programs write them, and members that must not be unpacked."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gipr_lint.engine.scan.sources.archive import Archive
from gipr_lint.readers import MAX_BYTES, ReadError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where an archive will be."""
    return tmp_path / "a.zip"


def test_names_in_the_code_of_a_chinese_windows_are_read(file: Path) -> None:
    wanted = "松湾镇.txt"
    with ZipFile(file, "w") as packed:
        packed.writestr("x" * len(wanted.encode("gb18030")), "正文")
    content = file.read_bytes().replace(b"x" * len(wanted.encode("gb18030")), wanted.encode("gb18030"))
    file.write_bytes(content)
    archive = Archive(str(file))
    assert list(archive.names()) == [wanted]
    assert archive.read(wanted).decode() == "正文"
    archive.close()


@pytest.mark.parametrize("size", [2 * 1024 * 1024, MAX_BYTES + 1])
def test_a_bomb_is_refused(file: Path, size: int) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("bomb.txt", b"0" * size)
        packed.writestr("harmless.txt", b"0" * 1000)
    archive = Archive(str(file))
    with pytest.raises(ReadError, match=r"炸弹|上限"):
        archive.read("bomb.txt")
    assert archive.read("harmless.txt") == b"0" * 1000
    archive.close()


def test_a_member_that_is_larger_than_it_says_is_refused(file: Path) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"0" * 5_000_000)
    sizes = struct.pack("<I", 5_000_000)
    file.write_bytes(file.read_bytes().replace(sizes, struct.pack("<I", 1000)))
    archive = Archive(str(file))
    with pytest.raises(ReadError, match="损坏"):
        archive.read("a.txt")
    archive.close()


def test_an_encrypted_member_and_one_that_is_gone_are_told(file: Path) -> None:
    with ZipFile(file, "w") as packed:
        packed.writestr("a.txt", b"0")
    content = bytearray(file.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(bytes(content))
    archive = Archive(str(file))
    with pytest.raises(ReadError, match="加密"):
        archive.read("a.txt")
    with pytest.raises(ReadError, match="没有这个文件"):
        archive.read("b.txt")
    archive.close()


def test_members_of_one_name_are_all_read(file: Path) -> None:
    with ZipFile(file, "w") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, text in (
            ("县/甲.txt", "一"),
            ("县/甲.txt", "二"),
            ("县/甲（2）.txt", "三"),
            ("县/甲.txt", "四"),
            ("乙", "五"),
        ):
            packed.writestr(name, text)
    archive = Archive(str(file))
    found = {name: archive.read(name).decode() for name in archive.names()}
    archive.close()
    assert found == {
        "县/甲.txt": "一",
        "县/甲（2）.txt": "二",
        "县/甲（2）（2）.txt": "三",
        "县/甲（3）.txt": "四",
        "乙": "五",
    }
