"""How inputs are checked: what a run is given beside its files and rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.engine.companions.previous import Previous
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule
from gipr_lint.readers import READERS, Reader
from gipr_lint.readers.scan.mode import OcrMode, recognizing

if TYPE_CHECKING:
    from gipr_lint.engine.accepted.acceptance import Acceptance
    from gipr_lint.engine.results.memory import Memory


class Companionship(Protocol):
    """What knows the reports that stand beside one, and can show them."""

    def beside(self, report: Report) -> Report:
        """Return a report with those beside it."""
        ...

    def report_at(self, path: str) -> Report | None:
        """Return one of the reports."""
        ...


class Terms(NamedTuple):
    """What the configuration nearest to a file says of it, in the place of the same in ``Settings``."""

    rules_of: Callable[[str], Sequence[Rule]]
    edition: str | None
    editions: Editions | None
    timeout: float | None
    memory: "Memory | None"
    ocr: OcrMode = "auto"


class Settings(msgspec.Struct, frozen=True):
    """How to check: by which ``edition`` where not by the report's year, with ``previous`` reports to compare with
    or ``project``, all reports among which each finds its own companions, and with at most ``timeout`` seconds for a
    file, its reading included. ``jobs`` processes share the files, where there are enough of them; with ``isolated``
    at least one does, so that a plugin which ends its process ends no run. ``known`` are all rules that there are,
    where more are known than are in force. ``memory`` has what former runs found; of those there are no ``layouts``,
    which reporters need that show the reports as they read.
    ``rules_of`` returns the rules in force for a path, where they are not the same for all files. ``accepted`` says
    which findings are accepted beside those that comments in the files name. ``terms_of`` returns what holds for a
    path that has a configuration of its own. ``ocr`` says whether pictures of print are recognised, where it is not as
    everywhere in the run.
    """

    edition: str | None = None
    previous: Previous | None = None
    project: Companionship | None = None
    timeout: float | None = None
    jobs: int = 1
    isolated: bool = False
    checks: Mapping[str, Check] = msgspec.field(default_factory=lambda: CHECKS)
    editions: Editions | None = None
    readers: Mapping[str, Reader] = msgspec.field(default_factory=lambda: READERS)
    known: Sequence[Rule] = ()
    memory: "Memory | None" = None
    layouts: bool = False
    rules_of: Callable[[str], Sequence[Rule]] | None = None
    accepted: "Acceptance | None" = None
    terms_of: "Callable[[str], Terms | None] | None" = None
    ocr: OcrMode | None = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let files be read as these settings say in this context."""
        with recognizing(self.ocr) if self.ocr else nullcontext():
            yield

    def of(self, path: str) -> "Settings":
        """Return the settings for a file."""
        terms = self.terms_of(path) if self.terms_of else None
        return replace(self, **terms._asdict(), terms_of=None) if terms else self

    def rules_for(self, path: str, rules: Sequence[Rule]) -> Sequence[Rule]:
        """Return those of the rules that are in force for a file, with the levels that they have there."""
        if self.rules_of is None:
            return rules
        given = {rule.id for rule in rules}
        return [rule for rule in self.rules_of(path) if rule.id in given]
