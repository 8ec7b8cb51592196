"""Plugins: what installed packages add. Whatever is wrong with one of them is named, and the rest is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gipr_lint.extensions.entry_points import discover
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Problem

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from gipr_lint.files.yaml import Resource
    from gipr_lint.model.rule import Check, Rule
    from gipr_lint.readers import Reader
    from gipr_lint.reporters import Reporter

_MAX_REASON_CHARS = 200
"""The characters of what a plugin says of its error; longer, it fills the screen."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Plugin(NamedTuple):
    """An installed plugin: its entry point, the distribution it came with, what it registered and what went wrong.

    ``registered`` are pairs of kind (``reader``, ``check``, ``rule``, ``pack``, ``reporter``) and name; only what is
    in use is among them. ``problems`` are Chinese sentences.
    """

    name: str
    distribution: str = ""
    version: str = ""
    registered: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The plugin in Chinese texts: fujian（gipr-lint-fujian 1.0）."""
        source = f"{self.distribution} {self.version}".strip()
        return f"{self.name}（{source}）" if source else self.name


class Contributions(NamedTuple):
    """What all plugins add, without what is built in. ``rules`` and ``packs`` have the label of their plugin first.

    ``stamp`` changes with the version or any file of a plugin.
    """

    plugins: tuple[Plugin, ...] = ()
    readers: Mapping[str, Reader] = _NOTHING
    checks: Mapping[str, Check] = _NOTHING
    reporters: Mapping[str, Reporter] = _NOTHING
    rules: tuple[tuple[str, Rule], ...] = ()
    packs: tuple[tuple[str, Resource], ...] = ()
    problems: tuple[Problem, ...] = ()
    stamp: bytes = b""


def _nothing() -> None:
    """Prepare for nothing."""


def load_plugins(
    entry_points: Iterable[EntryPoint] | None = None, prepare: Callable[[], object] = _nothing
) -> Contributions:
    """Load the plugins of entry points, by default of all installed packages, sorted by distribution and name.

    Before the first of them is loaded, ``prepare`` is called.
    Nothing that a plugin does is raised here, but an interruption by the user: it is a problem that names the plugin.
    What plugins print while they are loaded goes to standard error. Where the environment variable
    ``GIPR_LINT_NO_PLUGINS`` is set (to anything but 0), installed plugins are left alone.
    """
    if entry_points is None:
        found = discover()
        broken = tuple(
            Problem("plugin", f"已安装的包 {cut(name)}", f"入口点无法读取（{describe(error)}），其中如有插件则未用")
            for name, error in found.broken
        )
        entry_points = found.entry_points
    else:
        broken = ()
    entry_points = tuple(entry_points)
    if not entry_points:
        return Contributions(problems=broken)
    from gipr_lint.extensions.plugins.collect import gather

    prepare()
    given = gather(entry_points)
    return given._replace(problems=(*broken, *given.problems))


def describe(error: BaseException) -> str:
    """Return the kind and the text of an exception in one line, never too long."""
    kind = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except BaseException:  # noqa: BLE001 - the exception is a plugin's own
        return kind
    from gipr_lint.privacy.masking import mask

    return f"{kind}：{cut(mask(text))}" if text else kind


def cut(text: str) -> str:
    """Return a text that someone else wrote, cut where it is too long for a message."""
    return text if len(text) <= _MAX_REASON_CHARS else text[: _MAX_REASON_CHARS - 1] + "…"
