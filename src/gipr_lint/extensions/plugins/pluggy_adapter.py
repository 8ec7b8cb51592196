"""One plugin as pluggy sees it: which of the hooks it implements, and how they are called."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from pluggy import PluginManager

from gipr_lint.extensions.hookspecs import HOOKS, PROJECT, Hooks
from gipr_lint.files.names import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pluggy import HookimplOpts


class PluggyAdapter(PluginManager):
    """The manager of one plugin alone: no hook of another can see its results, or lose them.

    Functions that look like implementations and are none are not registered; ``misfits`` names them in Chinese.
    """

    def __init__(self, plugin: object, name: str) -> None:
        """Register a plugin. Raises what looking at it raises, and ``PluginValidationError``."""
        super().__init__(PROJECT)
        self.misfits: list[str] = []
        self.add_hookspecs(Hooks)
        self.register(plugin, name)
        if not (self.misfits or self.get_hookcallers(plugin)):
            self.misfits.append(f"没有实现任何钩子；可用的钩子：{'、'.join(HOOKS)}")

    def parse_hookimpl_opts(self, plugin: object, name: str) -> HookimplOpts | None:
        """Return the options of an implementation, or None for what is none or does not fit."""
        options = super().parse_hookimpl_opts(plugin, name)
        if options is None:
            if name in HOOKS and callable(getattr(plugin, name)):
                self.misfits.append(f"函数 {name} 没有加 @hookimpl 标记，未用")
            return None
        hook = options.get("specname") or name
        if hook not in HOOKS:
            if not options.get("optionalhook"):
                self.misfits.append(f"没有钩子“{hook}”{suggest(hook, HOOKS) or '；'}可用的钩子：{'、'.join(HOOKS)}")
            return None
        needed = [one.name for one in inspect.signature(getattr(plugin, name)).parameters.values() if _is_needed(one)]
        if needed:
            self.misfits.append(f"钩子 {hook} 不应有参数“{'、'.join(needed)}”，这个钩子未用")
            return None
        return options

    def results(self, hook: str) -> Iterator[object]:
        """Call the plugin's implementations of a hook; yield what each returns. Raises what they raise."""
        caller = getattr(self.hook, hook)
        results = caller()
        yield from results
        if not results and caller.get_hookimpls():
            yield None


def _is_needed(parameter: inspect.Parameter) -> bool:
    optional = {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}
    return parameter.default is parameter.empty and parameter.kind not in optional
