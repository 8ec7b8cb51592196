"""What the client tells the server: texts, folders, files that changed, and what it wishes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping

from lsprotocol import types

from gipr_lint.engine.config_file import BASELINE
from gipr_lint.server.language_server import LOG, ReportServer
from gipr_lint.server.session import SECTION, Client, Wishes
from gipr_lint.server.texts import Units

_WATCHED = ("**/*.yaml", "**/*.yml", f"**/{BASELINE}", "**/pyproject.toml")
"""The files that change how reports are checked."""
_UNITS: Mapping[str, Units] = {
    types.PositionEncodingKind.Utf8: "utf-8",
    types.PositionEncodingKind.Utf16: "utf-16",
    types.PositionEncodingKind.Utf32: "utf-32",
}


def take_notice(server: ReportServer) -> None:
    """Let a server take what its client tells it."""
    for take in (_of_beginning, _of_texts, _of_workspace, _of_end):
        take(server)


def _of_beginning(server: ReportServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: LOG.error("failed: %s", type(context.get("exception")).__name__)
        )
        root = [types.WorkspaceFolder(params.root_uri, "")] if params.root_uri else []
        encoding = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        server.session.client = Client(
            _UNITS[encoding],
            tuple(params.workspace_folders or root),
            _can_create(params.capabilities),
            Wishes().told(params.initialization_options),
        )

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        asyncio.get_running_loop().call_soon(server.session.warm_up)
        watched = workspace.did_change_watched_files if workspace else None
        if watched is None or not watched.dynamic_registration:
            return
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(one) for one in _WATCHED])
        asked = types.Registration(f"{SECTION}-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([asked]))


def _can_create(client: types.ClientCapabilities) -> bool:
    """Tell whether a client makes files where an edit asks for it."""
    edits = client.workspace.workspace_edit if client.workspace else None
    return types.ResourceOperationKind.Create in ((edits.resource_operations if edits else None) or ())


def _of_texts(server: ReportServer) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        session.open(params.text_document)
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        session.change(params)
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if session.kind(params.text_document.uri) in {"config", "pack", "rule"}:
            server.everything_changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    for known in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE):
        server.protocol.fm.builtin_features.pop(known)  # pygls splits lines at characters that end none


def _of_workspace(server: ReportServer) -> None:
    session = server.session

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        session.client = session.client._replace(wishes=session.client.wishes.told(params.settings))
        server.everything_changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_params: types.DidChangeWatchedFilesParams) -> None:
        server.everything_changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        removed = {one.uri for one in params.event.removed}
        left = (one for one in session.client.folders if one.uri not in removed)
        session.client = session.client._replace(folders=(*left, *params.event.added))
        server.everything_changed()


def _of_end(server: ReportServer) -> None:
    @server.feature(types.SHUTDOWN)
    def shut_down(_params: None) -> None:
        server.is_shut_down = True

    @server.feature(types.EXIT)
    def end(_params: None) -> None:
        os._exit(0 if server.is_shut_down else 1)  # the thread that reads standard input cannot be interrupted
