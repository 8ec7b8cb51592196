"""What a Word file carries beside its text: headers, footers, notes, comments and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gipr_lint.model.document import MARKER, AsideKind, LineOrigin
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.office.ooxml import write_about
from gipr_lint.readers.word.package_parts import Package
from gipr_lint.readers.word.paragraph import Change
from gipr_lint.readers.word.runs import Runs
from gipr_lint.readers.word.styles import Styles
from gipr_lint.readers.word.xml_names import AUTHOR, ID, TYPE, P

_MARGINS = {"header": "页眉", "footer": "页脚"}
_NOTES = {"footnotes": "脚注", "endnotes": "尾注"}
_KINDS: Mapping[Change, AsideKind] = {
    "": "margin",
    "insertion": "margin",
    "deletion": "deletion",
    "proposal": "proposal",
    "hidden": "hidden",
}


def write_asides(package: Package, composer: Composer, styles: Styles, anchors: Mapping[str, LineOrigin]) -> None:
    """Write all of it; ``anchors`` are the places at which comments hang, by their ids."""
    runs = Runs(styles)
    for part in package.all(*_MARGINS):
        _paragraphs(part.root, LineOrigin(_MARGINS[part.kind], {"part": part.kind}), runs, composer)
    for part in package.all(*_NOTES):
        notes = [note for note in part.root if note.get(TYPE, "normal") == "normal"]
        for number, note in enumerate(notes, 1):
            origin = LineOrigin(f"{_NOTES[part.kind]} {number}", {part.kind.removesuffix("s"): number})
            _paragraphs(note, origin, runs, composer)
    for part in package.all("comments"):
        for comment in part.root:
            if comment.get(AUTHOR) == MARKER:
                continue
            origin = anchors.get(comment.get(ID, ""), LineOrigin("批注"))
            text = "".join(runs.read(paragraph).text for paragraph in comment.iter(P))
            composer.aside("comment", text, origin)
    write_about(package.parts, composer)


def _paragraphs(parent: Element, origin: LineOrigin, runs: Runs, composer: Composer) -> None:
    """Keep each paragraph of a part; text boxes may stand in it twice, for old programs and for new ones."""
    seen = set()
    for paragraph in parent.iter(P):
        for text, change, _ in runs.read(paragraph).stretches:
            if (change, text) not in seen:
                composer.aside(_KINDS[change], text, origin)
            seen.add((change, text))
