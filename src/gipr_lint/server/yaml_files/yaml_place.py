"""Where in a YAML file a place is: the keys on the way to it, read from the indentation, for the file is unfinished."""

from __future__ import annotations

from collections.abc import Mapping

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple

_ITEM = expression(r"-(?: +|$)")
"""The mark of a list item. Begins ``[|- |]rule: a``, not ``-1``."""
_KEY = expression(r"""(?P<key>[^\s#:'"{\[-][^:#]*|'[^']*'|"[^"]*"):(?: +(?P<value>.*)|$)""")
"""A key with what stands behind it. Takes ``rule: row-total`` and ``with:``, not ``row-total``."""
_WORD = expression(r"[\w.-]+$")
"""The word before the cursor. Finds ``level: [|err|]``, not ``level: ``."""
_SCALAR = expression(r"(?P<key>[\w-]+): +(?P<value>[\w.-]+)\s*")
"""A key of the file with a plain word. Takes ``check: equation``, not ``with: {a: b}``."""


class YamlPlace(NamedTuple):
    """A place: ``steps`` lead to the mapping or list in which it is, None standing for any item of a list.

    ``key`` is the one whose value is being written, if it is one; ``word`` what is written of a word. ``scalars`` are
    the plain values at the top of the file.
    """

    steps: tuple[str | None, ...]
    key: str | None
    word: str
    scalars: Mapping[str, str]


class _Level(NamedTuple):
    indent: int
    step: str | None


def place_at(lines: list[str], line: int, column: int) -> YamlPlace:
    """Return the place before which, on a line (from 0), so many characters stand."""
    before = lines[line][:column]
    levels: list[_Level] = []
    for one in lines[:line]:
        if one.strip() and not one.lstrip().startswith("#"):
            _enter(levels, one)
    value = _enter(levels, before)
    scalars = {found["key"]: found["value"] for one in lines if (found := _SCALAR.fullmatch(one))}
    steps = [level.step for level in levels]
    found = _WORD.search(before)
    word = found[0] if found else ""
    if value is None:
        return YamlPlace(tuple(steps), None, word, scalars)
    if value.lstrip().startswith("["):
        return YamlPlace((*steps, None), None, word, scalars)
    return YamlPlace(tuple(steps[:-1]), steps[-1], word, scalars)


def _enter(levels: list[_Level], line: str) -> str | None:
    """Let the levels be those of a line; return what stands behind its key, None where it has none."""
    rest = line.lstrip(" ")
    indent = len(line) - len(rest)
    while mark := _ITEM.match(rest):
        while levels and (levels[-1].indent > indent or (levels[-1].indent == indent and levels[-1].step is None)):
            levels.pop()
        levels.append(_Level(indent, None))
        indent, rest = indent + len(mark[0]), rest[mark.end() :]
    while levels and levels[-1].indent >= indent and not (rest == "" and levels[-1].step is None and mark):
        levels.pop()
    key = _KEY.fullmatch(rest)
    if key is None:
        return None
    levels.append(_Level(indent, key["key"].strip("'\"")))
    return key["value"] or ""
