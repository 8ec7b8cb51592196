"""``.gitignore`` files: what they leave out of a folder, above it and below."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def inherited(root: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    """Yield the ``.gitignore`` files above a folder, up to the top of its git repository."""
    resolved = root.resolve()
    above: list[Path] = []
    for folder in (resolved, *resolved.parents):
        if (folder / ".git").exists():
            for parent in reversed(above):
                if (parent / ".gitignore").is_file():
                    yield parent, read_spec(parent / ".gitignore")
            if folder != resolved and (folder / ".gitignore").is_file():
                yield folder, read_spec(folder / ".gitignore")
            return
        if folder != resolved:
            above.append(folder)


def read_spec(file: Path) -> GitIgnoreSpec:
    """Read a ``.gitignore`` file. As in git, a line that is no pattern counts for nothing."""
    from pathspec import GitIgnoreSpec

    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return GitIgnoreSpec.from_lines([line for line in lines if is_pattern(line)])


def is_pattern(line: str) -> bool:
    """Tell whether a line is a pattern of paths, as git understands it."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def ignored(path: Path, specs: Sequence[tuple[Path, GitIgnoreSpec]], *, folder: bool = False) -> bool:
    """Tell whether the last ``.gitignore`` that speaks of a path ignores it."""
    answer = False
    for base, spec in specs:
        relative = os.path.relpath(os.path.realpath(path.parent), os.path.realpath(base))
        inside = path.name if relative == "." else f"{relative}/{path.name}"
        if inside.startswith(".."):
            continue
        result = spec.check_file(inside + "/" if folder else inside).include
        answer = answer if result is None else result
    return answer
