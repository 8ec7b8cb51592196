"""Fields of forms on a page: what is filled in or chosen is text of the page, as a browser shows it."""

from __future__ import annotations

from gipr_lint.readers.web.tree import CELLS, CharacterData, Element

_FILLED_IN = frozenset({"", "text", "number", "date", "month", "tel", "email", "url"})
"""The types of fields that show their value as text. A search field is none of the report's."""


def fill(field: Element) -> None:
    """Put the value of a field where it is shown."""
    attributes = field.attributes
    value = attributes.get("value", "")
    if value and attributes.get("type", "").strip().lower() in _FILLED_IN:
        at = field.written.find(value)
        field.children.append(CharacterData(value, field.offset + (len(field.tag) + 1 + at if at >= 0 else 0)))


def settle(choice: Element) -> None:
    """Leave of a list of choices the one that is shown: the one marked as chosen, and in a cell else the first."""
    options = [one for one in choice.below() if one.tag == "option"]
    chosen = next((one for one in options if "selected" in one.attributes), None)
    if chosen is None and options and _in_cell(choice):
        chosen = options[0]
    if chosen is not None:
        choice.tag, choice.is_inline = "span", True
        choice.children = [child for child in chosen.children if isinstance(child, CharacterData)]


def _in_cell(element: Element) -> bool:
    above = element.parent
    while above is not None and above.tag not in CELLS:
        above = above.parent
    return above is not None
