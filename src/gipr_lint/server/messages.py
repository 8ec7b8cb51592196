"""Messages as they come in, also such as no client should send: who asked is answered, and none ends the server."""

from __future__ import annotations

from typing import IO, Any

from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.protocol import LanguageServerProtocol

from gipr_lint.limits.expressions import expression

_SIZE = expression(rb"(?i:content-length)[ \t]*:[ \t]*(\d{1,8})[ \t]*\r?\n\Z")
"""The line that says how long the next message is. Finds ``{}[|Content-Length: 52\r\n|]``, not ``Content-Type: x``."""
_SIZE_CHARS = 64
"""It is no longer than this; what stands before it on its line is what nobody told the size of."""
_OTHER = b"-\r\n"
"""Any other line of a header, of which nothing is wanted: the library would take any number for a size."""


class Incoming:
    """What a client sends, in which the size of a message is found however it is written.

    What has no size, or one larger than any report, is passed over.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """Return the next line; the size of a message as the standard has it."""
        line = self._stream.readline()
        found = _SIZE.search(line, max(len(line) - _SIZE_CHARS, 0))
        if found:
            return b"Content-Length: %d\r\n" % int(found[1])
        return _OTHER if line.strip() else line

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer where the client sends no more."""
        return self._stream.read(size)


class Messages(LanguageServerProtocol):
    """The protocol, in which no request stays without an answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - the library's
        """Return a message as the library has it. Raises JsonRpcException for one that is not in order."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and "id" in data:
                self._refuse(data, error)
            raise

    def handle_message(self, message: Any) -> None:  # noqa: ANN401 - the library's
        """Do what a message says. Raises JsonRpcException for what is none."""
        if not hasattr(message, "jsonrpc"):
            error = JsonRpcInvalidRequest()
            self._refuse(message, error)
            raise error
        super().handle_message(message)

    def refuse_nonsense(self) -> None:
        """Answer what is no JSON: nobody knows who asked."""
        self._answer(None, JsonRpcParseError())

    def _refuse(self, message: object, error: JsonRpcException) -> None:
        """Answer a message that is not in order, where its sender waits for an answer."""
        number = message.get("id") if isinstance(message, dict) else None
        self._answer(number if isinstance(number, int | str) else None, error)

    def _answer(self, number: int | str | None, error: JsonRpcException) -> None:
        """Send an error and nothing of what it says beside its name: that may be a text."""
        self._send_data(
            {"jsonrpc": self.VERSION, "id": number, "error": {"code": error.CODE, "message": error.MESSAGE}}
        )
