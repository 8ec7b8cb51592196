"""The kind of each block: title, section, heading, text, page furniture, sign-off or table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Block, Line, Row, Table
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.model.official_format import Format
from gipr_lint.model.organ import ENDINGS, SIGNATORIES, any_of
from gipr_lint.model.report import Heading
from gipr_lint.parse.heading import read_heading
from gipr_lint.parse.page_furniture import is_furniture
from gipr_lint.parse.report_title import find_title
from gipr_lint.parse.sections import statutory
from gipr_lint.parse.structure import Classified

_DATE = expression(rf"[（(]?(\d{{4}}|二[〇○零O０{DIGITS}]{{3}})\s*年.{{1,4}}月.{{1,4}}日[)）]?")
"""A date on a line of its own. Takes ``2025年1月10日`` and ``（二〇二五年一月十日）``, not ``2025年``."""
_ORGAN = expression(rf"[^，。；：、]{{2,30}}({any_of(SIGNATORIES, ENDINGS.street_office)})([（(].{{2,8}}[）)])?")
"""The organ that signs, on a line of its own. Takes ``某某县财政局`` and ``某某市人民政府（盖章）``, not
``某某县财政局，2025年``."""
_CLOSED = expression(r"[。！？!?；;：:]['”’》」』）)]?$")
"""The end of a finished sentence. Finds ``如下[|：|]`` and ``“公开[|。”|]``, not ``如下``."""
_ADDRESS = expression(r"[：:][A-Za-z][\w.+-]*[@./]")
"""A mailbox or web address behind its label, which ended the line. Begins ``：www.example.gov.cn``, not
``：某某县``."""
_LABELLED = expression(
    r"[^，。；、：:|｜\d]{2,20}\s*(?:[：:|｜]|——)\s*\d[\d,，]{0,9}(?:\.\d+)?\s*[^\s，。；、\d]{0,3}[；;]?"
)
"""A number behind its label, alone on a line. Takes ``新收：12件`` and ``申请总数 | 12``, not ``新收：12件，办结``."""
_LIST_ITEM = expression(
    rf"""[{NUMERALS}]是
      | [（(]\s?[{NUMERALS}]{{1,3}}\s?[）)](?!\s?项)
      | [（(]?\s?\d{{1,2}}\s?[)）、．.](?!\d)
      | [①-⑳]|[㈠-㈩]|[•·●■◆○-]
      | 其[{NUMERALS[:5]}][，、是]
      | 第[{NUMERALS[:5]}][，、]""",
    re.VERBOSE,
)
"""The start of an item of a list. Begins ``一是加强`` and ``（二）答复`` and ``3.其他`` and ``● 公开``, not
``（三）项`` or ``3.5万``."""
_CHAPTER = expression(rf"[#＃*\s]*(?:(?:第\s*)?[{NUMERALS}]{{1,3}}\s*(?:部\s?分|[、.．]))")
"""The ordinal of a section. Begins ``## 一、总体`` and ``第三部分``, not ``（一）主动公开``."""
_MAX_WRAPPED_CHARS = 45
"""Two lines are one title of a section only if both together are no longer than a heading may be."""
_INDENT = expression(r"[ \t]{2,}|\u3000")
"""How a paragraph begins in print. Begins ``　　今年``, not `` 今年``."""


def classify(
    blocks: Sequence[Block], lines: Sequence[str], official: Format, *, whole: bool = False
) -> list[Classified]:
    """Return each block with its kind; headings inside tables are blocks of their own again.

    ``whole`` says that a blank line ends a paragraph for certain, as in files that have paragraphs of their own.
    """
    parts = _unwrapped([part for block in blocks for part in _freed(block, official)], official)
    headings = [read_heading(part, official) if isinstance(part, Line) else None for part in parts]
    sections = statutory(parts, headings, official)
    front = min(sections, default=min(len(parts), 20))
    title = find_title([part if isinstance(part, Line) else None for part in parts[:front]])
    signed = _sign_off(parts, sections, title)
    found: list[Classified] = []
    for index, part in enumerate(parts):
        heading = headings[index]
        if isinstance(part, Table):
            found.append(Classified("TABLE", part))
        elif index in title:
            found.append(Classified("TITLE", part))
        elif index in sections:
            found.append(Classified("SECTION", part, heading))
        elif index in signed:
            found.append(Classified("SIGNOFF", part))
        else:
            apart = whole and not lines[part.span.line - 2].strip()
            found.append(_line(part, heading, found, () if apart else lines))
    return found


def _unwrapped(parts: list[Block], official: Format) -> list[Block]:
    """Put a section title that was wrapped together again: two lines that only as one are an official title."""
    result: list[Block] = []
    for part in parts:
        before = result[-1] if result else None
        if (
            isinstance(part, Line)
            and isinstance(before, Line)
            and len(before.text) + len(part.text) <= _MAX_WRAPPED_CHARS
        ):
            whole = Line(before.text + part.text, before.span.to(part.span))
            chapter = _CHAPTER.match(before.text) and _is_title(whole, official, chapter=True)
            if chapter and not any(_is_title(alone, official) for alone in (before, part)):
                result[-1] = whole
                continue
        result.append(part)
    return result


def _is_title(line: Line, official: Format, *, chapter: bool = False) -> bool:
    heading = read_heading(line, official)
    return heading is not None and heading.strength >= 2 and (not chapter or heading.style == "chapter")


def _freed(block: Block, official: Format) -> list[Block]:
    """Cut a table at rows that are nothing but the title of a statutory section."""
    if isinstance(block, Line):
        return [block]
    parts: list[Block] = []
    rows: list[Row] = []
    for row in block.rows:
        filled = [cell for cell in row.cells if cell.text]
        heading = read_heading(Line(filled[0].text, filled[0].span), official) if len(filled) == 1 else None
        if heading is not None and heading.strength >= 2 and heading.style == "chapter":
            if rows:
                parts.append(Table(tuple(rows)))
            parts.append(heading.line)
            rows = []
        else:
            rows.append(row)
    if rows:
        parts.append(Table(tuple(rows)))
    return parts


def _line(line: Line, heading: Heading | None, before: list[Classified], lines: Sequence[str]) -> Classified:
    if is_furniture(line.text):
        return Classified("FURNITURE", line)
    if heading is not None and not heading.run_in:
        return Classified("HEADING", line, heading)
    if heading is None and lines and _goes_on(line, before, lines):
        return _continue(line, before)
    return Classified("LEAD" if heading is not None else "TEXT", line, heading)


def _goes_on(line: Line, before: list[Classified], lines: Sequence[str]) -> bool:
    """Tell whether a line goes on with the paragraph before it, over page furniture where there is some."""
    previous = next((item for item in reversed(before) if item.kind != "FURNITURE"), None)
    if previous is None or previous.kind not in {"TEXT", "LEAD", "CONTINUED"}:
        return False
    last = previous.block
    if (
        not isinstance(last, Line)
        or (_CLOSED.search(last.text) and not _ADDRESS.match(last.text[-1:] + line.text))
        or _LIST_ITEM.match(line.text)
        or _LABELLED.fullmatch(line.text)
        or _LABELLED.fullmatch(last.text)
        or _DATE.fullmatch(line.text)
    ):
        return False
    source = lines[line.span.line - 1]
    indented = bool(_INDENT.match(source))
    return not (indented and line.span.line == last.span.line + 1 and not _INDENT.match(lines[last.span.line - 1]))


def _continue(line: Line, before: list[Classified]) -> Classified:
    """Mark furniture between the two halves of a paragraph as standing inside it."""
    index = len(before)
    while before[index - 1].kind == "FURNITURE":
        index -= 1
        before[index] = Classified("INSET", before[index].block)
    return Classified("CONTINUED", line)


def _sign_off(parts: Sequence[Block], sections: Mapping[int, str], title: frozenset[int]) -> frozenset[int]:
    """Return the indexes of the date under the title, and of organ and date at the end."""
    found = set()
    last_title = max(title, default=-3)
    found |= {index for index in (last_title + 1, last_title + 2) if index >= 0 and _is(parts, index, _DATE)}
    end = len(parts) - 1
    while end >= 0 and isinstance(last := parts[end], Line) and is_furniture(last.text):
        end -= 1
    if end - 1 in sections or end in sections:
        return frozenset(found)
    if _is(parts, end, _DATE):
        found.add(end)
        end -= 1
    if end - 1 not in sections and end not in sections and _is(parts, end, _ORGAN):
        found.add(end)
    return frozenset(found)


def _is(parts: Sequence[Block], index: int, pattern: re.Pattern[str]) -> bool:
    part = parts[index] if 0 <= index < len(parts) else None
    return isinstance(part, Line) and bool(pattern.fullmatch(part.text))
