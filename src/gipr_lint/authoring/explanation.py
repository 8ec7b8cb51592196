"""A rule explained: what it finds and why, how to mend it, how it is tested, and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gipr_lint.authoring.catalogue import LEVELS
from gipr_lint.authoring.json_schema import keys_of
from gipr_lint.extensions.toolset import Toolset
from gipr_lint.files.resources import folder
from gipr_lint.model.applicability import Applies
from gipr_lint.model.official_format import LATEST
from gipr_lint.model.rule import Example, Examples, Rule
from gipr_lint.model.run import NATIONAL
from gipr_lint.reporters.printable import printable
from gipr_lint.rulefiles.loader import RuleFilesError, load_examples, plain_options
from gipr_lint.testing.edit_words import expected, in_words

_MAX_OPTION_CHARS = 200
"""So many characters of an option are shown."""
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"
_ORGANS = {
    "central": "中央机关",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "town": "乡镇、街道",
    "department": "部门",
    "zone": "新区和开发区",
    "rulemaker": "有规章制定权的政府及其办公厅（室）",
    "government": "各级人民政府",
    "area": "汇总下级的政府",
    "unknown": "从名称看不出种类的机关",
}


def explanation(rule: Rule, tools: Toolset, *, color: bool = False) -> str:
    """Return all that is known of a rule, for people; ``color`` marks what an example gets reported."""
    begin, end = (_RED, _PLAIN) if color else ("【", "】")
    lines = [printable(line) for line in _lines(rule, tools)]
    return "\n".join(line.replace("[|", begin).replace("|]", end) for line in lines) + "\n"


def _lines(rule: Rule, tools: Toolset) -> Iterator[str]:
    yield f"{rule.id}：{rule.title}"
    yield ""
    yield f"级别：{LEVELS[rule.level]}{'（已停用）' if rule.off else ''}"
    yield f"来源：{rule.origin.label}{f' {rule.origin.version}' if rule.origin.version else ''}"
    yield f"适用：{applicable(rule.applies)}"
    if rule.tags:
        yield f"标签：{'、'.join(rule.tags)}"
    yield f"依据：{rule.basis}"
    yield f"改法：{' '.join(rule.help.split())}"
    yield f"提示：{rule.message}"
    if rule.explains:
        yield f"合并：与 {rule.explains} 报告同一处时，并入那一条"
    if rule.remarks:
        yield from ("", "规则包的改变：", *(f"  {remark}" for remark in rule.remarks))
    yield from ("", *_examples(rule, tools))
    yield from ("", *_check(rule, tools))


def applicable(applies: Applies) -> str:
    """Return in Chinese to which reports a rule applies."""
    organs = "、".join(_ORGANS[kind] for kind in applies.organ) or "所有机关"
    excluded = f"（{'、'.join(_ORGANS[kind] for kind in applies.excluded)}除外）" if applies.excluded else ""
    years = {
        (False, False): "",
        (True, False): f"，{applies.since} 年度起",
        (False, True): f"，到 {applies.until} 年度为止",
        (True, True): f"，{applies.since} 至 {applies.until} 年度",
    }[applies.since is not None, applies.until is not None]
    return organs + excluded + years + ("" if applies.recognized else "；从图片识别的文字不查")


def _check(rule: Rule, tools: Toolset) -> Iterator[str]:
    """Yield how the rule is checked: the options that it sets, each with its meaning."""
    check = tools.checks[rule.check]
    yield f"检查：{rule.check}　{check.about}"
    values = plain_options(rule.options)
    for key in keys_of(check.options):
        value = values.get(key.name)
        if value in (None, "", [], (), {}) or (value == key.schema.get("default") and not key.required):
            continue
        meaning = _meaning(value, key.about)
        if isinstance(value, dict):
            yield f"  {key.name} ="
            yield from (f"      {name}：{_shown(one)}" for name, one in value.items())
        else:
            yield f"  {key.name} = {_shown(value)}{f'（{meaning}）' if meaning else ''}"
        head, mark, _ = key.about.partition("：")
        if mark or not meaning:
            yield f"      {head if meaning else key.about}"


def _meaning(value: object, about: str) -> str:
    """Return what words mean, where the description of their option says so: ``row 逐行、column 逐列``."""
    words = value if isinstance(value, list | tuple) else (value,)
    found = [
        re.search(rf"(?<![\w-]){re.escape(word)} ([^，、；。]+)", about) for word in words if isinstance(word, str)
    ]
    return "、".join(one[1] for one in found if one) if found and all(found) else ""


def _shown(value: object) -> str:
    """Return a value as people write it: patterns and equations by their source, what is long cut off."""
    if isinstance(value, dict):
        text = "，".join(f"{name} {_shown(one)}" for name, one in value.items())
    elif isinstance(value, list | tuple):
        text = "、".join(map(_shown, value))
    elif isinstance(value, bool):
        text = "是" if value else "否"
    else:
        text = " ".join(value.split("\n")) if isinstance(value, str) else msgspec.json.encode(value).decode()
    return (
        text
        if len(text) <= _MAX_OPTION_CHARS
        else f"{text[:_MAX_OPTION_CHARS]}…（共 {len(text)} 个字符，全文见规则文件）"
    )


def _examples(rule: Rule, tools: Toolset) -> Iterator[str]:
    examples = examples_of(rule, tools)
    if examples is None:
        yield "示例：没有示例（由插件的程序提供的规则，或规则文件有误）"
        return
    for title, listed in (("正确的写法：", examples.valid), ("有误的写法：", examples.invalid)):
        yield title
        for example in listed:
            first, *others = example_lines(example, tools)
            yield f"  · {first}"
            yield from (f"    {line}" for line in others)


def examples_of(rule: Rule, tools: Toolset) -> Examples | None:
    """Return the examples of a rule, wherever its file is; None where there is no file that can be read."""
    pack = next((one for one in tools.packs if one.origin == rule.origin and rule.id.startswith(one.prefix)), None)
    try:
        if rule.origin == NATIONAL:
            return load_examples(folder("gipr_lint.rules"), tools.context())[rule.id]
        return load_examples(pack.folder, tools.context(pack)).get(rule.id) if pack else None
    except RuleFilesError:
        return None


def example_lines(example: Example, tools: Toolset) -> Iterator[str]:
    """Yield an example as people read it: the text with its marks, or the changes to a faultless report in words."""
    edits: str | Mapping[str, Any] = example.content
    if isinstance(edits, str):
        yield from edits.split("\n")
        return
    official = tools.editions[LATEST]
    told = "；".join(in_words(edits, official)) or "无（一份无误的报告）"
    yield f"改动：{told}"
    if "at" in edits:
        yield f"应报告：{expected(edits['at'], official)}"
    elif re.search(r"\[\|", told):
        yield "应报告：标出的文字"
