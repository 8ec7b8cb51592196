"""Make any text safe to print: what could steer a terminal, or stand there unseen, becomes visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.limits.expressions import expression

if TYPE_CHECKING:
    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import Run

UNSAFE = expression(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029\ufff9-\ufffb"  # line and paragraph separators, annotation marks
    "\ud800-\udfff"  # lone surrogates: bytes of a file name that could not be decoded
    # default ignorable in Unicode: zero-width characters, bidi controls, variation selectors, fillers, tags
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "]"
)
"""A character that must not reach a terminal as it is. Finds ``[|\x1b|][31m`` and ``a[|\u200b|]b``, not ``正文``."""


def printable(text: str) -> str:
    """Return the text with each unsafe character as its code point: ``<U+001B>``."""
    return UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def printable_place(finding: Finding, run: Run) -> str:
    """Return ``path:line:column`` of a finding, safe to print.

    In a file without lines it is the page or paragraph in brackets; for the whole report the path alone.
    """
    path, found = printable(finding.path), run.place(finding.path, finding.location.span)
    if found.span:
        return f"{path}:{found.span.line}:{found.span.column}"
    return f"{path}（{printable(found.label)}）" if found.label else path
