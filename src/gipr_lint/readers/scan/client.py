"""Pages to what they say: drawn, recognised in a process of its own, and kept by their content."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.util import find_spec

import msgspec

from gipr_lint.limits import turns
from gipr_lint.limits.more_time import ask_for, works_for_another
from gipr_lint.limits.time_limit import paused
from gipr_lint.readers import ReadError
from gipr_lint.readers.own_process.asking import Servant
from gipr_lint.readers.pdf.pdfium.server import SECONDS as DRAWING_SECONDS
from gipr_lint.readers.scan.kept import Kept, recall
from gipr_lint.readers.scan.mode import INSTALL, tell
from gipr_lint.readers.scan.recognition.server import SECONDS
from gipr_lint.readers.scan.recognized import RecognizedPage

MAX_PAGES = 60
"""The most pages of a file that are recognised: a long report has forty."""
MAX_SECONDS = 900.0
"""How long the pages of a file may take: forty usual ones take two minutes."""
_PLACE = "rapidocr"
"""The package that whoever recognises print holds on to."""
_DPI = 200
"""The points to the inch at which pages are drawn, as ``recognition.pixels`` takes them."""
_HEAD_BYTES = 4
"""In so many bytes the width of a drawn page stands before it, and the height behind that."""
_UNLIKELY = "不像一份年度报告，未读取"
_NOT_STARTED = "识别扫描件的进程启动不了，请在能启动进程的环境里检查"
_NONSENSE = "扫描件识别的结果不成样子，请改用 Word 文件检查"
_NEEDED = ("rapidocr", "onnxruntime", "cv2", "PIL")
_drawer = Servant("gipr_lint.readers.pdf.pdfium.pictures.server", DRAWING_SECONDS)
_recognizer = Servant("gipr_lint.readers.scan.recognition.server", SECONDS)


class _Answer(msgspec.Struct, frozen=True):
    """What the process says of a picture: its pages, and how many pictures the file has, or why it is refused."""

    pages: tuple[RecognizedPage, ...] = ()
    count: int = 1
    refused: str = ""


def is_installed() -> bool:
    """Tell whether what recognises print is installed."""
    return all(find_spec(one) is not None for one in _NEEDED)


def require() -> None:
    """Raise ReadError where it is not."""
    if not is_installed():
        raise ReadError(f"识别图片里的文字{INSTALL}；也可以改用 Word 文件检查")


def close() -> None:
    """End the processes that were started for this one."""
    _drawer.close()
    _recognizer.close()


def pages_of_pdf(content: bytes, numbers: Sequence[int]) -> dict[int, tuple[RecognizedPage, ...]]:
    """Return what some pages of a PDF say, each one page or two. Raises ReadError."""
    require()
    _limit(len(numbers))
    found = {}
    with _turn() as turn:
        for done, number in enumerate(numbers, 1):
            order = msgspec.json.encode((number, _DPI))
            make = turn.making(partial(_drawn_and_read, content, order), done, len(numbers))
            found[number] = recall((_stamp(), content, order), make).pages
    return found


def pages_of_picture(content: bytes, *, within: bool = False) -> list[tuple[RecognizedPage, ...]]:
    """Return what the pictures of a file say, one after the other. Raises ReadError.

    Of one ``within`` another file nothing is said where it shows neither a table nor a page.
    """
    require()
    found: list[tuple[RecognizedPage, ...]] = []
    count = 1
    with _turn() as turn:
        while len(found) < count:
            order = msgspec.json.encode({"number": len(found), "within": within})
            make = turn.making(partial(_read, content, order), len(found) + 1, count)
            kept = recall((_stamp(), content, order), make)
            count = kept.count
            _limit(count)
            found.append(kept.pages)
    return found


class _Turn:
    """The pages of a file that are recognised one after the other, where they were not before."""

    def __init__(self, held: ExitStack) -> None:
        self._held = held
        self._start: float | None = None

    def making(self, make: Callable[[], Kept], number: int, count: int) -> Callable[[], Kept]:
        """Return what recognises a page of so many. It raises ReadError where those before took too long."""

        def made() -> Kept:
            if self._start is None:
                self._held.enter_context(_alone())
                self._start = time.monotonic()
            if time.monotonic() - self._start > MAX_SECONDS:
                raise ReadError(f"识别扫描页超过 {MAX_SECONDS:g} 秒，{_UNLIKELY}")
            ask_for(2 * (SECONDS + DRAWING_SECONDS))  # a process that dies at once is started again
            tell(number, count)
            return make()

        return made


@contextmanager
def _turn() -> Iterator[_Turn]:
    """Give what recognises pages in this context; the time counts for no limit."""
    with paused(), ExitStack() as held:
        yield _Turn(held)


@contextmanager
def _alone() -> Iterator[None]:
    """Recognise print while no other process of this machine does.

    What works for another process gives its memory back before the next one begins.
    """
    with turns.taken(_PLACE, MAX_SECONDS):
        try:
            yield
        finally:
            if works_for_another():
                close()
            ask_for(0)


def _limit(count: int) -> None:
    if count > MAX_PAGES:
        raise ReadError(f"要识别的扫描页超过 {MAX_PAGES} 页，{_UNLIKELY}")


def _stamp() -> bytes:
    """Return what changes with the libraries that recognise print."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return " ".join(version(one) for one in ("rapidocr", "onnxruntime")).encode()
    except PackageNotFoundError:
        return b""


def _drawn_and_read(content: bytes, order: bytes) -> Kept:
    drawn = _told(_drawer, content, order, "PDF 的扫描页")
    if drawn[:1] == b"{":
        raise ReadError(_decoded(drawn).refused or _NONSENSE)
    width, height = (int.from_bytes(drawn[at : at + _HEAD_BYTES], "big") for at in (0, _HEAD_BYTES))
    return _read(drawn[2 * _HEAD_BYTES :], msgspec.json.encode({"width": width, "height": height}))


def _read(content: bytes, order: bytes) -> Kept:
    answer = _decoded(_told(_recognizer, content, order, "扫描页"))
    if answer.refused:
        raise ReadError(answer.refused)
    return Kept(answer.pages, answer.count)


def _told(servant: Servant, content: bytes, order: bytes, what: str) -> bytes:
    """Return the answer of a process. Raises ReadError where there is none."""
    start = time.monotonic()
    try:
        told = servant.answer(content, order)
    except OSError:
        raise ReadError(_NOT_STARTED) from None
    if not told:
        late = time.monotonic() - start >= servant.seconds
        raise ReadError(f"识别{what}" + (f"超过 {servant.seconds:g} 秒" if late else "占用内存过多") + f"，{_UNLIKELY}")
    return told


def _decoded(told: bytes) -> _Answer:
    try:
        return msgspec.json.decode(told, type=_Answer)
    except msgspec.MsgspecError:  # nothing that the process says is trusted
        raise ReadError(_NONSENSE) from None
