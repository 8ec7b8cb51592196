"""The command that starts the language server: it ends with its client, and says what is missing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import complaint, run

SAID = "申请人张三的身份证号110101198001010002"


def message(content: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


def beginning() -> bytes:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "initialize"}
    return message(json.dumps({**asked, "params": {"capabilities": {}, "processId": None, "rootUri": None}}).encode())


def answers(out: bytes) -> list[dict[str, object]]:
    """The messages in what a server has written."""
    found = []
    while out:
        head, _, rest = out.partition(b"\r\n\r\n")
        length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        found.append(json.loads(rest[:length]))
        out = rest[length:]
    return found


def test_it_answers_and_ends_when_its_client_is_gone(tmp_path: Path) -> None:
    ended = run("server", "--stdio", cwd=tmp_path, stdin=beginning())
    assert ended.returncode == 0
    (answer,) = answers(ended.stdout)
    assert "gipr-lint" in str(answer["result"])
    assert ended.stderr == b""


def test_what_is_no_message_is_answered_without_being_repeated(tmp_path: Path) -> None:
    rubbish = message(f'{{"jsonrpc": "2.0", {SAID}'.encode())
    wrong = {"textDocument": {"uri": "file:///a.txt", "languageId": 3, "text": SAID}}
    opened = message(json.dumps({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": wrong}).encode())
    shown = message(b'{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}')
    ended = run("server", "--verbose", cwd=tmp_path, stdin=rubbish + beginning() + opened + shown)
    assert [answer["id"] for answer in answers(ended.stdout)] == [None, 1, 2]
    assert "failed" in ended.stderr.decode()
    assert "1101" not in ended.stderr.decode() + ended.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_it_ends_at_once_when_it_is_told_to(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "gipr_lint", "server"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdin
    assert server.stdout
    with server:
        server.stdin.write(beginning())
        server.stdin.flush()
        assert server.stdout.readline().startswith(b"Content-Length")
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == -signal.SIGTERM


def test_without_its_library_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ImportError('none', name='pygls')\n", encoding="utf-8")
    said = complaint(run("server", cwd=tmp_path, PYTHONPATH=str(tmp_path)))
    assert "pip install 'gipr-lint[lsp]'" in said
