"""Comments in Markdown and HTML that accept findings: ``<!-- gipr-lint: ignore RULE reason -->`` and its kin.

``ignore`` speaks of the line on which it stands or, alone on a line, of the next one that is not blank;
``ignore-start`` and ``ignore-end`` of all lines between them; ``ignore-file`` of the whole file. Rules may be several,
with commas between them, or tags. Behind them may stand until when: ``until 2026-12-31``.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from re import Match
from typing import Any

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple

_COMMENT = expression(r"<!--\s{0,9}gipr-lint\s{0,9}[:：]\s{0,9}(?P<form>[a-z-]{0,20})(?P<rest>.{0,400}?)-->")
"""A comment for this tool. Finds ``一段[|<!-- gipr-lint: ignore row-total 理由 -->|]``, not ``<!-- 普通批注 -->``."""
_ANY_COMMENT = expression(r"<!--.{0,1000}?-->")
"""Any comment within one line. Finds ``[|<!-- 甲 -->|]乙``, not ``<!-- 甲``."""
_NAMES = expression(r"\s*(?P<names>[A-Za-z0-9_-]+(?:\s?[,，、]\s?[A-Za-z0-9_-]+)*)(?P<reason>.*)")
"""Rules, and what is said of them. Takes `` row-total, balance 上级要求``, not `` 理由``."""
_UNTIL = expression(
    r"\s*(?:until(?![a-z])|[至到](?=\s?[:：]?\s?\d{4}[-年]))\s?[:：]?\s?"
    r"(?P<day>(?P<year>\d{4})[-年](?P<month>\d{1,2})[-月](?P<date>\d{1,2})日?)?止?(?P<reason>.*)"
)
"""The day until which something is accepted, before the reason. Takes `` until 2026-12-31 理由`` and
``至2026年6月30日``, not ``至今没有改``."""
_COMMA = expression(r"\s?[,，、]\s?")
"""What stands between rules. Finds ``a[|, |]b``, not ``a b``."""
_MAX_COMMENTS = 1000
"""So many comments of a file are read: people write them."""
_FORMS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
_EXAMPLE = "应写作 <!-- gipr-lint: ignore 规则 理由 -->"
_NO_DAY = "until 后面应写日期，没有生效；应写作 <!-- gipr-lint: ignore 规则 until 2026-12-31 理由 -->"


class Comment(NamedTuple):
    """A comment that accepts findings of some rules (or tags) from one line of the file to another.

    ``line`` is the one on which it stands; lines count from 1. With ``whole`` it speaks of the file as a whole.
    ``until`` is the last day on which it accepts anything, as 2026-12-31. What is ``wrong`` is said in one Chinese
    sentence; it then accepts nothing.
    """

    line: int
    names: tuple[str, ...] = ()
    reason: str = ""
    first: int = 0
    last: int = 0
    whole: bool = False
    wrong: str = ""
    until: str = ""

    @property
    def is_over(self) -> bool:
        """Whether its time is over."""
        return bool(self.until) and is_past(date.fromisoformat(self.until))


def is_past(day: date) -> bool:
    """Tell whether a day is over where people read the result."""
    return day < datetime.now(UTC).astimezone().date()


def comment_of(data: Sequence[Any]) -> Comment:
    """Return a comment from its plain data. Raises TypeError or ValueError for data of another form."""
    line, names, *rest = data
    return Comment(line, tuple(names), *rest)


def comments(lines: Sequence[str]) -> tuple[Comment, ...]:
    """Return the comments for this tool in the lines of a file, in order."""
    from gipr_lint.privacy.masking import mask

    found: list[Comment] = []
    open_: list[int] = []
    for comment, form in _read(lines):
        if form == "ignore-start" and not comment.wrong:
            open_.append(len(found))
        if form != "ignore-end" or comment.wrong:
            found.append(comment._replace(reason=mask(comment.reason)))
            continue
        ended = [at for at in open_ if not comment.names or set(found[at].names) & set(comment.names)]
        if not ended:
            found.append(comment._replace(wrong="ignore-end 前面没有同一规则的 ignore-start"))
        for at in ended:
            found[at] = found[at]._replace(last=comment.line)
            open_.remove(at)
    for at in open_:
        found[at] = found[at]._replace(wrong="ignore-start 后面没有 ignore-end，没有生效")
    return tuple(found)


def _read(lines: Sequence[str]) -> Iterator[tuple[Comment, str]]:
    """Yield the comments with their forms, each by itself."""
    count = 0
    for number, line in enumerate(lines, 1):
        marks = list(islice(_COMMENT.finditer(line), _MAX_COMMENTS - count)) if "gipr-lint" in line else []
        target = _next(number, lines) if marks and _is_bare(line) else number
        for mark in marks:
            yield _parsed(number, mark, target, len(lines)), mark["form"]
        count += len(marks)


def _parsed(number: int, mark: Match[str], target: int, last: int) -> Comment:
    """Return what a comment on a line says; alone it speaks of the line ``target``."""
    form, said = mark["form"], _NAMES.fullmatch(mark["rest"])
    names = tuple(_COMMA.split(said["names"])) if said else ()
    until, reason = _timed(said["reason"]) if said else ("", "")
    if form not in _FORMS:
        return Comment(number, wrong=f"不认识的写法；{_EXAMPLE}")
    if form == "ignore-end":
        return Comment(number, names)
    if not names:
        return Comment(number, wrong=f"没有写规则；{_EXAMPLE}")
    if until is None:
        return Comment(number, names, wrong=_NO_DAY)
    if not reason:
        return Comment(number, names, wrong=f"没有写理由，没有生效；{_EXAMPLE}")
    if form == "ignore-file":
        return Comment(number, names, reason, 1, last, whole=True, until=until)
    first = number if form == "ignore-start" else target
    return Comment(number, names, reason, first, first, until=until)


def _timed(said: str) -> tuple[str | None, str]:
    """Return until when something is accepted, None where that is no day, and why."""
    timed = _UNTIL.fullmatch(said)
    reason = (timed["reason"] if timed else said).strip(" \t\u3000:：,，；;")
    if timed is None:
        return "", reason
    try:
        return date(*(int(timed[part]) for part in ("year", "month", "date"))).isoformat(), reason
    except (TypeError, ValueError):
        return None, reason


def _next(number: int, lines: Sequence[str]) -> int:
    """Return the number of the next line with more on it than comments; of the last one where there is none."""
    return next((at for at in range(number + 1, len(lines) + 1) if not _is_bare(lines[at - 1])), len(lines))


def _is_bare(line: str) -> bool:
    return not _ANY_COMMENT.sub("", line).strip()
