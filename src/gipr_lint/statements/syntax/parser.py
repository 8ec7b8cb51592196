"""Words to clauses, through the grammar.

The grammar sees only what kinds of terminals there are, and texts repeat their shapes: each shape is parsed once.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.lalr import Leaf, parser
from gipr_lint.statements.syntax.clause import AMONG, Bracket, Clause, kinds_of
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_MARKS = {**dict.fromkeys(",;:|", "SEP"), **dict.fromkeys("。!?", "STOP"), "、": "PAUSE", "(": "OPEN", ")": "CLOSE"}
_MAX_SHAPES_ENTRIES = 2048
"""How many shapes of sentences are kept; a county's reports have some hundred."""
_MAX_KEPT_ITEMS = 60
"""A shape of more terminals comes but once."""
_MAX_DEPTH_LEVELS = 8
"""Brackets within so many others are words."""


class Terminal(NamedTuple):
    """What the grammar sorts: an amount, a mark, or words that stand side by side; ``kind`` is its terminal."""

    kind: str
    words: Sequence[Token]


class ClauseShape(NamedTuple):
    """Which terminals make a clause: their numbers, those of its mark (-1 if none) and of its amount."""

    parts: "Sequence[int | SentenceShapes]"
    mark: int = -1
    amount: int = -1


class SentenceShapes(NamedTuple):
    """The sentences within brackets, or all of them."""

    sentences: Sequence[Sequence[ClauseShape]]


def clauses(words: Sequence[Token]) -> Sequence[Clause]:
    """Return the clauses of a sentence; every word stands in one of them, or in a bracket of one, once."""
    found = list(terminals(words))
    kinds = tuple([terminal.kind for terminal in found])
    shapes = _kept(kinds) if len(kinds) <= _MAX_KEPT_ITEMS else parse(kinds)
    return [_clause(shape, found) for sentence in shapes.sentences for shape in sentence]


def terminals(words: Sequence[Token]) -> Iterator[Terminal]:
    """Yield what the grammar sorts. A bracket that has no other half, or is nested too deep, is a word."""
    paired = _paired(words)
    run: list[Token] = []
    filling = True
    for index, word in enumerate(words):
        kind = _terminal(word)
        if kind in {"OPEN", "CLOSE"} and index not in paired:
            kind = "WORD"
        if kind in {"WORD", "FILL"}:
            run.append(word)
            filling = filling and kind == "FILL"
            continue
        if run:
            yield Terminal("FILL" if filling else "WORD", run)
            run, filling = [], True
        yield Terminal(kind, (word,))
    if run:
        yield Terminal("FILL" if filling else "WORD", run)


def _terminal(word: Token) -> str:
    if word.kind is None:
        return "AMOUNT" if word.amount else _MARKS[word.value]
    return "AMONG" if word.kind is Kind.AMONG else "FILL" if word.kind is Kind.FILL else "WORD"


def _paired(words: Sequence[Token]) -> set[int]:
    """Return the indices of the brackets that have another half, those nested deeper than anybody writes aside."""
    opened: list[int] = []
    paired: set[int] = set()
    for index, word in enumerate(words):
        if word.kind is None and word.value == "(":
            opened.append(index)
        elif word.kind is None and word.value == ")" and opened:
            first = opened.pop()
            paired |= {first, index} if len(opened) < _MAX_DEPTH_LEVELS else set()
    return paired


def _clause(shape: ClauseShape, found: Sequence[Terminal]) -> Clause:
    words: list[Token] = []
    brackets: list[Bracket] = []
    amount, ahead = None, 0
    first = last = None
    for part in shape.parts:
        if not isinstance(part, int):
            inside = [[_clause(one, found) for one in sentence] for sentence in part.sentences]
            brackets.append(Bracket(len(words), inside))
            continue
        kind, terminal = found[part]
        first = first or terminal[0]
        last = terminal[-1]
        if kind == "AMOUNT":
            amount, ahead = last.amount, len(words)
        elif kind == "PAUSE":
            words.append(last._replace(kind=Kind.FILL))
        else:
            words += terminal
    start, end = (first.start, last.end) if first and last else (0, 0)
    mark = "" if shape.mark < 0 else AMONG if found[shape.mark].kind == "AMONG" else found[shape.mark].words[0].value
    return Clause(words, kinds_of(words), len(words) if amount is None else ahead, amount, brackets, mark, start, end)


def parse(kinds: Sequence[str]) -> SentenceShapes:
    """Return the shapes of the sentences that terminals of some kinds make: each terminal stands in them once.

    The marks between clauses stand there as what ends a clause, those of an empty one and stops as nothing else does.
    """
    return SentenceShapes(parser("statement", _Shapes).parse(Leaf(kind, number) for number, kind in enumerate(kinds)))


@lru_cache(maxsize=_MAX_SHAPES_ENTRIES)
def _kept(kinds: tuple[str, ...]) -> SentenceShapes:
    return parse(kinds)


class _Shapes:
    """Builds the shapes bottom-up, while the parser runs. The names of the methods are the rules of the grammar.

    Lists are passed on and added to in place: each of them is one rule's only.
    """

    def start(self, children: list[Any]) -> list[list[ClauseShape]]:
        """Return the sentences."""
        sentences: list[list[ClauseShape]] = children[0] if len(children) > 1 else []
        sentences.append(children[-1])
        return sentences

    def sentence(self, children: list[Any]) -> list[ClauseShape]:
        """Return the clauses of a sentence."""
        closed: list[ClauseShape] = children[0]
        return closed + children[1] if len(children) > 1 else closed

    def closed(self, children: list[Any]) -> list[ClauseShape]:
        """Return the clauses up to a mark, which ends the last of them."""
        found: list[ClauseShape] = children[0] if children else []
        if len(children) > 2:
            found += children[1]
            found[-1] = found[-1]._replace(mark=children[2].value)
        return found

    def plain(self, children: list[Any]) -> list[ClauseShape]:
        """Return words without an amount."""
        return [_shape(children[0])]

    def counting(self, children: list[Any]) -> list[ClauseShape]:
        """Return the amounts of a part with their words."""
        found: list[Any] = children[0]
        return found if isinstance(found[0], ClauseShape) else _by_amounts(found)

    def number_first(self, children: list[Any]) -> list[ClauseShape]:
        """Return amounts, each with the words behind it."""
        found: list[ClauseShape] = children[0] if len(children) > 1 else []
        found.append(_shape(children[-1]))
        return found

    def bracket(self, children: list[Any]) -> SentenceShapes:
        """Return the sentences within brackets."""
        return SentenceShapes(children[1])

    def _grow(self, children: list[Any]) -> list[Any]:
        """Return a list with what follows; a list is what one of these rules made."""
        grown: list[Any] = children[0] if isinstance(children[0], list) else [children[0]]
        for child in children[1:]:
            grown += child if isinstance(child, list) else [child]
        return grown

    head = word_first = words = fills = _grow


def _shape(children: Sequence[Any]) -> ClauseShape:
    parts = [child if isinstance(child, SentenceShapes) else child.value for child in children]
    amount = next((child.value for child in children if _is_amount(child)), -1)
    return ClauseShape(parts, amount=amount)


def _by_amounts(children: Sequence[Any]) -> list[ClauseShape]:
    """Return the amounts with the words before each, and behind the last; a bracket belongs to what it follows."""
    cuts = [0]
    for place in [index for index, child in enumerate(children) if _is_amount(child)][:-1]:
        cut = place + 1
        while isinstance(children[cut], SentenceShapes):
            cut += 1
        cuts.append(cut)
    return [_shape(children[first:last]) for first, last in zip(cuts, [*cuts[1:], len(children)], strict=True)]


def _is_amount(child: object) -> bool:
    return isinstance(child, Leaf) and child.type == "AMOUNT"
