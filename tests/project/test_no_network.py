"""No file of any format, whatever it refers to, makes the tool reach out: no socket, no name lookup, no program.

The one exception is the process in which PDFium reads: the tool itself, once more, which reaches out no further.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.support.generator import make, print_report
from tests.support.writers import docx, html, pdf, xlsx

WATCH = """
import sys

OWN = [sys.executable, "-P", "-m", "gipr_lint.readers.pdf.pdfium.server"]

def watch(event, arguments):
    if event == "subprocess.Popen" and list(arguments[1]) == OWN and arguments[3] is None:
        return
    if event.startswith(("socket.", "urllib.", "http.client", "ftplib", "subprocess.", "os.system", "os.posix_spawn")):
        print("reached out:", event, arguments, file=sys.stderr)
        sys.exit(9)

sys.addaudithook(watch)
sys.argv = ["gipr-lint", "check", "--jobs", "1", *sys.argv[1:]]
from gipr_lint.cli import main
main()
"""
OUTSIDE = "http://127.0.0.1:9/a"


def page() -> bytes:
    refers = (
        f"<base href='{OUTSIDE}'><link rel=stylesheet href='{OUTSIDE}.css'><script src='{OUTSIDE}.js'></script>"
        f"<img src='{OUTSIDE}.png'><iframe src='{OUTSIDE}.html'></iframe><object data='{OUTSIDE}.pdf'></object>"
    )
    return b"<!DOCTYPE html SYSTEM '" + OUTSIDE.encode() + b"'>" + refers.encode() + html.write_model(make(1), "plain")


def word() -> bytes:
    linked = '<w:p><w:hyperlink r:id="rX"><w:r><w:t>一、总体情况</w:t></w:r></w:hyperlink></w:p>'
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    field = f'<w:p>{begin}<w:r><w:instrText>INCLUDETEXT "{OUTSIDE}"</w:instrText></w:r>{end}</w:p>'
    return docx.package(linked + field)


FILES: Mapping[str, Callable[[], bytes]] = {
    "a.txt": print_report(make(1), "tabs").text.encode,
    "a.html": page,
    "a.docx": lambda: docx.write_model(make(1)),
    "b.docx": word,
    "a.pdf": lambda: pdf.write_model(make(1)),
    "a.xlsx": lambda: xlsx.write_model(make(1)),
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_reached(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name]())
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(file)], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path
    )
    assert "reached out" not in done.stderr
    assert done.returncode in ({2} if name == "b.docx" else {0, 1}), done.stdout + done.stderr  # b: not a report


def test_nothing_is_reached_where_pdfium_reads(tmp_path: Path) -> None:
    content = FILES["a.pdf"]()
    code = WATCH.partition("sys.argv")[0] + "from gipr_lint.readers.pdf.pdfium.server import main; main()"
    order = b""
    told = b"".join(len(part).to_bytes(8, "big") + part for part in (order, content))
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write(told)
        server.stdin.flush()
        answer = server.stdout.read(int.from_bytes(server.stdout.read(8), "big"))
        server.stdin.close()  # with that the process ends
        assert server.stderr.read() == b""
    assert b'"ink"' in answer


def test_the_watch_would_tell(tmp_path: Path) -> None:
    code = WATCH.partition("sys.argv")[0] + "import socket; socket.getaddrinfo('localhost', 80)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path
    )
    assert done.returncode == 9
    assert "reached out" in done.stderr
