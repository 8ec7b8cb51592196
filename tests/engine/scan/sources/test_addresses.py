"""Files at addresses, read by fsspec: here in memory, on this machine, and from a server on it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import fsspec
import pytest

from gipr_lint.engine.scan.sources import addresses
from gipr_lint.readers import ReadError, suffix_of
from tests.support.scans import items, reports, rows, run


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("s3://b/a.txt", True), ("simplecache::s3://b", True), ("C:\\a.txt", False), ("a/b.txt", False), ("/a:b", False)],
)
def test_what_is_an_address(path: str, *, wanted: bool) -> None:
    assert addresses.is_address(path) is wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("ftp://me:word@host/a@b.txt", "ftp://***@host/a@b.txt"),
        ("ftp://me@host/a.txt", "ftp://***@host/a.txt"),
        ("https://host/a.txt?sig=9f&at=1", "https://host/a.txt?***"),
        ("s3://bucket/a@b.txt", "s3://bucket/a@b.txt"),
        ("me:word@a/why?.txt", "me:word@a/why?.txt"),
    ],
)
def test_no_table_tells_what_opens_a_store(path: str, wanted: str) -> None:
    assert addresses.shown(path) == wanted


def test_a_password_stands_nowhere_below_the_folder_of_the_tables(tmp_path: Path) -> None:
    run(
        tmp_path / "out",
        "ftp://me:passing-word@127.0.0.1:9/a.txt",
        "http://me:passing-word@127.0.0.1:9/?a=passing-word",
    )
    paths = [row["path"] for row in rows(tmp_path / "out", "problems")]
    assert paths == ["ftp://***@127.0.0.1:9/a.txt", "http://***@127.0.0.1:9/?***"]
    assert not [file for file in tmp_path.rglob("*.*") if b"passing-word" in file.read_bytes()]


def test_a_folder_and_an_archive_at_an_address_are_scanned(tmp_path: Path) -> None:
    reports(tmp_path / "in", [1, 2])
    with ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.write(tmp_path / "in" / "0001.txt", "b/one.txt")
    store = fsspec.filesystem("memory")
    store.put(str(tmp_path / "in"), "/county/2024", recursive=True)
    store.put(str(tmp_path / "a.zip"), "/county/a.zip")
    store.pipe("/county/photo.jpg", b"")
    try:
        run(tmp_path / "out", "memory://county")
    finally:
        store.rm("/county", recursive=True)
    found = rows(tmp_path / "out", "reports")
    assert [(row["path"], row["source"]) for row in found] == [
        ("memory:///county/2024/0001.txt", "url"),
        ("memory:///county/2024/0002.txt", "url"),
        ("memory:///county/a.zip!/b/one.txt", "archive"),
    ]


def test_one_file_at_an_address_of_this_machine(tmp_path: Path) -> None:
    reports(tmp_path / "in", [1])
    (item,) = items(f"file://{tmp_path}/in/0001.txt")
    assert item.content() == (tmp_path / "in" / "0001.txt").read_bytes()


@pytest.mark.parametrize("address", ["nonsense://a/b.txt", "memory://no/such.txt", "http://127.0.0.1:9/a.txt"])
def test_what_cannot_be_reached_is_told_in_one_sentence(address: str) -> None:
    (item,) = items(address)
    with pytest.raises(ReadError) as told:
        item.content()
    assert "\n" not in str(told.value)
    assert "127" not in str(told.value)


def test_what_a_store_says_of_the_content_tells_it_from_another() -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/one/a.txt", b"x")
    try:
        (item,) = items("memory://one/a.txt")
        before = item.digest(item.content())
        store.pipe("/one/a.txt", b"y")
        assert item.digest(item.content()) != before
    finally:
        store.rm("/one", recursive=True)
    assert item._replace(stamp="ETag 1").digest(b"x") != item._replace(stamp="ETag 2").digest(b"x")


@pytest.mark.parametrize(
    ("address", "said"),
    [("memory://no/such.txt", "这个地址没有文件"), ("http://127.0.0.1:9/a.txt", "连不上这个地址的服务器")],
)
def test_a_server_that_does_not_answer_is_no_missing_file(address: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        addresses.listed(address)


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("https://host/word.zip?sig=9f.docx", ".zip"),
        ("http://host/a.docx#page.1", ".docx"),
        ("http://host/a.zip?***!/b.md", ".md"),
        ("why?.txt", ".txt"),
    ],
)
def test_what_is_asked_of_a_server_is_no_suffix(path: str, suffix: str) -> None:
    assert suffix_of(path) == suffix


def test_the_library_that_an_address_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(_address: str) -> None:
        raise ImportError('needs "aiohttp"') from ModuleNotFoundError(name="aiohttp")

    monkeypatch.setattr("fsspec.core.url_to_fs", lacks)
    with pytest.raises(ReadError, match="还要安装 aiohttp"):
        addresses.listed("http://host/a.txt")
