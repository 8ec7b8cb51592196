"""The parser on tables builds what lark builds, of any tokens, and knows the tables from the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lark import Lark, Token, Transformer, UnexpectedInput
from lark.lexer import Lexer

from gipr_lint.files.resources import folder
from gipr_lint.parse import grammar_tables
from gipr_lint.parse.grammar_tables import tables_of
from gipr_lint.parse.lalr import Leaf, Parser

KINDS = {
    "report": ["TITLE", "SECTION", "HEADING", "LEAD", "TEXT", "CONTINUED", "INSET", "FURNITURE", "TABLE"],
    "statement": ["AMOUNT", "FILL", "WORD", "AMONG", "PAUSE", "SEP", "STOP", "OPEN"],
}


class Given(Lexer):
    """Gives lark the tokens that it is given."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, data: Iterable[str]) -> Iterator[Token]:  # type: ignore[override]
        yield from (Token(kind, kind) for kind in data)


class Nested:
    """Builds nested tuples of any grammar."""

    def __getattr__(self, name: str) -> Callable[[list[object]], object]:
        return lambda parts: (name, *(part.type if isinstance(part, Leaf) else part for part in parts))


class OfTree(Transformer[Token, Any]):
    """The same of the trees of lark."""

    def __default__(self, data: str, children: list[object], meta: object) -> object:
        return (str(data), *(child.type if isinstance(child, Token) else child for child in children))


def by_lark(grammar: str) -> Lark:
    text = folder("gipr_lint.grammar").joinpath(f"{grammar}.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=Given, keep_all_tokens=True, maybe_placeholders=False)


@pytest.mark.parametrize("grammar", sorted(KINDS))
def test_both_build_the_same(grammar: str) -> None:
    lark, transformer = by_lark(grammar), OfTree()
    own = Parser(grammar, Nested())
    taken = 0
    for length in range(5):
        for kinds in product(KINDS[grammar], repeat=length):
            kinds = tuple(x for kind in kinds for x in ((kind, "WORD", "CLOSE") if kind == "OPEN" else (kind,)))
            with suppress(UnexpectedInput):  # a line that goes on with nothing
                tree = lark.parse(kinds)
                taken += 1
                assert own.parse(Leaf(kind, None) for kind in kinds) == transformer.transform(tree), kinds
    assert taken > 1000


def test_the_tables_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path))
    made = tables_of.__wrapped__("statement")
    monkeypatch.setattr(grammar_tables, "_tables", lambda _grammar: None)
    assert tables_of.__wrapped__("statement") == made
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"{}")
    assert tables_of.__wrapped__("statement") is None
