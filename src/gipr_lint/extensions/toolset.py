"""What a run works with: checks, formats, readers, reporters and rules, the built-in ones and those of others.

Rule packs and plugins are other people's: whatever is wrong with one of them is a problem that names it, and the
others are as usable as without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gipr_lint.checks import CHECKS
from gipr_lint.files.resources import folder
from gipr_lint.model import official_format
from gipr_lint.model.finding import Problem
from gipr_lint.model.official_format import Editions
from gipr_lint.model.rule import Check, Rule
from gipr_lint.readers import READERS, Reader
from gipr_lint.reporters import REPORTERS, Reporter
from gipr_lint.rulefiles.loader import Context, RuleFilesError, load_rules

if TYPE_CHECKING:
    from gipr_lint.extensions.packs import Pack, Packs
    from gipr_lint.extensions.plugins import Contributions, Plugin
    from gipr_lint.files.yaml import Resource

_SECONDS = 30.0
"""The most that rules may take to be read whose options are code of a plugin."""


class Toolset(msgspec.Struct, frozen=True):
    """All that a run works with. ``rules`` are all that there are, also those that a pack switched off."""

    rules: tuple[Rule, ...]
    checks: Mapping[str, Check] = msgspec.field(default_factory=lambda: CHECKS)
    editions: Editions = msgspec.field(default_factory=official_format.national)
    readers: Mapping[str, Reader] = msgspec.field(default_factory=lambda: READERS)
    reporters: Mapping[str, Reporter] = msgspec.field(default_factory=lambda: REPORTERS)
    packs: tuple[Pack, ...] = ()
    plugins: tuple[Plugin, ...] = ()
    problems: tuple[Problem, ...] = ()
    stamp: bytes = b""

    def context(self, pack: Pack | None = None) -> Context:
        """Return what rule files are read against, those of a pack or the national ones."""
        context = Context(self.checks, self.editions, stamp=self.stamp)
        return _of_pack(context, pack, self.rules) if pack else context


def national_rules() -> tuple[Rule, ...]:
    """Return the national rules, sorted by id."""
    return load_rules(folder("gipr_lint.rules"), Context(CHECKS, official_format.national()))


def _nothing() -> None:
    """Prepare for nothing."""


def assemble(
    folders: Sequence[Path] = (), *, replacing: bool = False, prepare: Callable[[], object] = _nothing
) -> Toolset:
    """Return the built-in tools with those of the installed plugins and of the rule packs in folders.

    With ``replacing``, a pack in a folder takes the place of an installed one with its prefix. Before the first plugin
    is loaded, ``prepare`` is called.
    """
    from gipr_lint.extensions.plugins import load_plugins

    given = load_plugins(prepare=prepare)
    if not (folders or given.plugins or given.problems):
        return Toolset(national_rules())
    return _with_others(folders, given, replacing=replacing)


def _with_others(folders: Sequence[Path], given: Contributions, *, replacing: bool) -> Toolset:
    from gipr_lint.extensions.packs import problems_of
    from gipr_lint.extensions.packs.extended_formats import extend
    from gipr_lint.extensions.packs.overrides import adjust

    problems = list(given.problems)
    packs = _collected(folders, given.packs, problems, replacing=replacing)
    extended = extend(official_format.national(), packs.ordered)
    context = Context({**given.checks, **CHECKS}, extended.editions, stamp=given.stamp)
    problems += [*packs.problems, *problems_of(RuleFilesError(extended.errors))]
    rules = {rule.id: rule for rule in national_rules()}
    owners: dict[str, Pack] = {}
    for pack in packs.ordered:
        own, wrong = _rules_of(pack, context, tuple(rules.values()))
        problems += [*wrong, *_add(rules, [(pack.label, rule) for rule in own])]
        owners |= {rule.id: pack for rule in own if rules[rule.id] is rule}
    problems += _add(rules, [(f"插件 {plugin}", rule) for plugin, rule in given.rules])
    adjusted = adjust(list(rules.values()), owners, packs.ordered, packs.bases, context)
    problems += problems_of(RuleFilesError(adjusted.errors))
    return Toolset(
        rules=tuple(sorted(adjusted.rules, key=lambda rule: rule.id)),
        checks=context.checks,
        editions=extended.editions,
        readers={**given.readers, **READERS},
        reporters={**given.reporters, **REPORTERS},
        packs=tuple(packs.ordered),
        plugins=given.plugins,
        problems=(*problems, *adjusted.disagreements),
        stamp=given.stamp,
    )


def _collected(
    folders: Sequence[Path], given: Sequence[tuple[str, Resource]], problems: list[Problem], *, replacing: bool
) -> Packs:
    """Read the packs; what those of plugins do wrong beyond what a file can, costs these alone."""
    from gipr_lint.extensions.packs import collect
    from gipr_lint.extensions.plugins.containment import PluginCallError, call

    if not given:
        return collect(folders, replacing=replacing)
    try:
        return call(lambda: collect(folders, given, replacing=replacing), _SECONDS)
    except PluginCallError as error:
        problems.append(Problem("plugin", "插件", f"读取它们的规则包时{error}，插件的规则包均未用"))
        return collect(folders, replacing=replacing)


def _of_pack(context: Context, pack: Pack, rules: Sequence[Rule]) -> Context:
    known = tuple(rule.id for rule in rules if not rule.id.startswith(pack.prefix))
    return context._replace(origin=pack.origin, prefix=pack.prefix, known=known)


def _rules_of(pack: Pack, context: Context, rules: Sequence[Rule]) -> tuple[tuple[Rule, ...], list[Problem]]:
    """Return the rules of a pack that are right, and what is wrong with the others."""
    from gipr_lint.extensions.packs import problems_of
    from gipr_lint.extensions.plugins.containment import PluginCallError, call
    from gipr_lint.files.os_errors import explain

    def load() -> tuple[tuple[Rule, ...], list[Problem]]:
        try:
            return load_rules(pack.folder, _of_pack(context, pack, rules)), []
        except RuleFilesError as error:
            return error.rules, problems_of(error, "rule")
        except OSError as error:
            return (), [Problem("pack", pack.label, explain(error))]

    if all(check is CHECKS.get(name) for name, check in context.checks.items()):
        return load()
    try:  # the options of a plugin's checks are code of the plugin
        return call(load, _SECONDS)
    except PluginCallError as error:
        return (), [Problem("pack", pack.label, f"读取规则时{error}，本规则包未用")]


def _add(rules: dict[str, Rule], given: Sequence[tuple[str, Rule]]) -> list[Problem]:
    """Add the rules of others, each with who it is from; a name that there is already stays with who has it."""
    problems = []
    for owner, rule in given:
        first = rules.setdefault(rule.id, rule)
        if first is not rule:
            message = f"规则“{rule.id}”与{first.origin.label}的重名，后者有效，本规则未用"
            problems.append(Problem("rule", owner, message))
    return problems
