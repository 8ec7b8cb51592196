"""The parts of an office file, which is a ZIP archive of XML: opened within limits, nothing outside it ever fetched."""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, LargeZipFile, ZipFile

from gipr_lint.readers import ReadError

MAX_PARTS = 5000
"""The most files in one: those with a picture on each page have some hundred."""
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
"""The most that all parts together may hold, pictures in them included."""
MAX_PART_BYTES = 12 * 1024 * 1024
"""The most XML that is read out of one file: a report has less than one megabyte of it."""
MAX_RATIO = 200
"""How much larger than packed a part may be; XML of many like rows comes to forty or so."""
_HARMLESS_BYTES = 1024 * 1024
"""A part that unpacks to less does no harm, whatever its ratio."""
_BROKEN = "文件已损坏或不完整，请用 Office 或 WPS 打开，另存后再检查"
_ENCRYPTED_BIT = 0x1
"""The flag of an encrypted part, by the ZIP specification (APPNOTE 4.4.4)."""


class Parts:
    """The parts of one office file, by name. What is read counts against one limit."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = ZipFile(io.BytesIO(content))
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise ReadError(_BROKEN) from None
        self._left = MAX_PART_BYTES
        self._names = {info.filename.lower(): info.filename for info in self._zip.infolist()}
        self._refuse_bombs()

    def _refuse_bombs(self) -> None:
        infos = self._zip.infolist()
        if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
            raise ReadError("文件已加密，请取消密码后另存，再检查")
        if len(infos) > MAX_PARTS:
            raise ReadError(f"文件内部有 {len(infos)} 个部件，不像一份年度报告，未读取")
        if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
            raise ReadError(f"文件解压后超过 {MAX_UNPACKED_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")
        if any(info.file_size > max(_HARMLESS_BYTES, MAX_RATIO * info.compress_size) for info in infos):
            raise ReadError("文件的压缩比异常，可能是压缩炸弹，未读取")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes | None:
        """Return the content of a part; None where there is none. Raises ReadError for too much or broken content."""
        actual = self._names.get(name.lower())
        if actual is None:
            return None
        self._left -= self._zip.getinfo(actual).file_size
        if self._left < 0:
            raise ReadError(f"文件的文字部分超过 {MAX_PART_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")
        try:
            return self._zip.read(actual)
        except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            raise ReadError(_BROKEN) from None

    def size(self, name: str) -> int:
        """Return how large a part is when it is unpacked."""
        return self._zip.getinfo(self._names[name.lower()]).file_size

    def names(self) -> Iterator[str]:
        """Yield the names of all parts, in small letters."""
        yield from self._names


def sibling(part: str, target: str) -> str:
    """Return the name of a part that another names from where it stands."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
