"""What msgspec says is wrong with the data of a file, in Chinese: what was expected, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gipr_lint.files.names import suggest
from gipr_lint.limits.expressions import expression

if TYPE_CHECKING:
    from msgspec.inspect import Type

Steps = Sequence[str | int]
"""The way to a value in a file: keys of mappings, indexes of lists."""

_EXPECTED = expression(r"Expected `(?P<wanted>.+?)`(?P<limit>[^,]*)(?:, got `(?P<found>.+)`)?")
"""What msgspec says of a wrong type. Takes ``Expected `str`, got `int```, not ``Invalid value 3``."""
_NO_DATE = "Invalid RFC3339 encoded date"
"""What msgspec says of a text that is no date."""
_TYPES = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "bool": "true 或 false",
    "array": "列表",
    "object": "映射（键: 值）",
    "null": "空",
    "date": "日期（文字请加引号）",
    "datetime": "时间（文字请加引号）",
}


def value_at(data: Any, steps: Steps) -> Any:  # noqa: ANN401 - any plain data
    """Return the value at a place of plain data; the ellipsis where there is none, or a key of another type."""
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return ...
    return data


def _instead(wanted: str, value: Any) -> str:  # noqa: ANN401 - any plain data
    """Say how to write a value of the wrong type; nothing where that is not obvious."""
    kinds = set(wanted.split(" | "))
    if value is None:
        return "，请填写或删去这个键"
    if isinstance(value, bool | int | float | str):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        if "array" in kinds:
            return f"，请写作 [{shown}]"
        if "str" in kinds:
            return f'，请加引号："{shown}"'
        if kinds & {"int", "float"} and (number := re.match(r"\d+(?:\.\d+)?(?=\D{0,3}\Z)", shown)):
            return f"，请写作 {number[0]}"
        return "，请写作 {键: 值}" if "object" in kinds else ""
    if "str" in kinds and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"，请写作 {value[0]}"
    return ""


def translated(reason: str, known: Iterable[str], value: Any) -> str:  # noqa: ANN401 - any plain data
    """Return in Chinese what msgspec says is wrong with a value, and what to write instead."""
    words = list(known)
    expected = _EXPECTED.fullmatch(reason)
    if expected and not expected["found"] and expected["limit"] == " of length >= 1":
        return "不能是空的；不需要时请删去这个键"
    if expected and not (words and isinstance(value, bool | int | float) and "object" not in expected["wanted"]):
        limit = expected["limit"].strip().replace(">= ", "不小于 ").replace("<= ", "不大于 ").removesuffix(".0")
        wanted = _type_name(expected["wanted"]) + (f"（{limit}）" if limit else "")
        if not expected["found"]:
            return f"应为{wanted}"
        return f"应为{wanted}，实际是{_type_name(expected['found'])}{_instead(expected['wanted'], value)}"
    if reason == _NO_DATE:
        return f"应为日期，如 2026-12-31，实际是“{value}”"
    missing = re.fullmatch(r"Object missing required field `(.+)`", reason)
    if missing:
        return f"缺少键“{missing[1]}”"
    unknown = re.fullmatch(r"Object contains unknown field `(.+)`", reason)
    if unknown:
        return f"不认识的键“{unknown[1]}”{suggest(unknown[1], words) or '；'}可用的键：{'、'.join(words)}"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    meant = "" if shown[:1].isdigit() else suggest(shown, words)  # 2020 is not 2021 with a slip of the pen
    return f"不允许的值“{shown}”{meant or '；'}可用的值：{'、'.join(dict.fromkeys(words))}"


def words_at(type_: type, steps: Steps) -> Iterator[str]:
    """Yield what may stand at a place of a type: the keys of a struct, the values of an enumeration."""
    from msgspec import inspect

    kinds: list[Type] = [inspect.type_info(type_)]
    for step in steps:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    for arm in (arm for kind in kinds for arm in _arms(kind)):
        if isinstance(arm, inspect.StructType):
            yield from (field.encode_name for field in arm.fields)
        elif isinstance(arm, inspect.EnumType):
            yield from (str(member.value) for member in arm.cls)
        elif isinstance(arm, inspect.LiteralType):
            yield from map(str, arm.values)


def _inside(kind: Type, step: str | int) -> Iterator[Type]:
    from msgspec import inspect

    for arm in _arms(kind):
        if isinstance(arm, inspect.StructType):
            yield from (field.type for field in arm.fields if field.encode_name == step)
        elif isinstance(arm, inspect.DictType):
            yield arm.value_type
        elif isinstance(arm, (inspect.ListType, inspect.VarTupleType, inspect.SetType, inspect.FrozenSetType)):
            yield arm.item_type


def _arms(kind: Type) -> tuple[Type, ...]:
    from msgspec import inspect

    kind = kind.type if isinstance(kind, inspect.Metadata) else kind
    if not isinstance(kind, inspect.UnionType):
        return (kind,)
    return tuple(arm for inner in kind.types for arm in _arms(inner))


def _type_name(names: str) -> str:
    known = names.removesuffix(" | null").split(" | ")
    return " 或 ".join(_TYPES.get(name, name) for name in known)
