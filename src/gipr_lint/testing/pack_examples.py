"""All examples of a rule pack, run one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.engine.linter import Settings
from gipr_lint.extensions.toolset import assemble
from gipr_lint.files.yaml import YamlFile, content_of
from gipr_lint.limits.errors import RuleError
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Problem
from gipr_lint.rulefiles.loader import load_examples
from gipr_lint.testing.example import Content
from gipr_lint.testing.sample import ExampleError
from gipr_lint.testing.trial import Mistake, examine

if TYPE_CHECKING:
    from gipr_lint.extensions.packs import Pack
    from gipr_lint.extensions.toolset import Toolset
    from gipr_lint.model.rule import Examples, Rule

_MAX_SECONDS = 10.0
"""The seconds that a rule may take for an example."""
_KINDS = {"valid": "正确示例", "invalid": "错误示例"}


class FailedExample(NamedTuple):
    """An example that does not show what it should: ``example`` says in Chinese which, ``place`` where it stands."""

    rule: str
    example: str
    place: str
    mistakes: tuple[Mistake, ...]


class TriedExample(NamedTuple):
    """An example as it fared: what it is ``called`` in Chinese, where it stands in its file, and what is wrong."""

    called: str
    line: int
    column: int
    mistakes: tuple[Mistake, ...]


@dataclass(slots=True)
class ExamplesOutcome:
    """How the examples of a pack fared. With ``problems`` something is wrong with a file, and its rule was not run."""

    rules: int = 0
    examples: int = 0
    failures: list[FailedExample] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()


class PackRules(NamedTuple):
    """The rules of a pack by id, and the ``settings`` to run them with: its checks, formats and readers."""

    rules: Mapping[str, Rule]
    settings: Settings


def read_pack(folder: Path, others: Sequence[Path] = ()) -> PackRules:
    """Read the rule pack in a folder, which may extend packs in ``others``, for ``verify``.

    Raises RuleError, a GiprLintError, with all that is wrong in them.
    """
    tools = assemble([folder, *others], replacing=True)
    pack = _pack(tools, folder)
    if pack is None or tools.problems:
        raise RuleError("\n".join(f"{problem.subject}：{problem.message}" for problem in tools.problems))
    return PackRules({rule.id: rule for rule in tools.rules if rule.origin == pack.origin}, _settings(tools))


def run_examples(folder: Path, others: Sequence[Path] = ()) -> ExamplesOutcome:
    """Run the examples of the rules in the folder of a pack, which may extend packs in ``others``."""
    tools = assemble([folder, *others], replacing=True)
    pack = _pack(tools, folder)
    if pack is None:
        return ExamplesOutcome(problems=tools.problems)
    examples = load_examples(pack.folder, tools.context(pack))
    rules = [rule for rule in tools.rules if rule.id in examples and rule.origin == pack.origin]
    outcome = ExamplesOutcome(rules=len(rules), problems=tools.problems)
    settings = _settings(tools)
    for rule in rules:
        _run(rule, examples[rule.id], pack, settings, outcome)
    return outcome


def _pack(tools: Toolset, folder: Path) -> Pack | None:
    return next((one for one in tools.packs if _is_same(one.folder, folder)), None)


def _settings(tools: Toolset) -> Settings:
    return Settings(checks=tools.checks, editions=tools.editions, readers=tools.readers, timeout=_MAX_SECONDS)


def _is_same(one: object, folder: Path) -> bool:
    return isinstance(one, Path) and one.resolve() == folder.resolve()


def try_examples(rule: Rule, examples: Examples, source: YamlFile, settings: Settings) -> Iterator[TriedExample]:
    """Run the examples of one rule, whose file is the source, one by one."""
    for kind, index, example in examples.each:
        mistakes = _mistakes(rule, example.content, settings, valid=kind == "valid")
        called = f"{_KINDS[kind]}“{example.name}”" if example.name else f"第 {index + 1} 个{_KINDS[kind]}"
        place = source.error(["examples", kind, index], "")
        yield TriedExample(called, place.line, place.column, tuple(mistakes))


def _run(rule: Rule, examples: Examples, pack: Pack, settings: Settings, outcome: ExamplesOutcome) -> None:
    file = pack.folder.joinpath(f"{rule.id}.yaml")
    source = YamlFile(str(file), content_of(file))
    for tried in try_examples(rule, examples, source, settings):
        outcome.examples += 1
        if tried.mistakes:
            place = f"{source.path}:{tried.line}"
            outcome.failures.append(FailedExample(rule.id, tried.called, place, tried.mistakes))


def _mistakes(rule: Rule, example: Content, settings: Settings, *, valid: bool) -> list[Mistake]:
    try:
        return examine(rule, example, valid=valid, settings=settings)
    except ExampleError as error:
        return [Mistake(str(error))]
