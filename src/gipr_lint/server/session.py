"""One session with an editor: the open texts, what was found in each of their states, and what the editor asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from operator import is_
from pathlib import Path
from typing import Annotated, TypeVar, cast

import msgspec
from lsprotocol import types
from pygls.uris import to_fs_path

from gipr_lint.limits.text_cache import forget_texts
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.once_per_report import forget
from gipr_lint.model.report import Report
from gipr_lint.model.run import Run
from gipr_lint.server.check_text import check_text
from gipr_lint.server.paths import Kind, is_saved, kind_of, path_of
from gipr_lint.server.projects import Project, Projects, national
from gipr_lint.server.texts import Text, Units
from gipr_lint.testing.sample import Sample

T = TypeVar("T")

SECTION = "gipr-lint"
"""The name under which a client keeps its settings for this tool."""
_CHECKED = "checked"
"""The name under which is kept what was found in a report."""
_KEPT_CHARS = 1_000_000
"""After so many characters what is kept of their parts is forgotten: fifty states of a long report."""
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
    debounce_ms: Annotated[int, msgspec.Meta(ge=0, le=1000 * _MAX_WAIT_SECONDS)] = 10

    def told(self, said: object) -> Wishes:
        """Return the wishes with those that plain data says otherwise; what has another form says nothing.

        They may stand under the name of this tool, as settings do; ``workspaceTrust`` is another word for ``trusted``.
        """
        said = said.get(SECTION, said) if isinstance(said, Mapping) else None
        if not isinstance(said, Mapping):
            return self
        trusted = {"trusted": said["workspaceTrust"]} if "workspaceTrust" in said else {}
        try:
            return msgspec.convert({**msgspec.to_builtins(self), **trusted, **said}, Wishes)
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


class Client(NamedTuple):
    """What is known of an editor: how it counts columns, the folders of its workspace, and what it asks for.

    ``can_create`` is whether it makes files where an edit asks for it.
    """

    units: Units = "utf-16"
    folders: tuple[types.WorkspaceFolder, ...] = ()
    can_create: bool = False
    wishes: Wishes = Wishes()

    @property
    def folder(self) -> Path | None:
        """The first folder of the workspace."""
        return next((Path(path) for one in self.folders if (path := to_fs_path(one.uri)) is not None), None)


class Session:
    """The state of a session. Texts are checked when first asked for, and once for each of their states."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()
        self.texts: dict[str, Text] = {}
        self.projects = Projects()
        self._kept: dict[object, tuple[tuple[object, ...], object]] = {}
        self._checked_chars = 0

    def open(self, item: types.TextDocumentItem) -> None:
        """Take an open text."""
        self.texts[item.uri] = Text(item.uri, item.version, item.language_id, item.text, self.client.units)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take changes to an open text; those of one that was never opened are passed over."""
        uri = params.text_document.uri
        if uri in self.texts:
            self.texts[uri] = self.texts[uri].changed(params.text_document.version, params.content_changes)

    def close(self, uri: str) -> None:
        """Forget a text."""
        text = self.texts.pop(uri, None)
        for name in [name for name, (made_of, _) in self._kept.items() if any(one is text for one in made_of)]:
            self._drop(name)

    def forget(self) -> None:
        """Check everything anew when it is next asked for: a configuration or a rule may have changed."""
        self.projects.forget()
        for name in [*self._kept]:
            self._drop(name)

    def kept(self, name: object, made_of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what ``make`` returns, kept by its name as long as it is made of the same objects."""
        known = self._kept.get(name)
        if known is None or not all(map(is_, known[0], made_of)):
            known = None
            self._drop(name)
            known = self._kept[name] = (made_of, make())
        return cast("T", known[1])

    def _drop(self, name: object) -> None:
        """Forget what is kept by a name; a report with all that was computed of it is freed at once."""
        _, dropped = self._kept.pop(name, ((), None))
        if isinstance(dropped, CheckedReport) and dropped.report is not None:
            forget(dropped.report)

    def warm_up(self) -> None:
        """Check a report without faults, so that the first one that is opened need not wait for what all need."""
        project = national(Path())
        check_text(Sample().text, "report.txt", project.tools.rules, project.settings)

    def kind(self, uri: str) -> Kind:
        """Return what an open text is."""
        text = self.texts.get(uri)
        return kind_of(path_of(uri, text.language)) if text else "other"

    def project(self, uri: str) -> Project:
        """Return the project of a text: one that was never saved belongs to the first folder of the workspace."""
        folder = Path(path_of(uri)).parent if is_saved(uri) else self.client.folder
        return self.projects.of(folder or Path(), trusted=self.client.wishes.trusted and folder is not None)

    def is_checked(self, uri: str) -> bool:
        """Tell whether a text was checked as it is now."""
        known = self._kept.get((_CHECKED, uri))
        return known is not None and known[0][0] is self.texts.get(uri)

    def checked(self, uri: str) -> CheckedReport | None:
        """Return what there is to say of an open report as it is now; None for any other text."""
        text = self.texts.get(uri)
        if text is None or self.kind(uri) != "report":
            return None
        project = self.project(uri)
        return self.kept((_CHECKED, uri), (text, project), lambda: self._check(text, project))

    def _check(self, text: Text, project: Project) -> CheckedReport:
        self._checked_chars += len(text.content)
        if self._checked_chars > _KEPT_CHARS:
            self._checked_chars = 0
            forget_texts()
        return _checked(text, project)


def _checked(text: Text, project: Project) -> CheckedReport:
    path = path_of(text.uri, text.language)
    begun = time.perf_counter()
    run, report = check_text(text.content, path, project.rules_for(path), project.settings)
    return CheckedReport(text, path, project, run, report, time.perf_counter() - begun)
