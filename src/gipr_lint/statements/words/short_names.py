"""Rows of table three by a part of their names: 信访类 is a row behind 不予处理, and a matter of its own elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token
from gipr_lint.statements.words.vocabulary import Vocabulary

_MATTERS = frozenset({"petition"})
"""Rows of which the short name is that of another matter where their group was not named."""


def with_short_names(words: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """Return the words of a sentence; a short name is a row where its group or another row of it was named before."""
    if not any(word.kind is Kind.SHORT_OUTCOME for word in words):
        return words
    return list(_resolved(words, vocabulary))


def _resolved(words: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    groups = {row: rows for rows in vocabulary.rows.values() for row in rows} | dict(vocabulary.rows)
    named: set[str] = set()
    for word in words:
        if word.kind in {Kind.GROUP, Kind.OUTCOME}:
            named.update(groups.get(word.value, ()))
        if word.kind is not Kind.SHORT_OUTCOME:
            yield word
        elif word.value in named:
            yield word._replace(kind=Kind.OUTCOME)
        else:
            yield word._replace(kind=Kind.OTHER if word.value in _MATTERS else Kind.MANNER, value="")
