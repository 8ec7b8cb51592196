"""All plugins together: each is loaded and asked on its own, and no name is given twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.extensions.plugins import Contributions
from gipr_lint.extensions.plugins.code_stamp import stamp_of
from gipr_lint.extensions.plugins.isolation import LoadedPlugin, plugin_of
from gipr_lint.extensions.plugins.validation import (
    exact,
    items,
    pairs,
    wrong_with_check,
    wrong_with_entry,
    wrong_with_reader,
    wrong_with_reporter,
    wrong_with_rule,
)
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Origin
from gipr_lint.readers import READERS
from gipr_lint.reporters import REPORTERS

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from gipr_lint.files.yaml import Resource


class _Kind(NamedTuple):
    """Something that plugins give by name: what it is called in Chinese, what is built in, and what may be wrong."""

    name: str
    word: str
    built_in: Mapping[str, object]
    wrong: Callable[[object, object], str | None]

    @property
    def hook(self) -> str:
        return f"register_{self.name}s"


_KINDS = (
    _Kind("reader", "后缀", READERS, wrong_with_reader),
    _Kind("check", "检查", CHECKS, wrong_with_check),
    _Kind("reporter", "输出格式", REPORTERS, wrong_with_reporter),
)


@dataclass(slots=True)
class _Gathering:
    """What the plugins have given so far, and whose each name is."""

    given: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind.name: {} for kind in _KINDS})
    rules: list[tuple[str, Rule]] = field(default_factory=list)
    packs: list[tuple[str, Resource]] = field(default_factory=list)
    owners: dict[tuple[str, str], str] = field(
        default_factory=lambda: {(kind.name, name): "内置" for kind in _KINDS for name in kind.built_in}
    )

    def take(self, loaded: LoadedPlugin, kind: _Kind) -> None:
        """Take what a plugin gives by name."""

        def use(pair: tuple[Any, Any]) -> None:
            name, value = pair[0], exact(pair[1])
            if self._is_taken(loaded, kind.name, kind.word, name):
                return
            wrong = kind.wrong(name, value)
            if wrong:
                loaded.refuse(kind.hook, wrong)
            else:
                self._give(loaded, kind.name, name)
                self.given[kind.name][name] = value

        loaded.ask(kind.hook, pairs, use)

    def take_rules(self, loaded: LoadedPlugin) -> None:
        """Take the rules and rule packs of a plugin."""
        plugin, hook = loaded.plugin, "register_rules"
        checks = {**self.given["check"], **CHECKS}

        def use(entry: Any) -> None:  # noqa: ANN401 - it is what a plugin returned
            entry = exact(entry)
            if not isinstance(entry, Rule):
                wrong = wrong_with_entry(entry)
            elif self._is_taken(loaded, "rule", "规则", entry.id):
                return
            else:
                wrong = wrong_with_rule(entry, checks)
            if wrong:
                loaded.refuse(hook, wrong)
            elif isinstance(entry, Rule):
                self._give(loaded, "rule", entry.id)
                self.rules.append((plugin.label, replace(entry, origin=Origin("plugin", plugin.name, plugin.version))))
            else:
                loaded.registered.append(("pack", entry.name))
                self.packs.append((plugin.label, entry))

        loaded.ask(hook, items, use)

    def _is_taken(self, loaded: LoadedPlugin, kind: str, word: str, name: str) -> bool:
        """Tell, also in a problem of the plugin, whether a name is someone's already; what is no name is no one's."""
        if type(name) is not str:
            return False
        owner = self.owners.get((kind, name))
        if owner is not None:
            loaded.problems.append(f"{word}“{name}”与{owner}的重名，后者有效，本插件的未用")
        return owner is not None

    def _give(self, loaded: LoadedPlugin, kind: str, name: str) -> None:
        """Let a name be the plugin's."""
        label = loaded.plugin.label
        self.owners[kind, name] = f"插件 {label}" if label.endswith("）") else f"插件 {label} "
        loaded.registered.append((kind, name))


def gather(entry_points: Iterable[EntryPoint]) -> Contributions:
    """Load the plugins of entry points and ask each what it adds; see ``load_plugins``."""
    plugins = sorted(map(plugin_of, entry_points), key=lambda loaded: loaded.order)
    gathering = _Gathering()
    for loaded in plugins:
        loaded.load()
    for kind in _KINDS:
        for loaded in plugins:
            gathering.take(loaded, kind)
    for loaded in plugins:
        gathering.take_rules(loaded)
    given = gathering.given
    return Contributions(
        plugins=tuple(loaded.outcome() for loaded in plugins),
        readers=given["reader"],
        checks=given["check"],
        reporters=given["reporter"],
        rules=tuple(gathering.rules),
        packs=tuple(gathering.packs),
        problems=tuple(
            Problem("plugin", f"插件 {loaded.plugin.label}", problem)
            for loaded in plugins
            for problem in loaded.problems
        ),
        stamp=stamp_of(plugins),
    )
