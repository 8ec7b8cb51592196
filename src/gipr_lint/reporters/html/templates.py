"""The templates, filled: values of ``view`` to a page, piece by piece."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from gipr_lint.files.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from gipr_lint.reporters.html.view import ReportView, Summary

MOST_UNFOLDED_FILES = 5
"""The reports of a page that are unfolded from the beginning; of more, the reader unfolds those that he reads."""


def report(view: ReportView) -> Markup:
    """Return one report, as a part of a page."""
    from markupsafe import Markup

    return Markup(environment().get_template("report.html.j2").render(report=view))  # noqa: S704 - escaped when filled


def page(summary: Summary, reports: Iterable[ReportView]) -> Iterator[str]:
    """Yield a page of its own: it asks for no other file, and may not. One report at a time is in memory."""
    from markupsafe import Markup

    style, script = _file("style.css"), _file("script.js")
    yield from (
        environment()
        .get_template("page.html.j2")
        .generate(
            summary=summary,
            reports=map(report, reports),
            many=MOST_UNFOLDED_FILES,
            style=Markup(style),  # noqa: S704 - shipped with the program
            script=Markup(script),  # noqa: S704 - as above
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


@cache
def environment() -> Environment:
    """Return what knows the templates: whatever is put into them is escaped, and a value that is missing is a fault."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_file), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )


@cache
def _file(name: str) -> str:
    return folder(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Return by which a browser knows the content: nothing else is run or drawn with."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
