"""Patterns and numbers explain themselves, and the texts that a pattern's explanation names are put to it.

Under a pattern stands what it is for, with a text that it takes and one that it does not:

    _YEAR = expression(r"20\\d\\d年")
    \"\"\"A year of this century. Finds ``截至[|2024年|]底``, not ``1998年``.\"\"\"

``Finds`` says that the pattern is searched for, ``Begins`` that it must stand at the beginning, ``Takes`` that it must
be the whole text. ``[|…|]`` marks what exactly is found. Several texts are joined by ``and`` and ``or``; a pattern that
only takes texts apart takes a text ``and any other text``.
"""

from __future__ import annotations

import ast
import enum
import importlib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from gipr_lint.limits.expressions import Expression
from tests.support.paths import SOURCE

MOST_WRITTEN_CHARS = 100
"""A pattern that is written with more characters is spread over lines (re.VERBOSE)."""

UNITS = frozenset(
    re.findall(
        r"\w+",
        "BARS BIT BOXES BYTE BYTES CELLS CHARS CIPHERS CODE CODES COLUMNS COMMENTS COPIES CUTS DAYS DEGREES DEPTH"
        " DIGITS DPI ELEMENTS EM ENTRIES EVENTS FAILURES FD FIGURES FILES GLYPHS HITS ITEMS LEVELS LINES"
        " NANOSECONDS NUMBER OBJECTS OPERATORS PAGES PARAGRAPHS PARTS PERCENT PICTURES PIXELS PLACES POINTS"
        " PROCESSES PT PX RATIO REMARKS ROWS SCORE SECONDS SECTIONS SHARE SIGNAL STRENGTH STROKES TRIES TURNS TWIPS"
        " VALUES VERSION WORDS YEAR YEARS YUAN",
    )
)
"""What a number counts or measures: one of these words stands in its name."""

_QUOTED = r"``(?:.+?)``(?!`)"
EXAMPLES = re.compile(
    rf"(?P<how>Finds|Begins|Takes)\s+(?P<taken>{_QUOTED}(?:(?:,|\s+and)\s+{_QUOTED})*),?"
    rf"\s+(?:not\s+(?P<refused>{_QUOTED}(?:(?:,|\s+or)\s+{_QUOTED})*)|and\s+any\s+other\s+text)",
    re.DOTALL,
)
QUOTED = re.compile(r"``(.+?)``(?!`)", re.DOTALL)
"""A text in an explanation. Finds ``Takes [|``ab`````, not ``ab``."""


class Constant(NamedTuple):
    """A name at the top of a module, with its value and the string under it."""

    place: str
    name: str
    value: Any
    node: ast.Assign | ast.AnnAssign
    docstring: str

    @property
    def patterns(self) -> tuple[re.Pattern[Any], ...]:
        """The pattern, or the patterns of a collection."""
        return tuple(patterns_in(self.value))


def patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    """A pattern, or those that stand in a collection."""
    if isinstance(value, re.Pattern | Expression):
        yield cast("re.Pattern[Any]", value)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from patterns_in(one)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from patterns_in(one)


def constants_of(path: Path) -> Iterator[Constant]:
    """What a module assigns at its top; several names that are assigned at once share a statement without a string."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for node, following in zip(body, [*body[1:], None], strict=True):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        said = following.value if isinstance(following, ast.Expr) else None
        docstring = said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else ""
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            for name in names:
                if isinstance(name, ast.Name):
                    place = f"{path.relative_to(SOURCE)}:{name.id}"
                    yield Constant(place, name.id, getattr(module, name.id), node, docstring if len(names) == 1 else "")


def is_number(value: object) -> bool:
    """A number, or several of a kind."""
    if isinstance(value, tuple):
        return bool(value) and all(is_number(one) for one in value)
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool | enum.Enum)


CONSTANTS = [
    constant for path in sorted(SOURCE.rglob("*.py")) if path.name != "__main__.py" for constant in constants_of(path)
]
PATTERNS = [constant for constant in CONSTANTS if constant.patterns]
NUMBERS = [constant for constant in CONSTANTS if is_number(constant.value)]


def found(pattern: re.Pattern[Any], how: str, text: str) -> tuple[int, int] | None:
    """The stretch of a text that a pattern matches, the way its module applies it."""
    search = {"Finds": pattern.search, "Begins": pattern.match, "Takes": pattern.fullmatch}[how]
    match = search(text.encode() if isinstance(pattern.pattern, bytes) else text)
    return match.span() if match else None


def wrong(constant: Constant) -> list[str]:
    """What does not hold of the texts that stand under a pattern."""
    examples = EXAMPLES.search(constant.docstring)
    if not examples:
        return ["no text that it takes and one that it does not"]
    return [*wrongly_refused(constant, examples), *wrongly_taken(constant, examples)]


def wrongly_refused(constant: Constant, examples: re.Match[str]) -> Iterator[str]:
    """The texts that should be taken and are not, or at another place."""
    for marked in QUOTED.findall(examples["taken"]):
        text = "".join("".join(marked.split("[|", 1)).rsplit("|]", 1))
        spans = [found(pattern, examples["how"], text) for pattern in constant.patterns]
        begin = marked.find("[|")
        if not any(spans):
            yield f"does not take {text!r}"
        elif begin >= 0 and (begin, marked.rfind("|]") - 2) not in spans:
            yield f"finds {spans} in {text!r}"


def wrongly_taken(constant: Constant, examples: re.Match[str]) -> Iterator[str]:
    """The texts that should not be taken and are."""
    for text in QUOTED.findall(examples["refused"] or ""):
        if any(found(pattern, examples["how"], text) for pattern in constant.patterns):
            yield f"takes {text!r}"


def written(node: ast.Assign | ast.AnnAssign) -> int:
    """How many characters of text stand in a statement."""
    strings = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return sum(len(one) for one in strings if isinstance(one, str | bytes))


@pytest.mark.parametrize("constant", PATTERNS, ids=lambda constant: constant.place)
def test_a_pattern_says_what_it_takes_and_does(constant: Constant) -> None:
    assert wrong(constant) == []


def test_long_patterns_are_spread_over_lines() -> None:
    assert len(PATTERNS) > 200
    crowded = {
        constant.place: written(constant.node)
        for constant in PATTERNS
        if isinstance(constant.value, re.Pattern)
        if written(constant.node) > MOST_WRITTEN_CHARS and not constant.value.flags & re.VERBOSE
    }
    assert crowded == {}


def test_a_number_says_where_it_comes_from() -> None:
    assert len(NUMBERS) > 200
    assert [constant.place for constant in NUMBERS if not constant.docstring] == []


def test_a_number_has_its_unit_in_its_name() -> None:
    measured = [constant for constant in NUMBERS if constant.value != 0]
    assert [constant.place for constant in measured if not UNITS & set(constant.name.strip("_").split("_"))] == []


def test_the_examples_are_put_to_the_pattern() -> None:
    def told(docstring: str, value: object = re.compile("a+")) -> list[str]:
        node = ast.Assign([], ast.Constant(""))
        return wrong(Constant("", "", value, node, docstring))

    assert told("Finds ``b[|aa|]b`` and ``a``, not ``b`` or ``c``.") == []
    assert told("Takes ``aa``, not ``ab``.") == []
    assert told("Begins ``ab``, not ``ba``.") == []
    assert told("Takes ``ab``, not ``aa``.") == ["does not take 'ab'", "takes 'aa'"]
    assert told("Finds ``[|a|]a``, not ``b``.") == ["finds [(0, 2)] in 'aa'"]
    assert told("Some letters.") == ["no text that it takes and one that it does not"]
    assert told("Takes ``b``, not ``c``.", {"a": re.compile("a"), "b": re.compile("b")}) == []
    assert told("Takes ``a``, not ``b``.", re.compile(b"a")) == []
