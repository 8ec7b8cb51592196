"""The files of a folder that git tracks: drafts that nobody added are not among them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from gipr_lint.limits.errors import InputError

_MAX_SECONDS = 60
"""So long git may take to list the files."""


class NoRepositoryError(InputError):
    """The files of a folder cannot be listed by git; the message is one Chinese sentence."""


def tracked(folder: Path) -> Iterator[Path]:
    """Return the files below a folder that git tracks and that are there, in order. Raises NoRepositoryError."""
    command = ["git", "-C", str(folder), "ls-files", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, timeout=_MAX_SECONDS).stdout  # noqa: S603 - no shell
    except FileNotFoundError:
        raise NoRepositoryError("没有安装 git，不能用 --tracked") from None
    except subprocess.TimeoutExpired:
        raise NoRepositoryError("git 迟迟不列出文件") from None
    except (subprocess.CalledProcessError, OSError):
        raise NoRepositoryError("不在 git 仓库里，或者 git 不肯读这个仓库，不能用 --tracked") from None
    names = sorted({os.fsdecode(name) for name in listed.split(b"\0") if name})
    return (file for name in names if (file := folder / name).is_file())
