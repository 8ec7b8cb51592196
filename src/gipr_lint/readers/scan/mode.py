"""Whether pictures of print are recognised, who hears how far that is, and how to install what does it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

OcrMode = Literal["auto", "never", "always"]
"""``auto`` recognises pages without text, ``always`` all pages of PDF files, ``never`` none."""
MODES: tuple[OcrMode, ...] = ("auto", "never", "always")
INSTALL = "需要安装识别用的库：pip install 'gipr-lint[ocr]'（约 410 MB，不联网也能用）"
"""What to say where it is missing."""
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
"""The suffixes of files of pictures."""
_mode: ContextVar[OcrMode] = ContextVar("ocr_mode", default="auto")
_hearer: ContextVar[Callable[[int, int], object] | None] = ContextVar("ocr_hearer", default=None)


@contextmanager
def recognizing(mode: OcrMode) -> Iterator[None]:
    """Let files be read so in this context."""
    token = _mode.set(mode)
    try:
        yield
    finally:
        _mode.reset(token)


@contextmanager
def heard_by(hearer: Callable[[int, int], object]) -> Iterator[None]:
    """Let somebody hear which page of how many is being recognised in this context."""
    token = _hearer.set(hearer)
    try:
        yield
    finally:
        _hearer.reset(token)


def use(mode: OcrMode) -> None:
    """Let files be read so from now on."""
    _mode.set(mode)


def mode() -> OcrMode:
    """Return how files are read here."""
    return _mode.get()


def is_sought(suffix: str) -> bool:
    """Tell whether files with a suffix are taken from folders: most pictures in them are none of reports."""
    return suffix not in PICTURES or mode() == "always"


def tell(number: int, count: int) -> None:
    """Tell whoever hears it that a page of so many is being recognised."""
    hearer = _hearer.get()
    if hearer is not None:
        hearer(number, count)
