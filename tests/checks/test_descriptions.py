"""Nothing that a rule may write is undescribed: checks, their options and what their messages may use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from msgspec import inspect

from gipr_lint.checks import CHECKS
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.rulefiles.rule_file import FORMER
from reference import FEW_RULES, REASONS
from tests.support.paths import ROOT

CHINESE = range(0x4E00, 0xA000)


def options(kind: inspect.Type, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every option of a check, those of structs within it too, with its description."""
    if isinstance(kind, inspect.Metadata):
        yield from options(kind.type, path)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            extra = field.type.extra_json_schema if isinstance(field.type, inspect.Metadata) else None
            yield path + field.encode_name, str((extra or {}).get("description", ""))
            yield from options(field.type, f"{path}{field.encode_name}.")
    elif isinstance(kind, inspect.DictType):
        yield from options(kind.value_type, path)
    elif isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from options(one, path)


def is_chinese(text: str) -> bool:
    return any(ord(char) in CHINESE for char in text)


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_what_it_tests(name: str) -> None:
    about = CHECKS[name].about
    assert is_chinese(about)
    assert about.endswith("。")


@pytest.mark.parametrize("name", CHECKS)
def test_every_option_has_a_description(name: str) -> None:
    known = dict(options(inspect.type_info(CHECKS[name].options)))
    assert [option for option, description in known.items() if not is_chinese(description)] == []


def test_options_are_found_where_there_are_any() -> None:
    without = {name for name in CHECKS if not list(options(inspect.type_info(CHECKS[name].options)))}
    assert without == set()


@pytest.mark.parametrize("name", CHECKS)
def test_options_are_written_in_kebab_case(name: str) -> None:
    assert [option for option, _ in options(inspect.type_info(CHECKS[name].options)) if "_" in option] == []


@pytest.mark.parametrize("name", CHECKS)
def test_every_field_has_a_meaning(name: str) -> None:
    assert CHECKS[name].fields
    assert [field for field, meaning in CHECKS[name].fields.items() if not is_chinese(meaning)] == []


def test_the_options_of_counts_are_described_too() -> None:
    assert {"facts.words", "facts.unit"} <= set(dict(options(inspect.type_info(CHECKS["number"].options))))


MOST_KINDS = 20


def test_checks_are_few() -> None:
    assert len(CHECKS) <= MOST_KINDS


def test_a_check_serves_two_rules_or_says_why_not() -> None:
    users = Counter(rule.check for rule in national_rules())
    few = {name for name in CHECKS if users[name] < FEW_RULES}
    assert few == set(REASONS)
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in few if REASONS[name] not in page] == []


def test_what_takes_the_place_of_a_former_check_is_there() -> None:
    assert not set(FORMER) & set(CHECKS)
    assert {re.match(r"check: ([a-z-]+)，", told)[1] for told in FORMER.values()} <= set(CHECKS)  # type: ignore[index]
