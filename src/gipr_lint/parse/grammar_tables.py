"""A grammar as the tables of an LALR parser: made by lark once, kept in the cache, and used without it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from gipr_lint.files.cache import recall
from gipr_lint.files.resources import folder
from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    pass


class Production(NamedTuple):
    """A rule of a grammar: its symbol, what is called with what it consists of, and how many parts that are.

    ``inlined`` says of each part whether it stands for the list of its own parts. A symbol that is inlined itself has
    no name to be called.
    """

    symbol: str
    name: str
    inlined: tuple[bool, ...]


class Tables(NamedTuple):
    """The states of a parser: by the kind of the next token, or the symbol just made, the next state.

    A number below zero says which production is complete: -1 the first.
    """

    first: int
    last: int
    states: tuple[dict[str, int], ...]
    productions: tuple[Production, ...]


@cache
def tables_of(name: str) -> Tables:
    """Return the tables of a grammar by its name, the start symbol of which is ``start``."""
    text = folder("gipr_lint.grammar").joinpath(f"{name}.lark").read_bytes()
    return recall("grammar", [text], Tables, lambda: _tables(text.decode()))


def _tables(grammar: str) -> Tables:
    """Make the tables of a grammar in which no terminal is left out and no rule gives way to its only part."""
    with _without("regex"):
        from lark import Lark
        from lark.grammar import Rule

        parser = Lark(grammar, parser="lalr", lexer=_lexer(), keep_all_tokens=True, maybe_placeholders=False)
        data, memo = parser.memo_serialize([Rule])
    table = data["parser"]["parser"]
    numbers = {key: number for number, key in enumerate(memo)}
    states = tuple(
        {
            table["tokens"][token]: -1 - numbers[target["@"]] if reduced else target
            for token, (reduced, target) in actions.items()
        }
        for _, actions in sorted(table["states"].items())
    )
    (first,), (last,) = table["start_states"].values(), table["end_states"].values()
    return Tables(first, last, states, tuple(_production(rule) for rule in memo.values()))


def _production(rule: dict[str, Any]) -> Production:
    symbol = rule["origin"]["name"]
    name = "" if symbol.startswith("_") else rule["alias"] or symbol
    return Production(symbol, name, tuple(part["name"].startswith("_") for part in rule["expansion"]))


def _lexer() -> Any:  # noqa: ANN401 - a class that is there only where lark is
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Lark wants one, for terminals that have no pattern."""

        def __init__(self, lexer_conf: object) -> None:
            pass

        def lex(self, data: Any) -> Iterator[Any]:  # type: ignore[override]  # noqa: ANN401 - Lark's own calling form
            """Yield the tokens as they are."""
            yield from data

    return NoLexer


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Let an optional library seem not to be installed, unless it is imported already.

    lark imports regex wherever that is installed, for an option that is not used here.
    """
    spared = name not in sys.modules
    if spared:
        sys.modules[name] = None  # type: ignore[assignment]  # documented: the import then fails
    try:
        yield
    finally:
        if spared:
            del sys.modules[name]
