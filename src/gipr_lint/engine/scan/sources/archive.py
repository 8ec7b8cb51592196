"""ZIP archives of reports: their members are read one by one, and none is unpacked to a disk."""

from __future__ import annotations

import atexit
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from gipr_lint.engine.scan.sources import addresses
from gipr_lint.files.os_errors import explain
from gipr_lint.readers import MAX_BYTES, ReadError

INSIDE = "!/"
"""Stands between the name of an archive and that of a member."""
MAX_FILES = 500_000
"""The most files in one archive: three times the reports of a year."""
MAX_RATIO = 200
"""How much larger than packed a member may be; reports come to ten or so."""
_HARMLESS_BYTES = 1024 * 1024
"""A member that unpacks to less does no harm, whatever its ratio."""
_UTF8_BIT = 0x800
"""The flag of a name in UTF-8, by the ZIP specification (APPNOTE 4.4.4)."""
_ENCRYPTED_BIT = 0x1
"""The flag of an encrypted member."""
_BROKEN = "压缩包已损坏或不完整，请重新打包"


class Archive:
    """An open archive: the names of its members, and their contents. Raises ReadError where it is none."""

    def __init__(self, path: str) -> None:
        self._stream: IO[bytes] | None = None
        try:
            local = not addresses.is_address(path)
            self._stream = Path(path).open("rb") if local else addresses.open_stream(path)  # noqa: SIM115 - see close
            self._zip = ZipFile(self._stream)
        except OSError as error:
            self.close()
            raise ReadError(explain(error)) from None
        except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, EOFError):
            self.close()
            raise ReadError(_BROKEN) from None
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > MAX_FILES:
            self.close()
            raise ReadError(f"压缩包里有 {len(infos)} 个文件，超过上限 {MAX_FILES} 个，未读取")
        self._members = _by_name(infos)

    def names(self) -> Iterator[str]:
        """Yield the names of the members."""
        yield from self._members

    def stamp(self, name: str) -> str:
        """Return what tells the content of a member from another one."""
        info = self._members[name]
        return f"crc {info.CRC:08x} {info.file_size}"

    def read(self, name: str) -> bytes:
        """Return the content of a member. Raises ReadError for too much, a bomb, or what cannot be unpacked."""
        info = self._members.get(name)
        if info is None:
            raise ReadError("压缩包里没有这个文件了")
        if info.flag_bits & _ENCRYPTED_BIT:
            raise ReadError("压缩包已加密，请解压后扫描其中的文件")
        if info.file_size > MAX_BYTES:
            raise ReadError(
                f"解压后有 {info.file_size // 1024 // 1024} MB，超过上限 {MAX_BYTES // 1024 // 1024} MB，未读取"
            )
        if info.file_size > max(_HARMLESS_BYTES, MAX_RATIO * info.compress_size):
            raise ReadError("压缩比异常，可能是压缩炸弹，未读取")
        try:
            return self._zip.read(info)
        except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            raise ReadError(_BROKEN) from None

    def close(self) -> None:
        """Close the file."""
        if self._stream is not None:
            self._stream.close()


def archive_of(path: str) -> Archive:
    """Return the archive at a path, which is kept open until another one is asked for. Raises ReadError."""
    if path not in _kept_open:
        close_archives()
        _kept_open[path] = Archive(path)
    return _kept_open[path]


def close_archives() -> None:
    """Close the archive that was read last."""
    for archive in _kept_open.values():
        archive.close()
    _kept_open.clear()


_kept_open: dict[str, Archive] = {}
atexit.register(close_archives)


def _by_name(infos: Iterable[ZipInfo]) -> dict[str, ZipInfo]:
    """Return members by their names; of several with one name each but the first gets a number, and none is lost."""
    found: dict[str, ZipInfo] = {}
    alike = Counter[str]()
    for info in infos:
        name = plain = _name(info)
        stem, dot, suffix = plain.rpartition(".")
        while name in found:
            alike[plain] += 1
            number = f"（{alike[plain] + 1}）"
            name = f"{stem}{number}{dot}{suffix}" if dot else f"{plain}{number}"
        found[name] = info
    return found


def _name(info: ZipInfo) -> str:
    """Return the name of a member: one that is not marked as UTF-8 was mostly packed by a Chinese Windows."""
    if info.flag_bits & _UTF8_BIT:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
