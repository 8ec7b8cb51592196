"""The equation language of rule files: text to a small tree, and the tree evaluated in exact decimals."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from lark import Lark

Lookup = Callable[[str], Decimal | None]
Between = Callable[[str, str], Sequence[str]]

_MAX_LENGTH, _MAX_DEPTH, _SHOWN = 1000, 30, 100
_COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


_COMPUTE: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
}


class EquationError(Exception):
    """An equation cannot be read. ``column`` counts from 1; the message is Chinese and points with a caret."""

    def __init__(self, source: str, column: int, reason: str) -> None:
        super().__init__(f"等式第 {column} 个字符处{reason}{_pointed(source, column)}")
        self.column = column


def _pointed(source: str, column: int) -> str:
    shown = source if len(source) <= _SHOWN else source[:_SHOWN] + "…"
    return f"\n  {shown}\n  {' ' * (column - 1)}^" if column <= len(shown) + 1 else ""


class Node(msgspec.Struct, frozen=True, array_like=True):
    """One node: ``op`` with its ``parts``; for ``number``, ``name`` and ``range`` the words themselves."""

    op: Literal["add", "subtract", "multiply", "divide", "negative", "number", "name", "range"]
    parts: tuple[Node | str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Both sides of an equation, and whether it holds."""

    left: Decimal
    right: Decimal
    holds: bool


class Side:
    """One side of an equation."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node = node

    def terms(self, between: Between) -> list[tuple[int, Sequence[str]]]:
        """Return what is added (+1) and subtracted (-1): names, a range as all its names; constants are left out."""
        return list(_terms(self.node, 1, between))


class Equation:
    """A comparison of two sides. Equal sources are equal equations."""

    __slots__ = ("comparison", "left", "right", "source")

    def __init__(self, source: str, left: Node, comparison: str, right: Node) -> None:
        self.source = source
        self.left = Side(left)
        self.comparison = comparison
        self.right = Side(right)

    def evaluate(self, value: Lookup, between: Between) -> Outcome | None:
        """Return both sides, computed from the figures that ``value`` gives; None where one is missing.

        ``between`` gives the names of a range in the format's order. Nothing is guessed: a missing figure, an empty
        range or a division by zero leave the equation without an outcome.
        """
        left, right = _evaluate(self.left.node, value, between), _evaluate(self.right.node, value, between)
        if left is None or right is None:
            return None
        return Outcome(left, right, bool(_COMPARE[self.comparison](left, right)))

    def names(self) -> Iterator[str]:
        """Yield all names that the equation uses, the ends of ranges included."""
        yield from _names(self.left.node)
        yield from _names(self.right.node)

    def caret(self, name: str) -> str:
        """Return the equation and, on a line below, a caret under the place where a name stands first."""
        found = re.search(rf"\b{name}\b", self.source)
        return _pointed(self.source, found.start() + 1 if found else 1)

    def plain(self) -> list[Any]:
        """Return the equation as plain data, from which ``decode`` makes it again without reading the text."""
        return [self.source, msgspec.to_builtins(self.left.node), self.comparison, msgspec.to_builtins(self.right.node)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equation) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Equation({self.source!r})"


def decode(data: object) -> Equation:
    """Return an equation from its text or from its plain form. Raises EquationError or msgspec.ValidationError."""
    if isinstance(data, str):
        return parse(data)
    source, left, comparison, right = msgspec.convert(data, tuple[str, Node, str, Node])
    return Equation(source, left, comparison, right)


def parse(source: str) -> Equation:
    """Read an equation. Raises EquationError with the place of the mistake."""
    from lark import Token, Tree, UnexpectedInput

    _limit(source)
    try:
        tree = _parser().parse(source)
    except UnexpectedInput as error:
        column = error.column if isinstance(error.column, int) and error.column > 0 else len(source) + 1
        raise EquationError(source, column, _expected(error)) from None

    def node(part: Tree[Token]) -> Node:
        words = [str(child) for child in part.children if isinstance(child, Token) and child.type != "SUM"]
        trees = [node(child) for child in part.children if isinstance(child, Tree)]
        return msgspec.convert([str(part.data), trees or words], Node)

    left, comparison, right = tree.children
    assert isinstance(left, Tree)  # noqa: S101 - the grammar's start rule
    assert isinstance(right, Tree)  # noqa: S101
    return Equation(source, node(left), str(comparison), node(right))


def _limit(source: str) -> None:
    """Refuse what no person writes, before anything recursive sees it."""
    if len(source) > _MAX_LENGTH:
        raise EquationError(source, _MAX_LENGTH, f"过长（最多 {_MAX_LENGTH} 个字符）")
    depth = minus = 0
    for column, char in enumerate(source, 1):
        depth += (char == "(") - (char == ")")
        minus = minus + 1 if char == "-" else minus if char.isspace() else 0
        if depth > _MAX_DEPTH or minus > _MAX_DEPTH:
            raise EquationError(source, column, f"嵌套过深（最多 {_MAX_DEPTH} 层）")


def _expected(error: object) -> str:
    from lark import UnexpectedCharacters, UnexpectedToken

    if isinstance(error, UnexpectedCharacters):
        return "有不认识的字符"
    found = str(error.token) if isinstance(error, UnexpectedToken) and error.token.type != "$END" else ""
    return f"的“{found}”不应出现在这里，应为行列名、数字、运算符或比较符" if found else "还没有写完，应为“左边 == 右边”"


def grammar() -> str:
    """Return the grammar's text."""
    from importlib.resources import files

    return files("gipr_lint.grammar").joinpath("equation.lark").read_text(encoding="utf-8")


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(grammar(), parser="lalr")


def _evaluate(node: Node, value: Lookup, between: Between) -> Decimal | None:
    if node.op == "name":
        return value(str(node.parts[0]))
    if node.op == "number":
        return Decimal(str(node.parts[0]))
    if node.op == "range":
        figures = [value(name) for name in between(str(node.parts[0]), str(node.parts[1]))]
        known = [figure for figure in figures if figure is not None]
        return sum(known, Decimal(0)) if figures and len(known) == len(figures) else None
    operands = [_evaluate(part, value, between) for part in node.parts if isinstance(part, Node)]
    if operands[0] is None or operands[-1] is None:
        return None
    first, last = operands[0], operands[-1]
    if node.op == "negative":
        return -first
    if node.op == "divide":
        return first / last if last else None
    return _COMPUTE[node.op](first, last)


def _terms(node: Node, sign: int, between: Between) -> Iterator[tuple[int, Sequence[str]]]:
    words = [part for part in node.parts if isinstance(part, str)]
    if node.op == "name":
        yield sign, words
    elif node.op == "range":
        yield sign, between(words[0], words[1])
    else:
        for index, part in enumerate(node.parts):
            turned = node.op == "negative" or (node.op == "subtract" and index == 1)
            if isinstance(part, Node):
                yield from _terms(part, -sign if turned else sign, between)


def _names(node: Node) -> Iterator[str]:
    for part in node.parts:
        if isinstance(part, Node):
            yield from _names(part)
        elif node.op in {"name", "range"}:
            yield part
