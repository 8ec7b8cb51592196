"""The server as such: what it is told of texts, when it checks them, and what it says of that by itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from gipr_lint.files.version import __version__
from gipr_lint.server.messages import Messages
from gipr_lint.server.reports.diagnostics import diagnostics
from gipr_lint.server.session import Session
from gipr_lint.server.texts import Text
from gipr_lint.server.yaml_files.checking import yaml_diagnostics

T = TypeVar("T")

LOG = logging.getLogger("gipr_lint.server")
"""Says what is done and how long it takes; never a word of a text."""
_FAILED = "程序内部出错（{}），请反馈给工具的维护者"
_YAML_WAIT_SECONDS = 0.25
"""Rule files run their examples: they are checked when the writer pauses."""


class ReportServer(LanguageServer):
    """A language server with one session. Texts are checked in its own thread, one after the other."""

    def __init__(self) -> None:
        super().__init__("gipr-lint", __version__, protocol_cls=Messages)
        self.session = Session()
        self.is_shut_down = False
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log an error by its kind: what it says may be a text. What was no message at all is answered."""
        is_nonsense = source is JsonRpcException and isinstance(error, ValueError | RecursionError)
        if is_nonsense and isinstance(self.protocol, Messages):
            self.protocol.refuse_nonsense()
        LOG.error("failed: %s", type(error).__name__)

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics itself; it is then sent none."""
        text = self.client_capabilities.text_document
        return text is not None and text.diagnostic is not None

    def changed(self, uri: str) -> None:
        """Check a text as soon as nothing changes in it for a moment."""
        if self.pulls:
            return
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        self._timers[uri] = asyncio.get_running_loop().call_later(self._wait(uri), self._publish, uri)

    def everything_changed(self) -> None:
        """Check all open texts anew: what they are checked with may have changed."""
        self.session.forget()
        workspace = self.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)
        if workspace and workspace.inlay_hint and workspace.inlay_hint.refresh_support:
            self.workspace_inlay_hint_refresh(None)
        for uri in self.session.texts:
            self.changed(uri)

    def closed(self, uri: str) -> None:
        """Forget a text, and take back what was said of it."""
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        self.session.close(uri)
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _publish(self, uri: str) -> None:
        self._timers.pop(uri, None)
        text = self.session.texts.get(uri)
        if text is not None:
            found = self.guarded(lambda: self.diagnostics(text))
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, text.version))

    def diagnostics(self, text: Text) -> list[types.Diagnostic]:
        """Return what there is to say of an open text."""
        checked = self.session.checked(text.uri)
        if checked is None:
            return yaml_diagnostics(self.session, text)
        found = diagnostics(checked)
        LOG.info("checked a report: %.0f ms, %d diagnostics", 1000 * checked.seconds, len(found))
        return found

    def _wait(self, uri: str) -> float:
        """Return the seconds to wait for further changes of a text."""
        return (
            self.session.client.wishes.debounce_ms / 1000 if self.session.kind(uri) == "report" else _YAML_WAIT_SECONDS
        )

    async def settled(self, uri: str, *, at_once: bool = False) -> Text | None:
        """Return an open text when it has not changed for a moment.

        Raises JsonRpcContentModified where it changes meanwhile. Whoever cancels the request stops the waiting.
        """
        text = self.session.texts.get(uri)
        if text is not None and not at_once and not self.session.is_checked(uri):
            await asyncio.sleep(self._wait(uri))
        if self.session.texts.get(uri) is not text:
            raise JsonRpcContentModified("文本已经改动")
        return text

    def guarded(self, action: Callable[[], T]) -> T:
        """Return what an action returns. Raises JsonRpcInternalError, which tells nothing of a text."""
        try:
            return action()
        except Exception as error:  # noqa: BLE001 - the other texts must be served
            LOG.error("failed: %s", type(error).__name__)
            raise JsonRpcInternalError(_FAILED.format(type(error).__name__)) from None
