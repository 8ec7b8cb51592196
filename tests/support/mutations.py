"""Texts that nobody would write on purpose: reports cut, doubled, shuffled and mixed with odd characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

WHITE = "".join(chr(code) for code in range(0x10000) if chr(code).isspace()) + "\u115f\u1160\u2800\u3164\uffa0"
"""All that Python takes for white space, and all else that looks like it."""
MARKS = "".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in {"Cf", "Cc", "Mn", "Me"})
DIGITS = "".join(chr(code) for code in range(0x10000) if chr(code).isdigit() or chr(code).isnumeric())
PIECES = (
    "|",
    "\t",
    "（）",
    "(",
    "）",
    "、",
    "。",
    "：",
    "%",
    "年",
    "件",
    "其中",
    "一是",
    "第",
    "条",
    "#",
    "**",
    "~~",
    ">",
    "---",
    "<table>",
    "<tr><td>",
    "</table>",
    "<!--",
    "-->",
    "<br>",
    "&nbsp;",
    "&#50;",
    "&#124;",
    "<h2>",
    "<p>",
    "</p>",
    "\n> ",
    "\n---\n",
    "<td rowspan=3 colspan=2>",
    "<i hidden>",
    "\\",
    "```",
    "@",
    "430681199003071234",
    "13812345678",
    "张某某",
    "𠀀",
    "\ufffd",
)
"""What means something to a reader, a rule or a finder."""


def mutated(text: str, dice: Random) -> bytes:
    """Return a text after one to six changes, in UTF-8 but for what a change did to its bytes."""
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        text = dice.choice(_CHANGES)(text, dice)
    content = text.encode()
    return dice.choice(_BYTES)(content, dice) if dice.random() < 0.15 else content


def _stretch(text: str | bytes, dice: Random) -> tuple[int, int]:
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + dice.choice((1, 3, 20, 200, 2000)))


def _cut(text: str, dice: Random) -> str:
    start, end = _stretch(text, dice)
    return text[:start] + text[end:]


def _doubled(text: str, dice: Random) -> str:
    start, end = _stretch(text, dice)
    return text[:end] + text[start:end] * dice.choice((1, 1, 2, 9)) + text[end:]


def _moved(text: str, dice: Random) -> str:
    start, end = _stretch(text, dice)
    rest = text[:start] + text[end:]
    place = dice.randrange(len(rest) + 1)
    return rest[:place] + text[start:end] + rest[place:]


def _lines(text: str, dice: Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    end = start + dice.choice((2, 5, 40, len(lines)))
    some = lines[start:end]
    dice.shuffle(some)
    return "\n".join((*lines[:start], *some, *lines[end:]))


def _sprinkled(characters: str) -> Callable[[str, Random], str]:
    def sprinkle(text: str, dice: Random) -> str:
        parts = list(text)
        for _ in range(dice.choice((1, 5, 50))):
            parts.insert(dice.randrange(len(parts) + 1), dice.choice(characters) * dice.choice((1, 1, 1, 4)))
        return "".join(parts)

    return sprinkle


def _beside(text: str, dice: Random) -> str:
    """Put odd white space right before or behind marks and digits, where ordinals and figures are read."""
    white, share = dice.choice(WHITE), dice.choice((0.01, 0.1, 1))
    wanted = dice.choice(("、.．）)", "（(", "0123456789", "一二三四五六七八九十", "年月日件条", "|\t", "\n"))
    before = dice.random() < 0.5
    return "".join(
        (white + one if before else one + white) if one in wanted and dice.random() < share else one for one in text
    )


def _white_lines(text: str, dice: Random) -> str:
    lines = text.split("\n")
    for _ in range(dice.choice((1, 3, 20))):
        place = dice.randrange(len(lines) + 1)
        lines[place:place] = [dice.choice(WHITE + MARKS) * dice.choice((1, 2)) for _ in range(dice.choice((1, 2, 3)))]
    return "\n".join(lines)


def _digits(text: str, dice: Random) -> str:
    """Write some figures in other digits."""
    share = dice.choice((0.02, 0.2))
    return "".join(dice.choice(DIGITS) if one.isdigit() and dice.random() < share else one for one in text)


def _pieces(text: str, dice: Random) -> str:
    for _ in range(dice.choice((1, 4, 20))):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(PIECES) + text[place:]
    return text


def _line_ends(text: str, dice: Random) -> str:
    ends = ("\n", "\r", "\r\n", "\n\r", "\n\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1e", "")
    return "".join(dice.choice(ends) if one == "\n" and dice.random() < 0.3 else one for one in text)


def _any_character(text: str, dice: Random) -> str:
    place = dice.randrange(len(text) + 1)
    codes = (dice.randrange(0x110000) for _ in range(dice.choice((1, 10))))
    return text[:place] + "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000) + text[place:]


_CHANGES = (
    _cut,
    _doubled,
    _moved,
    _lines,
    _sprinkled(WHITE),
    _sprinkled(MARKS),
    _sprinkled("\0"),
    _beside,
    _white_lines,
    _digits,
    _pieces,
    _line_ends,
    _any_character,
)


def _random_bytes(content: bytes, dice: Random) -> bytes:
    some = bytearray(content)
    for _ in range(dice.choice((1, 5, 100))):
        place = dice.randrange(len(some) + 1)
        some[place : place + dice.choice((0, 1))] = dice.randbytes(1)
    return bytes(some)


def _cut_bytes(content: bytes, dice: Random) -> bytes:
    start, end = _stretch(content, dice)
    return content[:start] + content[end:]


_BYTES = (
    _random_bytes,
    _cut_bytes,
    lambda content, _: content.decode().encode("gb18030"),
    lambda content, _: content.decode().encode("utf-16"),
    lambda content, _: b"\xef\xbb\xbf" + content,
)
