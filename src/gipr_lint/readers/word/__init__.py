"""Word files (.docx): the text as it is printed when all changes are accepted, with what Word itself puts into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Document
from gipr_lint.readers.composer import Composer

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from gipr_lint.readers.word.body import Story
    from gipr_lint.readers.word.package_parts import Package
    from gipr_lint.readers.word.printed_text import Held
    from gipr_lint.readers.word.styles import Styles


class Trace(NamedTuple):
    """A Word file as it was read, and which elements of its main part hold the lines.

    ``held`` has them by the number of the line, ``paragraphs`` the first paragraph at each place by its label;
    ``body`` is the root of the part, ``name`` its name.
    """

    document: Document
    name: str
    body: Element
    held: Mapping[int, Sequence[Held]]
    paragraphs: Mapping[str, Element]


def read(content: bytes, path: str) -> Document:
    """Read a Word file; see ``gipr_lint.readers.read`` for the errors."""
    package, styles, composer = _opened(content)
    story = _story(package, styles, composer)
    return _document(package, styles, composer, story, path)


def trace(content: bytes, path: str) -> Trace:
    """Read a Word file to change it; raises what ``read`` does."""
    package, styles, composer = _opened(content)
    story = _story(package, styles, composer, traced=True)
    document = _document(package, styles, composer, story, path)
    return Trace(document, package.name, package.document, story.holders.lines, story.holders.paragraphs)


def _opened(content: bytes) -> tuple[Package, Styles, Composer]:
    from gipr_lint.readers.word.package_parts import Package
    from gipr_lint.readers.word.styles import Styles

    package = Package(content)
    return package, Styles(package.first("styles")), Composer()


def _story(package: Package, styles: Styles, composer: Composer, *, traced: bool = False) -> Story:
    from gipr_lint.readers.word.body import Story
    from gipr_lint.readers.word.numbering import Numbering

    story = Story(composer, styles, Numbering(package.first("numbering"), styles), traced=traced, shown=package.picture)
    story.write(package.document)
    return story


def _document(package: Package, styles: Styles, composer: Composer, story: Story, path: str) -> Document:
    from gipr_lint.readers.word.side_stories import write_asides

    write_asides(package, composer, styles, story.anchors)
    return composer.document(path, "UTF-8")
