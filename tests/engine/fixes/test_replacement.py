"""A file is replaced as a whole, and only where it is what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.engine.fixes.replacement import ChangedError, LinkedError, replace_content


def test_what_somebody_has_changed_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"new")
    with pytest.raises(ChangedError):
        replace_content(file, b"old", b"mended")
    assert (file.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (b"new", ["a.txt"])


def test_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    file.chmod(0o664)
    replace_content(file, b"old", b"mended")
    assert (file.read_bytes(), file.stat().st_mode & 0o7777) == (b"mended", 0o664)


def test_what_may_not_be_replaced(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_bytes(b"old")
    other.hardlink_to(file)
    with pytest.raises(LinkedError):
        replace_content(file, b"old", b"mended")
    other.unlink()
    file.chmod(0o400)
    with pytest.raises(PermissionError):
        replace_content(file, b"old", b"mended")
    with pytest.raises(FileNotFoundError):
        replace_content(other, b"old", b"mended")
    assert file.read_bytes() == b"old"
