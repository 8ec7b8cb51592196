"""Messages that no client should send: whoever asked is answered, and the server serves the next one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import FAULTY

SYMBOLS = "textDocument/documentSymbol"
TEXT = {"uri": "file:///report.txt"}
BEGUN: dict[str, object] = {"capabilities": {}, "processId": None, "rootUri": None}


def message(**parts: object) -> bytes:
    return framed(json.dumps({"jsonrpc": "2.0", **parts}).encode())


def framed(body: bytes, header: bytes = b"Content-Length: %d\r\n\r\n") -> bytes:
    return header % len(body) + body


def answers(sent: bytes) -> Iterator[dict[str, Any]]:
    while sent:
        header, _, rest = sent.partition(b"\r\n\r\n")
        size = int(header.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        yield json.loads(rest[:size])
        sent = rest[size:]


def conversation(*messages: bytes) -> dict[object, dict[str, Any]]:
    """Return what the server answers, by the number of the request; it ends in order."""
    item = {**TEXT, "languageId": "plaintext", "version": 1, "text": FAULTY}
    sent = [
        message(id=1, method="initialize", params=BEGUN),
        message(method="initialized", params={}),
        message(method="textDocument/didOpen", params={"textDocument": item}),
        *messages,
        message(id=98, method=SYMBOLS, params={"textDocument": TEXT}),
    ]
    command = [sys.executable, "-m", "gipr_lint", "server", "--verbose"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write(b"".join(sent))
        server.stdin.flush()
        told = b""
        while b'"id":98,' not in told.replace(b" ", b""):
            piece = server.stdout.read1()  # type: ignore[attr-defined]
            assert piece, server.stderr.read().decode()
            told += piece
        server.stdin.write(message(id=99, method="shutdown") + message(method="exit"))
        server.stdin.close()
        told += server.stdout.read()
        logged = server.stderr.read().decode()
        assert server.wait() == 0
    assert "Traceback" not in logged
    assert "申请" not in logged
    return {one["id"]: one for one in answers(told) if "id" in one}


MALFORMED: dict[str, tuple[bytes, object, int]] = {
    "no JSON": (framed(b"{nonsense"), None, -32700),
    "no text": (framed(b'"\xff\xfe"'), None, -32700),
    "too deep": (framed(b"[" * 100_000), None, -32700),
    "no parameters": (message(id=7, method=SYMBOLS), 7, -32602),
    "parameters of another kind": (message(id=7, method=SYMBOLS, params={"textDocument": [1]}), 7, -32602),
    "parameters that are none": (message(id="7", method=SYMBOLS, params="report.txt"), "7", -32602),
    "a position that is none": (
        message(id=7, method="textDocument/hover", params={"textDocument": TEXT, "position": {"line": "x"}}),
        7,
        -32602,
    ),
    "no version of the protocol": (framed(b'{"id": 7, "method": "shutdown"}'), 7, -32600),
    "several at once": (framed(b'[{"jsonrpc": "2.0", "id": 7, "method": "shutdown"}]'), None, -32600),
    "a method that is not there": (message(id=7, method="textDocument/cook", params={}), 7, -32601),
    "a command that is not there": (
        message(id=7, method="workspace/executeCommand", params={"command": "rm", "arguments": []}),
        7,
        -32602,
    ),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_who_asked_is_answered_and_the_next_is_served(what: str) -> None:
    sent, number, code = MALFORMED[what]
    answered = conversation(sent)
    assert answered[98]["result"]
    assert answered[number]["error"]["code"] == code


def test_what_is_no_question_is_passed_over() -> None:
    far = {"line": 2_000_000_000, "character": 4}
    answered = conversation(
        message(method="textDocument/didChange", params={"textDocument": 3}),
        message(method="textDocument/didChange", params={"textDocument": {**TEXT, "version": 2}, "contentChanges": 4}),
        message(method="textDocument/didClose", params={"textDocument": {"uri": "file:///never-opened"}}),
        message(method="$/cancelRequest", params={"id": [1]}),
        message(id=5, result={"what": "nobody asked"}),
        message(id=6, method="textDocument/hover", params={"textDocument": TEXT, "position": far}),
        framed(b'{"jsonrpc": "2.0", "method": "initialized", "params": {}}', b"content-length:%d\r\nX-Kind: a\r\n\r\n"),
    )
    assert answered[98]["result"]
    assert "error" not in answered[6]


def test_a_size_that_is_none_costs_its_own_message_only() -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": 7, "method": "shutdown"}).encode()
    for header in (b"Content-Length: many%d\r\n\r\n", b"Content-Length: 9999999999%d\r\n\r\n", b"Length: %d\r\n\r\n"):
        answered = conversation(framed(body, header))
        assert 7 not in answered
        assert answered[98]["result"]


def test_a_message_that_is_cut_short_ends_the_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gipr_lint", "server"]
    done = subprocess.run(
        command, input=b"Content-Length: 400\r\n\r\n{}", capture_output=True, check=False, cwd=tmp_path
    )
    assert b"Traceback" not in done.stderr
