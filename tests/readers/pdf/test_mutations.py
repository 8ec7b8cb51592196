"""PDF files changed at random: each is read or refused in a sentence, soon, and within the memory that a file may take.

``python -m tests.readers.pdf.test_mutations 1000 5000`` tries as many as one likes.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas

from gipr_lint.readers import ReadError, read
from gipr_lint.readers.pdf.pdfium import client
from tests.support.generator.model import dice
from tests.support.pdf.blocks import grid_of
from tests.support.writers import pdf
from tests.support.writers.pdf import Style

MOST_SECONDS = 10
NUMBERS = (b"0", b"-1", b"2147483648", b"99999999999999", b"1e38", b"0.00000001")
NAMES = (b"/FlateDecode", b"/Type0", b"/Type3", b"/Identity-V", b"/Form", b"/Image", b"/Pages", b"/XRef", b"/ObjStm")


def _drawn(drawing: pdf.Drawing) -> None:
    pdf.paragraph(drawing, "政府信息公开工作年度报告")
    pdf.table(drawing, grid_of("项目|自然人|总计", "新收|1|1", "结转|20|3"), (80, 80, 80))
    canvas: Canvas = drawing.canvas
    canvas.beginForm("stamp")
    canvas.drawString(100, 100, "report 2024")
    canvas.endForm()
    canvas.doForm("stamp")
    canvas.textAnnotation("请核对")


def unpacked() -> bytes:
    """Return a file whose content can be read, so that changes hit what it says."""
    from reportlab import rl_config

    before, rl_config.pageCompression = rl_config.pageCompression, 0
    try:
        return pdf.made(_drawn)
    finally:
        rl_config.pageCompression = before


SEEDS = (unpacked(), pdf.made(_drawn, Style(lines="boxes", turned=90, width=842, height=595)))


def changed(seed: int) -> bytes:
    """Return a file with a few changes."""
    rng = dice("mutation", seed)
    content = bytearray(SEEDS[seed % len(SEEDS)])
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        rng.choice((_byte, _piece, _copy, _number, _name, _cut))(content, rng)
    return bytes(content)


def _byte(content: bytearray, rng: Random) -> None:
    content[rng.randrange(len(content))] = rng.randrange(256)


def _piece(content: bytearray, rng: Random) -> None:
    at = rng.randrange(len(content))
    del content[at : at + rng.randrange(1, 60)]


def _copy(content: bytearray, rng: Random) -> None:
    source, at = rng.randrange(len(content)), rng.randrange(len(content))
    content[at:at] = content[source : source + rng.randrange(1, 400)] * rng.choice((1, 1, 30))


def _number(content: bytearray, rng: Random) -> None:
    _instead(content, rng, rb"-?\d+(?:\.\d+)?", NUMBERS)


def _name(content: bytearray, rng: Random) -> None:
    _instead(content, rng, rb"/[A-Za-z0-9]+", NAMES)


def _instead(content: bytearray, rng: Random, pattern: bytes, others: tuple[bytes, ...]) -> None:
    found = list(re.finditer(pattern, content))
    if found:
        place = rng.choice(found)
        content[place.start() : place.end()] = rng.choice(others)


def _cut(content: bytearray, rng: Random) -> None:
    if rng.random() < 0.2:
        del content[rng.randrange(len(content) // 2, len(content)) :]


def outcome(content: bytes) -> str:
    """Return the sentence that refuses a file, or nothing where it is read."""
    try:
        document = read(content, "a.pdf")
    except ReadError as error:
        return str(error)
    assert len(document.lines) == len(document.origins)
    return ""


def attempt(seed: int) -> str:
    """Return what comes of one changed file, which may not take too long."""
    start = time.monotonic()
    told = outcome(changed(seed))
    assert time.monotonic() - start < MOST_SECONDS * 1.5, seed
    assert not told or "PDF" in told, (seed, told)
    return told


def test_the_files_to_change_are_read() -> None:
    assert [outcome(content) for content in SEEDS] == ["", ""]


@pytest.mark.parametrize("start", range(0, 200, 25))
def test_changed_files_are_read_or_refused(start: int) -> None:
    told = [attempt(seed) for seed in range(start, start + 25)]
    assert "" in told  # the changes are small enough for some to be read


def main() -> None:
    """Try the changes from one number to another and print what came of them, and what it took."""
    import resource

    first, last = map(int, sys.argv[1:3])
    slowest, counts = 0.0, dict.fromkeys(("read",), 0)
    for seed in range(first, last):
        start = time.monotonic()
        told = attempt(seed) or "read"
        slowest = max(slowest, time.monotonic() - start)
        counts[told] = counts.get(told, 0) + 1
    client.close()
    own = int(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])
    other = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(f"{last - first}: slowest {slowest:.1f} s, {own // 1024} and {other // 1024} MB, {counts}\n")


if __name__ == "__main__":
    main()
