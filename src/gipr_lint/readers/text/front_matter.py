"""Front matter: what stands at the top of a Markdown file for the program that makes a page of it (YAML or TOML)."""

from __future__ import annotations

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple

_BEGIN = expression(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n")
"""The line of dashes (YAML) or plus signs (TOML) on top. Begins ``---\n``, not ``----\n``."""
_KEY = expression(r"[\"']?(?P<key>[A-Za-z\u4e00-\u9fff][\w .-]{0,40}?)[\"']?[ \t]*[:=](?:[ \t]+|$|(?=[\"']))")
"""A key and what parts it from what is said. Begins ``title: 报告``, not ``- 一、总体情况``."""
_ENDS = {"---": frozenset({"---", "..."}), "+++": frozenset({"+++"})}
_TITLES = frozenset({"title", "标题"})
_FOLDED = expression(r"[>|][+-]?")
"""The mark of a text that stands on the lines below. Takes ``>-``, not ``> 引文``."""
_MAX_LINES = 100
"""A longer one is none: nobody states a hundred properties of a report."""


class Entry(NamedTuple):
    """A line of it: a key in small letters ("" for a line without one), what is said, and where that stands."""

    key: str
    text: str
    offset: int


class FrontMatter(NamedTuple):
    """What it says, and the offset at which the text of the file begins."""

    entries: tuple[Entry, ...]
    end: int


NONE = FrontMatter((), 0)


def front_matter(source: str) -> FrontMatter:
    """Return the front matter of a text; ``NONE`` where it has none.

    A line of dashes on top is only its beginning if a key follows and another such line ends it.
    """
    begin = _BEGIN.match(source)
    if begin is None:
        return NONE
    entries: list[Entry] = []
    at = begin.end()
    for line in source[at : at + 20_000].split("\n")[:_MAX_LINES]:
        if line.rstrip() in _ENDS[begin["fence"]]:
            return FrontMatter(tuple(entries), at + len(line)) if entries else NONE
        found = _KEY.match(line)
        if not entries and found is None and line.strip() and not line.startswith("#"):
            return NONE
        if found is not None:
            entries.append(_entry(found["key"].strip().lower(), line, found.end(), at))
        elif line.strip():
            last = entries[-1] if entries else None
            title = last is not None and last.key == "title" and not last.text and line[0] in " \t"
            entries.append(_entry("title" if title else "", line, len(line) - len(line.lstrip()), at))
        at += len(line) + 1
    return NONE


def _entry(key: str, line: str, start: int, at: int) -> Entry:
    """Return what a line says from a column on, without the quotation marks around it and the comment behind it."""
    said = line[start:].strip()
    start += len(line[start:]) - len(line[start:].lstrip())
    if said[:1] in {'"', "'"} and (end := said.find(said[0], 1)) > 0:
        said, start = said[1:end], start + 1
    else:
        said = said.partition(" #")[0].rstrip()
    return Entry("title" if key in _TITLES else key, "" if _FOLDED.fullmatch(said) else said, at + start)
