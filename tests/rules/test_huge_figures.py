"""Figures of thousands of digits, and what looks like a figure: no rule crashes on them, and none takes its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import process_time

import msgspec
import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.limits.pattern import Pattern
from gipr_lint.testing.sample import Sample

RULES = national_rules()
SOON = 0.3
"""The seconds that a pattern may take for the longest line here: hundreds of times what is usual."""


def patterns(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from patterns(getattr(value, name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from patterns(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from patterns(one)


@pytest.mark.parametrize("figure", ["8" * 6000, "1" + "0" * 4300 + ".5", "-" + "4" * 5000, "³", "①", "٣", "½"])
def test_no_rule_crashes_on_a_row_of_such_figures(figure: str) -> None:
    for row in ("一、本年新收政府信息公开申请数量", "（一）予以公开"):
        text = Sample().text.replace(f"{row}\t", f"{row}\t{figure}\t")
        assert figure in text
        run = lint([Input("a.txt", text.encode)], RULES, Settings())
        assert run.checked == 1
        assert not run.problems


@pytest.mark.parametrize("unit", ["7", "三", "7.", " ", "\u3000", "甲 ", "7件，", "某人、", "2023年", "（", "第一条"])
def test_the_patterns_of_the_rules_are_quick_on_any_line(unit: str) -> None:
    line = unit * (8000 // len(unit))
    for rule in RULES:
        for pattern in patterns(rule.options):
            start = process_time()
            list(pattern.finditer(line))
            assert process_time() - start < SOON, (rule.id, pattern.source)
