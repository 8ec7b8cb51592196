"""Configurations, packs and rule files as diagnostics: what the tool would refuse, and examples that do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lsprotocol import types

from gipr_lint.engine.config import Config, UnknownNameError, refuse_unknown
from gipr_lint.engine.inputs.discover import ExcludeError, fits
from gipr_lint.extensions.packs.pack_file import parse_pack
from gipr_lint.files.yaml import Steps, YamlError, YamlFile
from gipr_lint.model.rule import Rule
from gipr_lint.reporters.printable import printable
from gipr_lint.rulefiles.loader import RuleFilesError
from gipr_lint.server.paths import path_of
from gipr_lint.server.reports.diagnostics import SOURCE
from gipr_lint.server.session import Session
from gipr_lint.server.texts import Text
from gipr_lint.server.yaml_files.examples import ExamplesError, tried

_CODES = {"config": "config-file", "pack": "pack-file", "rule": "rule-file"}
_EXAMPLE = "rule-example"
"""The code of an example that does not show what it should."""
_NAMES = ("select", "ignore", "extend-select", "extend-ignore")
"""The keys of a configuration that list rules and tags."""


def yaml_diagnostics(session: Session, text: Text) -> list[types.Diagnostic]:
    """Return what is wrong in a YAML file of this tool; of any other, nothing."""
    kind = session.kind(text.uri)
    path = Path(path_of(text.uri, text.language))
    source = YamlFile(str(path), text.content.encode(errors="replace"))
    try:
        if kind == "config":
            return [
                _error(text, one, kind) for one in _wrong_in_config(source, path, session.project(text.uri).tools.rules)
            ]
        if kind == "pack":
            parse_pack(path.parent, source)
        if kind == "rule":
            return list(_of_examples(session, text, source))
    except YamlError as error:
        return [_error(text, error, kind)]
    except RuleFilesError as error:
        return [_error(text, one, kind) for one in error.errors]
    except ExamplesError as error:
        return [_diagnostic(text, 1, 1, str(error), _CODES[kind])]
    return []


def _of_examples(session: Session, text: Text, source: YamlFile) -> Iterator[types.Diagnostic]:
    for one in tried(session, text, source):
        if one.mistakes:
            told = "\n".join([f"{one.called}不符", *(mistake.message for mistake in one.mistakes)])
            yield _diagnostic(text, one.line, one.column, told, _EXAMPLE)


def _error(text: Text, error: YamlError, kind: str) -> types.Diagnostic:
    return _diagnostic(text, error.line, error.column, error.message, _CODES[kind])


def _diagnostic(text: Text, line: int, column: int, told: str, code: str) -> types.Diagnostic:
    line = min(line, len(text.lines))
    end = len(text.lines[line - 1].rstrip()) + 1
    place = types.Range(text.position(line, min(column, end)), text.position(line, end))
    message = "\n".join(map(printable, told.split("\n")))
    return types.Diagnostic(place, message, severity=types.DiagnosticSeverity.Error, code=code, source=SOURCE)


def _wrong_in_config(source: YamlFile, path: Path, rules: Sequence[Rule]) -> Iterator[YamlError]:
    """Yield the mistakes of a configuration. Raises YamlError where it cannot be read at all."""
    data = source.plain()
    config = source.convert(data, Config)
    for steps, name in _named(config):
        try:
            refuse_unknown([name], rules)
        except UnknownNameError as error:
            yield source.error(steps, str(error))
    for steps, pattern in _patterns(config):
        try:
            fits(pattern, "x")
        except ExcludeError as error:
            yield source.error(steps, str(error))
    for key, listed in (("extend", config.extend), ("rules", config.rules), ("previous", config.previous)):
        for index, name in enumerate(listed):
            if not (path.parent / name).exists():
                yield source.error([key, index], f"{name}：文件或文件夹不存在")


def _named(config: Config) -> Iterator[tuple[Steps, str]]:
    """Yield the rules and tags that a configuration names, each with its place."""
    for key in _NAMES:
        yield from _each([key], getattr(config, key.replace("-", "_")))
    yield from _each(["level"], {name: name for name in config.level})
    for index, one in enumerate(config.suppress):
        yield ["suppress", index, "rule"], one.rule
    for pattern, entry in config.per_file.items():
        yield from _each(["per-file", pattern, "select"], entry.select)
        yield from _each(["per-file", pattern, "ignore"], entry.ignore)
        yield from _each(["per-file", pattern, "level"], {name: name for name in entry.level})


def _patterns(config: Config) -> Iterator[tuple[Steps, str]]:
    """Yield the patterns of files in a configuration, each with its place."""
    yield from _each(["exclude"], config.exclude)
    yield from _each(["per-file"], {pattern: pattern for pattern in config.per_file})
    for index, one in enumerate(config.suppress):
        if one.path:
            yield ["suppress", index, "path"], one.path


def _each(steps: Steps, listed: Sequence[str] | Mapping[str, str]) -> Iterator[tuple[Steps, str]]:
    items: Iterable[tuple[str | int, str]] = listed.items() if isinstance(listed, Mapping) else enumerate(listed)
    for step, one in items:
        yield [*steps, step], one
