"""The pages of docs/ that are generated: checks, names, national rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import inspect

from gipr_lint.checks import CHECKS
from gipr_lint.model import official_format
from gipr_lint.model.official_format import Format, TableFormat
from gipr_lint.model.rule import Check, Examples, Rule
from gipr_lint.rulefiles.loader import Context, load_examples
from gipr_lint.testing.trial import run_on

ROOT = Path(__file__).parent.parent
LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}
GENERATED = "<!-- 由 python tools/document_rules.py 生成，请勿直接修改。 -->"
_TYPES: Mapping[type[inspect.Type], str] = {
    inspect.StrType: "文字",
    inspect.BoolType: "true 或 false",
    inspect.IntType: "整数",
    inspect.FloatType: "数",
    inspect.DecimalType: "数",
}
_CUSTOM = {"Pattern": "正则表达式", "Equation": "等式"}
_MARK = re.compile(r"\[\|(.*?)\|\]", re.DOTALL)


FEW_RULES = 2
"""A check that fewer national rules use has a reason for being there."""
REASONS: Mapping[str, str] = {
    "number": "留给规则包：本地要求写明的数，或者与表格相比的数，例如 examples/pack-gansu。",
    "term": "几百个误写要一遍找完，每个误写有自己的正确写法。",
}
"""Why a check is there that serves one national rule or none."""
OWN_READING: Sequence[tuple[str, str, str]] = (
    (
        "date",
        "日期、时刻和起止期限的写法",
        "是写法，不是说法：数字、年月日和标点的排列；日期前面的词在 vocabulary/dates.yaml",
    ),
    (
        "own-name",
        "句首、落款和“编制……年度报告”里的机关名称",
        "名称怎样结尾在 vocabulary/organs.yaml；说了什么在规则文件里",
    ),
    ("outdated", "名称和它的年份", "全部写在规则文件里"),
    (
        "number",
        "本地要求写明的数；pattern 找到的数",
        "规则包自己写正则表达式；约数的词与陈述共用。名词加单位就能说清的，用 statement",
    ),
    ("sequence", "一是、（一）、1. 等编号", "是写法：编号可以跨段、跨标题，陈述只看一句话"),
    ("copied", "句子的起止、句首的编号、引文", "逐字比较，不用读懂"),
    ("brackets", "括号、引号的配对", "是写法"),
    ("forbid", "规则文件里的正则表达式和文号", "本来就是按字样查"),
    ("require", "规则文件里的正则表达式和文号", "本来就是按字样查"),
)
"""What checks of running text read by patterns of their own, and why they do not ask the statements."""


def checks_page(rules: Sequence[Rule]) -> str:
    """Return the reference of checks: what each tests, which rules use it, its options and its placeholders."""
    lines = [
        GENERATED,
        "# 检查一览",
        "",
        "规则文件的 `check` 写检查的名称，`with` 写选项，`message` 里可以用占位符。",
        "",
    ]
    lines += ["| 检查 | 检查什么 |", "|---|---|"]
    lines += [f"| [`{name}`](#{name}) | {_cell(check.about)} |" for name, check in CHECKS.items()]
    for name, check in CHECKS.items():
        lines += ["", f"## `{name}` {{#{name}}}", "", check.about, "", _users(name, rules), ""]
        options = list(_options(check))
        lines += ["| 选项 | 写什么 | 含义 |", "|---|---|---|", *options] if options else ["没有选项。"]
        lines += ["", "| 占位符 | 含义 |", "|---|---|"]
        lines += [f"| `{{{field}}}` | {_cell(meaning)} |" for field, meaning in check.fields.items()]
    lines += ["", "## 哪些检查自己读文字 {#own-reading}", ""]
    lines += ["正文里的数和话由[陈述](statements.md)统一来读。下面的检查另外按写法或字样看文字：", ""]
    lines += ["| 检查 | 看什么 | 为什么不用陈述 |", "|---|---|---|"]
    lines += [f"| [`{name}`](#{name}) | {_cell(what)} | {_cell(why)} |" for name, what, why in OWN_READING]
    return "\n".join([*lines, ""])


def _users(name: str, rules: Sequence[Rule]) -> str:
    """Return the sentence that names the national rules of a check, with the reason where they are few."""
    users = [f"[`{rule.id}`](rules.md#{rule.id})" for rule in rules if rule.check == name]
    told = f"国家规则：{'、'.join(users) or '无'}。"
    return f"{told}只有一条或没有国家规则用它的理由：{REASONS[name]}" if name in REASONS else told


def _options(check: Check) -> Iterator[str]:
    info = inspect.type_info(check.options)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - options are structs
    for field in sorted(info.fields, key=lambda field: not field.required):
        kind, about = _described(field.type)
        must = "（必须）" if field.required else ""
        yield f"| `{field.encode_name}`{must} | {_cell(kind)} | {_cell(about)} |"


def _described(kind: inspect.Type) -> tuple[str, str]:
    """Return what may be written for a type, and its description."""
    if isinstance(kind, inspect.Metadata):
        return _described(kind.type)[0], str((kind.extra_json_schema or {}).get("description", ""))
    if isinstance(kind, inspect.UnionType):
        arms = [_described(arm)[0] for arm in kind.types if not isinstance(arm, inspect.NoneType)]
        return " 或 ".join(dict.fromkeys(arms)), ""
    if isinstance(kind, inspect.LiteralType):
        return "、".join(f"`{value}`" for value in kind.values), ""
    if isinstance(kind, inspect.CustomType):
        return _CUSTOM[kind.cls.__name__], ""
    if isinstance(kind, (inspect.VarTupleType, inspect.ListType)):
        return f"列表：{_described(kind.item_type)[0]}", ""
    if isinstance(kind, inspect.DictType):
        return f"映射：名称 → {_described(kind.value_type)[0]}", ""
    if isinstance(kind, inspect.StructType):
        return "｛" + "，".join(f"{field.encode_name}: {_described(field.type)[0]}" for field in kind.fields) + "｝", ""
    return _TYPES[type(kind)], ""


def names_page() -> str:
    """Return the names of sections, aspects, tables, rows and columns."""
    lines = [GENERATED, "# 名称一览", "", "规则文件、等式和 `gipr-lint show --format json` 使用的名称。"]
    latest = official_format.load(official_format.LATEST)
    lines += ["", "## 部分", "", "| 名称 | 标题 |", "|---|---|"]
    lines += [f"| `{section.id}` | {section.title} |" for section in latest.sections]
    lines += ["", "第一部分的方面：", "", "| 名称 | 方面 |", "|---|---|"]
    lines += [f"| `{aspect.id}` | {aspect.title} |" for aspect in latest.section["overview"].aspects]
    for official in (latest, *(one for one in official_format.national() if one.edition != latest.edition)):
        lines += _tables(official)
    return "\n".join([*lines, ""])


def _tables(official: Format) -> Iterator[str]:
    yield from ("", f"## {official.edition} 年格式的表格（{official.notice}）")
    for table in official.tables:
        yield from ("", f"### `{table.id}` {table.name}", "", "| 列 | 列名 |", "|---|---|")
        yield from (f"| `{column.id}` | {column.label} |" for column in table.columns)
        yield from ("", "| 行 | 行名 | 列 |", "|---|---|---|")
        yield from _rows(table)


def _rows(table: TableFormat) -> Iterator[str]:
    for row in table.rows:
        columns = "、".join(f"`{column}`" for column in row.columns) or "全部"
        yield f"| `{row.id}` | {row.label} | {columns} |"


def rules_page(groups: Mapping[str, list[Rule]]) -> str:
    """Return the reference of the national rules, each with its examples and its file."""
    examples = load_examples(ROOT / "rules", Context(CHECKS, official_format.national()))
    lines = [GENERATED, "# 国家规则", "", "`gipr-lint explain 规则` 显示同样的内容。", ""]
    for title, rules in groups.items():
        lines += [f"## {title}", "", "| 规则 | 级别 | 发现什么 |", "|---|---|---|"]
        lines += [f"| [`{rule.id}`](#{rule.id}) | {LEVELS[rule.level]} | {_cell(rule.title)} |" for rule in rules]
        lines.append("")
        for rule in rules:
            lines += [*_rule(rule, examples[rule.id]), ""]
    return "\n".join(lines)


def _rule(rule: Rule, examples: Examples) -> Iterator[str]:
    yield from (f"### `{rule.id}` {{#{rule.id}}}", "", f"**{rule.title}**（{LEVELS[rule.level]}）", "")
    yield f"- 依据：{rule.basis}"
    yield f"- 改法：{_cell(' '.join(rule.help.split()))}"
    yield f"- 检查：[`{rule.check}`](checks.md#{rule.check})；标签：{'、'.join(rule.tags)}"
    for kind, _, example in examples.each:
        if isinstance(example.content, str):
            marked = _MARK.sub(r"【\1】", example.content)
            yield f"- {'✓' if kind == 'valid' else '✗'} {_cell(marked)}"
    source = (ROOT / "rules" / f"{rule.id}.yaml").read_text(encoding="utf-8")
    yield from ("", '??? note "规则文件"', "", "    ```yaml")
    yield from (f"    {line}".rstrip() for line in source.splitlines())
    yield "    ```"


def messages_page(groups: Mapping[str, list[Rule]]) -> str:
    """Return what each rule says of its first bad example, side by side."""
    examples = load_examples(ROOT / "rules", Context(CHECKS, official_format.national()))
    lines = [GENERATED, "# 提示一览", "", "每条规则对它的第一个错误示例怎么说、建议怎么改。", ""]
    for title, rules in groups.items():
        lines += [f"## {title}", "", "| 规则 | 提示 | 改法 |", "|---|---|---|"]
        for rule in rules:
            said = run_on(rule, examples[rule.id].invalid[0].content).findings[0].text
            lines.append(f"| [`{rule.id}`](rules.md#{rule.id}) | {_cell(said)} | {_cell(rule.help)} |")
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return a text that may stand in a cell of a Markdown table, or in a list."""
    plain = " ".join(text.split())
    return re.sub(r"([|*_<\[\]`\\])", r"\\\1", plain) if "`" not in plain else plain.replace("|", r"\|")
