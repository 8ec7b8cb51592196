"""A regular expression to what any text that it matches holds: one of a few words, sought faster than the expression.

Python's own parser of expressions is asked how it reads one. It is no public interface, so an expression that it
reads otherwise than expected, or a Python without it, only costs the time that was saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import product
from typing import Any

from gipr_lint.limits.expressions import expression

_MAX_WORDS = 48
"""More words are not sought faster than the expression itself."""
_RARE_CHARS = 3
"""So long a word is rare enough."""
_WORDS_PER_CHAR = 8
"""So many more words are as much slower as words of one more character are rarer."""
_MAX_SPELLED_WORDS = 16
"""As how many words a stretch of an expression may be spelled out."""
_NO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
"""What takes no characters of the text: ``^`` and ``(?=年)``."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})

Words = frozenset[str]
Item = tuple[Any, Any]
"""An operation of an expression and what it is given; the parser has no types."""
_NOTHING: Words = frozenset({""})


def required_words(source: str) -> Sequence[str]:
    """Return words of which one stands in every text that an expression matches; none where that is not known."""
    words: Words | None = None
    with suppress(ImportError, AttributeError, TypeError, ValueError, RecursionError):
        parsed = import_module("re._parser").parse(source)
        words = None if parsed.state.flags & re.IGNORECASE else _required(parsed)
    return sorted(words or ())


_FLAGS = expression(r"\(\?[aimsux]+\)")
"""Flags of a whole expression. Begins ``(?xm)甲``, not ``(?:甲)``."""
_STEP = expression(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|#]|[^\\\[()|#]+", re.DOTALL)
"""What is read of an expression at once. Takes ``[^]|]`` and ``(``, not ``[甲``."""
_NUMBERED_GROUP = expression(r"\\[1-9]|\(\?P=|\(\?\(")
"""What speaks of a group, whose number is another one in a part. Finds ``(甲)[|\\1|]``, not ``(甲)``."""


def alternatives(source: str) -> Sequence[str]:
    """Return the alternatives of an expression as expressions of their own; none where it has but one."""
    flags = found[0] if (found := _FLAGS.match(source)) else ""
    if _NUMBERED_GROUP.search(source):
        return ()
    parts, begun, depth, place = [], len(flags), 0, len(flags)
    while step := _STEP.match(source, place):
        place = step.end()
        if step[0] == "#" and "x" in flags:  # a comment, to the end of its line
            place = source.find("\n", place) + 1 or len(source)
        elif step[0] == "|" and not depth:
            parts.append(source[begun : step.start()])
            begun = place
        depth += (step[0] == "(") - (step[0] == ")")
    parts.append(source[begun:])
    return [flags + part for part in parts] if len(parts) > 1 and place == len(source) else ()


def _required(items: Iterable[Item]) -> Words | None:
    """Return what a match of items that follow each other holds: of several sets of words the most useful."""
    parts = [(_spellings(item), _inside(item)) for item in items]
    found = [inside for _, inside in parts if inside]
    for first in range(len(parts)):
        spelled: Words | None = _NOTHING
        for spellings, _ in parts[first:]:
            spelled = _joined(spelled, spellings)
            if spelled is None:
                break
            found.append(spelled)
            if min(map(len, spelled)) >= _RARE_CHARS:
                break
    return max((words for words in found if "" not in words and len(words) <= _MAX_WORDS), key=_use, default=None)


def _use(words: Words) -> int:
    """Return how soon words tell that an expression need not be searched: few ones do, and rare ones."""
    return _WORDS_PER_CHAR * min(_RARE_CHARS, *map(len, words)) - len(words)


def _inside(item: Item) -> Words | None:
    """Return what a match of one item holds, told by what is within it."""
    operation, given = item
    match operation.name:
        case "SUBPATTERN":
            return None if given[1] & re.IGNORECASE else _required(given[3])
        case "ATOMIC_GROUP":
            return _required(given)
        case "BRANCH":
            choices = [_required(choice) for choice in given[1]]
            return None if None in choices else frozenset().union(*filter(None, choices))
        case name if name in _REPEATS:
            return _required(given[2]) if given[0] else None
    return None


def _spellings(item: Item) -> Words | None:
    """Return all texts that one item matches, None where they are too many."""
    operation, given = item
    found: Words | None = None
    match operation.name:
        case "LITERAL":
            found = frozenset({chr(given)})
        case name if name in _NO_WIDTH:
            found = _NOTHING
        case "IN" if all(one.name == "LITERAL" for one, _ in given):
            found = frozenset(chr(character) for _, character in given)
        case "SUBPATTERN" if not given[1] & re.IGNORECASE:
            found = _all_spellings(given[3])
        case "ATOMIC_GROUP":
            found = _all_spellings(given)
        case "BRANCH":
            choices = [_all_spellings(choice) for choice in given[1]]
            found = None if None in choices else frozenset().union(*filter(None, choices))
        case name if name in _REPEATS and given[1] == 1:
            once = _all_spellings(given[2])
            found = once if once is None or given[0] else once | _NOTHING
    return found if found is None or len(found) <= _MAX_SPELLED_WORDS else None


def _all_spellings(items: Iterable[Item]) -> Words | None:
    spelled: Words | None = _NOTHING
    for item in items:
        spelled = _joined(spelled, _spellings(item))
    return spelled


def _joined(before: Words | None, behind: Words | None) -> Words | None:
    """Return the texts with others behind them, None where they are too many or not known."""
    if before is None or behind is None or len(before) * len(behind) > _MAX_SPELLED_WORDS:
        return None
    return frozenset(map("".join, product(before, behind)))
