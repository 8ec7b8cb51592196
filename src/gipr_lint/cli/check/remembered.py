"""A run whose files have all been checked before, by the same rules: its result, without reading any rule.

Only runs whose results may be kept ask for this module.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.cli.check.targets import formats, refuse, targets, without
from gipr_lint.engine.config_file import FAIL_ON, FORMAT, find
from gipr_lint.engine.layers.nearest import Nearest
from gipr_lint.engine.results import rule_texts, run_key
from gipr_lint.engine.results.gathering import Frame, gathered
from gipr_lint.engine.results.memory import remembered
from gipr_lint.extensions.entry_points import installed_plugins_possible
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import READERS, ReadError
from gipr_lint.readers.scan.mode import use
from gipr_lint.reporters import REPORTERS, WITH_LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.config import Config
    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.engine.results.memory import Memory
    from gipr_lint.engine.results.outcome import FileOutcome
    from gipr_lint.model.rule import Rule
    from gipr_lint.model.run import Run


class Remembered(NamedTuple):
    """A run, and what the configuration says of its output."""

    run: Run
    form: str
    fail_on: str


def remembered_run(options: CommandOptions) -> Remembered | None:
    """Return the run that options ask for; None where anything of it has to be found out anew, or is wrong."""
    form = options["form"]
    if "-" in options["paths"] or installed_plugins_possible():
        return None
    config, root, file = _configured(options["config_path"])
    if config and not options["ocr"]:
        use(config.ocr)
    form = form or (config.format if config else FORMAT)
    if not all(map(_kept, formats(options, form))) or (config and _is_new(config)):
        return None
    texts = rule_texts.recalled(run_key.key_of(_asked(options, config, root)))
    memory = remembered(texts.key) if texts else None
    if texts is None or memory is None:
        return None
    run = _run(options, (config, root, file), memory, texts)
    return Remembered(run, form, config.fail_on if config else FAIL_ON) if run else None


def memory_for(options: CommandOptions, found: ConfiguredTools, rules: Sequence[Rule]) -> Memory | None:
    """Return what former runs found by these rules; None where nothing is to be kept."""
    config, tools = found.config, found.tools
    forms = formats(options, options["form"] or config.format)
    if not (config.cache and all(map(_kept, forms))) or config.previous or tools.problems:
        return None
    asked = run_key.key_of(_asked(options, config, found.root), tools.stamp)
    folders = [str(pack.folder) for pack in tools.packs]
    key = rule_texts.keep(asked, folders, rules, tools.rules)
    return remembered(key) if key else None


def _is_new(config: Config) -> bool:
    """Tell whether what a configuration says has to be found out anew, or is wrong."""
    return not config.cache or bool(config.previous) or config.format not in REPORTERS


def _kept(form: str) -> bool:
    """Tell whether a format needs no more of a report than what is kept of it."""
    return form in REPORTERS and form not in WITH_LAYOUTS


def _configured(path: str | None) -> tuple[Config | None, Path, Path | None]:
    if path is None and find(Path.cwd()) is None:
        return None, Path(), None
    from gipr_lint.cli.console import layered

    found = layered(path)
    return found.config, found.root, found.file


def _asked(options: CommandOptions, config: Config | None, root: Path) -> run_key.Asked:
    packs = [*(root / folder for folder in config.rules), *map(Path, options["packs"])] if config else options["packs"]
    edition = options["edition"] or (config.edition if config else None)
    return run_key.Asked(
        packs=tuple(os.path.realpath(folder) for folder in packs),
        select=(options["select"], *((config.select, config.extend_select) if config else ((), ()))),
        ignore=(options["ignore"], *((config.ignore, config.extend_ignore) if config else ((), ()))),
        level=(options["levels"], *((config.level, *_per_file(config, root)) if config else ({}, {}))),
        edition=str(edition) if edition else None,
        ocr=options["ocr"] or (config.ocr if config else "auto"),
    )


def _per_file(config: Config, root: Path) -> tuple[object, ...]:
    """Return what is said for single files, and from where their paths are seen."""
    return (config.per_file, os.path.realpath(root)) if config.per_file else ({},)


def _run(
    options: CommandOptions,
    configured: tuple[Config | None, Path, Path | None],
    memory: Memory,
    texts: rule_texts.RuleTexts,
) -> Run | None:
    from gipr_lint.cli.accept.acceptance import acceptance
    from gipr_lint.engine.inputs.discover import Manner, collect
    from gipr_lint.limits.errors import ConfigurationError

    config, root, file = configured
    manner = Manner(options["skip_others"], options["force_exclude"], options["tracked"])
    try:
        inputs = collect(options["paths"], config.exclude if config else (), root, READERS, manner)
        if config and config.suppress:
            from gipr_lint.engine.layers.values import refuse_wrong
            from gipr_lint.model.official_format import national

            placed = any(entry.at for entry in config.suppress)
            refuse_wrong(config, texts.known, REPORTERS, national() if placed else None)
    except ConfigurationError:
        return None
    nearest = Nearest(file, fixed=options["config_path"] is not None)
    if inputs.problems or any(nearest.of(source.path) != file for source in inputs.files):
        return None
    asked = targets(options)
    refuse(asked, inputs.files, [file])
    outcomes = _outcomes(without(asked, inputs.files), memory)
    if outcomes is None:
        return None
    accepted = acceptance(options, config, root, file)
    frame = Frame(len(outcomes), texts.rules, texts.known, unsupported=inputs.unsupported, accepted=accepted)
    return gathered(enumerate(outcomes), frame)


def _outcomes(files: Sequence[Input], memory: Memory) -> list[FileOutcome] | None:
    """Return what came of all files; None where one of them is new."""
    outcomes = []
    for source in files:
        try:
            known = memory.recall(source, source.content())
        except (ReadError, OSError):
            return None
        if known is None:
            return None
        outcomes.append(known)
    return outcomes
