"""The side of this process: the one in which PDFium reads is started, asked, and ended where it does not answer."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import IO, cast

import msgspec

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.marks import Order
from gipr_lint.readers.pdf.pdfium.server import SECONDS, SIZE_BYTES
from gipr_lint.readers.pdf.printed_page import Ink

_SERVER = "gipr_lint.readers.pdf.pdfium.server"
_MISSING = "检查 PDF 文件需要 pypdfium2，没有安装；请执行 pip install 'gipr-lint[pdf]'"
_NOT_STARTED = "读取 PDF 的进程启动不了，请在能启动进程的环境里检查"
_UNLIKELY = "不像一份年度报告，未读取"
_NONSENSE = "PDF 读出的内容不成样子，请用 PDF 阅读器或 WPS 打开，另存后再检查"
_SPARE_SECONDS = 1.0
"""How much longer is waited for a process that ends itself where it takes too long."""
_AGAIN_SECONDS = 2.0
"""A process that ends this soon over a file and had others before is started again for it: they may be the cause."""
_MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""The largest answer: one for as many characters and lines as are allowed is half as large."""


class _Answer(msgspec.Struct, frozen=True):
    """What the process says of a file: its ink, or what marks it, or why it is refused."""

    ink: Ink | None = None
    appended: bytes | None = None
    refused: str = ""


class _Server:
    """A process that reads one file after another."""

    def __init__(self) -> None:
        arguments = [sys.executable, "-P", "-m", _SERVER]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=nowhere)  # noqa: S603
        self.files = cast("IO[bytes]", self._process.stdin)
        self.answers = cast("IO[bytes]", self._process.stdout)

    def ask(self, content: bytes, order: bytes) -> bytes:
        """Return the answer to a file; nothing where the process ends over it."""
        with self._watched(), suppress(OSError):
            for sent in (order, content):
                self.files.write(len(sent).to_bytes(SIZE_BYTES, "big"))
                self.files.write(sent)
            self.files.flush()
            size = int.from_bytes(self.answers.read(SIZE_BYTES), "big")
            told = self.answers.read(size) if size <= _MAX_ANSWER_BYTES else b""
            return told if len(told) == size else b""
        return b""

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """End the process where it takes too long, and where this code is interrupted."""
        timer = threading.Timer(SECONDS + _SPARE_SECONDS, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for pipe in (self.files, self.answers):
            with suppress(OSError):
                pipe.close()
        self._process.wait()


class _State:
    """The process that was started for this one, if any; threads take turns with it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.server: _Server | None = None

    def close(self) -> None:
        """End the process; the next file has another one started."""
        if self.server is not None:
            self.server.close()
        self.server = None

    def answer(self, content: bytes, order: bytes) -> bytes:
        """Return the answer to a file; nothing where no process comes back from it."""
        with self.lock:
            fresh, start = self.server is None, time.monotonic()
            answer = self._asked(content, order)
            if not answer and not fresh and time.monotonic() - start < _AGAIN_SECONDS:
                answer = self._asked(content, order)
            return answer

    def _asked(self, content: bytes, order: bytes) -> bytes:
        if self.server is None:
            self.server = _Server()
        answer = b""
        try:
            answer = self.server.ask(content, order)
        finally:
            if not answer:
                self.close()
        return answer


_states = [_State()]
"""That of this process stands last; before it, those of the processes that it was forked from, which are theirs."""


def _begin() -> None:
    _states.append(_State())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin)


def close() -> None:
    """End the process that was started for this one, if any; the next file has another one started."""
    _states[-1].close()


atexit.register(close)


def ink_of(content: bytes) -> Ink:
    """Return what a PDF holds. Raises ReadError, also where reading takes more time or memory than any report does."""
    ink = _answer(content, b"").ink
    if ink is None:
        raise ReadError(_NONSENSE)
    return ink


def marked(content: bytes, order: Order) -> bytes:
    """Return a PDF with marks: the file as it was, and behind it what marks its pages. Raises what ``ink_of`` does."""
    appended = _answer(content, msgspec.json.encode(order)).appended
    if appended is None:
        raise ReadError(_NONSENSE)
    return content + appended


def _answer(content: bytes, order: bytes) -> _Answer:
    if find_spec("pypdfium2_raw") is None:
        raise ReadError(_MISSING)
    start = time.monotonic()
    try:
        told = _states[-1].answer(content, order)
    except OSError:
        raise ReadError(_NOT_STARTED) from None
    if not told:
        late = time.monotonic() - start >= SECONDS
        raise ReadError(f"读取 PDF 超过 {SECONDS:g} 秒，{_UNLIKELY}" if late else f"读取 PDF 占用内存过多，{_UNLIKELY}")
    try:
        answer = msgspec.json.decode(told, type=_Answer)
    except msgspec.MsgspecError:  # nothing that the process says is trusted
        raise ReadError(_NONSENSE) from None
    if answer.refused:
        raise ReadError(answer.refused)
    return answer
