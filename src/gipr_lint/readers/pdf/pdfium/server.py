"""The process in which PDFium reads: it takes orders and files from its input and answers, until its input ends.

Nothing that a file does here can hurt the run: what takes too long or too much memory ends this process only.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_NOT_LOADED = "检查 PDF 文件所用的 pypdfium2 在这台机器上装载不了，请重新安装：pip install --force-reinstall pypdfium2"
SECONDS = 8.0
"""How long reading may take, so that a hostile file leaves time for the others."""
MAX_MEMORY_BYTES = 320 * 1024 * 1024
"""How much memory reading may take beyond what the process has at its start, where the system can limit that."""
SIZE_BYTES = 8
"""The bytes in which the size of a file or an answer is written before it."""


def main() -> None:
    """Answer until nobody asks any more."""
    files, answers = sys.stdin.buffer, _answers()
    _end_with_the_other_side()
    answer = _reader()
    while (order := _received(files)) is not None:
        content = _received(files) or b""
        with _limited():
            told = json.dumps(answer(content, order)).encode("ascii")
        answers.write(len(told).to_bytes(SIZE_BYTES, "big") + told)
        answers.flush()


def _reader() -> Callable[[bytes, bytes], dict[str, object]]:
    """Return what makes an answer of a file; the library is ready, and this process has its limits.

    With an order, which is JSON, the file is marked; else it is read.
    """
    try:
        import pypdfium2_raw as pdfium
    except (ImportError, OSError):
        return lambda _content, _order: {"refused": _NOT_LOADED}

    from gipr_lint.readers import ReadError
    from gipr_lint.readers.pdf.pdfium import substitute_font
    from gipr_lint.readers.pdf.pdfium.document import ink_of

    pdfium.FPDF_InitLibrary()
    font = substitute_font.install()
    _limit_memory()

    def answer(content: bytes, order: bytes, _kept: object = font) -> dict[str, object]:
        try:
            return {"appended": _marked(content, order)} if order else {"ink": ink_of(content)}
        except ReadError as error:
            return {"refused": str(error)}

    return answer


def _marked(content: bytes, order: bytes) -> str:
    """Return what is to be written behind a file, in letters."""
    import msgspec

    from gipr_lint.readers.pdf.marks import Order
    from gipr_lint.readers.pdf.pdfium.marking import appended

    return b64encode(appended(content, msgspec.json.decode(order, type=Order))).decode("ascii")


def _answers() -> BinaryIO:
    """Return where answers go to; what a library prints does not go there."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return own


def _end_with_the_other_side() -> None:
    """End this process when nobody is there any more to hear an answer, be it in the middle of a file."""
    if not hasattr(select, "poll"):
        return
    other = select.poll()
    other.register(0, 0)  # only its end is waited for

    def wait() -> None:
        other.poll()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def _received(files: BinaryIO) -> bytes | None:
    """Return the next file; None where there is none."""
    size = files.read(SIZE_BYTES)
    return files.read(int.from_bytes(size, "big")) if size else None


@contextmanager
def _limited() -> Iterator[None]:
    """End this process where the code in this context takes too long, even within the library."""
    if not hasattr(signal, "setitimer"):
        yield  # the one that asks ends it
        return
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory() -> None:
    """Limit the memory of this process, where that can be done, and leave no picture of it behind."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        wanted = pages * resource.getpagesize() + MAX_MEMORY_BYTES
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or wanted < soft:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


if __name__ == "__main__":
    main()
