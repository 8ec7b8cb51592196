"""An office file with some of its parts in another form: all others stay as they are, packed bytes included."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from itertools import pairwise
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.reporters.annotate import AnnotateError
from gipr_lint.reporters.annotate.splice import Edit, spliced
from gipr_lint.reporters.annotate.xml_places import XmlPart

_LOCAL = struct.Struct("<4s5H3I2H")
"""The header before a part, by the ZIP specification (APPNOTE 4.3.7)."""
_CENTRAL = struct.Struct("<4s6H3I5H2I")
"""The entry of a part in the directory at the end (4.3.12)."""
_END = struct.Struct("<4s4H2IH")
"""The end of that directory (4.3.16)."""
_UTF8_NAME_BIT = 0x800
"""The flag of a name in UTF-8 (4.4.4)."""
_VERSION = 20
"""The version of ZIP that is needed to unpack what is written here."""
_DAY_ZERO_CODE = (1 << 5) | 1
"""The first day of 1980, the earliest that ZIP knows: copies of one file are alike."""
_MAX_ENTRIES = 0xFFFF
"""So many parts ZIP counts without its later form for large archives."""
_LARGE = "文件内部是 ZIP64 格式，写不进批注；请用 Office 或 WPS 打开，另存后再试"


class _Packed(NamedTuple):
    """A part as it stands in the archive: all of it, and its entry in the directory without its place."""

    whole: bytes
    entry: bytes


def rewritten(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with these parts in place of those of the same names, or behind all others."""
    archive = ZipFile(io.BytesIO(content))
    infos = archive.infolist()
    if archive.start_dir >= 0xFFFFFFFF or len(infos) + len(parts) >= _MAX_ENTRIES:
        raise AnnotateError(_LARGE)
    entries = _entries(content, archive)
    offsets = sorted({info.header_offset for info in infos} | {archive.start_dir})
    ends = dict(pairwise(offsets))
    packed = [
        _pack(info.filename, parts[info.filename], info)
        if info.filename in parts
        else _Packed(content[info.header_offset : ends[info.header_offset]], entry)
        for info, entry in zip(infos, entries, strict=True)
    ]
    known = {info.filename for info in infos}
    packed += [_pack(name, part, None) for name, part in parts.items() if name not in known]
    return _joined(packed, archive.comment)


def _entries(content: bytes, archive: ZipFile) -> list[bytes]:
    """Return the entries of the directory as they are written."""
    at, found = archive.start_dir, []
    for info in archive.infolist():
        fields = _CENTRAL.unpack_from(content, at)
        if fields[0] != b"PK\x01\x02" or 0xFFFFFFFF in fields[8:10] or info.header_offset >= 0xFFFFFFFF:
            raise AnnotateError(_LARGE)
        size = _CENTRAL.size + sum(fields[10:13])
        found.append(content[at : at + size])
        at += size
    return found


def _pack(name: str, part: bytes, like: ZipInfo | None) -> _Packed:
    squeezed = zlib.compressobj(wbits=-15)
    data = squeezed.compress(part) + squeezed.flush()
    ascii_name = name.isascii()
    raw = name.encode() if ascii_name or like is None or like.flag_bits & _UTF8_NAME_BIT else name.encode("cp437")
    flags = 0 if ascii_name else _UTF8_NAME_BIT if like is None else like.flag_bits & _UTF8_NAME_BIT
    time, day = (0, _DAY_ZERO_CODE) if like is None else _stamp(like)
    common = (flags, ZIP_DEFLATED, time, day, zlib.crc32(part), len(data), len(part), len(raw), 0)
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *common)
    attributes = 0 if like is None else like.external_attr
    entry = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, attributes, 0)
    return _Packed(local + raw + data, entry + raw)


def _stamp(info: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _joined(packed: list[_Packed], comment: bytes) -> bytes:
    directory, at = [], 0
    for one in packed:
        directory.append(one.entry[:42] + struct.pack("<I", at) + one.entry[46:])
        at += len(one.whole)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(packed), len(packed), size, at, len(comment))
    return b"".join([*(one.whole for one in packed), *directory, end, comment])


def with_child(content: bytes, name: str, attributes: Mapping[str, str]) -> bytes:
    """Return an XML part with one more empty element right before its end."""
    part = XmlPart(content)
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return appended(part, f"<{part.prefixed(name)}{written}/>".encode())


def appended(part: XmlPart, markup: bytes) -> bytes:
    """Return an XML part with mark-up right before its end."""
    if not part.is_empty(0):
        return spliced(part.content, [Edit(part.tags[0].close, part.tags[0].close, markup)])
    end = part.end(0)
    name = part.tags[0].name.encode()
    return spliced(part.content, [Edit(end - 2, end, b">" + markup + b"</" + name + b">")])
