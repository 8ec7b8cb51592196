"""How the words of a workbook's cells are printed: what of them is struck through, and what is raised."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.note_marks import RAISED

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFF = frozenset({"0", "false"})
_MARKED = frozenset({"superscript", "subscript"})


class Rich(NamedTuple):
    """The text of a cell as it counts, digits that are note marks raised, and the words that are struck through.

    These are None where all of the cell is.
    """

    text: str
    struck: str | None = ""


class Dress:
    """Tells the text of cells from the strings that they share and from the styles of a workbook."""

    def __init__(self, strings: Element | None, styles: Element | None) -> None:
        found = [] if strings is None else strings.findall(f"{_S}si")
        self._strings = {str(number): rich for number, item in enumerate(found) if (rich := _rich(item)) is not None}
        self._struck = frozenset(() if styles is None else _struck_styles(styles))

    def of(self, cell: Element) -> Rich | None:
        """Return the text of a cell that is not what the library for values gives; None where it is."""
        kind, value = cell.get("t"), cell.findtext(f"{_S}v", "")
        if cell.get("s", "0") in self._struck:
            return Rich("", None)
        if kind == "e":
            return Rich(value)
        if kind == "s":
            return self._strings.get(value)
        return _rich(inline) if kind == "inlineStr" and (inline := cell.find(f"{_S}is")) is not None else None


def _struck_styles(styles: Element) -> Iterable[str]:
    """Yield the numbers of the styles of cells that strike all of a cell through."""
    fonts = [_is_struck(font) for font in styles.iterfind(f"{_S}fonts/{_S}font")]
    for number, style in enumerate(styles.iterfind(f"{_S}cellXfs/{_S}xf")):
        font = style.get("fontId", "0")
        if font.isdecimal() and len(font) < 6 and int(font) < len(fonts) and fonts[int(font)]:
            yield str(number)


def _is_struck(font: Element) -> bool:
    switch = font.find(f"{_S}strike")
    return switch is not None and switch.get("val") not in _OFF


def _rich(item: Element) -> Rich | None:
    """Return the text of a string that is put together of differing runs, one of them struck through or raised."""
    kept, struck, differs = "", "", False
    for run in item.iterfind(f"{_S}r"):
        words = run.findtext(f"{_S}t", "")
        font = run.find(f"{_S}rPr")
        place = None if font is None else font.find(f"{_S}vertAlign")
        if font is not None and _is_struck(font):
            struck += words
            differs = True
        elif place is not None and place.get("val") in _MARKED:
            kept += words.translate(RAISED)
            differs = True
        else:
            kept += words
    return Rich(kept, struck) if differs else None
