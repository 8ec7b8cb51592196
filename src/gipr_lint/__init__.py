"""gipr-lint: a linter for 政府信息公开工作年度报告, the annual reports on open government information."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gipr_lint.extensions.hookspecs import hookimpl as hookimpl

from gipr_lint.files.version import __version__ as __version__


def __getattr__(name: str) -> object:
    """Return ``hookimpl``, the marker for the hooks of a plugin, imported only by who asks for it."""
    if name == "hookimpl":
        from gipr_lint.extensions.hookspecs import hookimpl

        return hookimpl
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
