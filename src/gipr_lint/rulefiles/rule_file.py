"""The keys of a rule file, and what can be wrong with their values, the options of its check aside."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from gipr_lint.files.names import suggest
from gipr_lint.files.yaml import Steps
from gipr_lint.limits.expressions import expression
from gipr_lint.model.applicability import ALWAYS, Applies
from gipr_lint.model.finding import Level
from gipr_lint.model.rule import Check, Example

_MARKED = expression(r"\[\|(?:(?!\[\|).)*?\|\]", re.DOTALL)
"""A marked stretch of an example. Finds ``共[|[|１２|]|]件``, not ``共[|１２件``."""

_MAX_SHOWN_CHARS = 200
"""The characters of a placeholder that are shown."""

FORMER: Mapping[str, str] = {
    "calendar": "check: date，with: {of: written}",
    "citation": "check: require，with 里写 document（应当引用的），或者写 check: forbid（不应再引用的）",
    "column": "check: table，with: {must: have-columns} 或 {must: be-of-the-edition}",
    "furniture": "check: beside，with: {kinds: [page]}",
    "halves": "check: brackets，with: {must: be-of-one-width}",
    "length": "check: section，with 里加 must: be-of-length",
    "period": "check: date，with 里加 of: period",
    "repeated": "check: copied，with 里加 source: itself",
    "row": "check: table，with: {must: have-rows}、{must: have-each-row-once}、{must: have-rows-in-order}、"
    "{must: have-official-labels} 或 {must: have-known-rows}",
    "shifted": "check: equation，with 里加 each: column 和 fault: shifted，等式写进 equals 和 further",
    "subheading": "check: section，with 里加 must: have-subheadings",
    "surplus": "check: table，with: {must: have-no-surplus} 或 {must: have-whole-numbers}",
    "zero-total": "check: equation，with 里加 each: row 和 fault: total-zero，等式写进 equals",
}
"""Checks that there were before this version, and what to write instead."""

Mistakes = Iterator[tuple[Steps, str]]
"""Where in a rule file something is wrong, and what."""

Given = str | dict[str, Any]


class ExamplesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The examples in a rule file."""

    valid: Annotated[tuple[Given, ...], Meta(description="正确的写法，不应报告；至少一个")]
    invalid: Annotated[tuple[Given, ...], Meta(description="有误的写法，应当报告；至少一个")]


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a rule file."""

    level: Annotated[
        Level, Meta(description="级别：error 错误，发布前必须改；warning 警告，很可能要改；note 提示，请看一眼")
    ]
    title: Annotated[str, Meta(description="标题：用几个字说出毛病，例如“表格缺少必填的行”")]
    message: Annotated[str, Meta(description="提示：一句完整的话，以句号结尾；花括号里是检查提供的占位符")]
    help: Annotated[str, Meta(description="改法：告诉经办人怎样改")]
    basis: Annotated[str, Meta(description="依据：文件和条款，例如 条例第五十条第一款第（二）项")]
    check: Annotated[str, Meta(description="检查：由哪一种检查来查")]
    examples: Annotated[ExamplesFile, Meta(description="示例：既是测试，又是说明；gipr-lint test-rules 逐个验证")]
    options: Annotated[dict[str, Any], Meta(description="检查的选项")] = msgspec.field(
        name="with", default_factory=dict
    )
    tags: Annotated[tuple[str, ...], Meta(description="标签：可以用 --select、--ignore 按标签选用规则")] = ()
    applies: Annotated[Applies, Meta(description="适用：只检查某些机关、某些年度的报告；不写则全部检查")] = ALWAYS
    explains: Annotated[
        str | None, Meta(description="本规则说明的是哪条规则的原因：两者报告同一处时，合并为那一条")
    ] = None


def mistakes(file: RuleFile, checks: Mapping[str, Check]) -> Mistakes:
    """Yield what is wrong in a rule file besides its options."""
    for key in ("title", "message", "help", "basis"):
        if not getattr(file, key).strip():
            yield [key], "不能为空"
    if file.check in checks:
        for wrong in wrong_placeholders(file.message, file.check, checks):
            yield ["message"], wrong
    else:
        known = "、".join(checks)
        told = (
            f"；已改写作 {FORMER[file.check]}；" if file.check in FORMER else suggest(file.check, list(checks)) or "；"
        )
        yield ["check"], f"没有“{file.check}”这种检查{told}可用的检查：{known}"
    yield from _wrong_examples(file.examples)


def wrong_placeholders(message: str, check: str, checks: Mapping[str, Check]) -> Iterator[str]:
    """Yield what is wrong with the placeholders of a message, which its check has to offer."""
    from string import Formatter

    fields = sorted(checks[check].fields)
    try:
        placeholders = list(Formatter().parse(message))
    except ValueError:
        yield "花括号不成对；要写花括号本身，请写两个"
        return
    for _, name, form, conversion in placeholders:
        if name is not None and (name not in fields or form or conversion):
            shown = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            shown = shown if len(shown) <= _MAX_SHOWN_CHARS else shown[: _MAX_SHOWN_CHARS - 1] + "…"
            yield f"没有占位符“{{{shown}}}”，检查“{check}”提供：{'、'.join(fields) or '无'}"


def named(given: Given) -> Example:
    """Return an example of a rule file, its name apart; a text that was given a name is still a text."""
    if isinstance(given, str) or "name" not in given:
        return Example(given)
    content = {key: value for key, value in given.items() if key != "name"}
    text = content.get("text")
    return Example(text if content.keys() == {"text"} and isinstance(text, str) else content, given["name"])


def _wrong_examples(examples: ExamplesFile) -> Mistakes:
    for kind in ("valid", "invalid"):
        listed: tuple[Given, ...] = getattr(examples, kind)
        if not listed:
            yield ["examples", kind], "至少要有一个示例"
        names: set[object] = set()
        for index, given in enumerate(listed):
            at = ["examples", kind, index]
            if isinstance(given, dict) and "name" in given:
                yield from _wrong_name(given["name"], names, [*at, "name"])
            wrong = _wrong_marks(named(given).content, kind)
            if wrong:
                yield at, wrong


def _wrong_name(name: object, names: set[object], at: Steps) -> Mistakes:
    """Yield what is wrong with the name of an example, and add it to those of the others."""
    if not isinstance(name, str) or not name.strip():
        yield at, "应为文字，不能为空"
    elif name in names:
        yield at, f"“{name}”出现了两次"
    else:
        names.add(name)


def _wrong_marks(content: object, kind: str) -> str:
    """Return what is wrong with the marks in an example, or nothing."""
    text = content if isinstance(content, str) else msgspec.json.encode(content).decode()
    marks = len(_MARKED.findall(text))
    if not marks == text.count("[|") == text.count("|]"):
        return "标记 [| 和 |] 不成对"
    if isinstance(content, str) and bool(marks) != (kind == "invalid"):
        return "要用 [|…|] 标出应报告的文字" if kind == "invalid" else "正确的示例不应有 [|…|] 标记"
    return ""
