"""Names that people write: whether they are well formed, and which known one is meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gipr_lint.limits.expressions import expression

KEBAB = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""How ids of rules, names of checks and output formats, and prefixes of packs are written.

Takes ``row-total``, not ``Row_total``.
"""
_KEBAB = expression(KEBAB)
"""The same, compiled. Takes ``row-total``, not ``Row_total``."""
_SNAKE = expression(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""How parts of the official format are called. Takes ``other_matters``, not ``other-matters``."""
_MIN_LIKENESS_SCORE = 60
"""How alike two names are, in percent, of which one may be meant by the other."""


def is_kebab(name: str) -> bool:
    """Tell whether a name consists of small letters, digits and hyphens between them."""
    return _KEBAB.fullmatch(name) is not None


def is_snake(name: str) -> bool:
    """Tell whether a name consists of small letters, digits and underscores between them."""
    return _SNAKE.fullmatch(name) is not None


def suggest(name: str, known: Sequence[str]) -> str:
    """Return "，是否指“…”？" with the most similar known name, or nothing."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_MIN_LIKENESS_SCORE)
    return f"，是否指“{best[0]}”？" if best else ""


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Return a sentence about a name that is none of those known: the one that may be meant, or all of them."""
    names = list(known)
    return f"没有{kind}“{name}”" + (suggest(name, names) or f"；可用的{kind}：{'、'.join(names)}")
