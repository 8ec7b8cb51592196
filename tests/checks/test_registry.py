"""The registry of checks: each has a module of its own name in its room, and each such module is registered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from gipr_lint import checks
from gipr_lint.checks import CHECKS, ROOMS
from gipr_lint.model.official_format import national
from gipr_lint.model.rule import CheckOptions

FOLDER = Path(checks.__file__).parent


def modules_with_a_check() -> Iterator[tuple[str, str]]:
    """Yield the room and the name of each module that has a ``CHECK``."""
    for path in sorted(FOLDER.rglob("*.py")):
        if re.search(r"^CHECK\b", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield ".".join(path.parent.relative_to(FOLDER).parts), path.stem.replace("_", "-")


def test_every_module_with_a_check_is_registered_under_its_own_name_and_room() -> None:
    assert sorted(modules_with_a_check()) == sorted((room, name) for room, names in ROOMS.items() for name in names)


@pytest.mark.parametrize(("room", "name"), list(modules_with_a_check()))
def test_a_name_gives_the_check_of_its_module(room: str, name: str) -> None:
    assert CHECKS[name] is import_module(f"gipr_lint.checks.{room}.{name.replace('-', '_')}").CHECK


def test_checks_are_listed_by_name() -> None:
    assert list(CHECKS) == sorted(name for names in ROOMS.values() for name in names)


@pytest.mark.parametrize("name", CHECKS)
def test_all_options_have_one_base(name: str) -> None:
    assert issubclass(CHECKS[name].options, CheckOptions)
    assert CHECKS[name].options.__struct_config__.forbid_unknown_fields


def test_nothing_is_wrong_with_options_by_themselves() -> None:
    assert list(CheckOptions().validate(national())) == []
