"""A rule file and a ``pack.yaml`` to fill in: every key, with its meaning. Refused until it is filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from gipr_lint.authoring.json_schema import Key, keys_of
from gipr_lint.extensions.packs.pack_file import PackFile
from gipr_lint.limits.expressions import expression
from gipr_lint.model.rule import Check
from gipr_lint.reporters.printable import printable
from gipr_lint.rulefiles.rule_file import RuleFile

SCHEMAS = ".schema"
"""The folder beside the rule files with the schemas for editors."""
_ID = expression(r"(?P<prefix>[a-z][a-z0-9]*)(?:-[a-z0-9]+)+")
"""The id of a rule of a pack, its prefix first. Takes ``gansu-fee-vague``, not ``gansu`` or ``Gansu-fee``."""
_PLAIN = expression(r"[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]*")
"""A text that YAML takes for one without quotation marks. Takes ``行政许可``, not ``3件`` or ``- 甲``."""


def prefix_of(rule: str) -> str | None:
    """Return the prefix in the id of a pack's rule; None where it is no such id."""
    found = _ID.fullmatch(rule)
    return found["prefix"] if found else None


def rule_file(rule: str, name: str | None, checks: Mapping[str, Check]) -> str:
    """Return a rule file to fill in, with the options of a check or, without one, with the checks to choose from."""
    about = {key.name: key.about for key in keys_of(RuleFile)}
    check = checks[name] if name else None
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/rule.schema.json",
        f"# 规则 {rule}：文件名就是规则的 id。空着的引号都要填；行首有 # 的可以不要，要用就去掉 #。",
    ]
    lines += ["", *_comment(about["level"]), "level: warning"]
    lines += ["", *_comment(about["title"]), "title: ''"]
    lines += ["", *_comment(about["message"]), *_placeholders(check), "message: ''"]
    lines += ["", *_comment(about["help"]), "help: ''"]
    lines += ["", *_comment(about["basis"]), "basis: ''"]
    lines += ["", *(_chosen(name, check) if name and check else _choice(checks, about["check"]))]
    lines += ["", *_comment(about["tags"]), "tags: [local]"]
    lines += ["", *_comment(about["applies"]), "# applies: {organ: [county, town, department], since: 2025}"]
    lines += ["", *_comment(about["explains"]), "# explains: ''"]
    return "\n".join([*lines, "", *_comment(about["examples"]), *_EXAMPLES]) + "\n"


def pack_file(prefix: str) -> str:
    """Return a ``pack.yaml`` to fill in."""
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/pack.schema.json",
        "# 规则包。空着的引号都要填；行首有 # 的可以不要，要用就去掉 #。",
    ]
    given = {"prefix": prefix, "version": '"0.1"'}
    for key in keys_of(PackFile):
        value = given.get(key.name) or _value(key.schema)
        lines += ["", *_comment(key.about), f"{'' if key.required else '# '}{key.name}: {value}"]
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str = "") -> Iterator[str]:
    return (f"{indent}# {printable(line)}" for line in text.split("\n"))


def _placeholders(check: Check | None) -> Iterator[str]:
    if check is None:
        yield "# 可用的占位符由检查决定"
    elif check.fields:
        yield "# 可用的占位符："
        yield from (line for name, about in check.fields.items() for line in _comment(f"  {{{name}}} {about}"))


def _chosen(name: str, check: Check) -> Iterator[str]:
    yield from _comment(check.about)
    yield f"check: {name}"
    keys = keys_of(check.options)
    yield "with:" if any(key.required for key in keys) else "with: {}"
    for key in keys:
        yield from _option(key)


def _option(key: Key) -> Iterator[str]:
    yield from _comment(f"{key.name}{'（必填）' if key.required else ''}：{key.about}", "  ")
    values = list(_enumerated(key.schema))
    if values:
        yield from _comment(f"可用的值：{'、'.join(map(str, values))}", "  ")
    yield f"  {'' if key.required else '# '}{key.name}: {_value(key.schema)}"


def _choice(checks: Mapping[str, Check], about: str) -> Iterator[str]:
    yield from _comment(f"{about}。可用的检查：")
    yield from (line for name, check in checks.items() for line in _comment(f"  {name}　{check.about}"))
    yield "# 填写之前再运行一次 gipr-lint new-rule，加上 --check 和所选的检查，这里就有它的各个选项"
    yield "check: ''"
    yield "with: {}"


def _enumerated(schema: Mapping[str, Any]) -> Iterator[Any]:
    for one in (schema, *schema.get("anyOf", ())):
        yield from one.get("enum", ())


def _value(schema: Mapping[str, Any]) -> str:
    """Return what to write for a value until it is filled in: the default, or an empty one of its form."""
    default = schema.get("default")
    return _empty(schema) if default in (None, [], (), {}, "") else _yaml(default)


def _empty(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return _empty(schema["anyOf"][0])
    if "enum" in schema:
        return _yaml(schema["enum"][0])
    if "properties" in schema:
        required = {name: _empty(schema["properties"][name]) for name in schema.get("required", ())}
        return "{" + ", ".join(f"{name}: {value}" for name, value in required.items()) + "}"
    if isinstance(schema.get("additionalProperties"), dict):
        return "{名称: " + _empty(schema["additionalProperties"]) + "}"
    if schema.get("type") == "array":
        return "[" + _empty(schema.get("items", {})) + "]"
    return {"boolean": "false", "integer": "0", "number": "0", "object": "{}"}.get(schema.get("type", ""), "''")


def _yaml(value: Any) -> str:  # noqa: ANN401 - any JSON
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


_EXAMPLES = (
    "examples:",
    "  # 一段文字代表第一部分的正文，其余部分是一份无误的报告。",
    "  valid:",
    "    - ''",
    "  # 有误的写法要用 [| 和 |] 标出应报告的文字，例如：收到申请[|１２|]件。",
    "  invalid:",
    "    - ''",
    "    # 表格的规则用改动表示：改哪一格，应在哪里报告。'+1' 表示在原数上加 1。",
    "    # - {set: {requests.new.natural: '+1'}, at: requests/new/natural}",
    "    # 其他部分的文字这样写；机关或年份不同的，再写 title：",
    "    # - {title: 云溪县水利局2025年政府信息公开工作年度报告, section: {other_matters: 无。}, at: other_matters}",
)
