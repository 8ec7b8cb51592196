"""Reports in a store of the S3 kind, which a server on this machine plays."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4
from zipfile import ZipFile

import pytest
import s3fs
from moto.server import ThreadedMotoServer

from tests.support.scans import reports, rows, run, tables


class Store(NamedTuple):
    """A store, and the address of an empty bucket in it."""

    system: s3fs.S3FileSystem
    bucket: str


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a store."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    started.start()
    try:
        yield "http://{}:{}".format(*started.get_host_and_port())
    finally:
        started.stop()


@pytest.fixture
def store(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return a store to which the environment leads as it would lead to a real one."""
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "invented",
        "AWS_SECRET_ACCESS_KEY": "invented",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    bucket = f"s3://{uuid4().hex}"
    s3fs.S3FileSystem().mkdir(bucket)
    yield Store(s3fs.S3FileSystem(), bucket)
    s3fs.S3FileSystem.clear_instance_cache()


def test_a_folder_of_a_bucket_is_scanned_like_one_on_the_disk(store: Store, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    reports(inside, range(5))
    (inside / "乡 镇#1.txt").write_bytes((inside / "0001.txt").read_bytes())
    (inside / "photo.jpg").write_bytes(b"")
    store.system.put(f"{inside}/", f"{store.bucket}/2024/", recursive=True)
    run(tmp_path / "out", f"{store.bucket}/2024")
    run(tmp_path / "disk", inside)
    there, here = tables(tmp_path / "out"), tables(tmp_path / "disk")
    assert {row["source"] for row in there["reports"]} == {"url"}
    assert len(there["reports"]) == 6
    for table, found in there.items():
        wanted = [{**row, "path": row["path"].replace(str(inside), f"{store.bucket}/2024")} for row in here[table]]
        assert [{**row, "source": "file"} if "source" in row else row for row in found] == wanted


def test_what_has_not_changed_in_the_store_is_not_read_again(store: Store, tmp_path: Path) -> None:
    inside, out = tmp_path / "in", tmp_path / "out"
    reports(inside, range(4))
    with ZipFile(tmp_path / "more.zip", "w") as packed:
        packed.write(inside / "0003.txt", "0003.txt")
    store.system.put([f"{inside}/{number:04}.txt" for number in range(3)], f"{store.bucket}/", recursive=True)
    store.system.put(str(tmp_path / "more.zip"), f"{store.bucket}/more.zip")
    assert run(out, store.bucket).rows["reports"] == 4
    assert run(out, store.bucket).tally.known == 4
    store.system.put(f"{inside}/0003.txt", f"{store.bucket}/0001.txt")
    store.system.invalidate_cache()
    assert run(out, store.bucket).tally.known < 4
    found = {row["path"].removeprefix(f"{store.bucket}/"): row["sha256"] for row in rows(out, "reports")}
    assert found["0001.txt"] == found["more.zip!/0003.txt"] != found["0002.txt"]


def test_a_bucket_that_is_not_there_is_told_in_one_sentence(store: Store, tmp_path: Path) -> None:
    assert store.system.exists(store.bucket)
    run(tmp_path / "out", "s3://another-bucket/2024")
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["path"], problem["message"]) == ("s3://another-bucket/2024", "这个地址没有文件")
