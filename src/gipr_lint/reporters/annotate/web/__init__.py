"""Web pages: the words of each finding are marked, with a note behind them; no script, and nothing else changed."""

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
_COLORS = {"error": "#ffc9c9", "warning": "#ffe3a3", "note": "#cfe6ff"}
_STYLE = (
    f"<style data-{MARKER}>"
    f"mark.{MARKER}{{color:#111;outline:1px solid #888;padding:0 .1em}}"
    f"mark.{MARKER}[data-{MARKER}]::after{{content:attr(data-{MARKER});display:inline-block;max-width:30em;"
    "margin:0 .3em;padding:0 .4em;"
    "font:normal 12px/1.5 sans-serif;text-indent:0;text-align:left;white-space:normal;color:#111;background:#fff;"
    "border:1px solid #888;border-radius:3px}"
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
    edits = [edit for one in stretches.noted() for edit in _edits(one)]
    at = stretches.end_of_head
    return spliced(content, (page.edit(edit) for edit in [(at, at, _STYLE), *edits]))


def _starts(document: Document) -> Iterator[Span]:
    return (block.span for block in document.blocks)


def _edits(one: Stretch) -> Iterator[tuple[int, int, str]]:
    levels = sorted((note.level for note in one.notes), key=lambda level: -level.rank)
    whole = escape("\n".join(line for note in one.notes for line in note.paragraphs)).replace("\n", "&#10;")
    short = escape("；".join(note.paragraphs[0].removesuffix("。") for note in one.last))
    shown = f' data-{MARKER}="{short}"' if short else ""
    opened = f'<mark class="{MARKER} {MARKER}-{levels[0]}" title="{whole}"{shown}>'
    if one.start == one.end:
        yield one.start, one.start, f"{opened}</mark>"
        return
    yield one.start, one.start, opened
    yield one.end, one.end, "</mark>"


def _without_own(content: bytes) -> bytes:
    text = text_of_page(content)[0]
    if MARKER not in text:
        return content
    page = PageSource(content)
    edits = [(found.start(), found.end(), "") for found in _OWN_STYLE.finditer(text)]
    for found in _OWN_MARK.finditer(text):
        edits += [(found.start(), found.start(1), ""), (found.end(1), found.end(), "")]
    return spliced(content, (page.edit(edit) for edit in edits))
