"""What a workbook says in its own XML that the library for its values does not tell: its size, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import MARKER
from gipr_lint.readers import ReadError
from gipr_lint.readers.office.ooxml import parse, related, root_of
from gipr_lint.readers.office.zip_parts import MAX_PART_BYTES, Parts
from gipr_lint.readers.workbook.cell_styles import Dress, Rich

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAX_ROWS = 5_000
"""The most rows of a sheet: a report has some hundred."""
_MAX_COLUMNS = 200
"""The most columns of a sheet: the widest official table has sixteen."""
_ON = frozenset({"1", "true"})


class Sheet(NamedTuple):
    """What only the XML of a sheet tells, rows and columns counted from 0.

    ``rows`` and ``columns`` are those that are not shown. ``unsaved`` are the cells whose formula has no result.
    ``texts`` are the cells whose words are printed otherwise than the library gives them, each with the words that are
    struck through.
    """

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    unsaved: frozenset[tuple[int, int]] = frozenset()
    texts: Mapping[tuple[int, int], Rich] = MappingProxyType({})


def look_through(parts: Parts) -> dict[str, Sheet]:
    """Return what the XML of each sheet tells, by its name. Raises ReadError for sheets larger than any report."""
    if sum(parts.size(name) for name in parts.names() if "/media/" not in name) > MAX_PART_BYTES:
        raise ReadError(f"文件的文字部分超过 {MAX_PART_BYTES // 1024 // 1024} MB，不像一份年度报告，未读取")
    top = next((name for kind, name, _ in related(parts, "") if kind == "officeDocument"), "xl/workbook.xml")
    workbook = root_of(parts, top)
    if workbook is None:
        raise ReadError("不是 Excel 文件（内部没有工作簿），请用 Excel 或 WPS 另存为 .xlsx 后再检查")
    named = list(related(parts, top))
    names = {id_: name for _, name, id_ in named}
    dress = Dress(*(_part(parts, named, kind) for kind in ("sharedStrings", "styles")))
    found = {}
    for sheet in workbook.iterfind(f"{_S}sheets/{_S}sheet"):
        root = root_of(parts, names.get(sheet.get(f"{_R}id", ""), ""))
        found[sheet.get("name", "")] = Sheet() if root is None else _look(root, dress)
    return found


def _part(parts: Parts, named: Iterable[tuple[str, str, str]], kind: str) -> Element | None:
    """Return the one part of a kind, where it says anything of struck or raised text."""
    name = next((name for other, name, _ in named if other == kind), "")
    content = parts.read(name) if name else None
    return parse(content) if content and (b"strike" in content or b"vertAlign" in content) else None


def _look(root: Element, dress: Dress) -> Sheet:
    rows, at = set(), -1
    unsaved: set[tuple[int, int]] = set()
    texts: dict[tuple[int, int], Rich] = {}
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        at = _number(row.get("r"), at + 2) - 1
        if row.get("hidden") in _ON:
            rows.add(at)
        for column, cell in _cells(row, at):
            if _is_unsaved(cell):
                unsaved.add((at, column))
            elif (rich := dress.of(cell)) is not None:
                texts[at, column] = rich
    columns = {
        column
        for group in islice(root.iterfind(f"{_S}cols/{_S}col"), _MAX_COLUMNS)
        if group.get("hidden") in _ON
        for column in range(_number(group.get("min"), 1) - 1, min(_number(group.get("max"), 1), _MAX_COLUMNS))
    }
    return Sheet(frozenset(rows), frozenset(columns), frozenset(unsaved), texts)


def _is_unsaved(cell: Element) -> bool:
    """Tell whether a cell has a formula but no result; a text without a letter in it is one."""
    if cell.find(f"{_S}f") is None or cell.get("t") == "str":
        return False
    return not cell.findtext(f"{_S}v", "")


def _cells(row: Element, at: int) -> Iterator[tuple[int, Element]]:
    """Yield the cells of a row that hold anything, each with its column.

    Raises ReadError for a value far out: the library would make room for all cells up to it.
    """
    column = -1
    for cell in row:
        place = cell.get("r", "")
        column = _column(place) if place else column + 1
        down = _number(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), at + 1) - 1
        if len(cell) and (down >= _MAX_ROWS or at >= _MAX_ROWS or column >= _MAX_COLUMNS):
            raise ReadError(f"工作表超过 {_MAX_ROWS} 行或 {_MAX_COLUMNS} 列，不像一份年度报告，未读取")
        if len(cell):
            yield column, cell


def _column(place: str) -> int:
    """Return the column of a cell, from 0, by its name: ``B12`` is in column 1."""
    column = 0
    for letter in place[:8].upper():
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def comments(parts: Parts) -> Iterator[str]:
    """Yield the text of each comment on a cell, but for those of this program."""
    for name in parts.names():
        if name.startswith(("xl/comments", "xl/threadedcomments/")) and (root := root_of(parts, name)) is not None:
            authors = [author.text for author in root.iterfind("{*}authors/{*}author")]
            own = str(authors.index(MARKER)) if MARKER in authors else None
            for comment in (*root.iterfind(".//{*}comment"), *root.iterfind(".//{*}threadedComment")):
                if own is not None and comment.get("authorId") == own:
                    continue
                yield "".join(text.text or "" for text in comment.iter() if _is_text(text))


def margins(parts: Parts) -> Iterator[str]:
    """Yield headers and footers of the printed sheets, their codes for fonts and numbers among them."""
    for name in parts.names():
        if name.startswith("xl/worksheets/") and name.endswith(".xml") and (root := root_of(parts, name)) is not None:
            for group in root.iter(f"{_S}headerFooter"):
                yield from (child.text or "" for child in group)


def _is_text(element: Element) -> bool:
    """Tell whether an element of a comment holds words: of a threaded one it is called otherwise than of others."""
    return element.tag.rpartition("}")[2] in {"t", "text"} and not len(element)
