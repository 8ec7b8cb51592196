"""The side of this process: the one in which PDFium reads is started, asked, and ended where it does not answer."""

from __future__ import annotations

import time
from importlib.util import find_spec

import msgspec

from gipr_lint.readers import ReadError
from gipr_lint.readers.own_process.asking import Servant
from gipr_lint.readers.pdf.marks import Order
from gipr_lint.readers.pdf.pdfium.server import SECONDS
from gipr_lint.readers.pdf.printed_page import Ink

_SERVER = "gipr_lint.readers.pdf.pdfium.server"
_MISSING = "检查 PDF 文件需要 pypdfium2，没有安装；请执行 pip install 'gipr-lint[pdf]'"
_NOT_STARTED = "读取 PDF 的进程启动不了，请在能启动进程的环境里检查"
_UNLIKELY = "不像一份年度报告，未读取"
_NONSENSE = "PDF 读出的内容不成样子，请用 PDF 阅读器或 WPS 打开，另存后再检查"


class _Answer(msgspec.Struct, frozen=True):
    """What the process says of a file: its ink, or what marks it, or why it is refused."""

    ink: Ink | None = None
    appended: bytes | None = None
    refused: str = ""


_servant = Servant(_SERVER, SECONDS)


def close() -> None:
    """End the process that was started for this one, if any; the next file has another one started."""
    _servant.close()


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
        told = _servant.answer(content, order)
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
