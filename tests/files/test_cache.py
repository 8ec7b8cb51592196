"""A cache that is damaged, or is no file at all, is as good as none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gipr_lint.files import cache


def made(calls: list[int]) -> list[int]:
    calls.append(1)
    return [1, 2, 3]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path))
    cache.recall("numbers", [b"source"], list[int], lambda: made([]))
    (file,) = tmp_path.glob("numbers-*.json")
    return file


def test_what_is_kept_is_not_made_again(kept: Path) -> None:
    calls: list[int] = []
    assert cache.recall("numbers", [b"source"], list[int], lambda: made(calls)) == [1, 2, 3]
    assert calls == []
    assert kept.is_file()


@pytest.mark.parametrize("change", ["empty list", "another value", "half", "one bit", "nothing"])
def test_a_damaged_file_is_made_again(kept: Path, change: str) -> None:
    content = kept.read_bytes()
    damaged = {
        "empty list": b"[]",
        "another value": content.replace(b"[1,2,3]", b"[1,2,4]"),
        "half": content[: len(content) // 2],
        "one bit": bytes([*content[:-2], content[-2] ^ 1, content[-1]]),
        "nothing": b"",
    }[change]
    assert damaged != content
    kept.write_bytes(damaged)
    calls: list[int] = []
    assert cache.recall("numbers", [b"source"], list[int], lambda: made(calls)) == [1, 2, 3]
    assert calls == [1]
    assert kept.read_bytes() == content


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
@pytest.mark.parametrize(("given", "wanted"), [("relative", "home/.cache"), ("", "home/.cache"), ("/xdg", "/xdg")])
def test_a_relative_folder_for_caches_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, wanted: str
) -> None:
    monkeypatch.delenv("GIPR_LINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert cache.folder() == tmp_path / wanted / "gipr-lint"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_what_never_ends_is_not_read(kept: Path) -> None:
    kept.unlink()
    os.mkfifo(kept)
    calls: list[int] = []
    assert cache.recall("numbers", [b"source"], list[int], lambda: made(calls)) == [1, 2, 3]
    assert calls == [1]
