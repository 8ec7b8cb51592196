"""Tokens through the tables of a grammar: what each production consists of goes to the method that has its name."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.grammar_tables import Production, tables_of

_END = "$END"
"""The kind of the token that the tables expect behind the last one."""


class Leaf(NamedTuple):
    """What a grammar sorts: the name of a terminal, and what it stands for."""

    type: str
    value: Any


class Parser:
    """A grammar, and the methods of an object that build something of its productions, bottom-up.

    Each method gets a list of its own: tokens, and what other methods made. A grammar that is parsed so takes every
    sequence of tokens, so there is no error to tell of.
    """

    def __init__(self, grammar: str, builder: object) -> None:
        self._tables = tables_of(grammar)
        self._methods = [getattr(builder, one.name) if one.name else _as_it_is for one in self._tables.productions]
        self._spliced = [any(one.inlined) for one in self._tables.productions]

    def parse(self, tokens: Iterable[Leaf]) -> Any:  # noqa: ANN401 - whatever the method of the start symbol returns
        """Return what is made of all tokens."""
        first, last, states, productions = self._tables
        stack, made = [first], list[Any]()
        for token in chain(tokens, (Leaf(_END, None),)):
            kind = token[0]
            while (step := states[stack[-1]][kind]) < 0:
                production = productions[-1 - step]
                count = len(production.inlined)
                parts = made[len(made) - count :]
                del stack[len(stack) - count :], made[len(made) - count :]
                made.append(
                    self._methods[-1 - step](_inlined(production, parts) if self._spliced[-1 - step] else parts)
                )
                stack.append(states[stack[-1]][production.symbol])
                if stack[-1] == last and kind == _END:
                    return made[-1]
            stack.append(step)
            made.append(token)
        raise AssertionError(f"the grammar ends in state {stack[-1]}")


def _as_it_is(parts: list[Any]) -> list[Any]:
    """Return what a production without a method is made of."""
    return parts


def _inlined(production: Production, parts: Sequence[Any]) -> list[Any]:
    """Return the parts with those of the parts that have no method in their place.

    A list of these at the beginning goes on: it belongs to nothing else, and copying it for each of many items would
    take their number times as long.
    """
    goes_on = production.inlined[0]
    found: list[Any] = parts[0] if goes_on else [parts[0]]
    for part, within in zip(parts[1:], production.inlined[1:], strict=True):
        found += part if within else (part,)
    return found


@cache
def parser(grammar: str, builder: type) -> Parser:
    """Return the parser of a grammar with a builder of some class, made once."""
    return Parser(grammar, builder())
