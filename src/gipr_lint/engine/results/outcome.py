"""What came of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gipr_lint.engine.accepted.comments import Comment
    from gipr_lint.engine.findings_file import Packed
    from gipr_lint.model.finding import Finding, Problem
    from gipr_lint.model.run import Source, Unjudged


class Standing(NamedTuple):
    """What a file is: ``checked`` or ``skipped``, or neither where it could not be read, and without last year's."""

    checked: str = ""
    skipped: str = ""
    without_previous: str = ""


class Found(NamedTuple):
    """The findings of a file, and the files of which they speak, its own first."""

    findings: Sequence[Finding]
    sources: Mapping[str, Source]


class Kept(NamedTuple):
    """A sealed result for the cache, with its name there and the folder of the report."""

    folder: str
    name: str
    sealed: str


class FileOutcome(msgspec.Struct):
    """What came of one file so far: its findings, its problems, what it is, and what nobody could judge in it.

    ``kept`` is the same for the cache, where it is new and may be kept. ``comments`` are those that accept findings.
    """

    packed: Packed | None = None
    problems: list[Problem] = msgspec.field(default_factory=list)
    standing: Standing = msgspec.field(default_factory=Standing)
    unjudged: Unjudged | None = None
    kept: Kept | None = None
    comments: tuple[Comment, ...] = ()
