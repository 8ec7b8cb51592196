"""The configuration in force: each key with its value and where it stands, and the rules of one report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from gipr_lint.engine.config import RUN_WIDE, Config, idle_keys
from gipr_lint.engine.layers.per_file import RulesOfFiles
from gipr_lint.engine.layers.wishes import Wishes
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.rule import Rule
from gipr_lint.privacy.file_names import mask_name
from gipr_lint.reporters.json_text import dumps
from gipr_lint.reporters.printable import printable


class FileRules(NamedTuple):
    """The rules of one report, by what is special about them: how many there are, which are off, which have a level."""

    path: str
    patterns: tuple[str, ...]
    in_force: int
    off: tuple[str, ...]
    levels: Mapping[str, str]


class View(NamedTuple):
    """The values of all keys, in which files those stand that are no defaults, and the rules of a report, if asked.

    ``idle`` are keys of a report's own configuration that count for nothing, with their files.
    """

    values: Mapping[str, Any]
    origins: Mapping[str, tuple[str, ...]]
    report: FileRules | None
    idle: Mapping[str, tuple[str, ...]] = {}


class Given(NamedTuple):
    """A configuration, in which files its keys stand, and the folder to which its patterns relate."""

    config: Config
    origins: Mapping[str, tuple[str, ...]]
    root: Path


def view(run: Given, own: Given, rules: Sequence[Rule], path: str | None) -> View:
    """Return what is in force for a report that has its ``own`` configuration, or the one of the ``run`` itself."""
    values: dict[str, Any] = msgspec.to_builtins(own.config)
    origins = dict(own.origins)
    if own is not run:
        _add_run(values, origins, run)
    values.pop("extend")
    files = RulesOfFiles(own.config.per_file, own.root, lambda entries: Wishes().choose(rules, own.config, entries))
    idle = (
        {}
        if own is run
        else {
            key: tuple(map(mask_name, own.origins[key][:1])) for key in idle_keys(own.config, own.origins, run.config)
        }
    )
    origins = {key: tuple(map(mask_name, files)) for key, files in origins.items()}
    return View(values, origins, _of(path, files, rules) if path is not None else None, idle)


def _add_run(values: dict[str, Any], origins: dict[str, tuple[str, ...]], run: Given) -> None:
    """Put in what holds for a run as a whole, or is added to by the configuration of the run."""
    given = msgspec.to_builtins(run.config)
    kept = () if run.config.cache else ("cache",)
    for key in (*RUN_WIDE, *kept):
        values[key] = given[key]
        origins.pop(key, None)
        if key in run.origins:
            origins[key] = run.origins[key]
    if run.config.exclude:
        values["exclude"] = [*given["exclude"], *values["exclude"]]
        origins["exclude"] = (*origins.get("exclude", ()), *run.origins["exclude"])


def _of(path: str, files: RulesOfFiles, rules: Sequence[Rule]) -> FileRules:
    chosen = {rule.id: rule for rule in files.of(path)}
    off = tuple(rule.id for rule in rules if rule.id not in chosen)
    given = {rule.id: rule for rule in rules}
    levels = {name: one.level.value for name, one in chosen.items() if one.level is not given[name].level}
    return FileRules(mask_name(path), files.fitting(path), len(chosen), off, levels)


def as_json(shown: View) -> str:
    """Return the view as JSON."""
    keys = {key: {"value": value, "from": list(shown.origins.get(key, ()))} for key, value in shown.values.items()}
    report = shown.report._asdict() if shown.report else None
    idle = {key: list(files) for key, files in shown.idle.items()}
    return dumps({"keys": keys, **({"idle": idle} if idle else {}), **({"report": report} if report else {})})


def as_text(shown: View) -> str:
    """Return the view as text: the keys that are written somewhere, then those with their defaults."""
    return "".join(f"{line}\n" for line in _lines(shown))


def _lines(shown: View) -> Iterator[str]:
    written = [key for key in shown.values if key in shown.origins]
    if not written:
        yield "没有配置文件，或者配置文件里什么也没有写：全部用默认值。"
    for key in written:
        files = "、".join(printable(file) for file in shown.origins[key])
        yield f"{key}: {_value(shown.values[key])}    # {files}"
    yield "# 默认值"
    yield from (f"{key}: {_value(shown.values[key])}" for key in shown.values if key not in shown.origins)
    if shown.idle:
        yield "# 是整个运行的，只照当前文件夹的配置，写在这里不起作用"
        yield from (f"{key}    # {'、'.join(map(printable, files))}" for key, files in shown.idle.items())
    if shown.report:
        yield ""
        yield from _rules(shown.report)


def _rules(report: FileRules) -> Iterator[str]:
    patterns = f"（per-file：{'、'.join(map(printable, report.patterns))}）" if report.patterns else ""
    yield f"{printable(report.path)}{patterns}：用 {report.in_force} 条规则。"
    if report.off:
        yield f"不用：{'、'.join(report.off)}。"
    if report.levels:
        yield f"级别改为：{'、'.join(f'{rule} {level}' for rule, level in report.levels.items())}。"


def _value(value: object) -> str:
    return printable(json.dumps(value, ensure_ascii=False))
