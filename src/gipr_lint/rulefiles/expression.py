"""The sides of an equation as small trees, evaluated in exact decimals."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from fractions import Fraction

Lookup = Callable[[str], Decimal | None]
Between = Callable[[str, str], Sequence[str]]
EXACT = Context(prec=2000)
"""Sums and products of any figures of a table, without rounding."""
ZERO = Decimal(0)
"""The tolerance of an equation unless another one is given: none."""
_COMPUTE: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "add": EXACT.add,
    "subtract": EXACT.subtract,
    "multiply": EXACT.multiply,
}


class Node(msgspec.Struct, frozen=True, array_like=True):
    """One node: ``op`` with its ``parts``; for ``number``, ``name`` and ``range`` the words themselves."""

    op: Literal["add", "subtract", "multiply", "divide", "negative", "sum", "number", "name", "range"]
    parts: "tuple[Node | str, ...]"


def evaluate(node: Node, value: Lookup, between: Between) -> Decimal | None:
    """Compute a side without quotients, exactly."""
    if node.op == "name":
        return value(str(node.parts[0]))
    if node.op == "number":
        return Decimal(str(node.parts[0]))
    if node.op == "range":
        return _sum([value(name) for name in between(str(node.parts[0]), str(node.parts[1]))])
    operands = [evaluate(part, value, between) for part in node.parts if isinstance(part, Node)]
    first, last = operands[0], operands[-1]
    if node.op == "sum":
        return _sum(operands)
    if first is None or last is None:
        return None
    return EXACT.minus(first) if node.op == "negative" else _COMPUTE[node.op](first, last)


def _sum(figures: Sequence[Decimal | None]) -> Decimal | None:
    """Add up what is complete: no figures, or one missing, have no sum."""
    total = Decimal(0)
    for figure in figures:
        if figure is None:
            return None
        total = EXACT.add(total, figure)
    return total if figures else None


def fraction(node: Node, value: Lookup, between: Between) -> "Fraction | None":
    """Compute a side with quotients, exactly."""
    from fractions import Fraction

    if node.op not in {"add", "subtract", "multiply", "divide", "negative"}:
        figure = evaluate(node, value, between)
        return None if figure is None else Fraction(figure)
    operands = [fraction(part, value, between) for part in node.parts if isinstance(part, Node)]
    first, last = operands[0], operands[-1]
    if first is None or last is None:
        return None
    if node.op == "negative":
        return -first
    if node.op == "divide":
        return first / last if last else None
    return {"add": first + last, "subtract": first - last, "multiply": first * last}[node.op]


def is_sum(node: Node) -> bool:
    """Tell whether nothing but names is added and subtracted."""
    if node.op in {"number", "multiply", "divide"}:
        return False
    return all(is_sum(part) for part in node.parts if isinstance(part, Node))


def terms(node: Node, sign: int, between: Between) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield what is added and subtracted, each with its sign: a name, or all names of a range."""
    words = [part for part in node.parts if isinstance(part, str)]
    if node.op == "name":
        yield sign, words
    elif node.op == "range":
        yield sign, between(words[0], words[1])
    else:
        for index, part in enumerate(node.parts):
            turned = node.op == "negative" or (node.op == "subtract" and index == 1)
            if isinstance(part, Node):
                yield from terms(part, -sign if turned else sign, between)


def ranges(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the ends of each range."""
    if node.op == "range":
        yield str(node.parts[0]), str(node.parts[1])
    for part in node.parts:
        if isinstance(part, Node):
            yield from ranges(part)


def names(node: Node) -> Iterator[str]:
    """Yield each name, those at the ends of ranges too."""
    for part in node.parts:
        if isinstance(part, Node):
            yield from names(part)
        elif node.op in {"name", "range"}:
            yield part
