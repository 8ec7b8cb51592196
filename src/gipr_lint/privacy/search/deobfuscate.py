"""Text without what hides a number in it: signs that nobody sees, digits of other scripts, marks of emphasis.

Each character of the tidied text knows which characters of the text it stands for.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.limits.tuples import NamedTuple

_ODD = (
    "\u00ad\u00b2\u00b3\u00b9\u0300-\u036f\u0400-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u2094\u20d0-\u20ff\u2160-\u217f"
    "\u2460-\u24ff\u2776-\u2793\u2800\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302d\u3099\u309a\u3164\ua620-\uaaff"
    "\uabe5-\uabf9\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff9-\ufffb"
    "\U00010000-\U0001ffff\U000e0000-\U000e0fff"
)
"""More than what is odd: blocks in which there are digits, combining characters or characters that are not seen."""
_ODD_TEXT = expression(f"[&<*_`~{_ODD}]")
"""What may be tidied. Finds ``13[|<|]b>8`` and ``①``, not ``共13件。``."""
_TOKEN = expression(
    rf"""&(?:\#0{{0,16}}[0-9]{{1,7}}|\#[xX]0{{0,16}}[0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});
       | &(?:\#[0-9]{{2,5}}|\#[xX][0-9A-Fa-f]{{2,4}})(?![0-9A-Fa-f;])|&(?:nbsp|shy)(?![A-Za-z;])
       | </?[A-Za-z][^<>\n]{{0,80}}>|<!--[^<>\n]{{0,80}}-->
       | [{_ODD}]""",
    re.VERBOSE,
)
"""A character reference, a tag or an odd character. Finds ``13[|&#56;|]`` and ``13[|<b>|]8`` and ``[|\u200b|]``, not
``a < b``."""
_EMPHASIZING = "*_`~"
"""The characters of which marks of emphasis are made."""
_PART = r"(\*{1,3}|`{1,2}|~~)(\d[\d -]{0,30})(\1)"
_EMPHASIS = (expression(rf"(?<=\d){_PART}"), expression(rf"{_PART}(?=\d)"))
"""Marks around a part of a number that has further digits before or behind them. Finds ``13[|**8000**|]``, not
``**8000**``."""
_STRESSED = expression(
    r"""(?:(?<![A-Za-z\d])(?:\*{1,6}|_{1,6}|`{1,6}|~~)[A-Za-z]{0,3})?
        \d(?:[*_`~ -]{0,10}[\dXx])+(?:[*_`~]{1,6}(?![A-Za-z]))?""",
    re.VERBOSE,
)
"""A number with marks of emphasis around it or parts of it, maybe: stars that are not in pairs hide digits. Finds
``[|**13**800|]`` and ``[|13*800|]``, not ``1件3``."""
_MARK_BEFORE = expression(r"[*_`~][A-Za-z]{0,3}\d")
"""A mark before a number. Finds ``*[|*8|]0``, not ``** 80``."""
_MARK_BEHIND = expression(r"[\dXx][ -]{0,10}[*_`~]")
"""A mark in a number or behind it. Finds ``13[|8*|]0``, not ``13件*``."""
_MARK = expression(r"(?P<mark>\*+|_+|`+|(?:~~)+)|[^*_`~ ]+")
"""A mark of emphasis, or what stands between two. Takes ``**`` and ``138``, not ``**138`` or `` ``."""
_FILLERS = frozenset("\u034f\u115f\u1160\u3164\uffa0")
_DIGITS = range(10)
_LATIN_X = {"Ⅹ": "X", "ⅹ": "X", "Х": "X", "х": "X", "Χ": "X", "χ": "X"}


class Tidy(NamedTuple):
    """A tidied text; where its characters begin and end in the text it was made of, None where that is as it was."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of the tidied text stand in the original."""
        if self.starts is None or self.ends is None or end <= start:
            return start, end
        return self.starts[start], self.ends[end - 1]

    @property
    def length(self) -> int:
        """How long the original is, at least up to its last character that counts."""
        return self.ends[-1] if self.ends else len(self.text)

    def without(self, pattern: re.Pattern[str]) -> "Tidy":
        """Return the text without what matches a pattern."""
        return _replaced(self, pattern, lambda found: "")  # noqa: ARG005


def is_odd(text: str) -> bool:
    """Tell whether there may be anything to tidy: quick, for nearly every text has nothing."""
    return _ODD_TEXT.search(text) is not None


def tidy(text: str) -> Tidy:
    """Return a text tidied."""
    if not is_odd(text):
        return Tidy(text)
    plain = _replaced(Tidy(text), _TOKEN, lambda found: _meant(found[0]))
    return _unstressed(plain) if any(mark in plain.text for mark in _EMPHASIZING) else plain


def tidied_lines(text: str) -> str:
    """Return a text tidied line by line, without what tells where its characters stood: quick, for most lines are."""
    if not is_odd(text):
        return text
    return "\n".join(tidy(line).text if is_odd(line) else line for line in text.split("\n"))


def _replaced(old: Tidy, pattern: re.Pattern[str], meant: Callable[[re.Match[str]], str]) -> Tidy:
    """Return a text with every match replaced by what it means."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for found in pattern.finditer(old.text):
        _keep(old, done, found.start(), pieces, starts, ends)
        new = meant(found)
        start, end = old.span(*found.span())
        pieces.append(new)
        starts += [start] * len(new)
        ends += [end] * len(new)
        done = found.end()
    if not done:
        return old
    _keep(old, done, len(old.text), pieces, starts, ends)
    return Tidy("".join(pieces), starts, ends)


def _keep(old: Tidy, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(old.text[start:end])
    starts += range(start, end) if old.starts is None else old.starts[start:end]
    ends += range(start + 1, end + 1) if old.ends is None else old.ends[start:end]


def _unstressed(old: Tidy) -> Tidy:
    """Return a text without the marks of emphasis that stand around numbers or within them."""
    if not (_MARK_BEFORE.search(old.text) or _MARK_BEHIND.search(old.text)):
        return old
    old = _without({place for found in _stressed(old.text) for place in _marks(found)}, old)
    for emphasis in _EMPHASIS:
        parts = (found.span(group) for found in emphasis.finditer(old.text) for group in (1, 3))
        old = _without({place for start, end in parts for place in range(start, end)}, old)
    return old


def _stressed(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers with marks, sought in the lines that have any: no number goes over a line end."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if any(mark in line for mark in _EMPHASIZING):
            yield from (found for found in _STRESSED.finditer(text, at, end) if not found[0].isalnum())
        at = end + 1


def _marks(found: re.Match[str]) -> Iterator[int]:
    """Yield the places of the marks of a number if they are all in pairs with something between."""
    places: list[int] = []
    opened, filled = "", False
    for part in _MARK.finditer(found[0]):
        mark = part["mark"]
        if mark is None:
            filled = True
            continue
        for half in _halves(mark):
            if opened and (half != opened or not filled):
                return
            opened, filled = ("" if opened else half), False
        places += range(found.start() + part.start(), found.start() + part.end())
    if not opened:
        yield from places


def _halves(mark: str) -> tuple[str, ...]:
    """Return a mark, or the one that closes and the one that opens where both stand together."""
    most = 2 if mark[0] == "~" else 3
    if len(mark) <= most:
        return (mark,)
    return (mark[: len(mark) // 2], mark[len(mark) // 2 :])


def _without(places: set[int], old: Tidy) -> Tidy:
    if not places:
        return old
    kept = [place for place in range(len(old.text)) if place not in places]
    return Tidy(
        "".join(old.text[place] for place in kept),
        kept if old.starts is None else [old.starts[place] for place in kept],
        [place + 1 for place in kept] if old.ends is None else [old.ends[place] for place in kept],
    )


@kept_by_text(entries=1024)
def _meant(token: str) -> str:
    """Return what a character reference, a tag or an odd character stands for in plain text."""
    if token[0] == "<":
        return ""
    if token[0] == "&":
        from html import unescape

        meant = unescape(token)
        return token if meant == token else "".join(_of_character(character) for character in meant)
    return _of_character(token)


def _of_character(character: str) -> str:
    if character in _LATIN_X:
        return _LATIN_X[character]
    digit = unicodedata.numeric(character, None)
    if digit is not None and digit in _DIGITS and unicodedata.category(character) in {"Nd", "No"}:
        return str(int(digit))
    if character in _FILLERS or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return ""
    if character == "\u2800":  # a braille pattern without dots
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if folded.isascii() and folded.isalnum() else character
