"""Blocks to sections through the grammar: classified blocks in, front matter and sections out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Line, Table
from gipr_lint.model.report import Body, Furniture, Heading, Item, Paragraph, Section, SignOff, Subsection
from gipr_lint.parse.lalr import Leaf, parser


class Classified(NamedTuple):
    """A block with its kind, a terminal of ``report.lark``, and its heading where it is one."""

    kind: str
    block: Line | Table
    heading: Heading | None = None


def arrange(blocks: Sequence[Classified]) -> tuple[tuple[Item, ...], tuple[Section, ...]]:
    """Return the front matter and the sections; every block stands in exactly one of them, once."""
    arranged: Any = parser("report", _Arrangement).parse(Leaf(block.kind, block) for block in blocks)
    front, sections = arranged
    return front, sections


class _Arrangement:
    """Builds the model bottom-up, while the parser runs. The names of the methods are the rules of the grammar."""

    def _block(self, token: Leaf) -> Classified:
        block: Classified = token.value
        return block

    def _item(self, child: Any) -> Item:  # noqa: ANN401 - token or finished item
        if not isinstance(child, Leaf):
            item: Item = child
            return item
        found = self._block(child)
        if isinstance(found.block, Table):
            return found.block
        if found.heading is not None:
            return found.heading
        return Furniture(found.block) if child.type == "FURNITURE" else SignOff(found.block)

    def _join(self, tokens: Iterable[Leaf]) -> Paragraph:
        lines = [self._block(token).block for token in tokens if token.type != "INSET"]
        return join([line for line in lines if isinstance(line, Line)])

    def paragraph(self, tokens: list[Leaf]) -> Body:
        """Return the paragraph, then the furniture that stood within it."""
        inside = [self._block(token).block for token in tokens if token.type == "INSET"]
        return (self._join(tokens), *(Furniture(line) for line in inside if isinstance(line, Line)))

    def led(self, tokens: list[Leaf]) -> tuple[Heading | None, Body]:
        """Return a heading that runs into its paragraph, and the paragraph."""
        return self._block(tokens[0]).heading, self.paragraph(tokens)

    def _flat(self, children: Iterable[Any]) -> Iterator[Item]:
        for child in children:
            if isinstance(child, Leaf) and child.type == "TITLE":
                yield self._join([child])
            elif isinstance(child, Leaf):
                yield self._item(child)
            elif isinstance(child[0], Heading):
                yield from child[1]
            else:
                yield from child

    def body(self, children: list[Any]) -> Body:
        """Return paragraphs, tables and the rest in order."""
        return tuple(item for item in self._flat(children) if not isinstance(item, Heading))

    def front(self, children: list[Any]) -> tuple[Item, ...]:
        """Return what stands before the first section."""
        return tuple(self._flat(children))

    def subsection(self, children: list[Any]) -> Subsection:
        """Return a heading on a line of its own with its body."""
        heading, body = children
        found = self._block(heading).heading
        assert found is not None  # noqa: S101 - HEADING tokens carry one
        return Subsection(found, body)

    def led_subsection(self, children: list[Any]) -> Subsection:
        """Return a heading that runs into its paragraph with its body."""
        (heading, first), body = children
        return Subsection(heading, first + body)

    def section(self, children: list[Any]) -> Section:
        """Return a statutory section."""
        token, body, *subsections = children
        heading = self._block(token).heading
        assert heading is not None  # noqa: S101 - SECTION tokens carry one
        assert heading.section is not None  # noqa: S101
        return Section(heading.section, heading, body, tuple(subsections))

    def start(self, children: list[Any]) -> tuple[tuple[Item, ...], tuple[Section, ...]]:
        """Return front and sections."""
        front, *sections = children
        return front, tuple(sections)


def join(lines: Sequence[Line]) -> Paragraph:
    """Join lines to one paragraph: without a space between Chinese characters, with one between Latin words."""
    text, offsets = "", []
    for line in lines:
        if text and text[-1].isascii() and line.text[0].isascii() and text[-1].isalpha() and line.text[0].isalpha():
            text += " "
        offsets.append(len(text))
        text += line.text
    return Paragraph(text, tuple(lines), tuple(offsets))
