"""What a hook may return: each entry is judged, and what is wrong with it is said in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from gipr_lint.extensions.plugins import cut, describe
from gipr_lint.files.names import is_kebab, suggest
from gipr_lint.limits.errors import PluginError
from gipr_lint.limits.expressions import expression
from gipr_lint.model.applicability import Applies
from gipr_lint.model.finding import Level
from gipr_lint.model.rule import NEEDS, Check, Rule
from gipr_lint.rulefiles.rule_file import wrong_placeholders

T = TypeVar("T")

_SUFFIX = expression(r"\.[^\W_A-Z]+")
"""The suffix of files that a reader takes. Takes ``.txt`` and ``.报告``, not ``txt`` or ``.TXT`` or ``.tar.gz``."""
_MAX_ENTRIES = 1000
"""The most entries of an answer: more is a mistake, or an iterator that never ends."""
_MAX_TEXT_CHARS = 2000
"""The most characters of a text: it is printed with each finding."""
_TEXTS = ("title", "message", "help", "basis", "check")


class HookResultError(PluginError):
    """A hook returned something else than it should; the message is a Chinese predicate."""


def pairs(answer: object) -> Iterator[tuple[object, object]]:
    """Yield names and what they stand for. Raises NonsenseError."""
    if not isinstance(answer, Mapping):
        raise HookResultError(f"返回的{_but('映射（名称: 内容）', answer)}")
    yield from _limited(answer.items())


def items(answer: object) -> Iterator[object]:
    """Yield the entries of an answer. Raises NonsenseError."""
    if isinstance(answer, (str, bytes, Mapping)) or not isinstance(answer, Iterable):
        raise HookResultError(f"返回的{_but('规则或规则包文件夹的列表', answer)}")
    yield from _limited(answer)


def _limited(entries: Iterable[T]) -> Iterator[T]:
    for number, entry in enumerate(entries):
        if number == _MAX_ENTRIES:
            raise HookResultError(f"返回了 {_MAX_ENTRIES} 项以上，其余未用")
        yield entry


def exact(entry: object) -> object:
    """Return a check or a rule as one of the very type, so that its parts are the same whenever they are asked for."""
    if isinstance(entry, Check):
        run, options, fields, about, needs = entry
        return Check(run, options, dict(fields) if isinstance(fields, Mapping) else fields, about, needs)
    if isinstance(entry, Rule):
        return Rule(**{name: getattr(entry, name) for name in Rule.__struct_fields__})
    return entry


def wrong_with_reader(name: object, value: object) -> str | None:
    """Return what is wrong with a suffix and its reader."""
    if type(name) is not str:
        return f"后缀{_but('文字', name)}"
    if not _SUFFIX.fullmatch(name):
        return f"后缀“{cut(name)}”应以“.”开头，只含小写字母和数字，例如 .ofd"
    return None if callable(value) else f"后缀“{name}”的读取程序{_but('函数', value)}"


def wrong_with_reporter(name: object, value: object) -> str | None:
    """Return what is wrong with a format and its reporter."""
    return _wrong_name("输出格式", name) or (None if callable(value) else f"输出格式“{name}”{_but('函数', value)}")


def wrong_with_check(name: object, value: object) -> str | None:
    """Return what is wrong with a check and its name."""
    wrong = _wrong_name("检查", name)
    if wrong:
        return wrong
    if not isinstance(value, Check):
        return f"检查“{name}”{_but('gipr_lint.model.rule.Check', value)}"
    if not callable(value.run):
        return f"检查“{name}”的 run {_but('函数', value.run)}"
    if not (isinstance(value.options, type) and issubclass(value.options, msgspec.Struct)):
        return f"检查“{name}”的 options 应为 msgspec.Struct 的子类"
    if not isinstance(value.fields, Mapping):
        return f"检查“{name}”的 fields {_but('映射（占位符: 中文含义）', value.fields)}"
    for text in (*value.fields, *value.fields.values(), value.about):
        if type(text) is not str or len(text) > _MAX_TEXT_CHARS:
            return f"检查“{name}”的 fields 和 about 里应都是不超过 {_MAX_TEXT_CHARS} 字的文字"
    if type(value.needs) is not str or value.needs not in NEEDS:
        return f"检查“{name}”的 needs 应为 {'、'.join(NEEDS)} 之一"
    unusable = _unusable(value.options)
    return f"检查“{name}”的 options 不能用来读取规则文件（{unusable}）" if unusable else None


def wrong_with_entry(value: object) -> str | None:
    """Return what is wrong with an entry that is no rule: it may be the folder of a rule pack."""
    return None if isinstance(value, (Path, Traversable)) else f"一项{_but('规则或规则包的文件夹', value)}"


def wrong_with_rule(rule: Rule, checks: Mapping[str, Check]) -> str | None:
    """Return what is wrong with a ready-made rule."""
    wrong = _wrong_name("规则", rule.id)
    if wrong:
        return wrong
    wrong = _wrong_texts(rule)
    if wrong:
        return wrong
    for key, kind in (("level", Level), ("applies", Applies), ("off", bool)):
        if type(getattr(rule, key)) is not kind:
            return f"规则“{rule.id}”的 {key} {_but(kind.__name__, getattr(rule, key))}"
    if rule.check not in checks:
        known = "、".join(checks)
        return (
            f"规则“{rule.id}”：没有“{rule.check}”这种检查{suggest(rule.check, list(checks)) or '；'}可用的检查：{known}"
        )
    options = checks[rule.check].options
    if not isinstance(rule.options, options):
        return f"规则“{rule.id}”的 options {_but(f'检查“{rule.check}”的选项 {options.__name__}', rule.options)}"
    wrong = next(wrong_placeholders(rule.message, rule.check, checks), None)
    return f"规则“{rule.id}”的 message {wrong}" if wrong else None


def _wrong_texts(rule: Rule) -> str | None:
    for key in _TEXTS:
        value = getattr(rule, key)
        if type(value) is not str or not value.strip():
            return f"规则“{rule.id}”的 {key} 应为文字，不能为空"
        if len(value) > _MAX_TEXT_CHARS:
            return f"规则“{rule.id}”的 {key} 有 {len(value)} 字，超过 {_MAX_TEXT_CHARS} 字"
    for key, texts in (("tags", rule.tags), ("remarks", rule.remarks), ("explains", (rule.explains or "",))):
        if type(texts) is not tuple or not all(type(text) is str and len(text) <= _MAX_TEXT_CHARS for text in texts):
            return f"规则“{rule.id}”的 {key} 里应都是不超过 {_MAX_TEXT_CHARS} 字的文字"
    return None


def _wrong_name(kind: str, name: object) -> str | None:
    if type(name) is not str:
        return f"{kind}的名称{_but('文字', name)}"
    if not is_kebab(name):
        return f"{kind}的名称“{cut(name)}”应为小写字母、数字和连字符，例如 fee-table"
    return None


def _unusable(options: type[msgspec.Struct]) -> str | None:
    try:
        msgspec.convert({}, options)
    except msgspec.ValidationError:  # an option is required
        return None
    except Exception as error:  # noqa: BLE001 - annotations are code of the plugin
        return describe(error)
    return None


def _but(wanted: str, found: object) -> str:
    space = " " if wanted[0].isascii() else ""
    return f"应为{space}{wanted}，而不是 {type(found).__name__}"
