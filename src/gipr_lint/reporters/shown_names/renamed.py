"""A run under other names of its files: read piece by piece as the run itself is, since there may be a great many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from msgspec.structs import replace

from gipr_lint.model.finding import Finding, Location, Mention

if TYPE_CHECKING:
    from gipr_lint.model.run import Run, Source

Names = Mapping[str, str]
"""The paths that are called otherwise, and what they are called."""


def renamed(run: Run, names: Names) -> Run:
    """Return a run in which some paths have other names, wherever they stand."""

    def listed(paths: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(path, path) for path in paths)

    return replace(
        run,
        findings=_RunFindings(run, names),
        suppressed=_Findings(run.suppressed, names),
        sources=_Sources(run.sources, names),
        problems=tuple(
            replace(one, subject=_said(one.subject, names), message=_said(one.message, names)) for one in run.problems
        ),
        remarks=tuple(
            one._replace(path=_said(one.path, names), message=_said(one.message, names)) for one in run.remarks
        ),
        unjudged=tuple(one._replace(path=_said(one.path, names)) for one in run.unjudged),
        skipped=listed(run.skipped),
        unsupported=listed(run.unsupported),
        without_previous=listed(run.without_previous),
        whole=listed(run.whole),
    )


def _said(text: str, names: Names) -> str:
    """Return a text with the names in it."""
    for path, name in names.items():
        text = text.replace(path, name)
    return text


class _Sources(Mapping[str, "Source"]):
    """The sources by the names that are shown."""

    def __init__(self, sources: Mapping[str, Source], names: Names) -> None:
        self._sources = sources
        self._paths = {names.get(path, path): path for path in sources}

    def __getitem__(self, name: str) -> Source:
        return self._sources[self._paths[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class _Findings(Sequence[Finding]):
    """The findings with the names that are shown, read when they are asked for: there may be a great many."""

    def __init__(self, findings: Sequence[Finding], names: Names) -> None:
        self._findings, self._names = findings, names

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return map(self._renamed, self._findings)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        found = self._findings[index]
        return self._renamed(found) if isinstance(found, Finding) else tuple(map(self._renamed, found))

    def _renamed(self, finding: Finding) -> Finding:
        rename = self._names.get
        parts = tuple(
            Mention(_said(part.text, self._names), _moved(part.location, rename))
            if isinstance(part, Mention)
            else _said(part, self._names)
            for part in finding.message
        )
        location = _moved(finding.location, rename)
        return replace(finding, path=rename(finding.path, finding.path), location=location, message=parts)


class _RunFindings(_Findings):
    """Those of a run, which knows them by file and has counted them."""

    def __init__(self, run: Run, names: Names) -> None:
        super().__init__(run.findings, names)
        self._run = run

    def by_file(self) -> Iterator[tuple[str, Sequence[Finding], Source | None]]:
        """Yield the files in their order, each with its findings and its source."""
        for path, findings, source in self._run.by_file():
            yield self._names.get(path, path), tuple(map(self._renamed, findings)), source

    @property
    def levels(self) -> object:
        """How many findings there are of each level, where that is known."""
        return getattr(self._findings, "levels", None)

    @property
    def fixable(self) -> object:
        """How many findings of each file have a fix, where that is known: for sums, so by their own names."""
        return getattr(self._findings, "fixable", None)


def _moved(location: Location, rename: Callable[[str, str], str]) -> Location:
    return location._replace(path=rename(location.path, location.path)) if location.path else location
