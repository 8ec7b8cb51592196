"""Broken and hostile PDF files: each is refused in one sentence, soon, and without taking the memory."""

from __future__ import annotations

import io
import os
import re
import resource
import signal
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.readers import ReadError, read
from gipr_lint.readers.pdf.pdfium import client
from gipr_lint.readers.pdf.pdfium.document import MAX_PAGES
from tests.support.generator import make
from tests.support.generator.model import dice
from tests.support.writers import pdf

GOOD = pdf.write_model(make(1))


def refused(content: bytes) -> str:
    start = time.monotonic()
    with pytest.raises(ReadError) as error:
        read(content, "a.pdf")
    assert time.monotonic() - start < 15  # ten seconds, and room for a busy machine
    return str(error.value)


ALONE = """
import resource, sys
from pathlib import Path
from gipr_lint.readers import ReadError, read
from gipr_lint.readers.pdf.pdfium import client
from gipr_lint.readers.scan.mode import use
use("never")
told = ""
try:
    told = "".join(read(sys.stdin.buffer.read(), "a.pdf").lines)
except ReadError as error:
    told = str(error)
client.close()
status = Path("/proc/self/status")
own = int(status.read_text().partition("VmHWM:")[2].split()[0]) if status.exists() else 0
print((own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024, told[:200])
"""


def read_alone(content: bytes) -> str:
    """Return what a process of its own, and the one that it starts, read of a file: in ten seconds and 500 MB."""
    start = time.monotonic()
    run = subprocess.run([sys.executable, "-c", ALONE], input=content, capture_output=True, check=True)
    assert time.monotonic() - start < 15  # ten seconds, and room for a busy machine
    memory, _, message = run.stdout.decode().strip().partition(" ")
    assert int(memory or 0) < 500
    return message


def outcome(content: bytes) -> str:
    """Return the text of a file that may be broken, or the sentence that refuses it."""
    try:
        document = read(content, "a.pdf")
    except ReadError as error:
        return str(error)
    assert len(document.lines) == len(document.origins)
    return "".join(document.lines)


def raw(*objects: bytes, root: int = 1, trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, numbered from 1."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (size, root, trailer, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), about, data)


def packed(data: bytes, times: int = 1, about: bytes = b"") -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [" + b"/FlateDecode " * times + b"] " + about)


CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
FONT = b"/Font <</F1 5 0 R>>"
HELVETICA = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
WORDS = b"BT /F1 12 Tf 72 720 Td (report 2024) Tj ET "


def page(resources: bytes = FONT, more: bytes = b"/Contents 4 0 R") -> bytes:
    return b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<%s>> %s>>" % (resources, more)


def one_page(contents: bytes, *more: bytes, resources: bytes = FONT) -> bytes:
    return raw(CATALOG, PAGES, page(resources), contents, HELVETICA, *more)


def test_the_files_made_here_are_read() -> None:
    assert read(one_page(stream(WORDS)), "a.pdf").lines == ("report 2024",)
    assert read(one_page(packed(WORDS)), "a.pdf").lines == ("report 2024",)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.97])
def test_truncated_files(share: float) -> None:
    cut = GOOD[: int(share * len(GOOD))]
    assert re.search("公开|已损坏|没有文字层", outcome(cut))


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes(seed: int) -> None:
    assert "PDF 已损坏或不完整" in refused(b"%PDF-1.7\n" + dice(seed).randbytes(20_000))


def test_nothing() -> None:
    assert "已损坏" in refused(b"")
    assert "已损坏" in refused(b"%PDF-1.7\n")
    assert "已损坏" in refused(b"PK\x05\x06 text")


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    rng = dice(seed)
    damaged = bytearray(GOOD)
    for _ in range(rng.choice((1, 20, 400))):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    assert re.search("公开|PDF", outcome(bytes(damaged)))


def encrypted(user: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(user, "owner", canCopy=0, strength=128))
    canvas.drawString(72, 720, "report 2024")
    canvas.save()
    return file.getvalue()


def test_encryption() -> None:
    assert "已加密，请取消密码后另存" in refused(encrypted("secret"))
    assert read(encrypted(""), "a.pdf").lines[0] == "report 2024"


def test_unknown_encryption() -> None:
    odd = raw(CATALOG, PAGES, page(), stream(WORDS), HELVETICA, trailer=b"/Encrypt <</Filter /Odd>> /ID [<00> <00>]")
    assert "已加密" in refused(odd)


REFUSED = "没有文字层|内存过多|已损坏|超过 8 秒|超过 60 MB"
SPACES = b" " * 150_000_000


def test_decompression_bombs() -> None:
    for times in (1, 2):
        assert re.search(REFUSED, read_alone(one_page(packed(SPACES, times))))
    runs = stream(b"\x81 " * 1_200_000, b"/Filter /RunLengthDecode")
    assert re.search(REFUSED, read_alone(one_page(runs)))


def test_many_bombs_under_the_limit() -> None:
    bomb = packed(SPACES[:20_000_000])
    pages = b"<</Type /Pages /Kids [%s] /Count 9>>" % b" ".join(b"%d 0 R" % number for number in range(3, 12))
    several = [page(more=b"/Contents %d 0 R" % number) for number in range(13, 22)]
    content = raw(CATALOG, pages, *several, HELVETICA, *([bomb] * 9)).replace(b"5 0 R", b"12 0 R")
    assert re.search(REFUSED, read_alone(content))


def test_bombs_in_streams_of_objects() -> None:
    """The catalogue stands in a stream, as the table of objects says, which is one itself."""
    begun = b"%PDF-1.7\n"
    objects = b"2 0 obj\n%s\nendobj\n" % packed(b"1 0 " + CATALOG + SPACES, about=b"/Type /ObjStm /N 1 /First 4")
    about = b"/Type /XRef /Size 4 /W [1 4 1] /Root 1 0 R"
    entries = b"".join(
        bytes([kind]) + at.to_bytes(4, "big") + b"\0"
        for kind, at in ((0, 0), (2, 2), (1, len(begun)), (1, len(begun + objects)))
    )
    table = b"3 0 obj\n%s\nendobj\n" % stream(entries, about)
    content = begun + objects + table + b"startxref\n%d\n%%%%EOF" % len(begun + objects)
    assert re.search(REFUSED, read_alone(content))


@pytest.mark.parametrize("count", [MAX_PAGES, MAX_PAGES + 1])
def test_many_pages(count: int) -> None:
    kids = b" ".join([b"3 0 R"] + [b"%d 0 R" % number for number in range(6, 5 + count)])
    pages = b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count)
    content = raw(CATALOG, pages, page(), stream(WORDS), HELVETICA, *([page()] * (count - 1)))
    if count > MAX_PAGES:
        assert "PDF 超过 200 页" in refused(content)
    else:
        document = read(content, "a.pdf")
        assert len(document.asides) + len(document.blocks) == count


def test_page_trees_that_go_in_circles() -> None:
    circle = b"<</Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Parent 2 0 R /Count 1>>"
    assert read(raw(CATALOG, circle, page(), stream(WORDS), HELVETICA), "a.pdf").lines == ("report 2024",)
    own = raw(CATALOG, b"<</Type /Pages /Kids 2 0 R /Count 1>>", page(), stream(WORDS), HELVETICA)
    assert "已损坏" in refused(own)


def test_a_deep_page_tree() -> None:
    nodes = [b"<</Type /Pages /Kids [%d 0 R] /Count 1>>" % (number + 1) for number in range(2, 3000)]
    assert re.search(REFUSED, read_alone(raw(CATALOG, *nodes, page())))


def form(contents: bytes, forms: bytes) -> bytes:
    about = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <<%s>> %s>>" % (forms, FONT)
    return stream(contents, about)


def test_a_form_that_draws_itself() -> None:
    own = form(WORDS + b" /X Do", b"/X 6 0 R")
    document = read(one_page(stream(b"/X Do"), own, resources=FONT + b"/XObject <</X 6 0 R>>"), "a.pdf")
    assert document.lines == ("report 2024",)


INNER = [form(b"/X Do " * 20, b"/X %d 0 R" % number) for number in range(7, 17)]
FORMS_WITHOUT_END = one_page(stream(b"/X Do"), *INNER, form(WORDS, b""), resources=FONT + b"/XObject <</X 6 0 R>>")


def test_forms_that_draw_forms_without_end() -> None:
    assert re.search(REFUSED, read_alone(FORMS_WITHOUT_END))


def test_a_chain_of_forms() -> None:
    chain = [form(b"/X Do", b"/X %d 0 R" % number) for number in range(7, 2000)]
    content = one_page(stream(b"/X Do"), *chain, form(WORDS, b""), resources=FONT + b"/XObject <</X 6 0 R>>")
    assert re.search(REFUSED, read_alone(content))


@pytest.mark.parametrize("start", [b"[", b"<</A "])
def test_deep_nesting(start: bytes) -> None:
    deep = start * 200_000
    assert re.search(REFUSED, read_alone(raw(CATALOG, PAGES, deep)))
    assert "PDF" in read_alone(one_page(stream(deep + WORDS)))


LEVELS = range(0, 840, 4)
UPRIGHTS = b"".join(b"%d 0 m %d 842 l S " % (x, x) for x in range(0, 595, 6))


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (b"BT /F1 1 Tf " + (b"(" + b"a" * 30_000 + b") Tj ") * 10 + b"ET", "200000 个字"),
        (b"0 0 m 50 0 l S " * 60_000, "50000 条线"),
        (b"".join(b"%d %d m %d %d l S " % (x, y, x + 9, y) for x in range(0, 580, 20) for y in LEVELS), "条表格线"),
        (b"".join(b"0 %d m 595 %d l S " % (y, y) for y in LEVELS) + UPRIGHTS, "20000 格"),
    ],
    ids=["characters", "lines", "lines of tables", "boxes"],
)
def test_more_than_any_report_has(contents: bytes, words: str) -> None:
    assert re.search(f"{words}|超过 8 秒", read_alone(one_page(packed(WORDS + contents))))


def test_numbers_without_measure() -> None:
    huge = one_page(stream(b"BT /F1 1e300 Tf 1e300 0 0 1e300 0 0 Tm (a) Tj ET 0 0 m 1e308 1e308 l S"))
    assert re.search(f"a|{REFUSED}", outcome(huge))
    assert read(one_page(stream(WORDS.replace(b"72", b"9" * 10_000))), "a.pdf").path == "a.pdf"


def test_widths_of_a_billion_characters() -> None:
    cid = (
        b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<</Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 0>> "
        b"/FontDescriptor <</Type /FontDescriptor>> /W [0 999999999 500]>>]>>"
    )
    assert read_alone(raw(CATALOG, PAGES, page(), stream(WORDS), cid))


def test_memory_is_given_back_its_limit() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    read(one_page(stream(WORDS)), "a.pdf")
    refused(b"%PDF-1.7\n")
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_process_that_ended_is_started_again() -> None:
    good = outcome(GOOD)
    client.close()
    assert outcome(GOOD) == good
    assert "内存过多" in refused(FORMS_WITHOUT_END)
    assert outcome(GOOD) == good


def children() -> set[int]:
    """The processes that this one has started, where the system tells."""
    found = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, found.read_text().split())) if found.exists() else set()


def test_a_process_that_is_killed_between_two_files_is_no_fault_of_the_second() -> None:
    client.close()
    others = children()
    good = outcome(GOOD)
    for process in children() - others:
        os.kill(process, signal.SIGKILL)
    assert outcome(GOOD) == good


def test_a_process_of_its_own_for_each_that_is_forked() -> None:
    good = outcome(GOOD)
    pid = os.fork()
    if not pid:
        same = outcome(GOOD) == good
        client.close()
        os._exit(0 if same else 1)
    assert outcome(GOOD) == good
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_an_interrupted_reading_leaves_nothing_behind() -> None:
    outcome(GOOD)
    with pytest.raises(TimeLimitError), limit(0.5):
        read(FORMS_WITHOUT_END, "a.pdf")
    assert "公开" in outcome(GOOD)


def test_the_process_does_not_outlive_the_one_that_asks() -> None:
    """It is in the middle of a file that would take it eight seconds, and nothing but the end of its input tells it."""
    server = subprocess.Popen([sys.executable, "-P", "-m", client._SERVER], stdin=subprocess.PIPE)  # noqa: SLF001
    assert server.stdin
    for sent in (b"", FORMS_WITHOUT_END):
        server.stdin.write(len(sent).to_bytes(8, "big") + sent)
    server.stdin.flush()
    time.sleep(0.3)
    start = time.monotonic()
    server.stdin.close()
    assert server.wait(20) == 0
    assert time.monotonic() - start < 5


def test_nothing_of_a_file_is_said_elsewhere(capfd: pytest.CaptureFixture[str]) -> None:
    odd = one_page(stream(WORDS + b"BT /F1 12 Tf (13812345678) 0 0 1 0 0 Tm /13812345678 Tc ET (13812345678) 0 m"))
    assert "2024" in outcome(odd)
    assert capfd.readouterr() == ("", "")


def test_threads_take_turns() -> None:
    with ThreadPoolExecutor(4) as pool:
        read_as = list(pool.map(lambda _: outcome(GOOD), range(8)))
    assert len(set(read_as)) == 1
