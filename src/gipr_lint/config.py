"""Configuration: ``.gipr-lint.yaml``, and which rules are in force."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import msgspec

from gipr_lint import yamlfile
from gipr_lint.finding import Level
from gipr_lint.rule import Rule

FILE_NAME = ".gipr-lint.yaml"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The keys of the configuration file, with their defaults.

    ``select`` and ``ignore`` name rules or tags, ``level`` changes levels by rule or tag, ``exclude`` are patterns as
    in ``.gitignore``, relative to the file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: dict[str, Literal["error", "warning", "note", "off"]] = {}
    fail_on: Literal["error", "warning", "note"] = "error"
    format: Literal["text", "concise", "json", "sarif"] = "text"
    exclude: tuple[str, ...] = ()
    edition: Literal["2019", "2021"] | None = None


class UnknownNameError(Exception):
    """A name is neither a rule nor a tag; the message says which, and what may be meant."""


def find(start: Path) -> Path | None:
    """Return what has the name of the configuration file, nearest in a folder or above it: maybe a folder itself."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if os.path.lexists(folder / FILE_NAME):
            return folder / FILE_NAME
    return None


def load(path: Path) -> Config:
    """Read a configuration file. Raises YamlError, or OSError where it cannot be read."""
    return yamlfile.load(path, Config)


def choose(
    rules: Sequence[Rule],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    level: Mapping[str, str] | None = None,
) -> tuple[Rule, ...]:
    """Return the rules in force with their levels.

    Names are ids or tags; an id is more specific than a tag and wins, and of two equally specific ``ignore`` wins.
    Raises UnknownNameError for a name that is neither.
    """
    levels = level or {}
    known = {name for rule in rules for name in (rule.id, *rule.tags)}
    for name in (*select, *ignore, *levels):
        if not name:
            raise UnknownNameError("规则或标签的名称不能为空")
        if name not in known:
            raise UnknownNameError(f"没有规则或标签“{name}”{yamlfile.suggest(name, sorted(known))}")
    chosen = []
    for rule in rules:
        wanted = levels.get(rule.id) or next((levels[tag] for tag in rule.tags if tag in levels), rule.level)
        if _in_force(rule, select, ignore) and wanted != "off":
            chosen.append(replace(rule, level=Level(wanted)))
    return tuple(chosen)


def _in_force(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    return not set(rule.tags) & set(ignore) and (not select or bool(set(rule.tags) & set(select)))
