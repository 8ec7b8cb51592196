"""A plugin while it is loaded and asked: whatever it raises becomes a problem that is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from gipr_lint.extensions.plugins import Plugin, cut, describe
from gipr_lint.extensions.plugins.containment import State
from gipr_lint.extensions.plugins.pluggy_adapter import PluggyAdapter
from gipr_lint.extensions.plugins.validation import HookResultError
from gipr_lint.limits.time_limit import TimeLimitError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")

_SECONDS = 30.0
"""The most that a plugin may take to be loaded, and for each of its hooks."""


@dataclass(slots=True)
class LoadedPlugin:
    """A plugin while it is asked what it adds."""

    plugin: Plugin
    entry: EntryPoint
    adapter: PluggyAdapter | None = None
    registered: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[str, str, str]:
        """What plugins are sorted by."""
        return (self.plugin.distribution, self.plugin.name, self.entry.value)

    def load(self) -> None:
        """Import the plugin and look for its hooks."""
        with self._naming(f"加载“{cut(self.entry.value)}”", "本插件未用"):
            self.adapter = PluggyAdapter(self.entry.load(), self.entry.name)
            self.problems += self.adapter.misfits

    def ask(self, hook: str, read: Callable[[object], Iterable[T]], use: Callable[[T], None]) -> None:
        """Use the entries of the plugin's results of a hook, as far as they come."""
        with self._naming(f"钩子 {hook} ", "它的结果不完整"):
            for result in self.adapter.results(hook) if self.adapter else ():
                if result is None:
                    raise HookResultError("没有返回值")
                for entry in read(result):
                    use(entry)

    def refuse(self, hook: str, wrong: str) -> None:
        """Name an entry that is not used."""
        self.problems.append(f"钩子 {hook} 返回的{wrong}；这一项未用")

    def outcome(self) -> Plugin:
        """Return the plugin with what came of asking it."""
        return self.plugin._replace(registered=tuple(self.registered), problems=tuple(self.problems))

    @contextmanager
    def _naming(self, subject: str, effect: str) -> Iterator[None]:
        """Make a problem of whatever is raised, but of an interruption by the user."""
        state = State()
        try:
            with state.contained(_SECONDS):
                yield
        except HookResultError as error:
            self.problems.append(f"{subject}{error}")
        except TimeLimitError as error:
            self.problems.append(f"{subject}{error}，{effect}")
        except BaseException as error:
            if state.interrupted:
                raise
            self.problems.append(f"{subject}时出错（{describe(error)}），{effect}")


def plugin_of(entry: EntryPoint) -> LoadedPlugin:
    """Return the plugin of an entry point, not yet loaded."""
    return LoadedPlugin(_plugin(entry), entry)


def _plugin(entry: EntryPoint) -> Plugin:
    """Return the plugin of an entry point, which may come without a distribution, or from a broken one."""
    if entry.dist is None:
        return Plugin(entry.name)
    try:
        distribution, version = (str(part or "") for part in (entry.dist.name, entry.dist.version))
    except Exception:  # noqa: BLE001 - broken metadata of any kind
        return Plugin(entry.name)
    return Plugin(entry.name, distribution, version)
