"""Web pages: the words of each finding are marked and numbered, what is wrong stands by number at the end.

No script, and nothing else changed: a mark takes no room, for a note beside a figure would widen the column in which
it stands. The notes are attributes shown by the style, so that no text is added to what is read of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import MARKER, Document, Span
from gipr_lint.readers import web
from gipr_lint.readers.web.charset import text_of_page
from gipr_lint.reporters.annotate import AnnotateError
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.splice import spliced
from gipr_lint.reporters.annotate.web.page_source import PageSource
from gipr_lint.reporters.annotate.web.stretches import Stretch, Stretches

_OWN_MARK = expression(rf'<mark class="{MARKER} {MARKER}-\w+"[^>]*+>([^<]*+)</mark>')
"""A mark of a former run. Finds ``<mark class="gipr-lint gipr-lint-error">3</mark>``, not ``<mark>3</mark>``."""
_OWN_STYLE = expression(rf"<style data-{MARKER}>[^<]*+</style>")
"""The style of a former run. Finds ``<style data-gipr-lint>a{{}}</style>``, not ``<style>a{{}}</style>``."""
_OWN_LIST = expression(
    rf'<ol data-{MARKER}>(?:<li><a href="#{MARKER}-\d{{1,6}}" data-{MARKER}="[^"]*+"></a></li>)*+</ol>'
)
"""The list of a former run. Finds ``<ol data-gipr-lint><li><a href="#gipr-lint-1" data-gipr-lint="a"></a></li></ol>``,
not ``<ol><li>a</li></ol>``."""
_COLORS = {"error": "#ffc9c9", "warning": "#ffe3a3", "note": "#cfe6ff"}
_STYLE = (
    f"<style data-{MARKER}>"
    f"mark.{MARKER}{{position:relative;display:inline;margin:0;border:0;padding:0;font:inherit;color:#111;"
    "outline:1px solid #888}"
    f"mark.{MARKER}[data-{MARKER}]::after{{content:attr(data-{MARKER});position:absolute;top:-1.2em;right:0;"
    "padding:0 .3em;font:bold 9px/1.2 sans-serif;text-indent:0;letter-spacing:0;white-space:nowrap;color:#fff;"
    "background:#333;border-radius:3px}"
    f"mark.{MARKER}:empty::after{{right:auto;left:0;top:0}}"
    f"mark.{MARKER}:target{{outline:3px solid #c00}}"
    f"ol[data-{MARKER}]{{display:block;clear:both;margin:2em 1em;padding:1em 1em 1em 3em;list-style:decimal;"
    "font:normal 14px/1.6 sans-serif;text-align:left;color:#111;background:#fff;border:1px solid #888}"
    f"ol[data-{MARKER}] a{{color:#111;text-decoration:none}}"
    f"ol[data-{MARKER}] a::after{{content:attr(data-{MARKER});white-space:pre-line}}"
    + "".join(f"mark.{MARKER}-{level}{{background:{color}}}" for level, color in _COLORS.items())
    + "</style>"
)
_NOTHING = "网页里没有可以标记的文字，写不了批注"


def annotate(content: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """Return a page with notes as marks, in place of those of a former run."""
    content = _without_own(content)
    if not notes:
        return content
    document = web.read(content, path)
    page = PageSource(content)
    stretches = Stretches(page.text, document)
    start = next(filter(None, (stretches.of(span) for span in _starts(document))), ())
    if not start:
        raise AnnotateError(_NOTHING)
    for note in notes:
        found = stretches.of(note.span) if note.span else ()
        stretches.note(found or start, note if found else note.moved())
    noted = stretches.noted()
    ends = [one for one in noted if one.last]
    number = {one: at for at, one in enumerate(ends, 1)}
    edits = [edit for one in noted for edit in _edits(one, number.get(one))]
    listed = "".join(_listed(one, at) for one, at in number.items())
    around = [
        (stretches.end_of_head, stretches.end_of_head, _STYLE),
        (stretches.end_of_body, stretches.end_of_body, f"<ol data-{MARKER}>{listed}</ol>"),
    ]
    return spliced(content, (page.edit(edit) for edit in [*around, *edits]))


def _starts(document: Document) -> Iterator[Span]:
    return (block.span for block in document.blocks)


def _edits(one: Stretch, number: int | None) -> Iterator[tuple[int, int, str]]:
    levels = sorted((note.level for note in one.notes), key=lambda level: -level.rank)
    shown = f' id="{MARKER}-{number}" data-{MARKER}="{number}"' if number else ""
    opened = f'<mark class="{MARKER} {MARKER}-{levels[0]}" title="{_attribute(one.notes)}"{shown}>'
    if one.start == one.end:
        yield one.start, one.start, f"{opened}</mark>"
        return
    yield one.start, one.start, opened
    yield one.end, one.end, "</mark>"


def _listed(one: Stretch, number: int) -> str:
    return f'<li><a href="#{MARKER}-{number}" data-{MARKER}="{_attribute(one.last)}"></a></li>'


def _attribute(notes: Sequence[Note]) -> str:
    """Return what some notes say as the value of an attribute."""
    return escape("\n".join(line for note in notes for line in note.paragraphs)).replace("\n", "&#10;")


def _without_own(content: bytes) -> bytes:
    text = text_of_page(content)[0]
    if MARKER not in text:
        return content
    page = PageSource(content)
    edits = [(found.start(), found.end(), "") for own in (_OWN_STYLE, _OWN_LIST) for found in own.finditer(text)]
    for found in _OWN_MARK.finditer(text):
        edits += [(found.start(), found.start(1), ""), (found.end(1), found.end(), "")]
    return spliced(content, (page.edit(edit) for edit in edits))
