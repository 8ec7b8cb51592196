"""Findings and problems: what a run reports. All are complete when they are made and never change."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    from gipr_lint.model.document import Span


class Level(StrEnum):
    """How grave a finding is, in SARIF's words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 0 for a note, 1 for a warning, 2 for an error."""
        return ("note", "warning", "error").index(self.value)

    def at_most(self, other: "Level") -> "Level":
        """Return the milder of the two levels."""
        return self if self.rank <= other.rank else other


class Location(NamedTuple):
    """Where something stands in a report.

    ``logical`` is the path of ids (``("requests", "new", "natural")``), empty for running text outside any section;
    ``label`` says the same in Chinese ("第三部分表格“总计”行“自然人”列"). ``path`` is the file, where it is not the one
    that the finding is about: last year's report.
    """

    span: "Span | None"
    logical: tuple[str, ...] = ()
    label: str = ""
    path: str | None = None


class Mention(NamedTuple):
    """Words of a message that speak of a place: ``自然人 60``."""

    text: str
    location: Location


Phrase = tuple[str | Mention, ...]


Fields = Mapping[str, str | int | Phrase]
"""What fills the placeholders of a message."""


def plain(phrase: Phrase) -> str:
    """Return the words of a phrase without its places."""
    return "".join(part if isinstance(part, str) else part.text for part in phrase)


class Edit(NamedTuple):
    """What stands at a place in the lines of a document, and what is to stand there instead."""

    span: "Span"
    replacement: str


class Fix(NamedTuple):
    """Edits that take away what a finding speaks of, all of them or none.

    ``certain`` is false where only a person can tell whether they are right. ``private`` says that they touch personal
    data: they are then left out of whatever is printed or kept.
    """

    edits: tuple[Edit, ...]
    certain: bool = True
    private: bool = False


class Hit(NamedTuple):
    """What a check yields, before its rule dresses it.

    ``fields`` fill the placeholders of the rule's message. ``certain`` is false where the tool had to guess: the
    rule then speaks as a warning at most. ``level`` caps the level further. ``private`` marks personal data, whose
    text must not be shown. ``values`` are the figures in question, for baselines. ``fix`` takes the fault away.
    """

    location: Location
    fields: Fields = MappingProxyType({})
    certain: bool = True
    level: Level | None = None
    private: bool = False
    values: tuple[str, ...] = ()
    fix: Fix | None = None


class Suppression(NamedTuple):
    """Why a finding is accepted as it is: by a ``comment`` in the report, by the ``config``, or by the ``baseline``.

    ``reason`` is somebody's own words, personal data masked; a baseline need not have one.
    """

    kind: Literal["comment", "config", "baseline"]
    reason: str = ""


class Finding(msgspec.Struct, frozen=True):
    """One reported thing. ``message`` is one finished Chinese sentence; its mentions are the related locations.

    ``values`` are the figures in question. With a ``suppression`` it is accepted: kept and counted, but no fault.
    """

    rule: str
    level: Level
    path: str
    location: Location
    message: Phrase
    fingerprint: str
    values: tuple[str, ...] = ()
    fix: Fix | None = None
    suppression: Suppression | None = None

    @property
    def text(self) -> str:
        """The message as plain text."""
        return plain(self.message)

    @property
    def related(self) -> tuple[Mention, ...]:
        """The places that the message speaks of, in its order."""
        return tuple(part for part in self.message if isinstance(part, Mention))


ProblemKind: TypeAlias = Literal["file", "rule", "pack", "plugin", "config", "process"]
"""What is to blame for a problem.

``file``
    a file that was to be checked: it cannot be read, not in time or not whole, or it is no report.
``rule``
    one rule: its file is wrong, or it failed on a report.
``pack``
    a rule pack as a whole: its ``pack.yaml``, its folder, or packs that disagree.
``plugin``
    a plugin: it does not load, or gives what it should not.
``config``
    the configuration or the command line: they name what there is not.
``process``
    a process that checked files died or had to be ended, or the program itself failed.
"""


class Problem(msgspec.Struct, frozen=True):
    """Something wrong with the run, never with the report: unreadable file, broken rule file, crashed rule."""

    kind: ProblemKind
    subject: str
    message: str
