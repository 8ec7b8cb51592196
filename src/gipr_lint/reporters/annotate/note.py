"""What is noted at a finding: its level, what is wrong, by which basis, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.summary import LEVELS

if TYPE_CHECKING:
    from gipr_lint.model.document import Span
    from gipr_lint.model.finding import Finding, Level
    from gipr_lint.model.run import RuleLike, Run

_WHOLE = "（关于整份报告）"


class Note(NamedTuple):
    """One note: its level, its paragraphs without line ends, and where in the lines of the document it belongs.

    Without a ``span`` it is about the report as a whole. ``place`` is the place in words, for a note that cannot stand
    there: a header takes none.
    """

    level: Level
    paragraphs: tuple[str, ...]
    span: Span | None
    place: str = ""

    def moved(self) -> Note:
        """Return the note for the start of the report, saying where it belongs."""
        where = f"（位置：{self.place}）" if self.span and self.place else "" if self.span else _WHOLE
        return self._replace(paragraphs=(self.paragraphs[0] + where, *self.paragraphs[1:]))


def notes_of(run: Run, path: str) -> tuple[Note, ...]:
    """Return what a run notes in a file, in order; personal data are masked, as in all that findings say."""
    rules = {rule.id: rule for rule in run.rules}
    return tuple(_note(finding, rules[finding.rule], run) for finding in run.findings if finding.path == path)


def _note(finding: Finding, rule: RuleLike, run: Run) -> Note:
    span = finding.location.span
    said = [f"{LEVELS[finding.level]}：{finding.text}", f"依据：{rule.basis}", f"改法：{rule.help}", f"规则：{rule.id}"]
    lines = [printable(line.strip()) for text in said for line in text.split("\n") if line.strip()]
    place = printable(run.place(finding.path, span).label or finding.location.label)
    return Note(finding.level, tuple(lines), span, place)
