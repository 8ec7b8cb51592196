"""What a scan reads: folders, lists, archives and addresses; each file once, by a name that tells of nobody."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from gipr_lint.engine.scan.sources.archive import archive_of
from gipr_lint.engine.scan.sources.listing import Filter, Named, listing
from gipr_lint.readers import READERS, ReadError
from tests.support.privacy.leaks import RESIDENT
from tests.support.scans import items

OUT = Filter((), Path(), READERS)


def names(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [item.path for item in found]


def test_each_file_is_read_once_with_the_code_that_was_first_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    found = listing([Named(str(file), "114"), Named(str(tmp_path))], OUT)
    assert [(item.path, item.code) for item in found] == [(str(file), "114")]
    again = listing([Named(str(file)), Named(f"{tmp_path}/b/../a.txt"), Named(f"{tmp_path}//a.txt")], OUT)
    assert names(again) == [str(file)]


def test_what_is_not_there_is_among_the_files_to_be_told_of(tmp_path: Path) -> None:
    found = items(tmp_path / "missing.txt", tmp_path / "missing.zip", "memory://nothing/here")
    assert len(found) == 3
    for item in found:
        with pytest.raises(ReadError):
            item.content()


def test_the_folder_of_the_tables_is_not_read(tmp_path: Path) -> None:
    for folder in ("in", "out"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "scan.xlsx").write_bytes(b"")
    assert names(items(tmp_path, out=tmp_path / "out")) == [str(tmp_path / "in" / "scan.xlsx")]


def test_members_of_archives_stand_in_the_place_of_these(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with ZipFile(archive, "w") as packed:
        for name in ("县/松湾镇.txt", "__MACOSX/县/._松湾镇.txt", "照片.gif", "旧.rar"):
            packed.writestr(name, "正文")
    found = items(tmp_path)
    assert names(found) == [f"{archive}!/县/松湾镇.txt", f"{archive}!/旧.rar"]
    assert found[0].content().decode() == "正文"
    assert found[0].stamp


def test_a_broken_archive_is_one_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    (found,) = items(tmp_path)
    with pytest.raises(ReadError, match="损坏"):
        found.content()


def test_names_show_no_number_of_a_person_and_stay_apart(tmp_path: Path) -> None:
    for last in ("甲", "乙"):
        (tmp_path / f"{RESIDENT}{last}").mkdir()
        (tmp_path / f"{RESIDENT}{last}" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / f"{RESIDENT}.txt").write_text("x", encoding="utf-8")
    (tmp_path / f"{RESIDENT[:-1]}9.txt").write_text("x", encoding="utf-8")
    shown = [item.shown for item in items(tmp_path)]
    assert not [name for name in shown if RESIDENT[:10] in name]
    assert len(set(shown)) == len(shown) == 4
    assert all(name.endswith(".txt") for name in shown)


def test_an_archive_is_closed_when_another_one_is_read(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        with ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("松湾镇.txt", name)
    one, other = (str(tmp_path / name) for name in ("a.zip", "b.zip"))
    first = archive_of(one)
    assert archive_of(one) is first
    assert archive_of(other).read("松湾镇.txt") == b"b.zip"
    with pytest.raises(ReadError):
        first.read("松湾镇.txt")
