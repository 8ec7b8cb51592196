"""The boxes in which a sheet shows its comments: a drawing in VML, which every program of sheets still asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gipr_lint.limits.expressions import expression
from gipr_lint.readers.office.ooxml import related
from gipr_lint.reporters.annotate.changes import STRICT, USUAL, Changes
from gipr_lint.reporters.annotate.splice import Edit, spliced
from gipr_lint.reporters.annotate.xml_places import XmlPart

_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
"""What stands behind the drawing of comments in a sheet, by its schema (ISO/IEC 29500-1, 18.3.1.99)."""
_START = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:130pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {row}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_FOUND = expression(rb"<v:shape\s(?:(?!</v:shape>).)*+</v:shape>", re.DOTALL)
"""A shape. Finds ``a[|<v:shape id="b"></v:shape>|]``, not ``<v:shapetype></v:shapetype>``."""
_ROW = expression(rb"<x:Row>\s*(\d{1,7})\s*</x:Row>")
"""The row of a shape, from 0. Finds ``<x:Row>3</x:Row>``, not ``<x:Column>3</x:Column>``."""
_COLUMN = expression(rb"<x:Column>\s*(\d{1,5})\s*</x:Column>")
"""The column of a shape, from 0. Finds ``<x:Column>3</x:Column>``, not ``<x:Row>3</x:Row>``."""
_NUMBER = expression(rb"_x0000_s(\d{1,8})")
"""The number of a shape. Finds ``_x0000_s1025``, not ``_x0000_t202``."""
_FIRST_NUMBER = 1025
"""The first that a shape of the first drawing has."""
_WIDTH_COLUMNS = 5
"""So many columns does a box cover."""
_HEIGHT_ROWS = 9
"""So many rows does it cover."""


class Drawing:
    """The drawing of one sheet; it is made where there is none."""

    def __init__(self, changes: Changes, sheet: str) -> None:
        self._changes, self._sheet = changes, sheet
        self._name = next((name for kind, name, _ in related(changes.parts, sheet) if kind == "vmlDrawing"), None)
        self._part = (changes.read(self._name) if self._name else None) or _START.encode()
        self._cells: list[tuple[int, int]] = []

    def remove(self, cells: Iterable[tuple[int, int]]) -> None:
        """Take out the boxes of some cells, row and column from 1."""
        gone = set(cells)
        self._part = _FOUND.sub(lambda found: b"" if _cell(found[0]) in gone else found[0], self._part)

    def add(self, cell: tuple[int, int]) -> None:
        """Add a box for the comment on a cell, row and column from 1."""
        self._cells.append(cell)

    def write(self) -> None:
        """Put the drawing into the package, and its name into the sheet where it is new."""
        end = self._part.rfind(b"</")
        numbers = (int(found[1]) for found in _NUMBER.finditer(self._part))
        first = max(numbers, default=_FIRST_NUMBER - 1) + 1
        shapes = "".join(_shape(number, *cell) for number, cell in enumerate(self._cells, first)).encode()
        part = self._part[:end] + shapes + self._part[end:]
        name = self._name
        if name is None:
            name = self._changes.free(f"xl/drawings/vmlDrawing{number}.vml" for number in range(1, 9999))
            self._tell(name)
        self._changes.put(name, part)

    def _tell(self, name: str) -> None:
        content = self._changes.read(self._sheet) or b""
        kinds = STRICT if b"purl.oclc.org/ooxml" in content[:4096] else USUAL
        id_ = self._changes.relate(self._sheet, f"{kinds}/vmlDrawing", name)
        self._changes.declare_suffix("vml", _TYPE)
        sheet = XmlPart(content)
        behind = [one for one in sheet.children(0) if sheet.tags[one].name.rpartition(":")[2] in _BEHIND]
        at = sheet.tags[behind[0]].start if behind else sheet.tags[0].close
        named = f'<{sheet.prefixed("legacyDrawing")} xmlns:r="{kinds}" r:id="{id_}"/>'
        self._changes.put(self._sheet, spliced(content, [Edit(at, at, named.encode())]))


def _shape(number: int, row: int, column: int) -> str:
    """Return the box for the comment on a cell, row and column from 1; VML counts from 0."""
    reach = {"left": column, "right": column + _WIDTH_COLUMNS, "bottom": row - 1 + _HEIGHT_ROWS}
    return _SHAPE.format(number=number, row=row - 1, column=column - 1, **reach)


def _cell(shape: bytes) -> tuple[int, int] | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None
