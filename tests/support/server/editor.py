"""An editor that talks with the language server in a process of its own, and texts as one has them open."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

from gipr_lint.server.session import CheckedReport, Client, Session
from gipr_lint.server.texts import Text, Units

_LANGUAGES = {".md": "markdown", ".txt": "plaintext", ".html": "html", ".yaml": "yaml"}
_PATIENCE_SECONDS = 60


class Editor:
    """An editor with some texts open. Versions are counted for it."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.versions: dict[str, int] = {}

    def open(self, name: str, text: str) -> str:
        """Open a text under the name of a file, and return its address."""
        uri = (self.folder / name).as_uri()
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, _LANGUAGES[Path(name).suffix], 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, place: types.Range | None, words: str) -> None:
        """Put words in the place of others, or of the whole text."""
        self.versions[uri] += 1
        change: types.TextDocumentContentChangeEvent = types.TextDocumentContentChangeWholeDocument(words)
        if place is not None:
            change = types.TextDocumentContentChangePartial(place, words)
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def close(self, uri: str) -> None:
        """Close a text."""
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def told(self) -> list[types.Diagnostic]:
        """Wait for the next diagnostics that the server sends, and return them."""
        waiting = self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        told: types.PublishDiagnosticsParams = await asyncio.wait_for(waiting, _PATIENCE_SECONDS)
        return [*told.diagnostics]

    async def actions(self, uri: str, found: types.Diagnostic) -> Sequence[types.CodeAction]:
        """Return what can be done about a diagnostic."""
        context = types.CodeActionContext([found])
        asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), found.range, context)
        answer = await self.client.text_document_code_action_async(asked)
        return [one for one in answer or () if isinstance(one, types.CodeAction)]


@asynccontextmanager
async def editor(
    folder: Path, capabilities: types.ClientCapabilities | None = None, wishes: object = None, *options: str
) -> AsyncIterator[Editor]:
    """Start a server for an editor whose workspace is a folder, and end it in order."""
    client = make_test_lsp_client()
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    await client.start_io(sys.executable, "-m", "gipr_lint", "server", *options, env=environment, cwd=str(folder))
    await client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities or types.ClientCapabilities(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "报告")],
            initialization_options=wishes,
        )
    )
    try:
        yield Editor(client, folder)
    finally:
        await client.shutdown_session()
        await client.stop()


class Opened:
    """A text open in a session of this process."""

    def __init__(self, text: str, path: Path, units: Units = "utf-16") -> None:
        self.session = Session(Client(units))
        self.uri = path.as_uri()
        self.session.open(types.TextDocumentItem(self.uri, _LANGUAGES[path.suffix], 1, text))

    @property
    def text(self) -> Text:
        """The text as it is now."""
        return self.session.texts[self.uri]

    @property
    def checked(self) -> CheckedReport:
        """What was found in the report."""
        checked = self.session.checked(self.uri)
        assert checked is not None
        return checked

    def at(self, words: str, skipped: int = 0) -> types.Position:
        """Return the position before words of the text, some of its places skipped."""
        at = -1
        for _ in range(skipped + 1):
            at = self.text.content.index(words, at + 1)
        return self.text.position_at(at)

    def words(self, place: types.Range) -> str:
        """Return the words in a range."""
        return self.text.content[self.text.offset(place.start) : self.text.offset(place.end)]


def applied(text: Text, edits: Sequence[types.TextEdit]) -> str:
    """Return a text after edits."""
    content = text.content
    for edit in sorted(edits, key=lambda one: text.offset(one.range.start), reverse=True):
        content = content[: text.offset(edit.range.start)] + edit.new_text + content[text.offset(edit.range.end) :]
    return content
