"""The report's title, on one line or several, and what it says: organ and year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Line, Span
from gipr_lint.model.numerals import DIGITS
from gipr_lint.model.organ import ENDINGS, SIGNATORIES, any_of, organ_of_name
from gipr_lint.parse.normalize import fold

_MARKS = expression(
    r"""^[#＃*_\s《<]+
      | (?<!\s)\s*\{[#.][^{}]*\}[*_#\s》>]*$
      | (?<![*_#\s》>])[*_#\s》>]+$  # each run is tried once
    """,
    re.VERBOSE,
)
"""Marks around a title. Finds ``[|# |]某县`` and ``报告[|》|]`` and ``报告[| {#a}|]``, not ``报告``."""
_SUBJECT = r"(?:政府信息公开|^府信息公开|信息公开|政务公开|政务信息|政府信息)"
"""What a title is about; a line may begin in the middle of 政府."""
_TITLE = expression(
    rf"""[^，。；：！？,;:!?]{{0,50}} {_SUBJECT} [^，。；：！？,;:!?]{{0,18}} (?:报告|年报)
        (?:[（(【\[][^）)】\]]{{1,16}}[）)】\]])?""",
    re.VERBOSE,
)
"""The title of a report. Takes ``某县2024年政府信息公开工作年度报告`` and ``信息公开年报（本级）``, not
``政府工作报告``."""
_BEHIND_ORGAN = expression(rf"{_SUBJECT}|年度工作报告|工作报告")
"""What of a title follows the organ. Finds ``云溪县[|政府信息公开|]工作年度报告``, not ``云溪县年鉴``."""
_AROUND_ORGAN = expression(r"^(\d{0,3}年|关于|的|度)+|(关于|的|度)+$")
"""What else stands before and behind the organ. Finds ``[|关于|]云溪县`` and ``云溪县[|的|]``, not ``云溪县``."""
_OFFICIAL = expression(r"政府信息公开(工作)?.{0,8}年度(工作)?报告|政府信息公开工作.{0,8}报告")
"""The words that the format prescribes, more or less. Finds ``[|政府信息公开工作年度报告|]``, not ``信息公开年报``."""
_MAX_LINE_CHARS = 60
"""A longer line is none of a title."""
_NOT_TITLE = expression(
    r"""^(?:现将|现公布|现予|现发布|根据|按照|依据|依照
            |本(?:报告|年度|机关|单位|局|镇|乡|县)|特此|关于印发|关于做好|为做好
            |.{0,20}(?:公布|发布|编制)(?:了|的))
      | (本|此|该|如下|下列|以下)(年度)?(工作)?(报告|年报)$
      | 编制.{0,8}报告$|的通知|纪要|汇总|>|首页""",
    re.VERBOSE,
)
"""What only names a report. Finds ``现将2024年政府信息公开年度报告`` and ``本年度报告``, not
``某县政府信息公开年度报告``."""
_GOES_ON = expression(r"格式|有关事项|的(?:通知|要求|规定|有关|格式)|》|(?:相关)?要求|编制(?:的|工作|格式|要求)")
"""How the line behind begins where a sentence was broken that only names a report. Begins ``的通知``, not
``一、总体情况``."""
_OF_YEAR = expression(rf"(?:20\d\d|二[〇○零O0][{DIGITS}〇○零]{{2}})年?度?(?![年./-]?\d{{1,2}}[月./-])")
"""A year that is no part of a date. Finds ``[|2024年度|]报告`` and ``[|二〇二四年|]``, not ``2025年1月``."""
_YEAR = expression(rf"(20\d\d|二[〇○零O0][{DIGITS}〇○零]{{2}})年?(度)?")
"""The year that a title names. Finds ``某县[|2024年度|]`` and ``[|二〇二四年|]``, not ``1998年``."""
_ORGAN_END = expression(
    rf".{{2,40}}({any_of(SIGNATORIES, ENDINGS.above_titles, ENDINGS.teams, ENDINGS.places, ENDINGS.further_places)})"
    r"([（(].{2,8}[）)])?"
)
"""The line with the organ above a title. Takes ``某某县人民政府`` and ``某某市财政局（本级）``, not ``目录``."""
_ORGAN_YEAR = expression(r"[^，。；：、]{0,40}20\d\d年(度)?[^，。；：、]{0,40}")
"""The line with organ and year above a title. Takes ``某某县公安2024年度``, not ``某某县，2024年``."""
_REST_OF_NAME = expression(
    "|".join({word[at:] for word in f"{SIGNATORIES} {ENDINGS.teams} 人民政府".split() for at in range(len(word))})
)
"""What is no name of an organ but may be the end of one. Takes ``委员会`` and ``民政府``, not ``财政局``."""
_BARE_YEAR = expression(r"[（(]?20\d\d年度?[)）]?")
"""The year on a line of its own below a title. Takes ``（2024年度）``, not ``2024``."""
_ALONE_YEAR = expression(rf"(20\d\d|二[〇○零O0][{DIGITS}〇○零]{{2}})年度?")
"""The year on a line of its own above a title. Takes ``2024年`` and ``二〇二四年度``, not ``2024``."""
_DIGITS = str.maketrans(f"〇○零O0{DIGITS}", "00000123456789")


def find_title(front: Sequence[Line | None]) -> frozenset[int]:
    """Return the indexes of the lines that make up the title; none where the front has no title.

    Of several candidates the best has the official words, names a year, and stands first.
    """
    found: list[range] = []
    known: set[range] = set()
    for count in (1, 2, 3):
        for start in range(len(front) - count + 1):
            lines = range(start, start + count)
            shorter = (range(first, last) for first in lines for last in range(first + 1, lines.stop + 1))
            if not any(one in known for one in shorter) and _may_be(front, lines):
                found.append(lines)
                known.add(lines)
    if not found:
        return frozenset()
    wide = [_widen(front, lines.start, lines.stop, _text(front, lines)) for lines in found]
    best: range = min(wide, key=lambda lines: _rank(_text(front, lines), lines))
    return frozenset(best)


def _text(front: Sequence[Line | None], lines: range) -> str:
    """Return the words of some lines as one; nothing where one of them cannot belong to a title."""
    parts = [_MARKS.sub("", line.text) for line in front[lines.start : lines.stop] if line is not None]
    return (
        fold("".join(parts)) if len(parts) == len(lines) and all(len(part) <= _MAX_LINE_CHARS for part in parts) else ""
    )


def _may_be(front: Sequence[Line | None], lines: range) -> bool:
    """Tell whether some lines read like a title, and are no piece of a sentence that was broken there."""
    text = _text(front, lines)
    if not _TITLE.fullmatch(text) or _NOT_TITLE.search(text):
        return False
    behind = front[lines.stop] if lines.stop < len(front) else None
    if behind is not None and _GOES_ON.match(fold(behind.text)):
        return False
    return all(text.count(opening) == text.count(closing) for opening, closing in ("《》", "()", "“”", "〔〕"))


def _rank(text: str, lines: range) -> tuple[bool, bool, int]:
    return not _OFFICIAL.search(text), not _OF_YEAR.search(text), lines.start


def _widen(front: Sequence[Line | None], start: int, end: int, text: str) -> range:
    """Include an organ and a year on the lines before and a year on the line behind, where the title has none."""
    words = _text(front, range(start - 1, start)) if start else ""
    if not organ_of(text) and not _YEAR.search(text) and _ALONE_YEAR.fullmatch(words):
        return _widen(front, start - 1, end, words + text)
    if (not organ_of(text) and (_ORGAN_END.fullmatch(words) or _ORGAN_YEAR.fullmatch(words))) or _goes_on(words, text):
        start -= 1
        text = words + text
        words = _text(front, range(start - 1, start)) if start else ""
        if not _YEAR.search(text) and _ALONE_YEAR.fullmatch(words):
            return range(start - 1, end)
    behind = front[end] if end < len(front) else None
    if not _YEAR.search(text) and behind is not None and _BARE_YEAR.fullmatch(fold(behind.text)):
        end += 1
    return range(start, end)


def _goes_on(words: str, text: str) -> bool:
    """Tell whether a title goes on with the rest of a name or a year that a line before has begun."""
    if not words or not _TITLE.fullmatch(words + text) or _NOT_TITLE.search(words + text):
        return False
    organ, rest = organ_of(words + text), organ_of(text)
    in_year = not _YEAR.search(text) and _YEAR.search(words + text)
    if not organ or organ_of_name(organ).level == "unknown":
        return False
    return bool(in_year) if not rest else bool(_REST_OF_NAME.fullmatch(rest))


def unmarked(line: Line) -> Line:
    """Return a line of the title without the Markdown and book title marks around it."""
    match = _MARKS.match(line.text)
    start = match.end() if match and match.start() == 0 else 0
    text = _MARKS.sub("", line.text)
    span = line.span
    column = span.column + start
    return Line(text, Span(span.line, column, span.line, column + len(text)))


def clean(text: str) -> str:
    """Return a title without Markdown marks, white space and book title marks."""
    return fold(_MARKS.sub("", text))


def year_of(text: str) -> int | None:
    """Return the year that a title names, in digits or in Chinese numerals."""
    match = _YEAR.search(fold(text))
    return int(match[1].translate(_DIGITS)) if match else None


def organ_of(text: str) -> str | None:
    """Return the organ that a title names."""
    folded = fold(text)
    head = _BEHIND_ORGAN.split(_YEAR.sub("", folded, count=2), maxsplit=1)[0]
    organ = _AROUND_ORGAN.sub("", head)
    return organ or None
