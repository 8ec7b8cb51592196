"""How long a writer waits for the language server, and whether its memory stays flat while one writes on and on.

A report, of 60 kB if nothing else is said, is open; a character is typed into it at a random place and taken out again.
Measured is the time from the change until the diagnostics are there, the time of the processor that the server takes
for it, and the memory of the server after a fifth of the edits and at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from gipr_lint.server.texts import Text
from gipr_lint.testing import Sample

SENTENCE = "本机关及时更新公开指南和目录，第{}次组织培训，参加{}人次，解读政策文件，回应群众关切，公开重点领域信息。"


def report(size: int) -> str:
    """Return a report of at least so many bytes, most of which are running text."""
    text = Sample().text
    heading = text.index("总体情况") + len("总体情况")
    number = 0
    while len(text.encode()) < size:
        number += 1
        text = f"{text[:heading]}\n{SENTENCE.format(number, number * 3)}{text[heading:]}"
    return text


def memory_mb(process: int) -> float:
    """Return the memory of a process that is resident, in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return 0.0
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def processor_seconds(process: int) -> float:
    """Return the time of the processor that a process has taken; 0 where the system does not tell."""
    state = Path(f"/proc/{process}/stat")
    if not state.is_file():
        return 0.0
    fields = state.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Writer(LanguageClient):
    """An editor that waits for what the server says of each state of its text."""

    def __init__(self) -> None:
        super().__init__("writer", "1")
        self.told = asyncio.Event()

        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda _params: self.told.set())

    @property
    def server_id(self) -> int:
        """The number of the server's process."""
        return self._server.pid if self._server else 0

    async def answered(self) -> float:
        """Wait for the server; return the seconds that it took."""
        begun = time.perf_counter()
        await asyncio.wait_for(self.told.wait(), 60)
        self.told.clear()
        return time.perf_counter() - begun


async def measure(edits: int, size: int) -> tuple[list[float], float, float, float]:
    """Return the seconds of each edit, those of the processor for all, and the memory early and late, in MB."""
    chance = random.Random(3)  # noqa: S311 - no secret
    writer, seconds, early, at = Writer(), [], 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        await writer.start_io(sys.executable, "-m", "gipr_lint", "server")
        await writer.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
        writer.initialized(types.InitializedParams())
        text = Text(Path(folder, "report.txt").as_uri(), 1, "plaintext", report(size))
        item = types.TextDocumentItem(text.uri, text.language, text.version, text.content)
        writer.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await writer.answered()
        begun = processor_seconds(writer.server_id)
        for version in range(2, edits + 2):
            at = at if version % 2 else chance.randrange(len(text.content))
            start, end = (text.position_at(place) for place in (at, at + version % 2))
            change = types.TextDocumentContentChangePartial(types.Range(start, end), "公" if version % 2 == 0 else "")
            document = types.VersionedTextDocumentIdentifier(version, text.uri)
            writer.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
            seconds.append(await writer.answered())
            text = text.changed(version, [change])
            if version == 2 + edits // 5:
                early = memory_mb(writer.server_id)
        late = memory_mb(writer.server_id)
        taken = processor_seconds(writer.server_id) - begun
        await writer.shutdown_async(None)
        writer.exit(None)
        await writer.stop()  # type: ignore[no-untyped-call]
    return seconds, taken, early, late


def main() -> None:
    """Measure, print, and end with 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--bytes", type=int, default=60_000, help="how large the report is")
    parser.add_argument("--limit", type=float, help="seconds that the median edit may take")
    parser.add_argument("--growth", type=float, help="MB by which memory may grow after the first fifth")
    wanted = parser.parse_args()
    seconds, taken, early, late = asyncio.run(measure(wanted.edits, wanted.bytes))
    median, slow = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"{wanted.edits} edits in {wanted.bytes} bytes: median {1000 * median:.0f} ms, 95 % {1000 * slow:.0f} ms")
    print(f"processor: {1000 * taken / len(seconds):.0f} ms an edit")
    print(f"memory: {early:.1f} MB after a fifth, {late:.1f} MB at the end")
    if wanted.limit and median > wanted.limit:
        sys.exit(f"slower than {wanted.limit} s")
    if wanted.growth and late - early > wanted.growth:
        sys.exit(f"memory grew by {late - early:.1f} MB")


if __name__ == "__main__":
    main()
