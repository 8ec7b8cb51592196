"""Plain text and Markdown: the lines as they stand; files with mark-up in them go on to ``markdown``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Document
from gipr_lint.readers import suffix_of
from gipr_lint.readers.characters import characters, controlled
from gipr_lint.readers.decode import decode
from gipr_lint.readers.text.tables import blocks

LINE_END = expression(r"\r\n|\n|\r")
"""Where a line ends; no other white space ends one. Finds ``一[|\r\n|]二``, not ``一\x0b二``."""
_MARKED_UP = tuple(
    map(expression, (r"\A\ufeff?(?:---|\+\+\+)\s*\n", r"~~", r"<[A-Za-z/!]", r"&[#A-Za-z][A-Za-z0-9]*;"))
)
"""What may be mark-up that stands within a line or apart from the text. Marks of headings are no part. Finds ``~~旧~~``
and ``<br>`` and ``&nbsp;``, not ``# 一、总体情况`` or ``a < b``."""
_MARKED_DOWN = tuple(map(expression, (r">(?<!\S>)", r"\\[!-/:-@\[-`{}~]")))
r"""What else is in files of Markdown: quotations and escapes. Finds ``> 引文`` and ``\*``, not ``a>b``."""
_MARKDOWN = frozenset({".md", ".markdown"})
_PICTURE = expression(r"!\[[^\]]{0,200}\][(\[]|<img\s", re.IGNORECASE)
"""The start of a picture. Finds ``[|![流程图](|]a.png)``, not ``[附件](a.doc)``."""


def read(content: bytes, path: str) -> Document:
    """Read text; see ``gipr_lint.readers.read`` for the errors."""
    text, encoding = decode(content)
    plain = suffix_of(path) not in _MARKDOWN
    if any(pattern.search(text) for pattern in (_MARKED_UP if plain else _MARKED_UP + _MARKED_DOWN)):
        from gipr_lint.readers.text.markdown import Markdown

        return Markdown(text, encoding, plain=plain).document(path)
    lines = tuple(LINE_END.split(characters(text)))
    return Document(path, encoding, lines, tuple(blocks(lines)), tuple(remarks(text)), pictures=pictures(lines))


def pictures(lines: tuple[str, ...]) -> tuple[int, ...]:
    """Return the numbers of the lines that show a picture."""
    return tuple(number for number, line in enumerate(lines, 1) if _PICTURE.search(line))


def remarks(text: str) -> Iterator[str]:
    """Yield what the user has to know of a text."""
    if controlled([text]) and (bad := controlled(LINE_END.split(text))):
        yield f"第 {bad[0]} 行等 {len(bad)} 行含有终端控制字符，不是纯文本；请删除后重新检查（其余内容已照常检查）"
