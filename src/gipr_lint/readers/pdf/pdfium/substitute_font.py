"""The font that stands in for East Asian ones that a file names and does not hold: one thin sign for every character.

Without it the result would depend on the fonts of the machine. Where a machine has none for a character, the library
takes its sign for empty, and leaves out pieces of text that have no extent: each character that is drawn alone. Where
characters stand and how wide they are is told by the file. For Latin fonts the library has its own.
"""

from __future__ import annotations

import struct
from ctypes import c_void_p, cast, memmove

import pypdfium2_raw as pdfium

from gipr_lint.readers.pdf.pdfium.page_objects import Handle

_EM_POINTS = 1000
"""The size of the font, in its own points."""
_ASCENT_POINTS = 880
"""So far Chinese characters reach above their line."""
_DESCENT_POINTS = -120
"""And so far below it."""
_SIGN_POINTS = (0, 0, 20, 600)
"""The box of the sign: thinner than any character, so that no character seems wider than it is."""
HANDLE_NUMBER = 1
"""What the library calls the font by."""
EAST_ASIAN = frozenset({128, 129, 134, 136})
"""The numbers of the character sets that fonts of Windows have for Japanese, Korean, simplified and other Chinese."""


def install() -> object:
    """Give the library this font for every one that is missing; what is returned has to live as long as the library."""
    font = font_file()

    def data(_self: Handle, _font: Handle, table: int, buffer: Handle, size: int) -> int:
        if table:
            return 0  # it is no collection of fonts
        if buffer and size >= len(font):
            memmove(cast(buffer, c_void_p), font, len(font))
        return len(font)

    def found(_self: Handle, _weight: int, _italic: int, charset: int, *_more: Handle) -> int | None:
        return HANDLE_NUMBER if charset in EAST_ASIAN else None

    answers = {
        "Release": lambda _self: None,
        "MapFont": found,
        "GetFont": lambda *_: None,
        "GetFontData": data,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: min(EAST_ASIAN),
        "DeleteFont": lambda *_: None,
    }
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(version=2, **{name: types[name](answer) for name, answer in answers.items()})
    pdfium.FPDF_SetSystemFontInfo(info)
    return info


def font_file() -> bytes:
    """Return the font as a TrueType file."""
    x0, y0, x1, y1 = _SIGN_POINTS
    glyph = struct.pack(">5h", 1, x0, y0, x1, y1)  # one outline of three points
    glyph += struct.pack(">HH3B", 2, 0, 1, 1, 1) + struct.pack(">6h", x0, x1 - x0, 0, y0, 0, y1 - y0) + b"\0"
    groups = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)  # all characters have the second sign
    widths = (_EM_POINTS, 0, _EM_POINTS, 0)
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups,
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHQQ4hHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, _EM_POINTS, 0, 0, x0, y0, x1, y1, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(
            ">I3hH3h8hH", 0x10000, _ASCENT_POINTS, _DESCENT_POINTS, 0, _EM_POINTS, 0, 0, x1, 1, *[0] * 7, 2
        ),
        b"hmtx": struct.pack(">HhHh", *widths),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 3, 1, 0, 0, 1, *[0] * 8),
    }
    place = 12 + 16 * len(tables)
    directory, content = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64), b""
    for tag, table in tables.items():
        directory += tag + struct.pack(">III", 0, place + len(content), len(table))
        content += table + b"\0" * (-len(table) % 4)
    return directory + content
