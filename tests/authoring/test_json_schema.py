"""The JSON Schemas judge files as the tool does, and say the meaning of every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from gipr_lint.authoring.json_schema import keys_of, rule_schema, schemas
from gipr_lint.checks import CHECKS
from gipr_lint.engine import config
from gipr_lint.extensions.packs.pack_file import read_pack
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.files import yaml
from gipr_lint.files.yaml import YamlError, YamlFile
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model import official_format
from gipr_lint.model.rule import Check
from gipr_lint.model.run import Origin
from gipr_lint.reporters.json_text import dumps
from gipr_lint.rulefiles.loader import Context, RuleFilesError, load_rules
from gipr_lint.statements.words.kinds import KINDS
from gipr_lint.testing import ExampleError, Sample, build
from gipr_lint.testing.edits import Edits
from gipr_lint.testing.sample import EDITS
from tests.support.paths import EXAMPLES, ROOT, SOURCE

SCHEMAS = schemas(CHECKS, national_rules())
FORBID = {
    "level": "note",
    "title": "用词",
    "message": "“{match}”不规范。",
    "help": "改正。",
    "basis": "某规定",
    "check": "forbid",
    "with": {"pattern": "你们"},
    "examples": {"valid": ["各位。"], "invalid": ["[|你们|]。"]},
}
PACK = {"prefix": "aa", "name": "试用", "version": "1", "contact": "某科"}


def accepts(name: str, data: object) -> bool:
    return bool(Draft202012Validator(SCHEMAS[name]).is_valid(data))


def plain(file: Path) -> Any:  # noqa: ANN401 - any JSON
    """Return a YAML file as an editor reads it, dates as text."""
    return json.loads(json.dumps(YamlFile(file.name, file.read_bytes()).plain(), default=str))


def loads(folder: Path, rule: object) -> bool:
    """Tell whether the tool reads a rule of a pack."""
    (folder / "aa-rule.yaml").write_text(json.dumps(rule, ensure_ascii=False), encoding="utf-8")
    try:
        load_rules(folder, Context(CHECKS, official_format.national(), Origin("pack", "试用"), "aa-", ("balance",)))
    except RuleFilesError:
        return False
    return True


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_is_shipped_as_it_is_made(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    shipped = (SOURCE / "authoring" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == dumps(SCHEMAS[name]), "run python tools/document_rules.py"


def _undescribed(part: object, path: str = "") -> Iterator[str]:
    if isinstance(part, list):
        for index, one in enumerate(part):
            yield from _undescribed(one, f"{path}/{index}")
    elif isinstance(part, dict):
        for name, one in part.get("properties", {}).items():
            if not re.search("[\u4e00-\u9fff]", one.get("description", "")):
                yield f"{path}/{name}"
        for key, one in part.items():
            if key != "if":
                yield from _undescribed(one, f"{path}/{key}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_in_chinese(name: str) -> None:
    assert list(_undescribed(SCHEMAS[name])) == []
    assert list(_undescribed({"properties": {"key": {"description": "English"}}})) == ["/key"]


@pytest.mark.parametrize(
    "file",
    sorted([*(ROOT / "rules").glob("*.yaml"), *(EXAMPLES).rglob("gansu-*.yaml")]),
    ids=lambda file: file.stem,
)
def test_rule_files_are_valid(file: Path) -> None:
    errors = Draft202012Validator(SCHEMAS["rule"]).iter_errors(plain(file))
    assert [(list(error.path), error.message) for error in errors] == []


@pytest.mark.parametrize("file", sorted((EXAMPLES).rglob("pack.yaml")), ids=lambda file: file.parent.name)
def test_packs_are_valid(file: Path) -> None:
    errors = Draft202012Validator(SCHEMAS["pack"]).iter_errors(plain(file))
    assert [(list(error.path), error.message) for error in errors] == []


def test_the_configuration_in_the_readme_is_valid() -> None:
    block = re.search(
        r"<!-- config -->\n```yaml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert block
    assert accepts("config", YamlFile("README.md", block[1].encode()).plain())


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"tags": ["wording"], "applies": {"organ": ["town"], "except": ["area"], "since": 2024}}, True),
        ({"explains": "balance"}, True),
        ({"message": "{{原样}}“{match}”在{section}。"}, True),
        ({"titel": "用词"}, False),
        ({"level": "fatal"}, False),
        ({"title": 3}, False),
        ({"title": " "}, False),
        ({"tags": "wording"}, False),
        ({"applies": {"organ": ["village"]}}, False),
        ({"message": "“{word}”不规范。"}, False),
        ({"message": "“{match!r}”不规范。"}, False),
        ({"message": "“{match”不规范。"}, False),
        ({"check": "forbit"}, False),
        ({"with": {}}, False),
        ({"with": {"pattern": ""}}, False),
        ({"with": {"pattern": 12}}, False),
        ({"with": {"pattern": "你们", "nearnot": "我"}}, False),
        ({"with": {"pattern": "你们", "cells": "yes"}}, False),
        ({"with": {"facts": {"名称": "你们"}}}, False),
        ({"check": "equation", "message": "{left}", "with": {"equals": "a == b", "tolerance": "none"}}, False),
        ({"examples": {"valid": [], "invalid": ["[|你们|]。"]}}, False),
        ({"examples": {"valid": ["各位。"]}}, False),
        ({"examples": {"valid": ["[|各位|]。"], "invalid": ["[|你们|]。"]}}, False),
        ({"examples": {"valid": ["各位。"], "invalid": ["你们。"]}}, False),
        *(({key: None}, False) for key in ("level", "title", "message", "help", "basis", "check", "examples")),
    ],
)
def test_the_schema_of_rules_judges_as_the_tool_does(change: dict[str, Any], right: bool, tmp_path: Path) -> None:
    rule = {key: value for key, value in {**FORBID, **change}.items() if value is not None}
    assert (accepts("rule", rule), loads(tmp_path, rule)) == (right, right)


@pytest.mark.parametrize(
    ("tolerance", "right"), [(0.5, True), (1, True), ("0.01", True), ("1e-2", True), ("", False), ([], False)]
)
def test_exact_numbers_may_be_written_in_either_way(tolerance: object, right: bool, tmp_path: Path) -> None:
    options = {"table": "requests", "each": "row", "equals": "natural <= total", "tolerance": tolerance}
    rule = {**FORBID, "check": "equation", "message": "{left}", "with": options}
    assert (accepts("rule", rule), loads(tmp_path, rule)) == (right, right)


@pytest.mark.parametrize(
    ("edits", "right"),
    [
        ({"set": {"requests.new.natural": 5}, "at": "requests/new/natural"}, True),
        ({"published": "2025-01-20", "signoff": ["云溪县松湾镇人民政府"], "lengthen": 2}, True),
        ({"previous": {"set": {"requests.carried_out.natural": "+1"}}}, True),
        ({"sett": {}}, False),
        ({"set": {"requests.new.natural": [5]}}, False),
        ({"lengthen": "2"}, False),
        ({"swap": ["requests.repeat"]}, False),
    ],
)
def test_the_schema_knows_the_edits_of_examples(edits: dict[str, Any], right: bool) -> None:
    assert accepts("rule", {**FORBID, "examples": {"valid": [edits], "invalid": ["[|你们|]。"]}}) is right
    if right:
        build(edits)
    else:
        with pytest.raises(ExampleError):
            build(edits)


def test_every_edit_of_the_faultless_report_is_in_the_schema() -> None:
    described = {key.name for key in keys_of(Edits)}
    sample = Sample()
    for name in described - {"name", "previous", "county", "neighbour", "beside", "at"}:
        assert name in {field.name for field in fields(sample)} or name in EDITS
    assert set(EDITS) <= described


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"adjust": {"balance": {"level": "warning", "reason": "某通知"}}}, True),
        ({"adjust": {"overview-length": {"with": {"max": 800}, "reason": "某通知"}}}, True),
        ({"adjust": {"hunan-rule": {"level": "off", "reason": "某通知"}}}, True),
        ({"adjust": {"balance": {"level": "warning"}}}, False),
        ({"adjust": {"balance": {"level": "warning", "reason": ""}}}, False),
        ({"adjust": {"balance": {"reason": "某通知"}}}, False),
        ({"adjust": {"balance": {"level": "low", "reason": "某通知"}}}, False),
        ({"prefix": "Aa"}, False),
        ({"version": 1}, False),
        ({"name": ""}, False),
        ({"nmae": "试用"}, False),
        ({"editions": ["2020"]}, False),
        ({"tables": [{"id": "t", "name": "表", "columns": [], "rows": []}]}, False),
    ],
)
def test_the_schema_of_packs_judges_as_the_tool_does(change: dict[str, Any], right: bool, tmp_path: Path) -> None:
    data = {**PACK, **change}
    (tmp_path / "pack.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    if right:
        read_pack(tmp_path)
    else:
        with pytest.raises(RuleFilesError):
            read_pack(tmp_path)
    assert accepts("pack", data) is right


def test_the_schema_of_packs_knows_the_options_of_each_national_rule() -> None:
    wrong = {"adjust": {"overview-length": {"with": {"maximum": 800}, "reason": "某通知"}}}
    assert not accepts("pack", {**PACK, **wrong})


@pytest.mark.parametrize(
    ("data", "right"),
    [
        ({}, True),
        ({"select": ["tables", "gansu-rule"], "timeout": 2, "rules": ["pack"], "fail-on": "note"}, True),
        ({"level": {"balance": "off"}}, True),
        ({"level": {"balance": "low"}}, False),
        ({"fail_on": "note"}, False),
        ({"timeout": -1}, False),
        ({"edition": 2021}, True),
        ({"edition": 2020}, False),
        ({"select": []}, False),
    ],
)
def test_the_schema_of_the_configuration_judges_as_the_tool_does(data: object, right: bool, tmp_path: Path) -> None:
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text(json.dumps(data), encoding="utf-8")
    if right:
        yaml.load(file, config.Config)
    else:
        with pytest.raises(YamlError):
            yaml.load(file, config.Config)
    assert accepts("config", data) is right


class _Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: Annotated[Pattern, msgspec.Meta(description="要找的文字")]


def test_checks_of_plugins_are_in_the_schema() -> None:
    check = Check(CHECKS["forbid"].run, _Options, {"word": "找到的文字"}, "找文字。")
    schema = Draft202012Validator(rule_schema({**CHECKS, "seek": check}))
    rule = {**FORBID, "check": "seek", "message": "{word}", "with": {"words": "你们"}}
    assert schema.is_valid(rule)
    assert not schema.is_valid({**rule, "with": {"word": "你们"}})
    assert not schema.is_valid({**rule, "message": "{match}"})


@pytest.mark.parametrize(
    ("vocabulary", "right"),
    [
        ({"received": ["签收"], "carried": {"_": ["顺接"]}, "outcome": {"granted": ["放行"]}}, True),
        ({"carried": ["顺接"]}, True),
        ({"recieved": ["签收"]}, False),
        ({"outcome": ["放行"]}, False),
        ({"outcome": {"grant": ["放行"]}}, False),
        ({"received": {"_": ["签收"]}}, False),
        ({"received": [" "]}, False),
    ],
)
def test_words_of_a_pack_have_known_kinds_and_values(vocabulary: object, *, right: bool) -> None:
    assert accepts("pack", {**PACK, "vocabulary": vocabulary}) is right


def test_each_kind_of_word_is_described() -> None:
    described = SCHEMAS["pack"]["properties"]["vocabulary"]["properties"]
    assert set(described) == set(KINDS)
