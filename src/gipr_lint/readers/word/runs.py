"""The text of one paragraph: its runs, with what was inserted, deleted or hidden, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from gipr_lint.model.document import MARKER
from gipr_lint.model.note_marks import RAISED
from gipr_lint.readers.word.fields import Fields
from gipr_lint.readers.word.paragraph import Change, Content
from gipr_lint.readers.word.styles import PLAIN, Style, Styles
from gipr_lint.readers.word.xml_names import (
    ALTERNATE,
    AUTHOR,
    BOX,
    CHOICE,
    FALLBACK,
    ID,
    MATH_TEXT,
    P_PR,
    PICTURE_IDS,
    PICTURE_NAMES,
    PICTURES,
    R_PR,
    TEXT_PATH,
    VAL,
    P,
    R,
    T,
    W,
    is_on,
    is_raised,
    is_struck,
    number,
    value,
)

_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_TEXT = frozenset({T, f"{W}delText", MATH_TEXT})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}br": "\n",
    f"{W}noBreakHyphen": "-",
}
_SYMBOLS = {0xFE: "☑", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x52: "☑", 0x9F: "•", 0x6C: "●"}
"""Signs of the fonts Wingdings and Wingdings 2 that stand in forms."""
_SKIPPED = frozenset(f"{W}{name}" for name in ("instrText", "delInstrText", "rt", "rubyPr", "sdtPr", "sdtEndPr")) | {
    P_PR,
    R_PR,
    FALLBACK,
}
_TELLING = frozenset(f"{W}{name}" for name in ("strike", "dstrike", "vanish", "vertAlign", "position"))
"""The properties of a run that say how it is read; most only draw it."""
_FIELD, _SYMBOL, _COMMENT = f"{W}fldChar", f"{W}sym", f"{W}commentReference"
_CHOICES = f"{W}ffData/{W}ddList"
_FIELD_TYPE = f"{W}fldCharType"

_UNPRINTED = frozenset({"deletion", "proposal", "hidden"})

Handler = Callable[[Element, Content, Change], None]


class Runs:
    """Reads paragraphs of one story."""

    def __init__(self, styles: Styles, *, traced: bool = False) -> None:
        self._styles = styles
        self._traced = traced
        self._fields = Fields()
        self._style = PLAIN
        self._raised = False
        self._handlers: Mapping[str, Handler] = {
            R: self._run,
            **dict.fromkeys(_SKIPPED, _skip),
            **dict.fromkeys(_TEXT, lambda child, content, change: self._say(child, child.text or "", content, change)),
            **dict.fromkeys(
                _SIGNS, lambda child, content, change: self._say(child, _SIGNS[child.tag], content, change)
            ),
            **dict.fromkeys(_DELETED, self._deleted),
            **dict.fromkeys(_INSERTED, self._inserted),
            **dict.fromkeys(PICTURE_NAMES, _described),
            **dict.fromkeys(PICTURES, _pictured),
            ALTERNATE: self._alternate,
            BOX: self._box,
            TEXT_PATH: lambda child, content, change: self._say(child, child.get("string", ""), content, change),
            _SYMBOL: lambda child, content, change: self._say(child, _symbol(child), content, change),
            _FIELD: self._field,
            _COMMENT: lambda child, content, _: content.comments.append(child.get(ID, "")),
        }

    def read(self, paragraph: Element, style: Style = PLAIN, into: Content | None = None) -> Content:
        """Return the content of a paragraph of a style; with ``into``, behind what is there already."""
        content = Content(traced=paragraph if self._traced else None) if into is None else into
        self._fields.settle()
        self._style = style
        self._walk(paragraph, content, "hidden" if style.hidden else "deletion" if style.struck else "")
        return content

    def _walk(self, parent: Element, content: Content, change: Change) -> None:
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is None:
                self._walk(child, content, change)
            else:
                handler(child, content, change)

    def _run(self, run: Element, content: Content, change: Change) -> None:
        properties = run.find(R_PR)
        if properties is None:
            self._walk(run, content, change)
            return
        own = self._styles.get(value(properties, "rStyle") or "")
        before, raised = self._raised, None
        if own is not PLAIN or not _TELLING.isdisjoint([one.tag for one in properties]):
            raised, change = is_raised(properties), self._changed(properties, own, change)
        self._raised = own.raised if raised is None else raised
        self._walk(run, content, change)
        self._raised = before

    def _deleted(self, element: Element, content: Content, _: Change) -> None:
        self._walk(element, content, "proposal" if element.get(AUTHOR) == MARKER else "deletion")

    def _inserted(self, element: Element, content: Content, change: Change) -> None:
        self._walk(element, content, change if element.get(AUTHOR) == MARKER else change or "insertion")

    def _alternate(self, element: Element, content: Content, change: Change) -> None:
        """Read one of the versions of a drawing: the first, which newer programs show."""
        chosen = element.find(CHOICE)
        if chosen is None:
            chosen = element.find(FALLBACK)
        if chosen is not None:
            self._walk(chosen, content, change)

    def _box(self, box: Element, content: Content, change: Change) -> None:
        """Keep a text box for later; one that is not printed is text that is not."""
        if change in _UNPRINTED:
            for paragraph in box.iter(P):
                self._walk(paragraph, content, change)
        else:
            content.boxes.append((content.begun, box))

    def _changed(self, properties: Element, own: Style, change: Change) -> Change:
        """Return what a run is by its own properties and by the style of its characters."""
        struck = is_struck(properties)
        if change in {"deletion", "proposal"}:
            return "" if struck is False and self._style.struck else change
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = own.hidden or None
        if hidden or (hidden is None and change == "hidden"):
            return "hidden"
        if struck or (struck is None and own.struck):
            return "deletion"
        return "" if change == "hidden" else change

    def _say(self, holder: Element, text: str, content: Content, change: Change) -> None:
        if text and self._fields.shown:
            content.add(text.translate(RAISED) if self._raised else text, change, holder)

    def _field(self, mark: Element, content: Content, change: Change) -> None:
        """Pass a mark of a field; of a list of choices in a form, the one that was chosen is its only text."""
        if (choices := mark.find(_CHOICES)) is not None:
            entries = [entry.get(VAL, "") for entry in choices.iterfind(f"{W}listEntry")]
            chosen = number(value(choices, "result") or value(choices, "default"))
            self._say(mark, "".join(entries[chosen : chosen + 1]), content, change)
        self._fields.mark(mark.get(_FIELD_TYPE))


def _skip(element: Element, content: Content, change: Change) -> None:
    """Leave out an element that holds no text of the report."""


def _described(element: Element, content: Content, _: Change) -> None:
    content.beside += [element.get("descr", ""), element.get("title", "")]


def _pictured(element: Element, content: Content, change: Change) -> None:
    if change in {"", "insertion"}:
        named = (element.get(name) for name in PICTURE_IDS)
        content.pictures.append(next(filter(None, named), ""))


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if 0xE000 <= code <= 0xF8FF:
        return _SYMBOLS.get(code & 0xFF, "□")
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""


def removed(properties: Element | None) -> bool:
    """Tell whether the end of a paragraph or a row was deleted: what follows goes on with it, or it is gone."""
    return properties is not None and any(properties.find(tag) is not None for tag in _DELETED)
