"""Lines as a browser sets them: white space run together, and where each character stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import LineOrigin, Piece
from gipr_lint.readers.characters import characters, stripped
from gipr_lint.readers.web.tree import CharacterData, Element

_SPACE = expression(r"[ \t\n\r\f]")
"""White space that HTML runs together. Finds ``a[|\n|]b``, not ``a\u3000b``."""
_WHITE = " \t\n\r\f"
"""The same."""
_RUN = expression(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
"""A stretch of white space, or of what is none. Takes ``一、`` and ``  ``, not ``一、 总体``."""


class SourceRun(NamedTuple):
    """Characters that follow one another in the source too, from an offset on."""

    characters: str
    offset: int


class Set(NamedTuple):
    """A line that is set: its text, and the runs of it, each with where it starts in the text."""

    text: str
    runs: tuple[tuple[int, int], ...]
    """Start in the text and offset in the source."""


NOTHING = Set("", ())


class SourceIndex:
    """Lines and columns of a page's source by offset."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(found.end() for found in kept("\n").finditer(source))]

    def piece(self, start: int, offset: int) -> Piece:
        """Return the piece of a line that starts there and stands at an offset in the source."""
        line = bisect_right(self._starts, offset)
        return Piece(start, line, offset - self._starts[line - 1] + 1)

    def origin(self, line: Set) -> LineOrigin:
        """Return where a line came from."""
        return LineOrigin(pieces=tuple([self.piece(at, offset) for at, offset in line.runs]))


class Setter:
    """Sets one line after another."""

    def __init__(self) -> None:
        self._runs: list[SourceRun] = []
        self._space: SourceRun | None = None
        self._broken = False

    def add(self, text: CharacterData) -> None:
        """Set a text behind what there is."""
        raw, offset = text.characters, text.offset
        if not _SPACE.search(raw):
            self._add(SourceRun(raw, offset))
            return
        for found in _RUN.finditer(raw):
            part = found[0]
            if part[0] in _WHITE:
                self._space = self._space or SourceRun(" ", offset + found.start())
                self._broken = self._broken or "\n" in part
            else:
                self._add(SourceRun(part, offset + found.start()))

    def _add(self, run: SourceRun) -> None:
        """Set a run; white space before it is one space, but nothing at a line end between Chinese characters."""
        if self._space is not None:
            last = self._runs[-1].characters[-1] if self._runs else " "
            if last != " " and (not self._broken or (last.isascii() and run.characters[0].isascii())):
                self._runs.append(self._space)
            self.join()
        self._runs.append(run)

    def join(self) -> None:
        """Forget the white space after the last character: what follows is set right behind it."""
        self._space, self._broken = None, False

    def take(self) -> Set:
        """Return the line without white space at its ends, and begin a new one."""
        whole = characters("".join([run.characters for run in self._runs]))
        text = stripped(whole)
        at = -whole.index(text)
        runs = []
        for run, offset in self._runs:
            end = at + len(run)
            if end > 0 and at < len(text):
                runs.append((at, offset) if at >= 0 else (0, offset - at))
            at = end
        self._runs = []
        self.join()
        return Set(text, tuple(runs))


def text_of(element: Element) -> Set:
    """Return all that is shown of an element as one line; what stands in paragraphs of its own follows at once."""
    nodes: list[CharacterData | None] = []
    stack: list[Element | CharacterData] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, CharacterData):
            nodes.append(node)
        elif node is element or not node.hidden:
            if not node.is_inline:
                nodes.append(None)
            if node.children:
                stack += node.children[::-1]
    return _one_run(nodes) or _set(nodes)


def _one_run(nodes: Sequence[CharacterData | None]) -> Set | None:
    """Return what is set of nodes of which one at most holds more than white space, and none between its characters."""
    filled = [node for node in nodes if node is not None and node.characters.strip(_WHITE)]
    if len(filled) != 1:
        return None if filled else NOTHING
    raw = filled[0].characters
    bare = raw.strip(_WHITE)
    if _SPACE.search(bare):
        return None
    text = stripped(characters(bare))
    offset = filled[0].offset
    if text != bare:
        offset += characters(bare).index(text)
    return Set(text, ((0, offset + raw.index(bare)),) if text else ())


def _set(nodes: Sequence[CharacterData | None]) -> Set:
    """Return the texts of nodes as one line; white space before None, where a paragraph begins, is none of it."""
    setter = Setter()
    for node in nodes:
        if node is None:
            setter.join()
        else:
            setter.add(node)
    return setter.take()
