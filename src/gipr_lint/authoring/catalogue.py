"""The rules in force as a list: what there is, how grave, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from gipr_lint.model.rule import Rule
from gipr_lint.reporters.excerpt import columns
from gipr_lint.reporters.json_text import dumps
from gipr_lint.reporters.printable import printable

LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}
_OFF = "停用"
_HEADER = ("规则", "级别", "标题", "标签", "来源")


def as_text(rules: Sequence[Rule]) -> str:
    """Return the rules in columns that stand one under another on a terminal, and their number."""
    rows = [_HEADER, *(_row(rule) for rule in rules)]
    widths = [max(columns(row[index]) for row in rows) for index in range(len(_HEADER) - 1)]
    lines = ["  ".join([*map(_padded, row, widths), row[-1]]) for row in rows]
    off = sum(rule.off for rule in rules)
    return "\n".join([*lines, "", f"共 {len(rules)} 条规则" + (f"，其中 {off} 条已由规则包停用" if off else "")]) + "\n"


def as_json(rules: Sequence[Rule]) -> str:
    """Return the rules as JSON."""
    return dumps({"rules": [_data(rule) for rule in rules]})


def _row(rule: Rule) -> tuple[str, ...]:
    level = _OFF if rule.off else LEVELS[rule.level]
    origin = rule.origin.label + ("，规则包有改变" if rule.remarks else "")
    return tuple(map(printable, (rule.id, level, rule.title, "、".join(rule.tags), origin)))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _data(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "level": rule.level.value,
        "title": rule.title,
        "basis": rule.basis,
        "check": rule.check,
        "tags": list(rule.tags),
        "applies": {
            name: value
            for name, value in msgspec.to_builtins(rule.applies).items()
            if value not in (None, [], (), True)
        },
        "origin": rule.origin._asdict(),
        "off": rule.off,
        "remarks": list(rule.remarks),
    }
