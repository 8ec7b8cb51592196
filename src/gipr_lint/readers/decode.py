"""Bytes to text: UTF-8, UTF-16 and GB18030 with the encoding found out, everything else refused."""

from __future__ import annotations

import codecs
from contextlib import suppress

from gipr_lint.readers import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8（带 BOM）"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
MAX_BYTES = 10 * 1024 * 1024
"""The most text that is read: a report has some ten kilobytes, a hundred thousand at the very most."""
_SAMPLE_BYTES = 64 * 1024
"""So much of a text shows its encoding; a report of usual size is shorter."""
_BINARY = "不是文本文件（含有二进制内容），请提供报告的文本"
_UNKNOWN = "无法识别文件编码，请另存为 UTF-8 或 GB18030（GBK）编码的文本"


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises ReadError for binary content, for encodings other than UTF-8, UTF-16 and GB18030 (with GBK and GB2312), and
    for more text than any report has.
    """
    if len(content) > MAX_BYTES:
        raise ReadError(f"文本超过 {MAX_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")
    for bom, codec, name in _BOMS:
        if content.startswith(bom):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError:
                raise ReadError(f"文件开头的标记表明是 {name} 编码，但内容不符，可能已损坏") from None
    if b"\0" not in content:
        return _without_mark(content)
    return _utf16_without_mark(content) or _with_stray_nulls(content)


def _without_mark(content: bytes) -> tuple[str, str]:
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _detect(content)


def _utf16_without_mark(content: bytes) -> tuple[str, str] | None:
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if _reads_as_chinese(text):
            return text, "UTF-16"
    return None


def _with_stray_nulls(content: bytes) -> tuple[str, str]:
    """Decode text into which zero bytes have come; they stay in it, and are told as control characters."""
    with suppress(ReadError):
        text, name = _without_mark(content)
        if _reads_as_chinese(text):
            return text, name
    raise ReadError(_BINARY)


def _detect(content: bytes) -> tuple[str, str]:
    """Tell GB18030 from other encodings and from binary content."""
    from charset_normalizer import from_bytes

    guess = from_bytes(
        content[:_SAMPLE_BYTES].replace(b"\0", b" "), cp_isolation=["gb18030", "big5", "shift_jis", "euc_kr", "cp1252"]
    ).best()
    if guess is not None and guess.encoding == "gb18030":
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise ReadError(f"按 GB18030 解码到第 {error.start + 1} 个字节时出错，文件可能已损坏") from None
        if _reads_as_chinese(text):
            return text, "GB18030"
    raise ReadError(_UNKNOWN)


def _reads_as_chinese(text: str) -> bool:
    """Tell whether most ideographs are common ones, those of GB 2312's first level (rows 16 to 55)."""
    ideographs = [char for char in text[:_SAMPLE_BYTES] if "\u3400" <= char <= "\u9fff"]
    common = sum(0xB0 <= char.encode("gb2312", "replace")[0] <= 0xD7 for char in ideographs)
    return bool(ideographs) and common >= 0.8 * len(ideographs)
