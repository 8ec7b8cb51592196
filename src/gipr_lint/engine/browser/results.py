"""What the page shows and saves of a run: the same that the command line would write, as texts and bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import msgspec

from gipr_lint.engine.inputs.discover import read_file
from gipr_lint.limits.errors import InputError
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run
from gipr_lint.readers import suffix_of
from gipr_lint.reporters import ReporterOptions, pieces
from gipr_lint.reporters.annotate import annotated, refusal
from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.summary import LEVELS, summary

_OPTIONS = ReporterOptions(verbose=True, commands=False, root="")
_MANY = "批注本.zip"
"""What several copies with notes are packed into."""
_NONE = "没有可以写批注的文件：有问题的 Word、PDF、Excel、网页才写批注"


class Saved(NamedTuple):
    """A file to save: its name and content, and sentences about what could not be put into it."""

    name: str
    content: bytes
    told: tuple[str, ...] = ()


def text(run: Run, form: str) -> str:
    """Return a run in one of the formats of the command line."""
    return "".join(pieces(form, run, _OPTIONS))


def message(run: Run) -> str:
    """Return what came of a run in few lines, to be sent to somebody: how many findings each file has, the verdict."""
    counts = (f"{printable(path)}：{_counts([one.level for one in found])}" for path, found, _ in run.by_file())
    return "\n".join((*counts, "", *summary(run, _OPTIONS)))


def copies(run: Run) -> Saved:
    """Return the files with findings that have room for notes, with the notes: one as it is, several in an archive."""
    made, told = {}, []
    for path in dict.fromkeys(finding.path for finding in run.findings):
        if refusal(path):
            continue
        try:
            made[path] = annotated(read_file(Path(path)), path, run)
        except InputError as error:
            told.append(f"{printable(path)}：写不了批注：{error}")
    if not made:
        return Saved("", b"", (*told, _NONE))
    if len(made) == 1:
        path, content = next(iter(made.items()))
        return Saved(f"{Path(path).stem}（批注）{suffix_of(path)}", content, tuple(told))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in made.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return Saved(_MANY, packed.getvalue(), tuple(told))


def rules(known: Sequence[Rule]) -> str:
    """Return the rules that there are with their levels and groups, as JSON."""
    listed = [
        {"id": rule.id, "title": rule.title, "level": "off" if rule.off else rule.level.value, "tag": rule.tags[0]}
        for rule in known
    ]
    return msgspec.json.encode(listed).decode()


def _counts(levels: Sequence[Level]) -> str:
    return "，".join(_each(levels)) or "没有问题"


def _each(levels: Sequence[Level]) -> Iterator[str]:
    for level in sorted(Level, key=lambda one: -one.rank):
        if level in levels:
            yield f"{levels.count(level)} 个{LEVELS[level]}"
