"""PDFium in the page under the name of the library that the project calls elsewhere: the same functions and constants.

PDFium has a memory of its own there. A value of ctypes is lent to a function: copied into a place there, and fetched
back with what the function wrote; what else it takes and returns are numbers, the handles of its objects too.
"""

from collections.abc import Callable
from ctypes import Array, Structure, addressof, c_char, c_float, sizeof
from typing import Any

from gipr_lint_pdfium import fetch, free, functions, install_font, lend, place, saved  # what the worker offers

FPDF_ERR_PASSWORD = 4
FPDF_ERR_SECURITY = 5
FPDF_PAGEOBJ_TEXT = 1
FPDF_PAGEOBJ_PATH = 2
FPDF_PAGEOBJ_IMAGE = 3
FPDF_PAGEOBJ_FORM = 5
FPDF_SEGMENT_BEZIERTO = 1
FPDF_SEGMENT_MOVETO = 2
FPDF_TEXTRENDERMODE_FILL = 0
FPDF_TEXTRENDERMODE_INVISIBLE = 3
FPDF_TEXTRENDERMODE_FILL_CLIP = 4
FPDF_TEXTRENDERMODE_CLIP = 7
FPDF_ANNOT_TEXT = 1
FPDF_ANNOT_LINK = 2
FPDF_ANNOT_HIGHLIGHT = 9
FPDF_ANNOT_POPUP = 16
FPDF_ANNOT_WIDGET = 20
FPDF_ANNOT_FLAG_PRINT = 4
FPDFANNOT_COLORTYPE_Color = 0
FPDF_INCREMENTAL = 1

_documents: dict[int, int] = {}
"""The documents that are open, with the places where their content lies."""


class FS_RECTF(Structure):  # noqa: N801 - PDFium's name
    """A box."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class FS_MATRIX(Structure):  # noqa: N801 - PDFium's name
    """A matrix."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


class FS_QUADPOINTSF(Structure):  # noqa: N801 - PDFium's name
    """The corners of a box."""

    _fields_ = tuple((f"{axis}{corner}", c_float) for corner in range(1, 5) for axis in "xy")


class _WriteBlock:
    """What takes a piece of a file that is saved."""

    def __init__(self, write: Callable[[object, int, int], int]) -> None:
        self.write = write


class FPDF_FILEWRITE:  # noqa: N801 - PDFium's name
    """Where a file is saved to."""

    version = 0
    WriteBlock = _WriteBlock(lambda *_: 0)


class _Function:
    """A function of PDFium."""

    def __init__(self, name: str) -> None:
        self._call = getattr(functions, name)

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - whatever it takes and returns
        if all(type(one) is int for one in arguments):
            return self._call(*arguments)
        lent: list[tuple[int, Any]] = []
        try:
            result = self._call(*[_number(one, lent) for one in arguments])
            for there, value in lent:
                if value is not None:
                    fetch(there, addressof(value), sizeof(value))
            return result
        finally:
            for there, _ in lent:
                free(there)


def _number(argument: Any, lent: list[tuple[int, Any]]) -> Any:  # noqa: ANN401 - whatever a function takes
    """Return what stands for an argument; places that were taken for it are noted, with what is written there."""
    if argument is None:
        return 0
    if isinstance(argument, int | float):
        return argument
    if isinstance(argument, bytes):
        lent.append((place(argument + b"\0"), None))
    else:
        value = getattr(argument, "_obj", argument)
        lent.append((lend(addressof(value), sizeof(value)), value))
    return lent[-1][0]


def FPDF_LoadMemDocument64(content: bytes, size: int, password: bytes | None) -> int:  # noqa: N802 - PDFium's name
    """Open a document; its content lies there as long as it is open."""
    there = place(content)
    document: int = functions.FPDF_LoadMemDocument64(there, size, 0 if password is None else place(password + b"\0"))
    if document:
        _documents[document] = there
    else:
        free(there)
    return document


def FPDF_CloseDocument(document: int) -> None:  # noqa: N802 - PDFium's name
    """Close a document."""
    functions.FPDF_CloseDocument(document)
    free(_documents.pop(document))


def FPDF_SaveAsCopy(document: int, target: FPDF_FILEWRITE, flags: int) -> int:  # noqa: N802 - PDFium's name
    """Hand over a file as it is now, all at once; return whether that could be done."""
    copy = saved(document, flags)
    if copy is None:
        return 0
    content = bytearray(copy.to_bytes())
    block = (c_char * len(content)).from_buffer(content)
    return target.WriteBlock.write(target, addressof(block), len(content))


def FPDFBitmap_GetBuffer(bitmap: int) -> Array[c_char]:  # noqa: N802 - PDFium's name
    """Return a copy of the points of a picture: they lie in the memory of PDFium."""
    size = functions.FPDFBitmap_GetStride(bitmap) * functions.FPDFBitmap_GetHeight(bitmap)
    points = (c_char * size)()
    fetch(functions.FPDFBitmap_GetBuffer(bitmap), addressof(points), size)
    return points


def substitute_font(font: bytes, charsets: list[int]) -> None:
    """Let a font stand in for those of some character sets that a file names and does not hold."""
    install_font(font, charsets)


def __getattr__(name: str) -> _Function:
    found = _Function(name)
    globals()[name] = found
    return found
