"""The report's title, on one line or several, and what it says: organ and year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gipr_lint.document import Line, Span
from gipr_lint.parse.normal import fold

_MARKS = re.compile(
    r"^[#＃*_\s《<]+|(?<!\s)\s*\{[#.][^{}]*\}[*_#\s》>]*$|(?<![*_#\s》>])[*_#\s》>]+$"  # each run is tried once
)
_SUBJECT = r"(?:政府信息公开|信息公开|政务公开|政务信息|政府信息)"
_TITLE = re.compile(
    rf"[^，。；：！？,;:!?]{{0,50}}{_SUBJECT}[^，。；：！？,;:!?]{{0,18}}(?:报告|年报)(?:[（(【\[][^）)】\]]{{1,16}}[）)】\]])?"
)
_OFFICIAL = re.compile(r"政府信息公开(工作)?.{0,8}年度(工作)?报告|政府信息公开工作.{0,8}报告")
_NOT_TITLE = re.compile(r"(本|此|该|如下|下列|以下)(年度)?(工作)?(报告|年报)$|编制.{0,8}报告$|的通知|纪要|汇总|>|首页")
_YEAR = re.compile(r"(20\d\d|二[〇○零O0][一二三四五六七八九〇○零]{2})年?(度)?")
_ORGAN_END = re.compile(
    r".{2,40}(政府|局|委|办|办公室|委员会|厅|部|院|署|中心|街道|乡|镇|办事处|管委会|会|县|市|区|省|州|盟|旗)([（(].{2,8}[）)])?"
)
_ORGAN_YEAR = re.compile(r"[^，。；：、]{0,40}20\d\d年(度)?[^，。；：、]{0,40}")
_BARE_YEAR = re.compile(r"[（(]?20\d\d年度?[)）]?")
_ALONE_YEAR = re.compile(r"(20\d\d|二[〇○零O0][一二三四五六七八九〇○零]{2})年度?")
_DIGITS = str.maketrans("〇○零O0一二三四五六七八九", "00000123456789")


def find_title(front: Sequence[Line | None]) -> frozenset[int]:
    """Return the indexes of the lines that make up the title; none where the front has no title."""
    found: list[tuple[bool, range, str]] = []
    for count in (1, 2, 3):
        for start in range(len(front) - count + 1):
            texts = [_MARKS.sub("", line.text) for line in front[start : start + count] if line is not None]
            if len(texts) < count or any(len(text) > 60 for text in texts):
                continue
            text = fold("".join(texts))
            if _TITLE.fullmatch(text) and not _NOT_TITLE.search(text):
                found.append((not _OFFICIAL.search(text), range(start, start + count), text))
    if not found:
        return frozenset()
    _, best, text = min(found, key=lambda one: (one[0], len(one[1]), one[1].start))
    return frozenset(_widen(front, best.start, best.stop, text))


def _widen(front: Sequence[Line | None], start: int, end: int, text: str) -> range:
    """Include an organ on the line before and a year on the line behind, where the title itself has none."""
    before = front[start - 1] if start else None
    words = fold(_MARKS.sub("", before.text)) if before is not None else ""
    if not organ_of(text) and not _YEAR.search(text) and _ALONE_YEAR.fullmatch(words):
        return _widen(front, start - 1, end, words + text)
    if not organ_of(text) and (_ORGAN_END.fullmatch(words) or _ORGAN_YEAR.fullmatch(words)):
        start -= 1
        text = words + text
    behind = front[end] if end < len(front) else None
    if not _YEAR.search(text) and behind is not None and _BARE_YEAR.fullmatch(fold(behind.text)):
        end += 1
    return range(start, end)


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
    head = re.split(rf"{_SUBJECT}|年度工作报告|工作报告", _YEAR.sub("", folded, count=2), maxsplit=1)[0]
    organ = re.sub(r"^(关于|的)+|(关于|的|度)+$", "", head)
    return organ or None
