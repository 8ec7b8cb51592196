"""The examples of a rule that is being written, run as ``test-rules`` would run them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types

from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import Toolset, assemble
from gipr_lint.files.yaml import YamlError, YamlFile
from gipr_lint.limits.errors import RuleError
from gipr_lint.reporters.printable import printable
from gipr_lint.rulefiles.loader import RuleFilesError, read_rule
from gipr_lint.server.paths import path_of
from gipr_lint.server.session import Session
from gipr_lint.server.texts import Text
from gipr_lint.testing.pack_examples import TriedExample, try_examples

RUN = "gipr-lint.runExample"
"""The command of this server that runs one example: address of the text, and the number of the example from 0."""
_EXAMPLE_SECONDS = 2.0
"""The longest time for one example while its rule is being written."""
_UNTRUSTED = "没有信任这个工作区，规则包不使用，示例没有运行"


class ExamplesError(RuleError):
    """The examples of a file cannot be run; the message is one Chinese sentence."""


def tried(session: Session, text: Text, source: YamlFile) -> list[TriedExample]:
    """Run the examples of a rule file. Raises ExamplesError, and RuleFilesError for what is wrong in the file."""
    return session.kept(("examples", text.uri), (text,), lambda: _tried(session, text, source))


def _tried(session: Session, text: Text, source: YamlFile) -> list[TriedExample]:
    if not session.client.wishes.trusted:
        raise ExamplesError(_UNTRUSTED)
    path = Path(path_of(text.uri))
    tools = _tools(session, text, path.parent)
    pack = next((one for one in tools.packs if isinstance(one.folder, Path) and one.folder == path.parent), None)
    if pack is None:
        told = next((f"{one.subject}：{one.message}" for one in tools.problems), "")
        raise ExamplesError(f"所在的规则包有误，规则没有检查{f'（{told}）' if told else ''}")
    rule, examples = read_rule(path.name, source, tools.context(pack))
    settings = Settings(checks=tools.checks, editions=tools.editions, readers=tools.readers, timeout=_EXAMPLE_SECONDS)
    return list(try_examples(rule, examples, source, settings))


def _tools(session: Session, text: Text, folder: Path) -> Toolset:
    """Return the tools with the pack in a folder, and those that the configuration names besides."""
    project = session.project(text.uri)
    others = [project.root / one for one in project.config.rules]
    return session.kept(("tools", folder), (project,), lambda: assemble([folder, *others], replacing=True))


def lenses(session: Session, text: Text) -> list[types.CodeLens]:
    """Return a lens above each example of a rule file that can be run; none where the file is wrong."""
    return [_lens(text, number, one) for number, one in enumerate(_known(session, text))]


def _known(session: Session, text: Text) -> Iterator[TriedExample]:
    source = YamlFile(path_of(text.uri), text.content.encode(errors="replace"))
    try:
        yield from tried(session, text, source)
    except (ExamplesError, RuleFilesError, YamlError):
        return


def _lens(text: Text, number: int, one: TriedExample) -> types.CodeLens:
    place = text.position(min(one.line, len(text.lines)), 1)
    title = f"▶ 运行{one.called}（{'不符' if one.mistakes else '通过'}）"
    return types.CodeLens(types.Range(place, place), types.Command(title, RUN, arguments=[text.uri, number]))


def outcome(session: Session, text: Text, number: int) -> tuple[bool, str]:
    """Run one example, and return whether it fits with what is to be told of it."""
    found = list(_known(session, text))
    if not 0 <= number < len(found):
        return False, "这个示例不在了，或者规则文件有误"
    one = found[number]
    if not one.mistakes:
        return True, f"{one.called}通过。"
    return False, printable(f"{one.called}不符：{'；'.join(mistake.message for mistake in one.mistakes)}")
