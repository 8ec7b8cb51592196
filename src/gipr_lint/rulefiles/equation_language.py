"""The equation language of rule files: text to a small tree, and the tree evaluated in exact decimals."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from gipr_lint.files.resources import folder
from gipr_lint.limits.errors import RuleError
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.rulefiles.expression import (
    EXACT,
    ZERO,
    Between,
    Lookup,
    Node,
    evaluate,
    fraction,
    is_sum,
    names,
    ranges,
    terms,
)

if TYPE_CHECKING:
    from lark import Lark, UnexpectedInput

_RANGE_WORD = expression(r"\bsum\s*\(\s*(rows|columns)\s+[a-z]")
"""A sum over something that is called rows or columns. Finds ``[|sum(rows a|]..b)``, not ``sum(a..b)``."""
Comparison = Literal["==", "!=", "<=", ">=", "<", ">"]

_MAX_CHARS = 1000
"""The longest equation: one over all rows of a table by name comes to half of it."""
_MAX_OPERATORS = 100
"""More operators than this are no arithmetic of a form."""
_SHOWN_CHARS = 100
"""How much of an equation an error shows."""


class EquationError(RuleError, ValueError):
    """An equation cannot be read. ``column`` counts from 1; the message is Chinese and points with a caret."""

    def __init__(self, source: str, column: int, reason: str) -> None:
        super().__init__(f"等式第 {column} 个字符处{reason}{_pointed(source, column)}")
        self.column = column


def _pointed(source: str, column: int) -> str:
    source = re.sub(r"\s", " ", source)
    shown = source if len(source) <= _SHOWN_CHARS else source[:_SHOWN_CHARS] + "…"
    return f"\n  {shown}\n  {' ' * (column - 1)}^" if column <= len(shown) + 1 else ""


class Evaluation(NamedTuple):
    """Both sides of an equation, and whether it holds."""

    left: Decimal
    right: Decimal
    holds: bool


class Side(NamedTuple):
    """One side of an equation."""

    node: Node

    @property
    def is_sum(self) -> bool:
        """Whether nothing but names is added and subtracted."""
        return is_sum(self.node)

    def terms(self, between: Between) -> list[tuple[int, Sequence[str]]]:
        """Return what is added (+1) and subtracted (-1): names, a range as all its names; constants are left out."""
        return list(terms(self.node, 1, between))


class Equation:
    """A comparison of two sides. Equal sources are equal equations.

    Not a dataclass: msgspec would take that for a mapping in the rule file.
    """

    __slots__ = ("comparison", "left", "right", "source")

    def __init__(self, source: str, left: Node, comparison: Comparison, right: Node) -> None:
        self.source, self.comparison = source, comparison
        self.left, self.right = Side(left), Side(right)

    def evaluate(self, value: Lookup, between: Between, tolerance: Decimal = ZERO) -> Evaluation | None:
        """Return both sides, computed from the figures that ``value`` gives; None where one is missing.

        ``between`` gives the names of a range in the format's order. Nothing is guessed: a missing figure, an empty
        range or a division by zero leave the equation without an outcome. Sides that differ by no more than
        ``tolerance`` count as equal.
        """
        if "/" in self.source:
            return self._evaluate_quotients(value, between, tolerance)
        left, right = evaluate(self.left.node, value, between), evaluate(self.right.node, value, between)
        if left is None or right is None:
            return None
        near = abs(EXACT.subtract(left, right)) <= tolerance if tolerance else left == right
        return Evaluation(left, right, _holds(self.comparison, near=near, less=left < right))

    def _evaluate_quotients(self, value: Lookup, between: Between, tolerance: Decimal) -> Evaluation | None:
        """Compare as fractions: with rounded quotients ``a / 3 * 3 == a`` would fail."""
        left, right = (fraction(side.node, value, between) for side in (self.left, self.right))
        if left is None or right is None:
            return None
        shown = (Decimal(side.numerator) / Decimal(side.denominator) for side in (left, right))
        near = abs(left - right) <= type(left)(tolerance)
        return Evaluation(next(shown), next(shown), _holds(self.comparison, near=near, less=left < right))

    def names(self) -> Iterator[str]:
        """Yield all names that the equation uses, the ends of ranges included."""
        yield from names(self.left.node)
        yield from names(self.right.node)

    def ranges(self) -> Iterator[tuple[str, str]]:
        """Yield the ends of each range."""
        yield from ranges(self.left.node)
        yield from ranges(self.right.node)

    def range_words(self) -> Iterator[str]:
        """Yield the words that stand before ranges: ``rows`` or ``columns``."""
        return (match[1] for match in _RANGE_WORD.finditer(self.source))

    def caret(self, name: str) -> str:
        """Return the equation and, on a line below, a caret under the place where a name stands first."""
        found = re.search(rf"(?<![\w.]){re.escape(name)}(?![\w]|\.\w)", self.source)
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


def _holds(comparison: Comparison, *, near: bool, less: bool) -> bool:
    """Tell whether two sides that are as good as equal, or of which the left is less, compare as they should."""
    match comparison:
        case "==":
            return near
        case "!=":
            return not near
        case "<=":
            return near or less
        case ">=":
            return near or not less
        case "<":
            return less and not near
    return not less and not near


def decode(data: object) -> Equation:
    """Return an equation from its text or from its plain form. Raises EquationError or msgspec.ValidationError."""
    if isinstance(data, str):
        return parse(data)
    source, left, comparison, right = msgspec.convert(data, tuple[str, Node, Comparison, Node])
    return Equation(source, left, comparison, right)


def parse(source: str) -> Equation:
    """Read an equation. Raises EquationError with the place of the mistake."""
    from lark import Token, Tree, UnexpectedInput, UnexpectedToken

    _limit(source)
    try:
        tree = _parser().parse(source)
    except UnexpectedInput as error:
        unfinished = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        place = len(source.rstrip()) if unfinished else error.pos_in_stream or 0
        raise EquationError(source, place + 1, _expected(error)) from None

    def node(part: Tree[Token]) -> list[Any]:
        return [str(part.data), [node(child) if isinstance(child, Tree) else str(child) for child in part.children]]

    left, comparison, right = tree.children
    sides = (node(side) for side in (left, right) if isinstance(side, Tree))
    return decode([source, next(sides), str(comparison), next(sides)])


def _limit(source: str) -> None:
    """Refuse what no person writes, before anything recursive sees it."""
    if len(source) > _MAX_CHARS:
        raise EquationError(source, _MAX_CHARS + 1, f"过长（最多 {_MAX_CHARS} 个字符）")
    operators = [column for column, char in enumerate(source, 1) if char in "+-*/(,"]
    if len(operators) > _MAX_OPERATORS:
        raise EquationError(source, operators[_MAX_OPERATORS], f"运算符和括号过多（最多 {_MAX_OPERATORS} 个）")


def _expected(error: "UnexpectedInput") -> str:
    from lark import UnexpectedCharacters, UnexpectedToken

    if isinstance(error, UnexpectedCharacters):
        half = unicodedata.normalize("NFKC", error.char)
        if half != error.char and half.isascii():
            return f"的全角字符“{error.char}”应改为半角“{half}”"
        return "的“=”应写成“==”" if error.char == "=" else f"有等式里不用的字符“{error.char}”"
    if not isinstance(error, UnexpectedToken):
        return "有误"
    found = "还没有写完，" if error.token.type == "$END" else f"的“{error.token}”不应在这里，"
    wanted = error.accepts or set()
    if "NAME" in wanted:
        return f"{found}这里应为行列名" + ("、数字或括号" if "NUMBER" in wanted else "")
    if "COMMA" in wanted:
        return f"{found}这里应为“..”“,”或右括号，求和的样子是 sum(a..b) 或 sum(a, b)"
    if "COMPARISON" in wanted:
        return f"{found}这里应为运算符或比较符，等式的样子是“左边 == 右边”"
    return f"{found}一个等式只有一个比较符" if "$END" in wanted else f"{found}这里应为运算符或右括号"


def grammar() -> str:
    """Return the grammar's text."""
    return folder("gipr_lint.grammar").joinpath("equation.lark").read_text(encoding="utf-8")


@cache
def _parser() -> "Lark":
    from lark import Lark

    return Lark(grammar(), parser="lalr")
