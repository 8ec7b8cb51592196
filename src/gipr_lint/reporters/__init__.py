"""Reporters: what a run found → text. One module a format, each with a function ``render(run, options)``."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from gipr_lint.run import Run


def _current_folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - a path as text, and empty where the folder is gone
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Options:
    """How to print: with ``color``, ``verbose`` (name the files that were not checked).

    ``root`` is the folder to which SARIF relates the paths below it, so that no path of the machine gets out;
    empty where there is none. ``profile`` says for whom SARIF is: see ``profiles``.
    """

    color: bool = False
    verbose: bool = False
    root: str = field(default_factory=_current_folder)
    profile: str = "standard"


Reporter = Callable[["Run", Options], str]


def _late(module: str) -> Reporter:
    """Return the reporter of a module, which is imported when it is first used."""

    def render(run: Run, options: Options) -> str:
        return cast("str", import_module(f"{__name__}.{module}").render(run, options))

    return render


REPORTERS: Mapping[str, Reporter] = {
    "text": _late("text"),
    "concise": _late("concise"),
    "json": _late("json_"),
    "sarif": _late("sarif"),
}
"""The built-in reporters by the name of their format."""


def reporter(name: str) -> Reporter:
    """Return the reporter of a format. Raises ``KeyError`` for a name that is not in ``REPORTERS``."""
    return REPORTERS[name]
