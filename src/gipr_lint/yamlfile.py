"""YAML files as typed data, with mistakes told by file, line and column in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from gipr_lint.cached import recall

T = TypeVar("T")
Resource = Traversable | Path

MAX_BYTES = 1024 * 1024
"""The largest YAML file that is read."""

_AT = re.compile(r" - at `(?:key in )?(?P<path>[^`]*)`")
_STEP = re.compile(r"\.([\w\-]+)|\[(\d+)\]|\[\.\.\.\]")
_MESSAGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Object contains unknown field `(.+?)`"), "不认识的键“{0}”"),
    (re.compile(r"Object missing required field `(.+?)`"), "缺少键“{0}”"),
    (re.compile(r"Expected `(.+?)`, got `(.+?)`"), "应为{0}，实际是{1}"),
    (re.compile(r"Invalid enum value '?(.+?)'?$"), "不允许的值“{0}”"),
)
_TYPES = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "bool": "true 或 false",
    "array": "列表",
    "object": "映射（键: 值）",
    "null": "空",
}


class YamlError(Exception):
    """A YAML file is wrong at a place. Line and column count from 1."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}：{message}")
        self.path, self.line, self.column, self.message = path, line, column, message


def load(resource: Resource, type_: type[T]) -> T:
    """Read one YAML file. Raises YamlError, or OSError where the file cannot be read."""
    content = resource.read_bytes()
    return recall(resource.name.partition(".")[0], [content], type_, lambda: read(content, str(resource), type_))


def read(content: bytes, path: str, type_: type[T]) -> T:
    """Read the content of a YAML file, without a cache. Raises YamlError."""
    return convert(plain(content, path), content, path, type_)


def plain(content: bytes, path: str) -> Any:  # noqa: ANN401 - any plain data
    """Return the plain data of a YAML file. Raises YamlError for broken syntax, aliases, tags and large files."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent

    if len(content) > MAX_BYTES:
        raise YamlError(path, 1, 1, f"文件超过 {MAX_BYTES // 1024} KB，不像规则或配置文件")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise YamlError(path, line, 1, "不是 UTF-8 编码，请另存为 UTF-8") from None
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
                mark = event.start_mark
                raise YamlError(path, mark.line + 1, mark.column + 1, "不支持 YAML 的锚点（&）、别名（*）和标签（!）")
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(path, line, column, f"YAML 语法有误（{_first_line(error.problem)}）") from None
    except (YAMLError, ValueError) as error:
        raise YamlError(path, 1, 1, f"YAML 语法有误（{_first_line(str(error))}）") from None
    except RecursionError:
        raise YamlError(path, 1, 1, "嵌套过深") from None


def convert(
    data: Any,  # noqa: ANN401 - any plain data
    content: bytes,
    path: str,
    type_: type[T],
    *,
    at: Sequence[str | int] = (),
    decode: Callable[[type, Any], Any] | None = None,
) -> T:
    """Convert plain data, found ``at`` a path of keys in the file, into a type. Raises YamlError."""
    try:
        return msgspec.convert(data, type_, strict=True, dec_hook=decode)
    except msgspec.ValidationError as error:
        message = str(error)
        found = _AT.search(message)
        steps = [*at, *_steps(found["path"] if found else "")]
        reason = _AT.sub("", message)
        unknown = re.search(r"unknown field `(.+?)`", reason)
        if unknown:
            steps.append(unknown[1])
        line, column = locate(content, steps)
        raise YamlError(path, line, column, _where(steps) + _translate(reason, type_, steps, at)) from None


def locate(content: bytes, steps: Sequence[str | int]) -> tuple[int, int]:
    """Return line and column, from 1, of the value (of the last key that exists) under a path of keys."""
    from ruamel.yaml import YAML

    node: Any = YAML(typ="rt", pure=True).load(content.decode("utf-8-sig"))
    line, column = 0, 0
    for step in steps:
        places = getattr(node, "lc", None)
        if places is None or not isinstance(node, (Mapping, list)):
            break
        try:
            line, column = places.key(step) if isinstance(node, Mapping) else places.item(step)
            node = node[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return line + 1, column + 1


def suggest(name: str, known: Sequence[str]) -> str:
    """Return "，是否指“…”？" with the most similar known name, or nothing."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    return f"，是否指“{best[0]}”？" if best else ""


def _steps(path: str) -> Iterator[str | int]:
    for match in _STEP.finditer(path):
        if match[1] is not None:
            yield match[1]
        elif match[2] is not None:
            yield int(match[2])


def _where(steps: Sequence[str | int]) -> str:
    name = ".".join(str(step) for step in steps)
    return f"“{name}”：" if name else ""


def _translate(reason: str, type_: type, steps: Sequence[str | int], at: Sequence[str | int]) -> str:
    for pattern, chinese in _MESSAGES:
        match = pattern.search(reason)
        if match:
            words = [_type_name(group) for group in match.groups()]
            told = chinese.format(*words)
            if "unknown field" in reason and len(steps) == len(at) + 1:
                known = [field.encode_name for field in msgspec.structs.fields(type_)]
                told += suggest(match[1], known) or f"，可用的键：{'、'.join(known)}"
            return told
    return reason


def _type_name(name: str) -> str:
    return " 或 ".join(_TYPES.get(part.strip(), part.strip()) for part in name.split("|"))


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]
