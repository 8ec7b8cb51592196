"""YAML files as typed data, with mistakes told by file, line and column in Chinese."""

import errno
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from gipr_lint.files.cache import recall
from gipr_lint.files.yaml_messages import Steps, translated, value_at, words_at
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.limits.expressions import expression

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from ruamel.yaml.nodes import Node

__all__ = ["Resource", "Steps", "YamlError", "YamlFile", "content_of", "load"]

T = TypeVar("T")
Resource: TypeAlias = "Traversable | Path"

MAX_BYTES = 1024 * 1024
"""The largest YAML file that is read."""
_USUAL_BYTES = 64 * 1024
"""What is read of a file at first: hardly a rule file is larger."""
_MAX_DEPTH = 30
"""How deep YAML may be nested: a rule file is five levels deep."""
_MAX_EVENTS = 20_000
"""How many events YAML may make, aliases counted out: a rule file makes some hundred."""

_LINE_END = expression(r"\r\n|\n|\r")
"""Where a line ends. Finds ``一[|\r\n|]二``, not ``一二``."""
_UNUSABLE = expression("[\0\ud800-\udfff]")
"""What can be put in no UTF-8 file or name. Finds ``a[|\0|]``, not ``a``."""
_REASON = expression(r"(?P<reason>.*?)(?: - at (?P<key>`key` in )?`\$(?P<path>[^`]*)`)?\Z", re.DOTALL)
"""What msgspec says: the reason, and where it holds.
Takes ``Expected `str`, got `int` - at `$.title``` and any other text."""
_STEP = expression(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+|\.\.\.)\]")
"""A step on the way to a value, as msgspec writes it. Finds ``$[|.title|]`` and ``$[|[0]|]``, not ``$``."""
_SYNTAX = (
    ("found duplicate key", "同一个键出现了两次"),
    (r"found character '\t'", "不能用制表符（Tab）缩进，请改用空格"),
    ("that cannot start any token", "值不能以这个字符开头，请给值加引号"),
    ("mapping values are not allowed", "这里不应有冒号；值里含有“: ”时请给值加引号"),
    ("could not find expected ':'", "缺少冒号“:”"),
    ("expected <block end>", "缩进不一致，或引号、括号没有成对"),
    ("expected ',' or", "方括号或花括号没有成对；值里有这些符号时请给值加引号"),
    ("found unexpected end of stream", "引号没有成对"),
    ("but found another document", "一个文件只能有一份内容，不能用“---”分隔"),
    ("expected the node content", "这里缺少内容，或方括号、花括号没有成对（值里有这些符号时请给值加引号）"),
    ("expected '<document start>'", "这里不应再有内容"),
    ("found unhashable key", "键应为文字"),
    ("found undefined alias", "不支持 YAML 的锚点（&）、别名（*）和标签（!）"),
    ("special characters are not allowed", "含有控制字符，不是纯文本"),
)


class YamlError(ConfigurationError):
    """A YAML file is wrong at a place. Line and column count from 1."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}：{message}")
        self.path, self.line, self.column, self.message = path, line, column, message


def load(resource: Resource, type_: type[T]) -> T:
    """Read one YAML file, a struct. Raises YamlError, or OSError where the file cannot be read."""
    return YamlFile(str(resource), content_of(resource)).recalled(type_)


def content_of(resource: Resource) -> bytes:
    """Return the bytes of a file, of one that is too large just enough to see that. Raises OSError."""
    if isinstance(resource, Path) and resource.exists() and not (resource.is_file() or resource.is_dir()):
        raise OSError(errno.EINVAL, "不是普通文件")  # a pipe would keep the reader waiting
    with resource.open("rb") as stream:
        content: bytes = stream.read(_USUAL_BYTES)
        return content if len(content) < _USUAL_BYTES else content + stream.read(MAX_BYTES + 1 - _USUAL_BYTES)


class YamlFile(msgspec.Struct, frozen=True):
    """A YAML file whose content is known: its data, and the places of the data."""

    path: str
    content: bytes

    def read(self, type_: type[T]) -> T:
        """Return the file as a type. Raises YamlError."""
        return self.convert(self.plain(), type_)

    def recalled(self, type_: type[T]) -> T:
        """Return the file as a type, from the cache where the same content was read before. Raises YamlError."""
        return recall(type_.__name__.lower(), [self.content], type_, lambda: self.read(type_))

    def plain(self) -> Any:  # noqa: ANN401 - any plain data
        """Return the plain data; an empty file is an empty mapping.

        Raises YamlError for broken syntax, anchors, aliases, tags, deep nesting and large files.
        """
        from ruamel.yaml.error import MarkedYAMLError
        from ruamel.yaml.reader import ReaderError

        if len(self.content) > MAX_BYTES:
            raise YamlError(self.path, 1, 1, f"文件超过 {MAX_BYTES // 1024} KB，不像规则或配置文件")
        text = self._text()
        try:
            self._refuse_tricks(text)
            data = _yaml().load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self._error_at(text, mark.index if mark else 0, _syntax(error.problem)) from None
        except ReaderError as error:
            raise self._error_at(text, error.position, _syntax(error.reason)) from None
        except ValueError:  # a date or number that does not exist
            raise self._error_at(text, _unreadable(_yaml().compose(text)), "日期或数字有误；文字请加引号") from None
        for steps in _unusable(data) if b"\\" in self.content else ():
            raise self.error(steps, "含有空字符或不成对的代理字符（\\0、\\ud800 一类的转义），请删去")
        return {} if data is None else data

    def convert(
        self,
        data: Any,  # noqa: ANN401 - any plain data
        type_: type[T],
        *,
        at: Steps = (),
        decode: Callable[[type, Any], Any] | None = None,
    ) -> T:
        """Return plain data, which stands ``at`` a place in the file, as a type. Raises YamlError.

        ``decode`` makes types that msgspec does not know; its ValueError is told with the place of the value.
        """

        def mistake(data: Any) -> msgspec.ValidationError | None:  # noqa: ANN401 - any plain data
            try:
                msgspec.convert(data, type_, strict=True, dec_hook=decode)
            except msgspec.ValidationError as error:
                return error
            return None

        try:
            return msgspec.convert(data, type_, strict=True, dec_hook=decode)
        except msgspec.ValidationError as error:
            steps, reason = _steps(error, data, mistake)
            told = (
                str(error.__cause__)
                if isinstance(error.__cause__, ValueError)
                else translated(reason, words_at(type_, steps), value_at(data, steps))
            )
            unknown = re.fullmatch(r"Object contains unknown field `(.+)`", reason)
            raise self.error([*at, *steps, *([unknown[1]] if unknown else [])], told) from None

    def error(self, steps: Steps, message: str) -> YamlError:
        """Return an error at the last key or list item that exists on the way to a value."""
        from ruamel.yaml.nodes import MappingNode, SequenceNode

        text = self._text()
        node, index = _yaml().compose(text), 0
        for step in steps:
            entries: list[tuple[Node, Node]] = []
            if isinstance(node, MappingNode):
                entries = [(key, value) for key, value in node.value if key.value == str(step)]
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                entries = [(item, item) for item in node.value[step : step + 1]]
            if not entries:
                break
            index, node = entries[0][0].start_mark.index, entries[0][1]
        name = ".".join(f"第{step + 1}项" if isinstance(step, int) else step for step in steps)
        return self._error_at(text, index, f"“{name}”：{message}" if name else message)

    def _text(self) -> str:
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = self.content[: error.start].decode("utf-8-sig")
            raise self._error_at(before, len(before), "不是 UTF-8 编码，请另存为 UTF-8") from None

    def _error_at(self, text: str, index: int, message: str) -> YamlError:
        ends = [end.end() for end in _LINE_END.finditer(text, 0, index)]
        return YamlError(self.path, len(ends) + 1, index - (ends[-1] if ends else 0) + 1, message)

    def _refuse_tricks(self, text: str) -> None:
        from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

        depth = 0
        for count, event in enumerate(_yaml().parse(text)):
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
                message = "不支持 YAML 的锚点（&）、别名（*）和标签（!）"
                raise self._error_at(text, event.start_mark.index, message)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _MAX_DEPTH:
                raise self._error_at(text, event.start_mark.index, f"嵌套过深（最多 {_MAX_DEPTH} 层）")
            if count > _MAX_EVENTS:
                raise self._error_at(text, event.start_mark.index, "内容过多，不像规则或配置文件")


def _unusable(data: Any, steps: Steps = ()) -> Iterator[Steps]:  # noqa: ANN401 - any plain data
    """Yield the ways to texts that can be neither a name of a file nor be written: escapes may say anything."""
    if isinstance(data, str):
        yield from [steps] if _UNUSABLE.search(data) else []
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _unusable(key, steps)
            yield from _unusable(value, (*steps, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _unusable(value, (*steps, index))


def _yaml() -> Any:  # noqa: ANN401 - ruamel's types are not exported
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True)


def _unreadable(node: "Node") -> int:
    """Return where the first scalar stands that looks like a date or number and is none."""
    from ruamel.yaml.nodes import ScalarNode

    if isinstance(node, ScalarNode):
        try:
            _yaml().load(node.value)
        except ValueError:
            return int(node.start_mark.index)
        return 0
    inner = (part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,)))
    return next((index for index in map(_unreadable, inner) if index), 0)


def _syntax(problem: str | None) -> str:
    problem = (problem or "").strip().partition("\n")[0]
    chinese = next((chinese for english, chinese in _SYNTAX if english in problem), problem)
    return f"YAML 语法有误：{chinese}"


def _steps(
    error: msgspec.ValidationError,
    data: Any,  # noqa: ANN401 - any plain data
    mistake: Callable[[Any], msgspec.ValidationError | None],
) -> tuple[list[str | int], str]:
    """Return where the mistake is, and what. msgspec does not name the key of a mapping: it is found by trying."""
    found = _REASON.fullmatch(str(error))
    path, reason = ((found["path"] or "") + "[...]" * bool(found["key"]), found["reason"]) if found else ("", "")
    shown: list[str | int] = []
    keys: list[Any] = []
    node = data
    for step in _STEP.finditer(path):
        if step["index"] == "...":
            alone = ((key, mistake(_put(data, keys, {key: value}))) for key, value in node.items())
            keys.append(next(key for key, other in alone if str(other) == str(error)))
        else:
            keys.append(step["key"] or int(step["index"]))
        shown.append(int(keys[-1]) if isinstance(node, list) else str(keys[-1]))
        node = node[keys[-1]]
    return shown, reason


def _put(data: Any, keys: Sequence[Any], value: object) -> Any:  # noqa: ANN401 - any plain data
    """Return a copy of plain data with another value at a place."""
    if not keys:
        return value
    copy = data.copy()
    copy[keys[0]] = _put(data[keys[0]], keys[1:], value)
    return copy
