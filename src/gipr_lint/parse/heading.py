"""Headings: the ordinal, the words, and the statutory section that they mean."""

import re
from functools import cache
from typing import Literal

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Line
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.official_format import Format
from gipr_lint.model.report import Heading
from gipr_lint.parse.normalize import fold, key
from gipr_lint.parse.tables.vocabulary import section_titles

MAX_TITLE_CHARS = 45
"""A longer line is no heading."""

_CHINESE = rf"[{NUMERALS}](?:\s?[{NUMERALS}]){{0,2}}"
_LINE = expression(
    rf"""(?P<marks>[#＃]{{1,6}}(?!\#))?\s*
        (?P<bold>[*_]{{2,3}})?\s*
        (?P<stray>[|｜lI](?=\s?[{NUMERALS}]{{1,3}}[、.．]))?\s*
        (?P<ordinal>
            (?:第\s*(?P<part>{_CHINESE})\s*部\s?分|(?P<chapter>{_CHINESE})\s*[、.．:：,，])[、.．:：]?
          | [（(]\s*(?P<bracket>{_CHINESE})\s*[）)]、?|(?P<circled>[㈠-㈩])
          | (?P<arabic>[0-9０-９]{{1,2}})\s*[、．.](?![0-9０-９])|[（(]\s*(?P<round>[0-9０-９]{{1,2}})\s*[）)]
        )?\s*""",
    re.VERBOSE,
)
"""A heading's marks and ordinal, all of which may be missing. Takes ``## 一、`` and ``第三部分`` and ``（二）``, not
``二``."""
_TAIL = expression(r"(?:\s*\{[#.][^}]*\})?[\s*_#]*$")
"""An identifier, as Markdown allows behind a heading, and the marks that close it. Takes `` {#a}`` and ``**``, not
``。``."""
_MAX_LINE_CHARS = 80
"""A longer line is no heading, but one may run into it."""
_END = expression(r"[。：:；;]$")
"""The end of a sentence. Finds ``如下[|：|]``, not ``总体情况``."""
_INSIDE = expression(r"[。；;！？]|[，,].*[，,]")
"""What no heading has in it. Finds ``公开。今年`` and ``一，二，三``, not ``收到和处理申请，一览``."""
_RUN_IN = expression(r"(?P<text>[^。：:，,；;]{2,30}(?:[，,][^。：:，,；;]{2,20})?)[。：:]")
"""A heading that a sentence runs on from. Begins ``主动公开。今年``, not ``公开，申请，答复，今年``."""


def _is_sentence(text: str, style: "_Style", depth: int) -> bool:
    """Tell an item of a numbered list, which is a sentence of its own, from a heading."""
    ended = bool(_END.search(text))
    return (
        style.style in {"bracket", "arabic", "round"}
        and not depth
        and ended
        and (len(text) > 25 or "，" in text or "," in text)
    )


class _Style(NamedTuple):
    style: Literal["chapter", "bracket", "arabic", "round", "none"]
    ordinal: int | None


def number_of(numeral: str) -> int:
    """Return the value of a Chinese numeral up to 99, of an enclosed one (㈠) or of digits of any width.

    White space in it and around it counts for nothing.
    """
    numeral = "".join(numeral.split())
    if "㈠" <= numeral[0] <= "㈩":
        return ord(numeral) - ord("㈠") + 1
    if numeral.isdecimal():
        return int(numeral)
    tens, mark, ones = numeral.rpartition("十")
    if not mark:
        return NUMERALS.index(numeral[0]) + 1
    return (NUMERALS.index(tens[0]) + 1 if tens else 1) * 10 + (NUMERALS.index(ones[0]) + 1 if ones else 0)


def read_heading(line: Line, official: Format) -> Heading | None:
    """Take a line apart as a heading; None where it cannot be one."""
    match = _LINE.match(line.text)
    if match is None or (len(line.text) > _MAX_LINE_CHARS and not match.end()):
        return None
    style = _style(match)
    rest = line.text[match.end() :]
    words = _TAIL.sub("", rest) if len(rest) <= _MAX_LINE_CHARS else rest
    text = _END.sub("", words).rstrip()
    depth = len(match["marks"] or "")
    if text and len(text) <= MAX_TITLE_CHARS and not _INSIDE.search(text):
        section, strength = meaning_of(text, official)
        marked = depth > 0 or bool(match["bold"])
        if style.style == "none" and not marked and strength < 2:
            return None
        if not _is_sentence(words, style, depth):
            return _heading(line, match, style, text, depth, section, strength)
    lead = _RUN_IN.match(rest)
    if style.style == "none" or lead is None:
        return None
    return _heading(line, match, style, lead["text"], depth, None, 0, run_in=True)


def _heading(
    line: Line,
    match: re.Match[str],
    style: _Style,
    text: str,
    depth: int,
    section: str | None,
    strength: int,
    *,
    run_in: bool = False,
) -> Heading:
    column = line.span.column + match.end()
    return Heading(line, text, column, depth, style.style, style.ordinal, section, strength, run_in)


def _style(match: re.Match[str]) -> _Style:
    chapter = match["chapter"] or match["part"]
    bracket = match["bracket"] or match["circled"]
    if chapter:
        return _Style("chapter", number_of(chapter))
    if bracket:
        return _Style("bracket", number_of(bracket))
    if match["arabic"]:
        return _Style("arabic", number_of(match["arabic"]))
    if match["round"]:
        return _Style("round", number_of(match["round"]))
    return _Style("none", None)


def meaning_of(text: str, official: Format) -> tuple[str | None, int]:
    """Return the statutory section that the words of a heading mean, and how surely (see ``Heading``)."""
    normal = key(text)
    known = section_titles(official).get(normal)
    if known is not None:
        return known
    folded = fold(text)
    for section, pattern in _patterns(official):
        if pattern.search(folded):
            return section, 1
    return None, 0


@cache
def _patterns(official: Format) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((section.id, expression(section.pattern)) for section in official.sections if section.pattern)
