"""Pages made of reports, and what stands on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from html.parser import HTMLParser

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run
from gipr_lint.reporters import ReporterOptions, pieces
from gipr_lint.testing import Sample
from tests.support.paths import ROOT

EMPTY = {"br", "img", "input", "link", "meta", "hr", "wbr"}
"""The elements without an end."""


def run_over(contents: Mapping[str, str | bytes]) -> Run:
    """Return a run over reports by their names, made for a page."""
    inputs = [Input(name, partial(_bytes, content)) for name, content in contents.items()]
    return lint(inputs, national_rules(), Settings(layouts=True), spooled=True)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def page_of(contents: Mapping[str, str | bytes]) -> str:
    """Return the page of some reports."""
    return "".join(pieces("html", run_over(contents), ReporterOptions()))


def examples() -> dict[str, str | bytes]:
    """Return the examples of the project by the names of their files: two at fault, two faultless."""
    files = [file for folder in ("有误", "合格") for file in sorted((ROOT / "examples" / folder).iterdir())]
    return {file.name: file.read_bytes() for file in files}


def with_sums_that_differ() -> str:
    """Return a report in which a total is wrong, and told otherwise in the text."""
    sample = Sample()
    sample.edit({"set": {"requests.new.total": 16}})
    return sample.text


class Page(HTMLParser):
    """The elements of a page: ids, links, texts, and whether each element that begins ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.begun: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the beginning of an element."""
        self.begun[tag] += 1
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids[value or ""] += 1
            if name == "href":
                self.links.append(value or "")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element, which must be the one that began last."""
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self.open and self.open[-1] not in {"script", "style"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words in order."""
        return "".join(self.words)
