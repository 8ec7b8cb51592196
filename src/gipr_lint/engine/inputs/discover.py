"""Inputs: which files a run reads, from the paths that the user named."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

import msgspec

from gipr_lint.engine.inputs.gitignore import ignored, inherited, is_pattern, read_spec
from gipr_lint.files.os_errors import explain
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Problem
from gipr_lint.readers import MAX_BYTES, READERS, UNSUPPORTED, ReadError, suffix_of
from gipr_lint.readers.scan.mode import is_sought

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", ".tox", ".nox"})
"""Folders that hold no reports of the user; any folder with a ``pyvenv.cfg`` is skipped too."""

_CLOSED = expression(r"(?:[^\[\\]|\\.|\[[!^]?+\]?+(?:[^\]\\]|\\.)*+\])*+")
"""A pattern whose brackets are closed; git takes no file for what an open one says. Takes ``a[0-9]`` and ``a\\[1``, not
``a[1``."""
_LOCK = "~$"
"""How the names of the files begin that office programs keep beside one that is open: no reports."""


class ExcludeError(ConfigurationError):
    """A pattern of files to leave out is none; the message is one Chinese sentence."""


class Input(NamedTuple):
    """Something to read: the path to print, and how to get the bytes. ``content`` raises ReadError or OSError.

    ``named`` says that the user asked for this very file: it has to be a report. ``real`` is the path without links of
    what is a file, and may be read once more in another run.
    """

    path: str
    content: Callable[[], bytes]
    named: bool = False
    real: str = ""

    @property
    def repeated(self) -> bool:
        """Whether it is a file."""
        return bool(self.real)


class Manner(NamedTuple):
    """How files are taken that are named one by one, not found in a folder.

    With ``skip_others`` one that is no report is left out as it is in folders, with ``force_exclude`` one that the
    configuration excludes: whoever names them all, as a hook does, asks for none of them. With ``tracked``, a folder
    holds only the files that git tracks.
    """

    skip_others: bool = False
    force_exclude: bool = False
    tracked: bool = False


class Inputs(msgspec.Struct):
    """The files to read, the paths that could not be used, and files in folders that no reader understands."""

    files: list[Input] = msgspec.field(default_factory=list)
    problems: list[Problem] = msgspec.field(default_factory=list)
    unsupported: list[str] = msgspec.field(default_factory=list)


def collect(
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    exclude_root: Path | None = None,
    suffixes: Collection[str] = READERS,
    manner: Manner | None = None,
    also: Callable[[str], bool] | None = None,
) -> Inputs:
    """Find the files of the paths: files as they are, folders with all below them that a reader can read by its suffix.

    In folders, ``.gitignore`` files and the ``exclude`` patterns (gitignore style, relative to ``exclude_root``)
    are honoured, and for files that are named as ``manner`` says; so is ``also``, which tells what to leave out.
    Each file is read once, however often it is named.
    Raises ExcludeError for an ``exclude`` pattern.
    """
    inputs = Inputs()
    manner = manner or Manner()
    seen: set[str] = set()
    folders: dict[str, str] = {}
    excluded = _exclusion(exclude, exclude_root or Path.cwd(), also)
    for path in paths:
        named = Path(path)
        try:
            folder = named.is_dir()
            found = _files(named, inputs, manner) if folder else iter([named])
            for file in found:
                real = _real(str(file), folders)
                judged = excluded if folder or manner.force_exclude else None
                if real in seen or (judged and judged(file)):
                    continue
                seen.add(real)
                taken = not folder and not (manner.skip_others and file.exists())
                _take(file, real, inputs, suffixes, named=taken)
        except (OSError, ValueError) as error:
            inputs.problems.append(Problem("file", path, explain(error)))
    return inputs


def _exclusion(
    patterns: Sequence[str], root: Path, also: Callable[[str], bool] | None
) -> Callable[[Path], bool] | None:
    """Return what tells whether a file is left out; None where none is. Raises ExcludeError."""
    spec = _spec(patterns) if patterns else None
    if spec is None and also is None:
        return None
    return lambda file: bool((spec and _is_excluded(file, spec, root)) or (also and also(str(file))))


def _real(path: str, folders: dict[str, str]) -> str:
    """Return a path without links; of a folder that was met before, that is known from ``folders``."""
    folder, name = os.path.split(path)
    if os.name == "nt" or name in {"", ".", ".."} or os.path.islink(path):  # noqa: PTH114 - of every file, so quickly
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)  # noqa: PTH118 - as above


def _take(file: Path, real: str, inputs: Inputs, suffixes: Collection[str], *, named: bool) -> None:
    path = str(file)
    suffix = suffix_of(path)
    if not named and file.name.startswith(_LOCK):
        return
    if named or (suffix in suffixes and is_sought(suffix)):
        # a hundred thousand files may be taken: of each one text is kept, no path with all its parts
        inputs.files.append(Input(path, lambda: read_file(Path(path)), named, path if real == path else real))
    elif suffix in UNSUPPORTED:
        inputs.unsupported.append(path)


def is_excluded(path: str, exclude: Sequence[str], exclude_root: Path) -> bool:
    """Tell whether patterns leave out a path, whether or not there is such a file. Raises ExcludeError."""
    return bool(exclude) and _is_excluded(Path(path), _spec(exclude), exclude_root)


def read_file(file: Path) -> bytes:
    """Return the content of a file. Raises ReadError where it cannot be read or is too large for a report."""
    try:
        state = _state(file)
        if state is None:
            raise ReadError("链接指向的文件不存在" if file.is_symlink() else "文件不存在")
        if not S_ISREG(state.st_mode):
            raise ReadError("不是普通文件，无法读取")
        size = state.st_size
        if size > MAX_BYTES:
            raise ReadError(f"文件有 {size // 1024 // 1024} MB，超过上限 {MAX_BYTES // 1024 // 1024} MB，未读取")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ReadError(explain(error)) from None


def _state(file: Path) -> os.stat_result | None:
    """Return what the system knows of a file, None where there is none. Raises OSError."""
    try:
        return file.stat()
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP}:
            return None
        raise
    except ValueError:  # no name of a file
        return None


def read_stdin() -> bytes:
    """Return what standard input holds. Raises ReadError where it cannot be read."""
    if sys.stdin is None:
        raise ReadError("标准输入已关闭，无法读取")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(explain(error)) from None


def same_file(one: str, other: str) -> bool:
    """Tell whether two paths lead to one file; not where there is none."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - paths as text
    except OSError:
        return False


def is_below(path: str, folder: str) -> bool:
    """Tell whether a path leads to something in a folder."""
    return Path(path).resolve().is_relative_to(Path(folder).resolve())


def write_file(file: Path, text: str | Iterable[str]) -> None:
    """Write a text, or its pieces, to a file as a whole or not at all. Raises OSError."""
    from gipr_lint.files.atomic import whole

    pieces = [text] if isinstance(text, str) else text
    if file.exists() and not file.is_file():  # a device or a pipe cannot be replaced
        with file.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(pieces)
        return
    with whole(file) as target:
        for piece in pieces:
            target.write(piece.encode("utf-8", "replace"))


def wrong_with_target(path: str | Path) -> str:
    """Say why nothing can be written to a file, as far as that is known beforehand; nothing where it may be."""
    try:
        file = Path(path)
        folder = file.parent
        if file.is_dir():
            return "这是一个文件夹，请写文件名"
        if folder.is_dir():
            is_device = file.exists() and not file.is_file()
            return "" if is_device or os.access(folder, os.W_OK) else f"没有权限在文件夹“{folder}”里写文件"
        if not folder.exists():
            return f"文件夹“{folder}”不存在，请先建立，或换一个位置"
        return f"“{folder}”不是文件夹，请换一个位置"
    except (OSError, ValueError) as error:
        return explain(error)


def _files(folder: Path, inputs: Inputs, manner: Manner) -> Iterator[Path]:
    if not manner.tracked:
        return _walk(folder, inputs)
    from gipr_lint.engine.inputs.tracked import NoRepositoryError, tracked

    try:
        return tracked(folder)
    except NoRepositoryError as error:
        inputs.problems.append(Problem("file", str(folder), str(error)))
        return iter(())


def _walk(root: Path, inputs: Inputs) -> Iterator[Path]:
    """Yield the files below a folder in order, leaving out ignored ones; folders that cannot be read are problems."""

    def report(error: OSError) -> None:
        inputs.problems.append(Problem("file", str(error.filename), explain(error)))

    specs: list[tuple[Path, GitIgnoreSpec]] = list(inherited(root))
    for name, folders, names in os.walk(root, onerror=report):
        folder = Path(name)
        if ".gitignore" in names:
            specs.append((folder, read_spec(folder / ".gitignore")))
        folders[:] = sorted(
            sub
            for sub in folders
            if sub not in SKIPPED_FOLDERS
            and not (folder / sub / "pyvenv.cfg").exists()
            and not ignored(folder / sub, specs, folder=True)
        )
        yield from (folder / file for file in sorted(names) if not ignored(folder / file, specs))


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    for pattern in patterns:
        if not is_pattern(pattern):
            raise ExcludeError(f"“{pattern}”不是有效的模式")
        if not pattern.strip():
            raise ExcludeError("模式不能是空的")
        if not _CLOSED.fullmatch(pattern):
            raise ExcludeError(f"“{pattern}”不是有效的模式：“[”后面没有“]”；名称里的“[”写作“\\[”")
    return GitIgnoreSpec.from_lines(patterns)


@lru_cache(maxsize=64)
def _spec_of(pattern: str) -> GitIgnoreSpec:
    return _spec([pattern])


def fits(pattern: str, relative: str) -> bool:
    """Tell whether a relative path fits a pattern of ``.gitignore``. Raises ExcludeError for what is no pattern."""
    return _spec_of(pattern).match_file(relative)


def _is_excluded(file: Path, spec: GitIgnoreSpec, root: Path) -> bool:
    relative = os.path.relpath(os.path.realpath(file), os.path.realpath(root))
    return not relative.startswith("..") and spec.match_file(relative)
