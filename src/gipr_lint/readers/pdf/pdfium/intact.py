"""Whether the packed streams of a file are whole.

The library draws as much of a damaged page as it can unpack and says nothing of the rest, so that a report would seem
to lack what is in it. Pictures and fonts are not looked at: they hold no text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from gipr_lint.readers import ReadError

MAX_UNPACKED_BYTES = 60 * 1024 * 1024
"""The most that the streams of a file may hold together."""
_STREAM = re.compile(rb">>\s*stream")
"""The start of a stream. Finds ``/Length 12 [|>> stream|]``, not ``endstream``."""
_PACKED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\b")
"""What says how a stream is packed. Finds ``[|/Filter [/FlateDecode|]]``, not ``/Filter /DCTDecode``."""
_WITHOUT_TEXT = re.compile(rb"/Image\b|/Length1\b|/FontFile|/Type1C\b|/CIDFontType0C\b|/OpenType\b|/Metadata\b")
"""The marks of pictures and fonts. Finds ``/Subtype [|/Image|]``, not ``/ImageMask``."""
_MAX_ENTRIES_BYTES = 4000
"""The entries of a stream stand so near before it."""
_PIECE_BYTES = 1024 * 1024
"""So much is unpacked at a time."""
_NO_SUM = b"\0" * 8
"""What stands for the checksum of a stream that ends without one."""
_WRONG_SUM = "incorrect data check"


def check(content: bytes) -> None:
    """Raise ReadError where a stream with text is damaged, or where there is more than in any report."""
    if b"/Encrypt" in content:
        return
    left = MAX_UNPACKED_BYTES
    for packed in _packed(content):
        left -= _unpacked_bytes(packed, left)
        if left < 0:
            raise ReadError(f"PDF 解压后超过 {MAX_UNPACKED_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")


def _unpacked_bytes(packed: bytes, most: int) -> int:
    """Return how much a stream holds, no more than soon after ``most``. Raises ReadError where it is damaged."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while packed and not unpacker.eof and size <= most:
            size += len(unpacker.decompress(packed, _PIECE_BYTES))
            packed = unpacker.unconsumed_tail
        if not unpacker.eof and not packed:
            unpacker.decompress(_NO_SUM)
    except zlib.error as error:
        if _WRONG_SUM in str(error):  # what it holds is whole: some programs write none, or a wrong one
            return size
        raise _damaged() from None
    if not unpacker.eof and not packed:
        raise _damaged()
    return size


def _damaged() -> ReadError:
    return ReadError("PDF 已损坏或不完整，请用 PDF 阅读器或 WPS 打开，另存后再检查")


def _packed(content: bytes) -> Iterator[bytes]:
    """Yield the packed streams that may hold text."""
    for start in _STREAM.finditer(content):
        entries = content[
            max(content.rfind(b"obj", 0, start.start()), start.start() - _MAX_ENTRIES_BYTES) : start.end()
        ]
        if _PACKED.search(entries) and not _WITHOUT_TEXT.search(entries):
            end = content.find(b"endstream", start.end())
            yield content[start.end() : end if end >= 0 else len(content)].lstrip()  # none begins with a space
