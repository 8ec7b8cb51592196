"""The configuration and the tools of each text: those of the nearest configuration file, kept until a file changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from gipr_lint.engine.accepted.acceptance import Acceptance, refuse_wrong
from gipr_lint.engine.accepted.baseline import read as read_baseline
from gipr_lint.engine.companions.earlier import reports_of
from gipr_lint.engine.config import Config
from gipr_lint.engine.config_file import find, find_baseline
from gipr_lint.engine.inputs.discover import collect, is_excluded
from gipr_lint.engine.layers.extended import load_layers
from gipr_lint.engine.layers.per_file import RulesOfFiles
from gipr_lint.engine.layers.wishes import Wishes
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import Toolset, assemble, national_rules
from gipr_lint.files.os_errors import explain
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Rule

MOST_SECONDS = 10.0
"""The longest time limit of a text that is being written: nobody waits longer for an editor."""
_MAX_FILES = 32
"""The projects of so many configuration files are kept, with their rules: a workspace has hardly more."""
_NATIONAL = Config()


class Project(msgspec.Struct, frozen=True):
    """What texts are checked with. ``problems`` say what of it cannot be used; ``file`` is the configuration's."""

    root: Path
    config: Config
    tools: Toolset
    settings: Settings
    problems: tuple[Problem, ...] = ()
    file: Path | None = None
    _rules: RulesOfFiles | None = None

    def rules_for(self, path: str) -> Sequence[Rule]:
        """Return the rules in force for a file; none for one that the configuration excludes."""
        if self._rules is None:
            return self.tools.rules
        return () if is_excluded(path, self.config.exclude, self.root) else self._rules.of(path)


class Projects:
    """The projects of a session, made when they are first asked for."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Project] = {}

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._known.clear()

    def of(self, folder: Path, *, trusted: bool) -> Project:
        """Return the project of a text in a folder; of one that is not trusted, nothing but national rules is used."""
        file = find(folder) if trusted else None
        key = (file, _stamp(file), folder if file is None else None, trusted)
        if key not in self._known:
            if len(self._known) >= _MAX_FILES:
                self.forget()
            self._known[key] = _project(file, folder) if trusted else national(folder)
        return self._known[key]


def national(folder: Path, problems: Iterable[Problem] = ()) -> Project:
    """Return the project that has the national rules alone."""
    tools = Toolset(national_rules())
    return Project(folder, _NATIONAL, tools, Settings(timeout=MOST_SECONDS, known=tools.rules), tuple(problems))


def _stamp(file: Path | None) -> tuple[int, ...]:
    """Return what tells one state of a file from another."""
    try:
        state = file.stat() if file else None
    except OSError:
        return (-1,)
    return (state.st_mtime_ns, state.st_size) if state else ()


def _project(file: Path | None, folder: Path) -> Project:
    """Return the project of a configuration; where that is of no use, the national rules and the reason."""
    root = file.parent if file else folder
    try:
        config = load_layers(file).config if file else _NATIONAL
        tools = assemble([root / pack for pack in config.rules])
        rules = RulesOfFiles(config.per_file, root, lambda entries: Wishes().choose(tools.rules, config, entries))
        rules.of_any(())
        is_excluded("x", config.exclude, root)
        accepted = _accepted(config, root, file, tools)
    except ConfigurationError as error:
        return replace(national(folder, [Problem("config", _named(file), f"{error}；现在只用国家规则")]), file=file)
    except OSError as error:
        told = f"{explain(error)}；现在只用国家规则"
        return replace(national(folder, [Problem("config", _named(file), told)]), file=file)
    settings = Settings(
        edition=str(config.edition) if config.edition else None,
        timeout=min(config.timeout or MOST_SECONDS, MOST_SECONDS),
        checks=tools.checks,
        editions=tools.editions,
        readers=tools.readers,
        known=tools.rules,
        accepted=accepted,
    )
    problems = list(tools.problems)
    if config.previous:
        inputs = collect([str(root / path) for path in config.previous], config.exclude, root, tools.readers)
        settings = replace(settings, previous=reports_of(inputs, tools, MOST_SECONDS))
        problems += inputs.problems
    return Project(root, config, tools, settings, tuple(problems), file, rules)


def _accepted(config: Config, root: Path, file: Path | None, tools: Toolset) -> Acceptance | None:
    """Return what the configuration and the baseline beside it accept. Raises ConfigurationError, OSError."""
    baseline = find_baseline(root)
    known = read_baseline(baseline) if baseline and baseline.is_file() else None
    if not config.suppress and known is None:
        return None
    refuse_wrong(config.suppress, tools.rules, None if tools.plugins else tools.editions)
    return Acceptance(config.suppress, root, str(file or ""), known)


def _named(file: Path | None) -> str:
    return file.name if file else "配置"
