"""Reporters: what a run found → text. One module a format, each with a generator ``pieces(run, options)``.

In: a run and how to print it. Out: text, piece by piece, so that many reports need no memory.
Not here: the wording of findings (``rules``), masking (``privacy``).
"""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

import msgspec

if TYPE_CHECKING:
    from gipr_lint.model.run import Run


def _current_folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - a path as text, and empty where the folder is gone
    except OSError:
        return ""


class ReporterOptions(msgspec.Struct, frozen=True):
    """How to print: with ``color``, ``verbose`` (name the files that were not checked).

    ``commands`` says that the reader has a command line: without it nothing is said that would have to be typed there.
    ``root`` is the folder to which SARIF relates the paths below it, so that no path of the machine gets out;
    empty where there is none. ``profile`` says for whom SARIF is: see ``sarif_profiles``.
    """

    color: bool = False
    verbose: bool = False
    commands: bool = True
    root: str = msgspec.field(default_factory=_current_folder)
    profile: str = "standard"


Reporter = Callable[["Run", ReporterOptions], str]


_EXCHANGE = ("csv", "github", "gitlab", "junit", "rdjson")
_MODULES = {
    "text": "text",
    "concise": "concise",
    "json": "json_",
    "sarif": "sarif",
    "html": "html",
    **{name: f"exchange.{name}_" for name in _EXCHANGE},
}
"""The built-in formats, each with its module, which is imported when it is first used."""
WITH_LAYOUTS = frozenset({"html"})
"""The formats that show the reports as they read: the run has to be made with ``Settings.layouts``."""


def pieces(name: str, run: "Run", options: ReporterOptions) -> Iterator[str]:
    """Return the text of a built-in format piece by piece: all of it need not have room in memory."""
    from gipr_lint.reporters.shown_names import shown

    return cast("Iterator[str]", import_module(f"{__name__}.{_MODULES[name]}").pieces(shown(run), options))


def _whole(name: str) -> Reporter:
    return lambda run, options: "".join(pieces(name, run, options))


REPORTERS: Mapping[str, Reporter] = {name: _whole(name) for name in _MODULES}
"""The built-in reporters by the name of their format."""


def reporter(name: str) -> Reporter:
    """Return the reporter of a format. Raises ``KeyError`` for a name that is not in ``REPORTERS``."""
    return REPORTERS[name]
