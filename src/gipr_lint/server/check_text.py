"""A text that is being written, checked as its file would be: what was found, and the report in which it was."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.engine.check_file import check_file
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.results.gathering import Frame, gathered
from gipr_lint.engine.settings import Settings
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run


class CheckedText(NamedTuple):
    """What a run over one text found, and the report that it read; None where the text is none, or was not read."""

    run: Run
    report: Report | None


def check_text(text: str, path: str, rules: Sequence[Rule], settings: Settings) -> CheckedText:
    """Check a text by the rules in this process; ``path`` is its file, whether or not the file says the same.

    A half of a pair of surrogates, which no file can hold, counts as one other character.
    """
    content = text.encode(errors="replace")
    read: list[Report] = []
    outcome = check_file(Input(path, lambda: content), rules, settings, on_read=read.append)
    frame = Frame(
        total=1,
        rules=rules,
        known=settings.known or rules,
        comparing=settings.previous is not None,
        accepted=settings.accepted,
    )
    run = gathered([(0, outcome)], frame, spooled=False)
    return CheckedText(run, read[0] if read else None)
