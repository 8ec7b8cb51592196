"""What a run says of its rules, kept beside its results: whoever prints these need not read the rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from gipr_lint.engine.results.run_key import contents_of
from gipr_lint.files import cache
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level
from gipr_lint.model.run import Origin, RuleText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gipr_lint.model.rule import Rule
    from gipr_lint.model.run import RuleLike

_FORM_VERSION = 1
"""Of the file; changes with what stands in it."""


class RuleTexts(NamedTuple):
    """The rules in force and all that are known, and what they were read from; the key of such a run."""

    rules: Sequence[RuleText]
    known: Sequence[RuleText]
    key: bytes


def recalled(asked: bytes) -> RuleTexts | None:
    """Return the rules of a former run that was asked for the same, where their packs are still what they were."""
    file = _file(asked)
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        if file is not None:
            head, _, body = cache.read(file).decode().partition("\n")
            data = json.loads(head)
            read = contents_of(data["folders"])
            whole = data["form"] == _FORM_VERSION and data["body"] == _digest(body)
            if whole and read is not None and read.hex() == data["read"]:
                texts = _Texts(body)
                return RuleTexts(_Part(texts, "rules"), _Part(texts, "known"), asked + read)
    return None


def keep(asked: bytes, folders: Sequence[str], rules: Iterable[Rule], known: Iterable[Rule]) -> bytes | None:
    """Keep the rules of a run; return the key of the run, None where nothing of it is to be kept."""
    listed = sorted(folders)
    read, file = contents_of(listed), _file(asked)
    if read is None or file is None:
        return None
    texts = {"rules": [_plain(rule) for rule in rules], "known": [_plain(rule) for rule in known]}
    with suppress(OSError, ValueError):
        body = json.dumps(texts, ensure_ascii=False)
        head = {"form": _FORM_VERSION, "folders": listed, "read": read.hex(), "body": _digest(body)}
        content = f"{json.dumps(head)}\n{body}".encode()
        if not (file.is_file() and file.read_bytes() == content):
            cache.write(file, content)
    return asked + read


def _file(asked: bytes) -> Path | None:
    return cache.file(f"{cache.RESULTS}/rules-{asked.hex()[:32]}.json")


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def _plain(rule: RuleLike) -> list[Any]:
    return [rule.id, rule.level.value, rule.title, rule.help, rule.basis, rule.tags, rule.origin]


class _Texts:
    """The rules of a file, read when the first of them is asked for."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._read: dict[str, tuple[RuleText, ...]] = {}

    def part(self, name: str) -> tuple[RuleText, ...]:
        if not self._read:
            self._read = {key: tuple(map(_text, rules)) for key, rules in json.loads(self._body).items()}
        return self._read[name]


def _text(data: Sequence[Any]) -> RuleText:
    id_, level, title, helping, basis, tags, origin = data
    return RuleText(id_, Level(level), title, helping, basis, tuple(tags), Origin(*origin))


class _Part(Sequence[RuleText]):
    """Some of the rules of a file."""

    def __init__(self, texts: _Texts, name: str) -> None:
        self._texts, self._name = texts, name

    @overload
    def __getitem__(self, index: int) -> RuleText: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RuleText, ...]: ...
    def __getitem__(self, index: int | slice) -> RuleText | tuple[RuleText, ...]:
        return self._texts.part(self._name)[index]

    def __iter__(self) -> Iterator[RuleText]:
        return iter(self._texts.part(self._name))

    def __len__(self) -> int:
        return len(self._texts.part(self._name))
