"""Rule files: one YAML file a rule, refused with file, line and column where anything in it is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec

from gipr_lint.files.cache import recall
from gipr_lint.files.names import is_kebab, suggest
from gipr_lint.files.os_errors import explain
from gipr_lint.files.yaml import Resource, Steps, YamlError, YamlFile, content_of
from gipr_lint.limits import pattern
from gipr_lint.limits.errors import RuleError
from gipr_lint.limits.pattern import Guarded, Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.official_format import Editions
from gipr_lint.model.rule import Check, Examples, Rule, Validated
from gipr_lint.model.run import NATIONAL, Origin
from gipr_lint.rulefiles import equation_language
from gipr_lint.rulefiles.equation_language import Equation
from gipr_lint.rulefiles.rule_file import ExamplesFile, RuleFile, mistakes, named

_HIDDEN = (".#", "._", ".gipr-lint.")
"""How the names of files begin that are no rules: what editors and systems leave behind, a pack's configuration."""
PACK_FILE = "pack.yaml"
"""The file of a rule pack that is no rule."""

T = TypeVar("T")


_NO_EXAMPLES = ExamplesFile((), ())


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """A checked rule in the cache: its options as plain data, equations read, its examples left unread."""

    id: str
    file: RuleFile
    examples: msgspec.Raw


class RuleFilesError(RuleError):
    """Rule files are wrong; ``errors`` has each mistake with its place, ``rules`` what the right files say."""

    def __init__(self, errors: Sequence[YamlError], rules: Sequence[Rule] = ()) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors, self.rules = tuple(errors), tuple(rules)


class Context(NamedTuple):
    """What rule files are read against: the checks and formats that they may name, and where the rules come from.

    The ids of a pack's rules begin with its ``prefix``, and its regular expressions are guarded. ``known`` are the
    ids of other rules that its own may explain. ``stamp`` tells the code of the plugins from any other.
    """

    checks: Mapping[str, Check]
    editions: Editions
    origin: Origin = NATIONAL
    prefix: str = ""
    known: tuple[str, ...] = ()
    stamp: bytes = b""

    @property
    def guarded(self) -> bool:
        """Whether the author is someone else."""
        return self.origin.kind != "built-in"


def load_rules(folder: Resource, context: Context) -> tuple[Rule, ...]:
    """Read all rules of a folder, sorted by id.

    Raises RuleFilesError with every mistake of every file, or OSError where the folder or a file cannot be read.
    """
    files, unreadable = _files(folder)
    try:
        rules = _load(files, context, lambda stored: tuple(_rule(one, context) for one in stored))
        errors: Sequence[YamlError] = ()
    except RuleFilesError as error:
        rules, errors = tuple(_rule(one, context) for one in _read(files, context)[0]), error.errors
    if errors or unreadable:
        raise RuleFilesError([*unreadable, *errors], rules)
    return rules


def load_examples(folder: Resource, context: Context) -> dict[str, Examples]:
    """Return the examples of the rules of a folder that are right, by rule id. Raises OSError."""

    def examples(stored: Iterable[_Stored]) -> dict[str, Examples]:
        return {one.id: _examples(one) for one in stored}

    files, _ = _files(folder)
    try:
        return _load(files, context, examples)
    except RuleFilesError:
        return examples(_read(files, context)[0])


def read_rule(name: str, source: YamlFile, context: Context) -> tuple[Rule, Examples]:
    """Read one rule file by itself, with its examples. Raises RuleFilesError with every mistake in it."""
    stored = _read_one(name, source, context)
    explained, ids = stored.file.explains, (*context.known, stored.id)
    if explained is not None and explained not in ids:
        raise RuleFilesError([source.error(["explains"], f"没有规则“{explained}”{suggest(explained, list(ids))}")])
    return _rule(stored, context), _examples(stored)


def _examples(stored: _Stored) -> Examples:
    file = msgspec.json.decode(stored.examples, type=ExamplesFile)
    return Examples(tuple(map(named, file.valid)), tuple(map(named, file.invalid)))


def _files(folder: Resource) -> tuple[list[tuple[Resource, bytes]], list[YamlError]]:
    """Return the rule files of a folder with their content, and those that cannot be read. Raises OSError."""
    read, unreadable = [], []
    for file in sorted(folder.iterdir(), key=_id):
        name = file.name
        if name == PACK_FILE or name.startswith(_HIDDEN) or not name.lower().endswith((".yaml", ".yml")):
            continue
        try:
            read.append((file, content_of(file)))
        except OSError as error:
            unreadable.append(YamlError(str(file), 1, 1, explain(error)))
    return read, unreadable


def _load(files: Sequence[tuple[Resource, bytes]], context: Context, use: Callable[[list[_Stored]], T]) -> T:
    """Return what ``use`` makes of rule files, from the files themselves where a cache is no use."""
    key = [equation_language.grammar().encode(), _signature(context)]
    key += (part for file, content in files for part in (file.name.encode("utf-8", "surrogateescape"), content))
    try:
        return use(recall("rules", key, list[_Stored], lambda: _read_all(files, context)))
    except RuleFilesError:
        raise
    except Exception:  # noqa: BLE001 - a cache that is no use, whatever is wrong with it
        return use(_read_all(files, context))


def _id(file: Resource) -> str:
    return file.name.removesuffix(".yaml")


def _signature(context: Context) -> bytes:
    """Return what a stored rule relies on besides its file: other options of checks make the cache void."""
    checks = [
        (name, sorted(of.fields), [vars(part).get("__annotations__") or {} for part in of.options.__mro__])
        for name, of in sorted(context.checks.items())
    ]
    if not context.guarded:
        return repr(checks).encode()
    own = repr((checks, context.prefix, context.known, context.stamp))
    return own.encode() + msgspec.json.encode([*context.editions])


def _read_all(files: Sequence[tuple[Resource, bytes]], context: Context) -> list[_Stored]:
    """Read rule files. Raises RuleFilesError with every mistake in them."""
    stored, errors = _read(files, context)
    if errors:
        raise RuleFilesError(errors)
    return stored


def _read(files: Sequence[tuple[Resource, bytes]], context: Context) -> tuple[list[_Stored], list[YamlError]]:
    """Read rule files; return the right ones, and the mistakes in the others."""
    stored: list[_Stored] = []
    errors: list[YamlError] = []
    explaining: list[tuple[YamlFile, str]] = []
    for file, content in files:
        source = YamlFile(str(file), content)
        try:
            rule = _read_one(file.name, source, context)
        except RuleFilesError as error:
            errors += error.errors
            continue
        stored.append(rule)
        if rule.file.explains is not None:
            explaining.append((source, rule.file.explains))
    ids = [*context.known, *(rule.id for rule in stored)]
    for source, explained in explaining:
        if explained not in ids and not errors:
            errors.append(source.error(["explains"], f"没有规则“{explained}”{suggest(explained, ids)}"))
    return stored, errors


def _read_one(name: str, source: YamlFile, context: Context) -> _Stored:
    """Read one rule file. Raises RuleFilesError with every mistake in it."""
    id_ = name.removesuffix(".yaml")
    if not is_kebab(id_):
        message = f"文件名“{name}”应为小写字母、数字和连字符，以 .yaml 结尾，例如 missing-row.yaml"
        raise RuleFilesError([YamlError(source.path, 1, 1, message)])
    if not id_.startswith(context.prefix):
        message = f"规则包的文件名应以“{context.prefix}”开头，例如 {context.prefix}{id_}.yaml"
        raise RuleFilesError([YamlError(source.path, 1, 1, message)])
    checks = context.checks
    try:
        file = source.read(RuleFile)
    except YamlError as error:
        raise RuleFilesError([error]) from None
    errors = [source.error(steps, message) for steps, message in mistakes(file, checks)]
    options = None
    if file.check in checks:
        try:
            options = read_options(source, file.options, checks[file.check], context, at=["with"])
        except RuleFilesError as error:
            errors += error.errors
    if errors:
        raise RuleFilesError(sorted(errors, key=lambda error: (error.line, error.column)))
    plain = msgspec.to_builtins(options, enc_hook=_encode)
    given = {key: value for key, value in plain.items() if key in file.options}
    bare = msgspec.structs.replace(file, options=given, examples=_NO_EXAMPLES)
    return _Stored(id_, bare, msgspec.Raw(msgspec.json.encode(file.examples)))


def read_options(
    source: YamlFile, data: Mapping[str, Any], check: Check, context: Context, *, at: Steps
) -> msgspec.Struct:
    """Read the options of a check, which stand ``at`` a place of a file. Raises RuleFilesError."""
    try:
        options = source.convert(dict(data), check.options, at=at, decode=partial(_parse, guarded=context.guarded))
        said = options.validate(context.editions) if isinstance(options, Validated) else ()
        wrong = [(str(key), str(message)) for key, message in said]
    except YamlError as error:
        raise RuleFilesError([error]) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the check may be a plugin's
        told = f"检查的选项出错（{type(error).__name__}），请反馈给检查的作者"
        raise RuleFilesError([source.error(at, told)]) from None
    if wrong:
        raise RuleFilesError([source.error([*at, *key.split(".")], message) for key, message in wrong])
    return options


def plain_options(options: msgspec.Struct) -> dict[str, Any]:
    """Return options as plain data, as a rule file would give them."""
    plain: dict[str, Any] = msgspec.to_builtins(options, enc_hook=lambda value: value.source)
    return plain


def _rule(stored: _Stored, context: Context) -> Rule:
    file = stored.file
    decode = partial(_decode, guarded=context.guarded)
    return Rule(
        id=stored.id,
        level=file.level,
        title=file.title,
        message=file.message,
        help=file.help,
        basis=file.basis,
        check=file.check,
        options=msgspec.convert(file.options, context.checks[file.check].options, dec_hook=decode),
        tags=file.tags,
        applies=file.applies,
        explains=file.explains,
        origin=context.origin,
    )


def _parse(type_: type, value: object, *, guarded: bool) -> Pattern | Equation:
    """Read what msgspec does not know from a rule file. Raises ValueError with a Chinese message."""
    if not isinstance(value, str):
        raise ValueError("应为文字")
    return pattern.parse(value, guarded=guarded) if type_ is Pattern else equation_language.parse(value)


def _decode(type_: type, value: Any, *, guarded: bool) -> Pattern | Equation:  # noqa: ANN401 - msgspec's hook
    """Take the same from the cache, where it is known to be right. Raises msgspec.ValidationError if it is not."""
    if type_ is Equation:
        return equation_language.decode(value)
    source, required, parts = msgspec.convert(value, tuple[str, list[str], list[tuple[str, list[str]]]])
    return Guarded(source, required) if guarded else Pattern(source, required, [Pattern(*part) for part in parts])


def _encode(value: Any) -> Any:  # noqa: ANN401 - msgspec's hook
    """Return it for the cache: an expression with the words that it requires, which take long to find out."""
    from gipr_lint.rulefiles.literals import alternatives, required_words

    if not isinstance(value, Pattern):
        return value.plain()
    parts = [(part, required_words(part)) for part in alternatives(value.source)]
    return value.source, required_words(value.source), parts
