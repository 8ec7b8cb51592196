"""JSON Schemas of rule files, ``pack.yaml`` and ``.gipr-lint.yaml``: made from the types that read these files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from gipr_lint.authoring.word_kinds import vocabulary_schema
from gipr_lint.engine.config import Config
from gipr_lint.extensions.packs.pack_file import Adjustment, PackFile
from gipr_lint.files.names import KEBAB
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.rule import Check, Rule
from gipr_lint.rulefiles.equation_language import Equation
from gipr_lint.rulefiles.rule_file import ExamplesFile, RuleFile
from gipr_lint.testing.edits import Edits

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFS = "#/$defs/"
_REQUIRED = ("required", "oneOf")
"""The keywords by which a schema tells that something has to be there."""
_WORDS = r"\S"
_KEBAB = f"^{KEBAB}$"
_DECIMAL = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$"}]}


class Key(NamedTuple):
    """A key of a file, or an option of a check: what it means, and what its value may be."""

    name: str
    about: str
    required: bool
    schema: Schema


def schemas(checks: Mapping[str, Check], rules: Sequence[Rule]) -> dict[str, Schema]:
    """Return all schemas by name: ``rule``, ``pack`` and ``config``."""
    return {"rule": rule_schema(checks, rules), "pack": pack_schema(checks, rules), "config": config_schema(rules)}


def rule_schema(checks: Mapping[str, Check], rules: Sequence[Rule] = ()) -> Schema:
    """Return the schema of a rule file: ``check`` decides which options and placeholders there are.

    The ids of ``rules`` are offered where a rule names another one.
    """
    schema, names = _object(RuleFile, ExamplesFile, Edits, *(check.options for check in checks.values()))
    keys, parts = schema["properties"], schema["$defs"]
    for key in ("title", "message", "help", "basis"):
        keys[key]["pattern"] = _WORDS
    keys["check"] |= {"enum": list(checks), "description": _listed(keys["check"]["description"], checks)}
    keys["explains"]["anyOf"][0] = _offered(rule.id for rule in rules)
    _complete_examples(parts[names[ExamplesFile]]["properties"], names[Edits])
    schema["allOf"] = [
        _of_check(name, check, names[check.options], required=_has_required(parts[names[check.options]]))
        for name, check in checks.items()
    ]
    return _titled(schema, "gipr-lint 规则文件")


def pack_schema(checks: Mapping[str, Check], rules: Sequence[Rule]) -> Schema:
    """Return the schema of ``pack.yaml``, with what can be adjusted in each of the rules."""
    schema, names = _object(PackFile, Adjustment, *(checks[rule.check].options for rule in rules))
    keys, parts = schema["properties"], schema["$defs"]
    keys["prefix"]["pattern"] = _KEBAB
    for key in ("name", "version", "contact"):
        keys[key]["pattern"] = _WORDS
    keys["vocabulary"] = {"description": keys["vocabulary"]["description"], "default": {}, **vocabulary_schema()}
    adjustment = parts[names[Adjustment]]
    adjustment["properties"]["reason"]["pattern"] = _WORDS
    adjustment["anyOf"] = [{"required": ["level"]}, {"required": ["with"]}]
    for rule in rules:  # an adjustment gives some of the options
        for key in _REQUIRED:
            parts[names[checks[rule.check].options]].pop(key, None)
    keys["adjust"]["propertyNames"] = _offered((rule.id for rule in rules), pattern=_KEBAB)
    keys["adjust"]["properties"] = {
        rule.id: _adjustment(rule, check.about, names[Adjustment], names[check.options])
        for rule, check in ((rule, checks[rule.check]) for rule in rules)
    }
    return _titled(schema, "gipr-lint 规则包（pack.yaml）")


def config_schema(rules: Sequence[Rule]) -> Schema:
    """Return the schema of the configuration; the ids and tags of the rules are offered."""
    schema, _ = _object(Config)
    keys = schema["properties"]
    names = _offered(sorted({name for rule in rules for name in (rule.id, *rule.tags)}))
    keys["select"]["items"] = keys["ignore"]["items"] = keys["level"]["propertyNames"] = names
    return _titled(schema, "gipr-lint 配置（.gipr-lint.yaml）")


def keys_of(type_: type[msgspec.Struct]) -> tuple[Key, ...]:
    """Return the keys of a file, or the options of a check: the required ones first, no references in their schemas.

    The first of those of which one is required stands for the others.
    """
    schema, _ = _object(type_)
    required = {*schema.get("required", ()), *getattr(type_, "one_of", ())[:1]}
    keys = [
        Key(name, part.get("description", ""), name in required, _resolved(part, schema["$defs"]))
        for name, part in schema["properties"].items()
    ]
    return tuple(sorted(keys, key=lambda key: not key.required))


def _resolved(part: Any, parts: Schema) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema with the parts that it refers to put in."""
    if isinstance(part, list):
        return [_resolved(one, parts) for one in part]
    if not isinstance(part, dict):
        return part
    inner = parts[part["$ref"].removeprefix(_DEFS)] if "$ref" in part else {}
    return {key: _resolved(value, parts) for key, value in {**inner, **part}.items() if key != "$ref"}


def _object(type_: type, *others: type) -> tuple[Schema, dict[type, str]]:
    """Return the schema of a struct, with all that stands in it and the others as its parts, and their names."""
    types = list(dict.fromkeys((type_, *others)))
    found, parts = msgspec.json.schema_components(types, schema_hook=_hook, ref_template="{name}")
    names = {one: str(reference["$ref"]) for one, reference in zip(types, found, strict=True)}
    plain = {name: _plain(part) for name, part in parts.items()}
    for one, name in names.items():
        if choice := getattr(one, "one_of", ()):
            plain[name]["oneOf"] = [{"required": [option]} for option in choice]
    return {**plain.pop(names[type_]), "$defs": plain}, names


def _has_required(schema: Schema) -> bool:
    return any(schema.get(key) for key in _REQUIRED)


def _hook(type_: type) -> Schema:
    if issubclass(type_, Pattern):
        return {"type": "string", "format": "regex", "minLength": 1}
    return {"type": "string", "minLength": 1} if issubclass(type_, Equation) else {}


def _plain(part: Schema) -> Schema:
    """Return the schema of a struct without the words of its source code."""
    kept = {key: value for key, value in part.items() if key not in {"title", "description"}}
    return dict(_adapted(kept))


def _adapted(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Point references at the parts, and take exact numbers as YAML writes them."""
    if isinstance(part, list):
        return [_adapted(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") == "decimal":
        return {**{key: value for key, value in part.items() if key not in {"type", "format"}}, **_DECIMAL}
    return {key: _DEFS + value if key == "$ref" else _adapted(value) for key, value in part.items()}


def _titled(schema: Schema, title: str) -> Schema:
    return {"$schema": DIALECT, "title": title, **schema}


def _offered(names: Iterable[str], *, pattern: str | None = None) -> Schema:
    """Return the schema of a name: those known, for completion, or any other."""
    free = {"type": "string"} if pattern is None else {"type": "string", "pattern": pattern}
    known = list(names)
    return {"anyOf": [{"enum": known}, free]} if known else free


def _listed(about: str, checks: Mapping[str, Check]) -> str:
    return "\n".join([about, *(f"{name}：{check.about}" for name, check in checks.items())])


def _of_check(name: str, check: Check, part: str, *, required: bool) -> Schema:
    """Return what holds for rules of one check, whose options are a part of the schema."""
    told = "".join(f"\n{{{field}}} {about}" for field, about in check.fields.items())
    known = "".join(rf"|\{{{re.escape(field)}\}}" for field in check.fields)
    message = {
        "description": f"提示：一句完整的话，以句号结尾。可用的占位符：{told or '无'}",
        "pattern": rf"^([^{{}}]|\{{\{{|\}}\}}{known})*$",
        "patternErrorMessage": f"花括号里只能是占位符：{'、'.join(check.fields) or '（这种检查没有）'}",
    }
    then: Schema = {"properties": {"message": message, "with": {"$ref": _DEFS + part, "description": check.about}}}
    if required:
        then["required"] = ["with"]
    return {"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": then}


def _adjustment(rule: Rule, about: str, adjustment: str, options: str) -> Schema:
    return {
        "description": rule.title,
        "$ref": _DEFS + adjustment,
        "properties": {"with": {"$ref": _DEFS + options, "description": about}},
    }


def _complete_examples(kinds: Schema, edits: str) -> None:
    words = {
        "valid": {"description": "第一部分的正文", "pattern": r"^((?!\[\||\|\])[\s\S])*$"},
        "invalid": {"description": "第一部分的正文，用 [|…|] 标出应报告的文字", "pattern": r"\[\|[\s\S]*\|\]"},
    }
    for kind, text in words.items():
        edited = {"$ref": _DEFS + edits, "description": "对一份无误的报告的改动"}
        kinds[kind] |= {"minItems": 1, "items": {"anyOf": [{"type": "string", **text}, edited]}}
