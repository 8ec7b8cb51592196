"""Limits within which a PDF is read: time, memory, and how much a packed stream may hold.

A PDF can ask for all of these without end: streams of a thousandfold size, tables of widths for a billion characters,
forms that draw forms. What is counted here holds for the whole of one file.
"""

from __future__ import annotations

import logging
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.readers import ReadError

SECONDS = 8.0
"""How long reading may take, so that a hostile file leaves time for the others."""
MAX_MEMORY_BYTES = 320 * 1024 * 1024
"""How much memory reading may take beyond what the process had before, where the system can tell."""
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
"""The most that all streams together may hold, those of fonts among them; pictures are not unpacked."""
_ONE = threading.Lock()
"""Held while a PDF is read, since what is set for that holds for the whole process: threads take turns."""
_UNLIKELY = "不像一份年度报告，未读取"


class _Unpacking:
    """Stands in for ``zlib`` and two other decoders of pdfminer, which know no limit."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    def __init__(self) -> None:
        self._left = MAX_UNPACKED_BYTES

    def decompress(self, data: bytes) -> bytes:
        """Unpack a whole stream; a cut or damaged one is an error, as it is of ``zlib``."""
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(data, self._left + 1)
        self._spend(unpacked)
        if not unpacker.eof:
            raise zlib.error("incomplete stream")
        return unpacked

    def counted(self, decode: Callable[[bytes], bytes], ratio: int) -> Callable[[bytes], bytes]:
        """Return another decoder under the same limit; it makes at most ``ratio`` bytes of one."""

        def within(data: bytes) -> bytes:
            if len(data) * ratio > MAX_UNPACKED_BYTES * 10:
                raise _too_large()
            decoded = decode(data)
            self._spend(decoded)
            return decoded

        return within

    def _spend(self, data: bytes) -> None:
        self._left -= len(data)
        if self._left < 0:
            raise _too_large()


def _too_large() -> ReadError:
    return ReadError(f"PDF 解压后超过 {MAX_UNPACKED_BYTES // 1024 // 1024} MB，{_UNLIKELY}")


@contextmanager
def guarded() -> Iterator[None]:
    """Keep what is read in this context within the limits. Raises ReadError where it leaves them."""
    try:
        with _ONE, limit(SECONDS), _memory(), _bounded(), _silent():
            yield
    except TimeLimitError as error:
        if error.seconds != SECONDS:  # that of the whole file is shorter
            raise
        raise ReadError(f"读取 PDF 超过 {SECONDS:g} 秒，{_UNLIKELY}") from None
    except MemoryError:
        raise ReadError(f"读取 PDF 占用内存过多，{_UNLIKELY}") from None
    except RecursionError:
        raise ReadError(f"PDF 内部嵌套过深，{_UNLIKELY}") from None


@contextmanager
def _silent() -> Iterator[None]:
    """Keep pdfminer from saying what it stumbles over: it quotes the file, and that may hold personal data."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


@contextmanager
def _bounded() -> Iterator[None]:
    """Let pdfminer unpack streams within the limit."""
    from pdfminer import pdftypes

    module: Any = pdftypes
    unpacking = _Unpacking()
    instead: dict[str, object] = {
        "zlib": unpacking,
        "lzwdecode": unpacking.counted(module.lzwdecode, 2000),
        "rldecode": unpacking.counted(module.rldecode, 64),
    }
    before = {name: getattr(module, name) for name in instead}
    try:
        for name, decoder in instead.items():
            setattr(module, name, decoder)
        yield
    finally:
        for name, decoder in before.items():
            setattr(module, name, decoder)


@contextmanager
def _memory() -> Iterator[None]:
    """Limit the memory of the process, where that can be done and nothing stricter holds."""
    used = _used()
    if used is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + MAX_MEMORY_BYTES
    if soft != resource.RLIM_INFINITY and soft <= wanted:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _used() -> int | None:
    """Return how much address space the process has; None where that is not told (it is on Linux)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        import resource

        return pages * resource.getpagesize()
    except (OSError, ValueError, IndexError, ImportError):
        return None
