"""Rule files: one YAML file a rule, refused with file, line and column where anything in it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

import msgspec

from gipr_lint import equation, yamlfile
from gipr_lint.cached import recall
from gipr_lint.equation import Equation, EquationError
from gipr_lint.finding import Level
from gipr_lint.pattern import Pattern
from gipr_lint.rule import Check, Examples, Rule
from gipr_lint.yamlfile import Resource, YamlError

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MARKED = re.compile(r"\[\|(?:(?!\[\|).)*?\|\]", re.DOTALL)

Example = str | dict[str, Any]


class _ExamplesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a rule file."""

    level: Level
    title: str
    message: str
    help: str
    basis: str
    check: str
    examples: _ExamplesFile
    options: dict[str, Any] = msgspec.field(name="with", default_factory=dict)
    tags: tuple[str, ...] = ()
    explains: str | None = None


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """A checked rule in the cache: its options as plain data, equations read."""

    id: str
    file: _RuleFile


class RuleFilesError(Exception):
    """Rule files are wrong; ``errors`` has each mistake with its place."""

    def __init__(self, errors: Sequence[YamlError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


def load_rules(folder: Resource, checks: Mapping[str, Check], origin: str = "built-in") -> tuple[Rule, ...]:
    """Read all rules of a folder, sorted by id. Raises RuleFilesError with every mistake of every file."""
    return tuple(_rule(stored, checks, origin) for stored in _load(folder, checks))


def load_examples(folder: Resource, checks: Mapping[str, Check]) -> dict[str, Examples]:
    """Return the examples of all rules of a folder by rule id. Raises RuleFilesError."""
    return {
        stored.id: Examples(stored.file.examples.valid, stored.file.examples.invalid)
        for stored in _load(folder, checks)
    }


def _load(folder: Resource, checks: Mapping[str, Check]) -> list[_Stored]:
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    contents = [file.read_bytes() for file in files]
    grammar = equation.grammar().encode()
    sources = [
        grammar,
        *(part for file, content in zip(files, contents, strict=True) for part in (file.name.encode(), content)),
    ]
    return recall("rules", sources, list[_Stored], lambda: _read(files, contents, checks))


def _read(files: Sequence[Resource], contents: Sequence[bytes], checks: Mapping[str, Check]) -> list[_Stored]:
    stored, errors = [], []
    for file, content in zip(files, contents, strict=True):
        try:
            stored.append(_read_one(file.name.removesuffix(".yaml"), content, str(file), checks))
        except YamlError as error:
            errors.append(error)
    ids = {rule.id for rule in stored}
    for rule in stored:
        if rule.file.explains is not None and rule.file.explains not in ids and not errors:
            errors.append(YamlError(f"{rule.id}.yaml", 1, 1, f"“explains”：没有规则“{rule.file.explains}”"))
    if errors:
        raise RuleFilesError(errors)
    return stored


def _read_one(id_: str, content: bytes, path: str, checks: Mapping[str, Check]) -> _Stored:
    if not _ID.fullmatch(id_):
        raise YamlError(path, 1, 1, f"文件名“{id_}”应为小写字母、数字和连字符，例如 missing-row.yaml")
    data = yamlfile.plain(content, path)
    file = yamlfile.convert(data, content, path, _RuleFile)

    def fail(steps: Sequence[str | int], message: str) -> None:
        raise YamlError(path, *yamlfile.locate(content, steps), message)

    check = checks.get(file.check)
    if check is None:
        fail(
            ["check"],
            f"没有“{file.check}”这种检查"
            + (yamlfile.suggest(file.check, list(checks)) or f"，可用：{'、'.join(checks)}"),
        )
        raise AssertionError
    for key in ("title", "message", "help", "basis"):
        if not getattr(file, key).strip():
            fail([key], f"“{key}”不能为空")
    for name in _placeholders(file.message, fail):
        if name not in check.fields:
            fail(["message"], f"没有占位符“{{{name}}}”，检查“{file.check}”提供：{'、'.join(sorted(check.fields))}")
    options = yamlfile.convert(
        file.options, content, path, check.options, at=["with"], decode=_decoder(content, path, file.options)
    )
    validate = getattr(options, "validate", None)
    for step, message in validate() if validate else ():
        fail(["with", *step.split(".")], f"“with.{step}”：{message}")
    _check_examples(file.examples, fail)
    plain = msgspec.to_builtins(options, enc_hook=_encode)
    return _Stored(id_, msgspec.structs.replace(file, options=plain))


def _placeholders(message: str, fail: Any) -> Iterator[str]:  # noqa: ANN401 - a local function
    try:
        yield from (name for _, name, _, _ in Formatter().parse(message) if name is not None)
    except ValueError:
        fail(["message"], "花括号不成对；要写花括号本身，请写两个")


def _check_examples(examples: _ExamplesFile, fail: Any) -> None:  # noqa: ANN401 - a local function
    for kind in ("valid", "invalid"):
        listed: tuple[Example, ...] = getattr(examples, kind)
        if not listed:
            fail(["examples", kind], f"“examples.{kind}”至少要有一个示例")
        for index, example in enumerate(listed):
            text = example if isinstance(example, str) else msgspec.json.encode(example).decode()
            marks = len(_MARKED.findall(text))
            if not marks == text.count("[|") == text.count("|]"):
                fail(["examples", kind, index], "标记 [| 和 |] 不成对")
            if isinstance(example, str) and bool(marks) != (kind == "invalid"):
                wanted = "要用 [|…|] 标出应报告的文字" if kind == "invalid" else "不应有 [|…|] 标记"
                fail(["examples", kind, index], f"“examples.{kind}”的示例{wanted}")


def _rule(stored: _Stored, checks: Mapping[str, Check], origin: str) -> Rule:
    file = stored.file
    return Rule(
        id=stored.id,
        level=file.level,
        title=file.title,
        message=file.message,
        help=file.help,
        basis=file.basis,
        check=file.check,
        options=msgspec.convert(file.options, checks[file.check].options, dec_hook=_decode),
        tags=file.tags,
        explains=file.explains,
        origin=origin,
    )


def _decode(type_: type, value: Any) -> Any:  # noqa: ANN401 - msgspec's hook
    if type_ is Pattern:
        return Pattern(value)
    if type_ is Equation:
        return equation.decode(value)
    raise NotImplementedError(type_)


def _encode(value: Any) -> Any:  # noqa: ANN401 - msgspec's hook
    if isinstance(value, Pattern):
        return value.source
    if isinstance(value, Equation):
        return value.plain()
    raise NotImplementedError(type(value))


def _decoder(content: bytes, path: str, options: Mapping[str, Any]) -> Any:  # noqa: ANN401 - msgspec's hook
    """Return a hook that also checks patterns and equations, and says where a wrong one stands."""

    def decode(type_: type, value: Any) -> Any:  # noqa: ANN401 - msgspec's hook
        if not isinstance(value, str):
            raise YamlError(path, *yamlfile.locate(content, ["with", *_path_of(options, value)]), "应为文字")
        try:
            found = _decode(type_, value)
            if isinstance(found, Pattern):
                found.compiled.groups  # noqa: B018 - compiles
        except EquationError as error:
            raise YamlError(path, *yamlfile.locate(content, ["with", *_path_of(options, value)]), str(error)) from None
        except re.error as error:
            place = yamlfile.locate(content, ["with", *_path_of(options, value)])
            raise YamlError(path, *place, f"正则表达式有误（{error.msg}，第 {(error.pos or 0) + 1} 个字符）") from None
        else:
            return found

    return decode


def _path_of(options: Any, value: object) -> list[str | int]:  # noqa: ANN401 - any plain data
    """Return the keys under which a value stands in plain data."""
    entries = (
        options.items() if isinstance(options, Mapping) else enumerate(options) if isinstance(options, list) else ()
    )
    for key, entry in entries:
        if entry is value:
            return [key]
        inner = _path_of(entry, value)
        if inner:
            return [key, *inner]
    return []
