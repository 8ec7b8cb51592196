"""Files that were dropped on the page, checked one by one as the command line would.

The page calls this from a worker, which it ends where a file takes too long. What came of the other files is with the
page by then, as bytes, and goes to the worker that takes the place of the first.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from gipr_lint.engine.check_file import check_file
from gipr_lint.engine.companions.earlier import reports_of
from gipr_lint.engine.config import Levels, choose
from gipr_lint.engine.config_file import BASELINE, FILE_NAME
from gipr_lint.engine.distribution import lost
from gipr_lint.engine.findings_file import pack, unpack
from gipr_lint.engine.inputs.discover import Inputs, collect
from gipr_lint.engine.results.gathering import Frame, gathered
from gipr_lint.engine.results.outcome import FileOutcome
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import Toolset, assemble
from gipr_lint.files.expression_codes import kept_codes
from gipr_lint.limits.time_limit import FILE_SECONDS, MAX_SECONDS
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run

PACK_FILE = "pack.yaml"
"""The file by which a folder of rules is known."""
MAX_HITS = 2000
"""The most findings of a file that the page shows: no browser draws tens of thousands, and nobody reads them."""
_UNUSED = "放进来的 {} 在网页里不起作用：规则的级别、格式的版本在“设置”里改"


class Asked(msgspec.Struct, frozen=True):
    """What lies in the working folder and how to check it: files and folders, last year's, and the levels of rules.

    ``timeout`` are the seconds that each file may take.
    """

    paths: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    level: Levels = {}
    edition: Literal["2019", "2021"] | None = None
    timeout: Annotated[int, msgspec.Meta(ge=1, le=MAX_SECONDS)] = FILE_SECONDS


class Session:
    """Some files, and the tools to check them with. Raises msgspec.ValidationError for what the page may not ask."""

    def __init__(self, asked: str) -> None:
        self.asked = msgspec.json.decode(asked, type=Asked)
        self._codes = ExitStack()
        self._codes.enter_context(kept_codes())
        self.tools = assemble(_packs(self.asked.paths))
        self.rules = _chosen(self.tools.rules, self.asked.level)
        self._inputs = collect(self.asked.paths, suffixes=self.tools.readers)
        self._earlier = collect(self.asked.previous, suffixes=self.tools.readers) if self.asked.previous else Inputs()
        self._settings = _settings(self.asked, self.tools, self._earlier)
        self._by_path = {source.path: source for source in self._inputs.files}

    @property
    def paths(self) -> list[str]:
        """The paths to check, in their order."""
        return list(self._by_path)

    @property
    def seconds(self) -> int:
        """The seconds that each may take."""
        return self.asked.timeout

    @property
    def told(self) -> list[str]:
        """What of the files has another use for the command line, and none here."""
        names = {file.name for path in self.asked.paths for file in _below(Path(path), (FILE_NAME, BASELINE))}
        return [_UNUSED.format("、".join(sorted(names)))] if names else []

    def check(self, path: str) -> bytes:
        """Return what comes of a file."""
        return pickle.dumps(_shortened(check_file(self._by_path[path], self.rules, self._settings), path))

    def lost(self, path: str, *, late: bool) -> bytes:
        """Return what came of a file over which the worker died, or was ended because it was ``late``."""
        return pickle.dumps(FileOutcome(problems=[lost(path, self.seconds if late else None)]))

    def close(self) -> None:
        """Keep what was made of expressions, for the sessions to come."""
        self._codes.close()

    def run(self, outcomes: Mapping[str, bytes]) -> Run:
        """Return the run of what came of the files; those of which nothing is known are left out."""
        known = [(index, outcomes[path]) for index, path in enumerate(self._by_path) if path in outcomes]
        frame = Frame(
            total=len(self._by_path),
            rules=self.rules,
            known=self.tools.rules,
            problems=(*self.tools.problems, *self._inputs.problems, *self._earlier.problems),
            unsupported=self._inputs.unsupported,
            comparing=self._settings.previous is not None,
        )
        # what the page kept for this worker was made by another one of it: nobody else can put anything there
        return gathered(((index, pickle.loads(one)) for index, one in known), frame)  # noqa: S301


def _packs(paths: Sequence[str]) -> list[Path]:
    """Return the folders of rules among what was dropped."""
    return sorted({file.parent for path in paths for file in Path(path).rglob(PACK_FILE)})


def _below(path: Path, names: Sequence[str]) -> Iterator[Path]:
    """Yield the files of some names that were dropped, by themselves or in a folder."""
    if path.name in names:
        yield path
    for name in names:
        yield from path.rglob(name)


def _shortened(outcome: FileOutcome, path: str) -> FileOutcome:
    """Return an outcome with no more findings than the page shows, the gravest; how many there were is said."""
    count = sum(outcome.packed.levels.values()) if outcome.packed else 0
    if outcome.packed is None or count <= MAX_HITS:
        return outcome
    findings, sources = unpack(outcome.packed.content)
    gravest = sorted(findings, key=lambda one: -one.level.rank)[:MAX_HITS]
    outcome.packed = pack(path, gravest, sources)
    told = f"有 {count} 个问题，网页只显示最要紧的 {MAX_HITS} 个；请先看看文件是不是拿错了"
    outcome.problems.append(Problem("file", path, told))
    return outcome


def _chosen(rules: Sequence[Rule], levels: Levels) -> tuple[Rule, ...]:
    """Return the rules in force; levels that the page remembers of rules that are not there now count for nothing."""
    known = {name for rule in rules for name in (rule.id, *rule.tags)}
    return choose(rules, level={name: level for name, level in levels.items() if name in known})


def _settings(asked: Asked, tools: Toolset, earlier: Inputs) -> Settings:
    """Return how to check: with all that the tools have, and the layouts that the page draws."""
    return Settings(
        edition=asked.edition,
        previous=reports_of(earlier, tools, 0) if asked.previous else None,
        checks=tools.checks,
        editions=tools.editions,
        readers=tools.readers,
        known=tools.rules,
        layouts=True,
    )
