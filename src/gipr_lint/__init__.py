"""gipr-lint: a linter for 政府信息公开工作年度报告, the annual reports on open government information.

What is exported here and in ``gipr_lint.testing`` is public; all else is private and may change in any release. Each
name is imported when it is first asked for, so that a plugin which needs one of them does not load the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from gipr_lint.files.version import __version__ as __version__

if TYPE_CHECKING:
    from gipr_lint.engine.api import lint_file as lint_file
    from gipr_lint.engine.api import lint_text as lint_text
    from gipr_lint.extensions.hookspecs import hookimpl as hookimpl
    from gipr_lint.limits.errors import GiprLintError as GiprLintError
    from gipr_lint.model.document import Aside as Aside
    from gipr_lint.model.document import Block as Block
    from gipr_lint.model.document import Cell as Cell
    from gipr_lint.model.document import Document as Document
    from gipr_lint.model.document import Line as Line
    from gipr_lint.model.document import Row as Row
    from gipr_lint.model.document import Span as Span
    from gipr_lint.model.document import Table as Table
    from gipr_lint.model.finding import Finding as Finding
    from gipr_lint.model.finding import Hit as Hit
    from gipr_lint.model.finding import Level as Level
    from gipr_lint.model.finding import Location as Location
    from gipr_lint.model.finding import Mention as Mention
    from gipr_lint.model.finding import Problem as Problem
    from gipr_lint.model.official_format import Editions as Editions
    from gipr_lint.model.once_per_report import once_per_report as once_per_report
    from gipr_lint.model.report import Report as Report
    from gipr_lint.model.rule import Check as Check
    from gipr_lint.model.rule import CheckOptions as CheckOptions
    from gipr_lint.model.rule import Rule as Rule
    from gipr_lint.model.rule import Wrong as Wrong
    from gipr_lint.model.run import Run as Run
    from gipr_lint.readers import ReadError as ReadError
    from gipr_lint.reporters import ReporterOptions as ReporterOptions

_NAMES = {
    "engine.api": ("lint_file", "lint_text"),
    "limits.errors": ("GiprLintError",),
    "extensions.hookspecs": ("hookimpl",),
    "model.document": ("Aside", "Block", "Cell", "Document", "Line", "Row", "Span", "Table"),
    "model.finding": ("Finding", "Hit", "Level", "Location", "Mention", "Problem"),
    "model.official_format": ("Editions",),
    "model.once_per_report": ("once_per_report",),
    "model.report": ("Report",),
    "model.rule": ("Check", "CheckOptions", "Rule", "Wrong"),
    "model.run": ("Run",),
    "readers": ("ReadError",),
    "reporters": ("ReporterOptions",),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}

__all__ = ["__version__", *_HOME]  # noqa: PLE0604 - a test holds the names against the imports above


def __getattr__(name: str) -> object:
    """Return a public name from the module that has it."""
    if name in _HOME:
        return getattr(import_module(f"gipr_lint.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names with the others, those among them that nobody has asked for yet."""
    return sorted({*globals(), *__all__})
