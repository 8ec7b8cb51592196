"""One session with an editor: the open texts, what was found in each of their states, and what the editor asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar, cast

import msgspec
from lsprotocol import types
from pygls.uris import to_fs_path

from gipr_lint.engine.check_text import check_text
from gipr_lint.model.report import Report
from gipr_lint.model.run import Run
from gipr_lint.server.paths import Kind, is_saved, kind_of, path_of
from gipr_lint.server.projects import Project, Projects, national
from gipr_lint.server.texts import Text, Units

T = TypeVar("T")

_MAX_WAIT_SECONDS = 5
"""The longest time for which a check may be put off."""


class Wishes(msgspec.Struct, frozen=True, rename="camel"):
    """What an editor asks for, when it begins or later.

    ``trusted`` is whether the workspace is: else its configuration and packs are not read. ``inlay_hints`` shows sums
    in tables. ``asks_reason`` says that the editor has a command of its own that asks the user why a finding is
    accepted. ``debounce_ms`` are the milliseconds without a change after which a text is checked.
    """

    trusted: bool = True
    inlay_hints: bool = False
    asks_reason: bool = False
    debounce_ms: Annotated[int, msgspec.Meta(ge=0, le=1000 * _MAX_WAIT_SECONDS)] = 15

    def told(self, said: object) -> Wishes:
        """Return the wishes with those that plain data says otherwise; what has another form says nothing."""
        if not isinstance(said, Mapping):
            return self
        try:
            return msgspec.convert({**msgspec.to_builtins(self), **said}, Wishes)
        except (msgspec.ValidationError, TypeError):
            return self


class CheckedReport(NamedTuple):
    """A text that is a report, or may be one, and what was found in this state of it, in so many seconds."""

    text: Text
    path: str
    project: Project
    run: Run
    report: Report | None
    seconds: float


@dataclass
class Session:
    """The state of a session. Texts are checked when first asked for, and once for each of their states."""

    units: Units = "utf-16"
    wishes: Wishes = field(default_factory=Wishes)
    texts: dict[str, Text] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)
    projects: Projects = field(default_factory=Projects)
    _checked: dict[str, CheckedReport] = field(default_factory=dict, repr=False)
    _kept: dict[object, tuple[object, object]] = field(default_factory=dict, repr=False)

    def open(self, item: types.TextDocumentItem) -> None:
        """Take an open text."""
        self.texts[item.uri] = Text(item.uri, item.version, item.language_id, item.text, self.units)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take changes to an open text; those of one that was never opened are passed over."""
        uri = params.text_document.uri
        if uri in self.texts:
            self.texts[uri] = self.texts[uri].changed(params.text_document.version, params.content_changes)

    def close(self, uri: str) -> None:
        """Forget a text."""
        text = self.texts.pop(uri, None)
        self._checked.pop(uri, None)
        self._kept = {name: kept for name, kept in self._kept.items() if kept[0] is not text}

    def forget(self) -> None:
        """Check everything anew when it is next asked for: a configuration or a rule may have changed."""
        self.projects.forget()
        self._checked.clear()
        self._kept.clear()

    def kept(self, name: object, of: object, make: Callable[[], T]) -> T:
        """Return what ``make`` returns, kept by its name as long as it is made of the same object."""
        known = self._kept.get(name)
        if known is None or known[0] is not of:
            known = self._kept[name] = (of, make())
        return cast("T", known[1])

    def add_folders(self, folders: Sequence[types.WorkspaceFolder]) -> None:
        """Take folders of the workspace."""
        self.folders |= {one.uri: Path(path) for one in folders if (path := to_fs_path(one.uri)) is not None}

    def kind(self, uri: str) -> Kind:
        """Return what an open text is."""
        text = self.texts.get(uri)
        return kind_of(path_of(uri, text.language)) if text else "other"

    def project(self, uri: str) -> Project:
        """Return the project of a text: one that was never saved belongs to the first folder of the workspace."""
        if is_saved(uri):
            folder = Path(path_of(uri)).parent
        elif self.folders:
            folder = next(iter(self.folders.values()))
        else:
            return national(Path())
        return self.projects.of(folder, trusted=self.wishes.trusted)

    def is_checked(self, uri: str) -> bool:
        """Tell whether a text was checked as it is now, or is none that waits for it."""
        known = self._checked.get(uri)
        return known is not None and known.text is self.texts.get(uri)

    def checked(self, uri: str) -> CheckedReport | None:
        """Return what there is to say of an open report as it is now; None for any other text."""
        text = self.texts.get(uri)
        if text is None or self.kind(uri) != "report":
            return None
        known = self._checked.get(uri)
        project = self.project(uri)
        if known is None or known.text is not text or known.project is not project:
            path = path_of(uri, text.language)
            begun = time.perf_counter()
            run, report = check_text(text.content, path, project.rules_for(path), project.settings)
            known = CheckedReport(text, path, project, run, report, time.perf_counter() - begun)
            self._checked[uri] = known
        return known
