"""Every error of the project stands in one family, in one branch of it."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import gipr_lint
from gipr_lint import GiprLintError
from gipr_lint.limits.errors import ConfigurationError, InputError, PluginError, RuleError, StopError

BRANCHES = (InputError, ConfigurationError, RuleError, PluginError, StopError)


def own_errors() -> list[type[BaseException]]:
    """The classes of errors that the modules of the program define."""
    names = [one.name for one in pkgutil.walk_packages(gipr_lint.__path__, "gipr_lint.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseException) and value.__module__ == module.__name__
    ]


ERRORS = [error for error in own_errors() if error not in {GiprLintError, *BRANCHES}]


def test_there_are_errors() -> None:
    assert len(ERRORS) >= 15


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_stands_in_one_branch(error: type[BaseException]) -> None:
    assert sum(issubclass(error, branch) for branch in BRANCHES) == 1
    assert issubclass(error, GiprLintError)


@pytest.mark.parametrize("branch", BRANCHES, ids=lambda branch: branch.__name__)
def test_only_what_stops_is_no_exception(branch: type[BaseException]) -> None:
    assert issubclass(branch, Exception) == (branch is not StopError)


def test_no_two_errors_have_one_name() -> None:
    names = [error.__name__ for error in own_errors()]
    assert sorted(names) == sorted(set(names))
