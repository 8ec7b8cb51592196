"""The equation language: exact figures, nothing guessed, mistakes told with a caret."""

from __future__ import annotations

import json
import operator
import re
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipr_lint.rulefiles.equation_language import EquationError, Evaluation, decode, parse

ORDER = ("granted", "partial", "secret", "law", "other")
FIGURES = {"granted": 3, "partial": 2, "secret": 0, "law": 4, "other": 1, "zero": 0, "handled": 10}


def value(name: str) -> Decimal | None:
    return Decimal(FIGURES[name]) if name in FIGURES else None


def between(first: str, last: str) -> Sequence[str]:
    return ORDER[ORDER.index(first) : ORDER.index(last) + 1]


@pytest.mark.parametrize(
    ("source", "left", "right", "holds"),
    [
        ("granted + partial == 5", 5, 5, True),
        ("granted - partial - other == 0", 0, 0, True),
        ("granted - (partial - other) == 0", 2, 0, False),
        ("granted + partial * law == 11", 11, 11, True),
        ("-(granted + partial) == -5", -5, -5, True),
        ("sum(granted..other) == handled", 10, 10, True),
        ("sum(partial..partial) == 2", 2, 2, True),
        ("sum(granted, law, zero) == 7", 7, 7, True),
        ("sum(granted) == 3", 3, 3, True),
        ("handled / law == 2.5", Decimal("2.5"), Decimal("2.5"), True),
        ("other / granted * granted == other", 1, 1, True),
        ("granted != partial", 3, 2, True),
        ("granted < partial", 3, 2, False),
        ("granted > partial", 3, 2, True),
        ("granted <= 3", 3, 3, True),
        ("granted >= 3.01", 3, Decimal("3.01"), False),
        ("granted == 3.0\n", 3, Decimal("3.0"), True),
        ("12345678901234567890123456789012345 + 1 == 12345678901234567890123456789012346", None, None, True),
    ],
)
def test_evaluation(source: str, left: Decimal | None, right: Decimal | None, holds: bool) -> None:
    outcome = parse(source).evaluate(value, between)
    assert outcome is not None
    assert outcome.holds is holds
    if left is not None:
        assert (outcome.left, outcome.right) == (left, right)


@pytest.mark.parametrize(
    "source",
    [
        "missing == missing",
        "granted + missing == 3",
        "sum(granted, missing) == 3",
        "-missing == 0",
        "sum(law..secret) == 0",
        "granted / zero == 0",
        "granted / missing == 0",
        "granted / (zero * 2) == granted / zero",
        "2 / -missing == 0",
    ],
)
def test_a_missing_figure_is_never_guessed(source: str) -> None:
    assert parse(source).evaluate(value, between) is None


def test_a_missing_figure_within_a_range() -> None:
    without = {name: figure for name, figure in FIGURES.items() if name != "secret"}
    equation = parse("sum(granted..other) == handled")
    assert equation.evaluate(lambda name: Decimal(without[name]) if name in without else None, between) is None


@pytest.mark.parametrize(
    ("source", "terms"),
    [
        ("new + carried_in == x", [(1, ("new",)), (1, ("carried_in",))]),
        ("new - (law - other) == x", [(1, ("new",)), (-1, ("law",)), (1, ("other",))]),
        ("-new + 3 == x", [(-1, ("new",))]),
        ("sum(partial..law) - new == x", [(1, ("partial", "secret", "law")), (-1, ("new",))]),
        ("sum(new, law) == x", [(1, ("new",)), (1, ("law",))]),
    ],
)
def test_terms_have_signs(source: str, terms: list[tuple[int, tuple[str, ...]]]) -> None:
    assert [(sign, tuple(names)) for sign, names in parse(source).left.terms(between)] == terms


def test_names_and_carets() -> None:
    equation = parse("sum(new..law) + sum(a, b) == new_one")
    assert list(equation.names()) == ["new", "law", "a", "b", "new_one"]
    assert equation.caret("new_one") == "\n  sum(new..law) + sum(a, b) == new_one\n  " + " " * 29 + "^"


@pytest.mark.parametrize(
    ("source", "column", "told"),
    [
        ("", 1, "还没有写完，这里应为行列名、数字或括号"),
        ("new", 4, "还没有写完，这里应为运算符或比较符"),
        ("new + ", 6, "还没有写完，这里应为行列名、数字或括号"),
        ("new + == old", 7, "的“==”不应在这里，这里应为行列名、数字或括号"),
        ("new old == 1", 5, "的“old”不应在这里，这里应为运算符或比较符"),
        ("new == old == 1", 12, "的“==”不应在这里，一个等式只有一个比较符"),
        ("new = old", 5, "的“=”应写成“==”"),
        ("new ＋ old == 1", 5, "的全角字符“＋”应改为半角“+”"),
        ("new == old！", 11, "的全角字符“！”应改为半角“!”"),
        ("新收 == old", 1, "有等式里不用的字符“新”"),
        ("new == 1.2.3", 9, "有等式里不用的字符“.”"),
        ("(new == old", 6, "的“==”不应在这里，这里应为运算符或右括号"),
        ("sum(new + old) == 1", 9, "的“+”不应在这里，这里应为“..”“,”或右括号"),
        ("sum() == 1", 5, "的“)”不应在这里，这里应为行列名"),
        ("new\n== old ?", 12, "有等式里不用的字符“?”"),
        ("(" * 1000, 101, "运算符和括号过多（最多 100 个）"),
        ("-" * 101 + "new == 1", 101, "运算符和括号过多"),
        ("new" + " + new" * 101 + " == 1", 605, "运算符和括号过多"),
        ("(" * 10_000 + "new" + ")" * 10_000 + " == 1", 1001, "过长（最多 1000 个字符）"),
    ],
)
def test_mistakes_are_told_with_their_place(source: str, column: int, told: str) -> None:
    with pytest.raises(EquationError) as error:
        parse(source)
    assert error.value.column == column
    first, *pointed = str(error.value).splitlines()
    assert first.startswith(f"等式第 {column} 个字符处{told}")
    if column <= 100:
        assert pointed[-1].index("^") == column + 1
        assert "\n" not in pointed[0]


@pytest.mark.parametrize(
    "source", ["new" + " + new" * 100 + " == 1", "-" * 100 + "new == 1", "(" * 100 + "new" + ")" * 100 + " == 1"]
)
def test_the_largest_equations_are_read(source: str) -> None:
    equation = decode(json.loads(msgspec.json.encode(parse(source).plain())))
    assert equation.evaluate(lambda _: Decimal(1), between) is not None


def test_the_plain_form_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = parse("new + carried_in == handled").plain()
    monkeypatch.setitem(sys.modules, "lark", None)
    assert decode(plain).evaluate(value, between) is None
    assert decode(plain).evaluate(lambda _: Decimal(2), between) == Evaluation(Decimal(4), Decimal(2), holds=False)
    with pytest.raises(ImportError):
        parse("new == 1")


@pytest.mark.parametrize("plain", [["a == b"], ["a", ["name", ["a"]], "~", ["name", ["a"]]], {"a": 1}, 3, None])
def test_a_damaged_plain_form_is_refused(plain: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(plain)


def test_equality_is_that_of_the_source() -> None:
    assert parse("a == b") == parse("a == b") != parse("a == c")
    assert len({parse("a == b"), parse("a == b")}) == 1
    assert parse("a == b") != "a == b"
    assert repr(parse("a == b")) == "Equation('a == b')"


NAMES = tuple(FIGURES)
EXPRESSIONS = st.recursive(
    st.sampled_from(NAMES) | st.decimals(0, 99, places=2).map(str),
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda part: f"-{part}")
        | st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map(lambda names: f"sum({', '.join(names)})")
    ),
    max_leaves=12,
)
COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


def by_python(expression: str) -> Fraction:
    """Let Python compute an expression, each number in it made a fraction."""
    wrapped = re.sub(r"\d+(\.\d+)?", lambda number: f'Fraction("{number[0]}")', expression)
    names = {name: Fraction(figure) for name, figure in FIGURES.items()}
    result = eval(wrapped, {"Fraction": Fraction, "sum": lambda *parts: sum(parts), **names})  # noqa: S307
    return Fraction(result)


@given(EXPRESSIONS, st.sampled_from(sorted(COMPARE)), EXPRESSIONS)
def test_figures_are_those_of_python(left: str, comparison: str, right: str) -> None:
    source = f"{left} {comparison} {right}"
    equation = parse(source)
    outcome = equation.evaluate(value, between)
    assert outcome == decode(json.loads(msgspec.json.encode(equation.plain()))).evaluate(value, between)
    try:
        expected = by_python(left), by_python(right)
    except ZeroDivisionError:
        assert outcome is None
        return
    assert outcome is not None
    assert outcome.holds is COMPARE[comparison](*expected)
    shown = [Decimal(side.numerator) / Decimal(side.denominator) for side in expected]
    assert [outcome.left, outcome.right] == pytest.approx(shown)


@given(st.text(alphabet="ab1.+-*/()=<>!, sum_，（\n", max_size=40))
def test_any_text_is_an_equation_or_a_told_mistake(source: str) -> None:
    try:
        column = len(parse(source).source) + 1
    except EquationError as error:
        column = error.column
    assert 1 <= column <= len(source) + 1


@pytest.mark.parametrize(
    ("source", "tolerance", "holds"),
    [
        ("granted == 3.01", "0.01", True),
        ("granted == 3.02", "0.01", False),
        ("granted != 3.01", "0.01", False),
        ("granted <= 2.99", "0.01", True),
        ("granted <= 2.98", "0.01", False),
        ("granted >= 3.01", "0.01", True),
        ("granted < 3.005", "0.01", False),
        ("granted < 3.02", "0.01", True),
        ("granted > 2.995", "0.01", False),
        ("granted / law == 0.8", "0.05", True),
        ("granted / law == 0.8", "0.04", False),
    ],
)
def test_a_tolerance(source: str, tolerance: str, holds: bool) -> None:
    outcome = parse(source).evaluate(value, between, Decimal(tolerance))
    assert outcome is not None
    assert outcome.holds is holds


def test_names_reach_across_tables_and_years() -> None:
    equation = parse("sum(rows granted..other) + previous.requests.carried_out >= fees.all.paid")
    assert list(equation.names()) == ["granted", "other", "previous.requests.carried_out", "fees.all.paid"]
    assert list(equation.range_words()) == ["rows"]
    assert equation.caret("fees.all.paid").splitlines()[-1].index("^") == 2 + equation.source.index("fees")
    assert list(parse("sum(columns..rows) == rows").names()) == ["columns", "rows", "rows"]
