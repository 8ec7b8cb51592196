"""Word files (.docx): the text as it is printed when all changes are accepted, with what Word itself puts into it."""

from __future__ import annotations

from gipr_lint.model.document import Document
from gipr_lint.readers.composer import Composer


def read(content: bytes, path: str) -> Document:
    """Read a Word file; see ``gipr_lint.readers.read`` for the errors."""
    from gipr_lint.readers.word.body import Story
    from gipr_lint.readers.word.numbering import Numbering
    from gipr_lint.readers.word.package_parts import Package
    from gipr_lint.readers.word.side_stories import write_asides
    from gipr_lint.readers.word.styles import Styles

    package = Package(content)
    styles = Styles(package.first("styles"))
    composer = Composer()
    story = Story(composer, styles, Numbering(package.first("numbering"), styles))
    story.write(package.document)
    write_asides(package, composer, styles, story.anchors)
    return composer.document(path, "UTF-8")
