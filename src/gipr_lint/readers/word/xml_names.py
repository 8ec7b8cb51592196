"""The names of elements and attributes of WordprocessingML, as ElementTree spells them; small questions about them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_TEXT = f"{_OFFICE}t"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
PICTURE_IDS = tuple(
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}" for name in ("embed", "id")
)
PICTURE_NAMES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}docPr",
)

VAL, ID, TYPE, AUTHOR = f"{W}val", f"{W}id", f"{W}type", f"{W}author"
P, R, T, TBL, TR, TC, SDT = (f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "tc", "sdt"))
P_PR, R_PR = f"{W}pPr", f"{W}rPr"
BOX = f"{W}txbxContent"
MOVED_TO = f"{W}moveTo"
WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements around paragraphs, tables, rows and cells that mean nothing for their text."""
_OFF = frozenset({"0", "false", "off"})
_LIFTED_HALF_POINTS = 6
"""A run lifted so far stands above its line; less only evens out fonts."""


def is_on(parent: Element | None, name: str) -> bool | None:
    """Tell whether a switch among properties is on; None where it is not there."""
    switch = None if parent is None else parent.find(W + name)
    return None if switch is None else switch.get(VAL) not in _OFF


def is_struck(properties: Element | None) -> bool | None:
    """Tell whether the properties of a run strike it through, with one line or two; None where they do not say."""
    switches = [switch for name in ("strike", "dstrike") if (switch := is_on(properties, name)) is not None]
    return any(switches) if switches else None


def is_raised(properties: Element | None) -> bool | None:
    """Tell whether the properties of a run set it above or below the line; None where they do not say."""
    place, lifted = value(properties, "vertAlign"), value(properties, "position")
    if place is None and lifted is None:
        return None
    return place in {"superscript", "subscript"} or number(lifted) >= _LIFTED_HALF_POINTS


def value(parent: Element | None, name: str) -> str | None:
    """Return the value of a property; None where it is not there."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else found.get(VAL)


def number(text: str | None, default: int = 0) -> int:
    """Return an attribute as a number that nobody can make absurdly large."""
    try:
        return max(-1, min(int(text), 1_000_000)) if text is not None and len(text) < 20 else default
    except ValueError:
        return default
