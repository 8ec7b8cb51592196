"""Words to clauses, through the grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from gipr_lint.files.resources import folder
from gipr_lint.parse.lark_import import without
from gipr_lint.statements.syntax.clause import AMONG, Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

with without("regex"):
    import lark
    from lark.lexer import Lexer

_MARKS = {**dict.fromkeys(",;:", "SEP"), **dict.fromkeys("。!?", "STOP"), "、": "PAUSE", "(": "OPEN", ")": "CLOSE"}


class Stretch(NamedTuple):
    """What the grammar sorts: an amount, a mark, or words that stand side by side; ``kind`` is its terminal."""

    kind: str
    words: Sequence[Token]


class _StretchLexer(Lexer):
    """Gives the parser the stretches as they are; the token's value is the stretch."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, data: Any) -> Iterator[lark.Token]:  # type: ignore[override]  # noqa: ANN401 - Lark's own calling form
        """Yield the stretches as tokens."""
        for stretch in data:
            token = lark.Token(stretch.kind, "")
            token.value = stretch
            yield token


def clauses(words: Sequence[Token]) -> Sequence[Clause]:
    """Return the clauses of a sentence; every word stands in one of them, or in a bracket of one, once."""
    sentences: Any = _parser().parse(list(stretches(words)))
    return [clause for sentence in sentences for clause in sentence]


def stretches(words: Sequence[Token]) -> Iterator[Stretch]:
    """Yield what the grammar sorts. A bracket that has no other half is a word."""
    paired = _paired(words)
    run: list[Token] = []
    for index, word in enumerate(words):
        kind = _terminal(word)
        if kind in {"WORD", "FILL"} or (kind in {"OPEN", "CLOSE"} and index not in paired):
            run.append(word)
            continue
        yield from _run(run)
        run = []
        yield Stretch(kind, (word,))
    yield from _run(run)


def _terminal(word: Token) -> str:
    if word.kind is None:
        return "AMOUNT" if word.amount else _MARKS[word.value]
    return "AMONG" if word.kind is Kind.AMONG else "FILL" if word.kind is Kind.FILL else "WORD"


def _run(run: Sequence[Token]) -> Iterator[Stretch]:
    if run:
        yield Stretch("FILL" if all(word.kind is Kind.FILL for word in run) else "WORD", run)


def _paired(words: Sequence[Token]) -> set[int]:
    """Return the indices of the brackets that have another half."""
    opened: list[int] = []
    paired: set[int] = set()
    for index, word in enumerate(words):
        if word.kind is None and word.value == "(":
            opened.append(index)
        elif word.kind is None and word.value == ")" and opened:
            paired |= {opened.pop(), index}
    return paired


@cache
def _parser() -> lark.Lark:
    grammar = folder("gipr_lint.grammar").joinpath("statement.lark").read_text(encoding="utf-8")
    return lark.Lark(grammar, parser="lalr", lexer=_StretchLexer, transformer=_Clauses())


class _Bracket(NamedTuple):
    sentences: Sequence[Sequence[Clause]]


class _Clauses(lark.Transformer[lark.Token, Any]):
    """Builds the clauses bottom-up, while the parser runs. The names of the methods are the rules of the grammar."""

    def number_first(self, children: list[Any]) -> Clause:
        """Return an amount with the words behind it."""
        return _clause(children)

    def plain(self, children: list[Any]) -> list[Clause]:
        """Return words without an amount."""
        return [_clause(children)]

    def counting(self, children: list[Any]) -> list[Clause]:
        """Return the amounts of a part with their words: those before each, and behind the last."""
        if isinstance(children[0], Clause):
            return children
        places = [index for index, child in enumerate(children) if _kind(child) == "AMOUNT"]
        cuts = [0]
        for place in places[:-1]:
            cut = place + 1
            while isinstance(children[cut], _Bracket):
                cut += 1
            cuts.append(cut)
        return [_clause(children[first:last]) for first, last in zip(cuts, [*cuts[1:], len(children)], strict=True)]

    def bracket(self, children: list[Any]) -> _Bracket:
        """Return the sentences within brackets."""
        return _Bracket([child for child in children if not isinstance(child, lark.Token)])

    def sentence(self, children: list[Any]) -> list[Clause]:
        """Return the clauses of a sentence with the marks that end them."""
        found: list[Clause] = []
        for child in children:
            if not isinstance(child, lark.Token):
                found += child
            elif found and not found[-1].mark:
                found[-1] = found[-1]._replace(mark=_text(child))
        return found

    def start(self, children: list[Any]) -> list[list[Clause]]:
        """Return the sentences."""
        return [child for child in children if not isinstance(child, lark.Token)]


def _kind(child: object) -> str:
    return child.type if isinstance(child, lark.Token) else ""


def _text(child: lark.Token) -> str:
    word: Token = child.value.words[0]
    return AMONG if word.kind is Kind.AMONG else word.value


def _clause(children: Iterable[Any]) -> Clause:
    words: list[Token] = []
    amount, ahead = None, 0
    brackets: list[Sequence[Clause]] = []
    places: list[int] = []
    first = last = None
    for child in children:
        if isinstance(child, _Bracket):
            brackets += child.sentences
            places += [len(words)] * len(child.sentences)
            continue
        stretch: Stretch = child.value
        first = first or stretch.words[0]
        last = stretch.words[-1]
        if stretch.kind == "AMOUNT":
            amount, ahead = last.amount, len(words)
        elif stretch.kind == "PAUSE":
            words.append(stretch.words[0]._replace(kind=Kind.FILL))
        else:
            words += stretch.words
    start, end = (first.start, last.end) if first and last else (0, 0)
    return Clause(words, len(words) if amount is None else ahead, amount, brackets, places, "", start, end)
