"""By which rules and within which limits the files of a run are checked, as configurations and options say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.cli.check.keeping import memory
from gipr_lint.cli.check.per_file import rules_of_files
from gipr_lint.cli.check.targets import formats
from gipr_lint.cli.console import names, rules_in_force
from gipr_lint.cli.usage import fail
from gipr_lint.engine.layers.wishes import Wishes
from gipr_lint.engine.settings import Settings, Terms
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.cli.check.configurations import Configurations
    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.model.finding import Problem
    from gipr_lint.model.rule import Rule


class Manner(NamedTuple):
    """The rules in force for any file of a run, how its files are checked, and what is wrong with the tools."""

    rules: tuple[Rule, ...]
    settings: Settings
    problems: tuple[Problem, ...]


def manner_of(options: CommandOptions, configurations: Configurations, inputs: Sequence[Input]) -> Manner:
    """Return how the files of a run are checked; with a wrong configuration the run ends."""
    from gipr_lint.cli.accept.acceptance import accepted_in
    from gipr_lint.limits.processes import processors
    from gipr_lint.reporters import WITH_LAYOUTS

    root = configurations.root
    used = configurations.used(source.path for source in inputs)
    terms = {
        id(one): _terms(options, one, [source for source in inputs if configurations.of(source.path) is one])
        for one in used
    }
    rules = _first(rule for _, own in terms.values() for rule in own) if len(used) > 1 else terms[id(root)][1]
    own = terms[id(root)][0]
    if own.memory is None:  # nothing of this run is kept, in its format, say
        terms = {key: (one._replace(memory=None), listed) for key, (one, listed) in terms.items()}
    settings = Settings(
        **own._asdict(),
        jobs=options["jobs"] or root.config.jobs or processors(),
        isolated=bool(root.tools.plugins),
        checks=root.tools.checks,
        readers=root.tools.readers,
        known=_first(rule for one in used for rule in one.tools.rules),
        layouts=not WITH_LAYOUTS.isdisjoint(formats(options, options["form"] or root.config.format)),
        accepted=accepted_in(options, configurations, used),
        terms_of=(lambda path: terms[id(configurations.of(path))][0]) if len(used) > 1 else None,
    )
    return Manner(rules, settings, tuple(dict.fromkeys(problem for one in used for problem in one.tools.problems)))


def _first(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the first rule of each name."""
    found: dict[str, Rule] = {}
    for rule in rules:
        found.setdefault(rule.id, rule)
    return tuple(sorted(found.values(), key=lambda rule: rule.id))


def _terms(options: CommandOptions, found: ConfiguredTools, inputs: Sequence[Input]) -> tuple[Terms, tuple[Rule, ...]]:
    """Return what a configuration says of its files, and the rules in force for any of these."""
    config = found.config
    asked = Wishes(names(options["select"]), names(options["ignore"]), levels(options["levels"]))
    rules = rules_in_force(config, found.tools, asked.select, asked.ignore, asked.level)
    rules_of = None
    if config.per_file:
        rules, rules_of = rules_of_files(inputs, found, asked)
    own = rules
    terms = Terms(
        rules_of=rules_of or (lambda _: own),
        edition=options["edition"] or (str(config.edition) if config.edition else None),
        editions=found.tools.editions,
        timeout=config.timeout if options["timeout"] is None else options["timeout"],
        memory=memory(options, found, rules),
        ocr=options["ocr"] or config.ocr,
    )
    return terms, rules


def levels(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return the levels that options name; with one that is none the run ends."""
    found = {}
    for pair in pairs:
        rule, mark, level = pair.partition("=")
        if not mark or level not in {*Level, "off"}:
            fail(f"--level {pair}：应写作“规则=级别”，级别为 error、warning、note 或 off")
        found[rule.strip()] = level
    return found
