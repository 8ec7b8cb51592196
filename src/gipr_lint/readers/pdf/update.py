"""What is written behind a PDF to change it: its objects and their table, as the standard has them (ISO 32000).

The library writes notes into the list of a page; the standard wants references to objects of their own there (12.5.2),
and programs that go by it see no others. Where the table is a stream, the library leaves out of what kind it is, and
its end; other programs then search the whole file for objects, or give up (7.5.8).
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import MARKER

_NOTE = expression(
    rb"<</C\[[0-9. ]{1,60}\](?:/CA 1)?/Contents\((?:[^\\()]|\\.)*+\)/F 4(?:/QuadPoints\[[-0-9. ]*+\])?"
    rb"/Rect\[[-0-9. ]*+\]/Subtype/(?:Highlight|Text)/T\(" + MARKER.encode() + rb"\)/Type/Annot>>",
    re.DOTALL,
)
"""A note that stands in a list, its keys in the order of the library. Finds
``5 0 R [|<</C[ 1 0 0]/Contents(a)/F 4/Rect[ 1 1 2 2]/Subtype/Text/T(gipr-lint)/Type/Annot>>|]``, not
``<</Contents(a)/T(gipr-lint)>>``."""
_START = expression(rb"startxref\r\n(\d{1,10})\r\n%%EOF\r\n\Z")
"""Where the table begins. Finds ``[|startxref\r\n9\r\n%%EOF\r\n|]``, not ``startxref\r\n9\r\n``."""
_SIZE = expression(rb"/Size (\d{1,10})(?=/Prev |/ID\[|>>)")
"""How many numbers of objects are taken. Finds ``/Root 8 0 R [|/Size 15|]/Prev 9``, not ``/Size 15/Other 1``."""
_TABLE = expression(rb"xref\b|\d{1,10} \d{1,5} obj\b")
"""The beginning of a table. Begins ``xref`` and ``61 0 obj <<``, not ``endobj``."""
_LAST_START = expression(rb"startxref[\r\n ]{1,4}(\d{1,10})")
"""Where a file says that its table begins. Finds ``[|startxref\n13010|]\n%%EOF``, not ``startxref``."""
_TAIL_BYTES = 1024
"""So far from the end it says so."""
_LINE = expression(rb"(\d{10}) (\d{5}) n\r\n")
"""An object in a table of lines. Finds ``0 1\r\n[|0000013524 00000 n\r\n|]``, not ``0000000000 65535 f\r\n``."""
_STREAM = expression(
    rb"(\d{1,10} \d{1,5} obj\s*<<)(.*?/W\[0 4 1\]/Index\[)([0-9 ]*+)(\]/Length )\d+>>stream\r\n", re.DOTALL
)
"""The head of a table that is a stream. Begins ``61 0 obj <</Size 62/W[0 4 1]/Index[1 1 ]/Length 5>>stream\r\n``,
not ``xref``."""
_STREAM_END = b"\r\nendstream\r\n"
_ENTRY_BYTES = 5
"""How long an entry of such a table is: four bytes tell where the object begins, one of which generation it is."""
_Moved = Callable[[int], int]


class _Notes(NamedTuple):
    """Objects without the notes in them, the notes as objects of their own, and where what stood where stands now."""

    objects: bytes
    starts: tuple[int, ...]
    moved: _Moved


def by_the_standard(behind: bytes, content: bytes, head: int) -> bytes:
    """Return what the library wrote behind a file in the form that other programs know too.

    The library counts places from the head of the file, where that is; if the file itself counts them from its first
    byte, so does what is returned.
    """
    before, shift = len(content) - head, head if _counts_from_first_byte(content) else 0
    found = _START.search(behind)
    at = int(found[1]) - before if found else -1
    if found is None or not 0 <= at < found.start():
        return behind
    objects, table = behind[:at], behind[at : found.start()]
    taken = _SIZE.search(table)
    if taken is None:
        return behind
    first = int(taken[1])
    notes = _parted(objects, first)
    size = first + len(notes.starts)
    table = table[: taken.start(1)] + str(size).encode() + table[taken.end(1) :]
    places = [shift + before + start for start in notes.starts]

    def moved(place: int) -> int:
        return shift + before + notes.moved(place - before)

    written = _lines(table, first, places, moved) if table.startswith(b"xref") else _stream(table, first, places, moved)
    if written is None:
        return behind
    return notes.objects + written + b"startxref\r\n%d\r\n%%%%EOF\r\n" % (shift + before + len(notes.objects))


def _counts_from_first_byte(content: bytes) -> bool:
    places = [int(place) for place in _LAST_START.findall(content, max(len(content) - _TAIL_BYTES, 0))]
    return bool(places and _TABLE.match(content, places[-1]))


def _parted(objects: bytes, first: int) -> _Notes:
    """Take the notes out of the lists in which they stand; the first object that is made of one has a number."""
    kept: list[bytes] = []
    notes: list[bytes] = []
    cuts: list[tuple[int, int]] = []
    at = 0
    for found in _NOTE.finditer(objects):
        reference = b" %d 0 R " % (first + len(notes))
        kept += (objects[at : found.start()], reference)
        cuts.append((found.start(), len(found[0]) - len(reference)))
        notes.append(b"%d 0 obj\r\n%b\r\nendobj\r\n" % (first + len(notes), found[0]))
        at = found.end()
    rest = b"".join((*kept, objects[at:]))
    starts = accumulate((len(note) for note in notes), initial=len(rest))

    def moved(place: int) -> int:
        return place - sum(shorter for start, shorter in cuts if start < place)

    return _Notes(b"".join((rest, *notes)), tuple(starts)[: len(notes)], moved)


def _lines(table: bytes, first: int, places: Sequence[int], moved: _Moved) -> bytes | None:
    """Return a table of lines with objects at places, the first of which has a number, and the others moved."""
    lines, trailer, about = table.rpartition(b"trailer\r\n")
    if not trailer:
        return None
    lines = _LINE.sub(lambda line: b"%010d %b n\r\n" % (moved(int(line[1])), line[2]), lines)
    own = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    return lines + (b"%d %d\r\n" % (first, len(places)) + own if places else b"") + trailer + about


def _stream(table: bytes, first: int, places: Sequence[int], moved: _Moved) -> bytes | None:
    """Return the same of a table that is a stream, with its kind and its end."""
    head = _STREAM.match(table)
    if head is None or not table.endswith(_STREAM_END):
        return None
    data = table[head.end() : -len(_STREAM_END)]
    if len(data) % _ENTRY_BYTES:
        return None
    entries = [data[at : at + _ENTRY_BYTES] for at in range(0, len(data), _ENTRY_BYTES)]
    entries = [moved(int.from_bytes(one[:-1], "big")).to_bytes(4, "big") + one[-1:] for one in entries]
    entries += [place.to_bytes(4, "big") + b"\0" for place in places]
    kind = b"" if b"/XRef" in head[2] else b"/Type/XRef"
    numbers = head[3] + (b"%d %d " % (first, len(places)) if places else b"")
    length = b"%d>>stream\r\n" % (_ENTRY_BYTES * len(entries))
    return b"".join((head[1], kind, head[2], numbers, head[4], length, *entries, _STREAM_END, b"endobj\r\n"))
