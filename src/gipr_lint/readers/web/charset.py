"""The encoding of a web page: what its bytes show counts for more than what it says of itself."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from gipr_lint.limits.expressions import expression
from gipr_lint.readers import ReadError
from gipr_lint.readers.decode import MAX_BYTES, decode

_DECLARED = expression(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
"""The encoding that a page says it has. Finds ``<meta charset="gbk">``, not ``<p>charset=gbk</p>``."""
_HEAD_BYTES = 4096
"""It says so in its head; the standard asks for the first 1,024 bytes, which many pages miss."""
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"})


def text_of_page(content: bytes) -> tuple[str, str]:
    """Return the text of a page and the name of its encoding. Raises ReadError where it cannot be read.

    A page that calls itself GBK is read so even if a few bytes of it are broken, as browsers do.
    """
    declared = _DECLARED.search(content[:_HEAD_BYTES])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in _CHINESE and not _is_utf8(content) and len(content) <= MAX_BYTES and b"\0" not in content:
        with suppress(UnicodeDecodeError):
            return content.decode("gb18030"), "GB18030"
    try:
        return decode(content)
    except ReadError:
        if len(content) > MAX_BYTES or not name:
            raise
        codec = "gb18030" if name in _CHINESE else name
        try:
            return codecs.decode(content, codec, "replace"), name.upper()
        except (LookupError, UnicodeError):
            raise ReadError(f"网页声明的编码“{name}”无法识别，请在浏览器里打开后另存为 UTF-8 编码的网页") from None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
