"""Parts of a report: stretches of text under a heading, with the lower headings below it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Table
from gipr_lint.model.report import Heading, Item, Paragraph, Report, Section, Subsection

_RANK = {"chapter": 0, "bracket": 1, "arabic": 2, "round": 3}

Text = tuple[str | None, str, Paragraph | Heading]
"""The section in which a text stands, its words, and the item that carries their position."""


class Part(NamedTuple):
    """A stretch of a report. ``section`` is None before the first section, ``heading`` what it stands under."""

    section: str | None
    heading: Heading | None
    body: tuple[Item, ...]
    subsections: tuple[Subsection, ...] = ()

    @property
    def items(self) -> Iterator[Item]:
        """All that stands in the part, in order, its own heading aside."""
        yield from self.body
        for subsection in self.subsections:
            yield from subsection.items

    @property
    def texts(self) -> Iterator[Text]:
        """Paragraphs and lower headings."""
        return ((self.section, item.text, item) for item in self.items if isinstance(item, (Paragraph, Heading)))

    @property
    def tables(self) -> Iterator[Table]:
        """The tables as they are printed."""
        return (item for item in self.items if isinstance(item, Table))

    def under(self, wanted: Callable[[Heading], object]) -> "list[Part]":
        """Return the sub-sections whose heading is wanted, each with the lower ones below it.

        Only those of the highest level at which there is one: "2.平台建设" below another matter is not meant where
        "（四）平台建设" follows.
        """
        levels = _levels(self.subsections)
        found = [index for index, sub in enumerate(self.subsections) if wanted(sub.heading)]
        highest = min((levels[index] for index in found), default=0)
        return [self._part(index, levels) for index in found if levels[index] == highest]

    @property
    def levelled(self) -> "Iterator[tuple[int, Part]]":
        """Each sub-section with the lower ones below it, and its level from 0 on."""
        levels = _levels(self.subsections)
        return ((level, self._part(index, levels)) for index, level in enumerate(levels))

    def _part(self, index: int, levels: Sequence[int]) -> "Part":
        own = self.subsections[index]
        end = next((at for at in range(index + 1, len(levels)) if levels[at] <= levels[index]), len(levels))
        return Part(self.section, own.heading, own.body, self.subsections[index + 1 : end])


def part_of(section: Section) -> Part:
    """Return a section as a part."""
    return Part(section.id, section.heading, section.body, section.subsections)


def preface(report: Report) -> Part:
    """Return what stands before the first section, the title aside."""
    return Part(None, None, tuple(item for item in report.front if item is not report.title))


def _levels(subsections: Iterable[Subsection]) -> list[int]:
    """Return how deep each sub-section lies: how many of those before it are still open."""
    open_ones: list[Heading] = []
    levels = []
    for subsection in subsections:
        heading = subsection.heading
        alike = (at for at, other in enumerate(open_ones) if _is_alike(heading, other))
        outer = (at for at, other in enumerate(open_ones) if not _is_below(heading, other))
        del open_ones[next(alike, next(outer, len(open_ones))) :]
        levels.append(len(open_ones))
        open_ones.append(heading)
    return levels


def _is_alike(one: Heading, other: Heading) -> bool:
    return one.style == other.style and (one.depth == other.depth or 0 in {one.depth, other.depth})


def _is_below(heading: Heading, other: Heading) -> bool:
    """Tell whether a heading is lower than another kind of heading; words without a number are lower than either."""
    if heading.depth and other.depth and heading.depth != other.depth:
        return heading.depth > other.depth
    if "none" in {heading.style, other.style}:
        return heading.style != "chapter"
    return _RANK[heading.style] > _RANK[other.style]
