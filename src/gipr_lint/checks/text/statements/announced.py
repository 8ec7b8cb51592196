"""Announced numbers: 以下三方面 against the items that follow, 等六部分 against the parts that it names."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, combinations

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text, numeral, section_name
from gipr_lint.checks.text.statements.options import Options
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Heading, Paragraph, Report, Section
from gipr_lint.statements.announcements import (
    AnnouncedNumber,
    PartsSentence,
    announced_items,
    announces_items,
    parts_sentences,
)

_TWICE = "，“{}”点到了两次"
_MAX_NUMERAL_VALUES = 20
"""A larger number of parts is told in digits."""


def wrong_announcements(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each announcement of more or fewer than there are."""
    if options.asks("parts") and options.parts:
        yield from _of_parts(report, options)
    if options.asks("items") and announces_items(words(report)):
        for section in report.sections:
            yield from _of_items(report, section)


def _of_items(report: Report, section: Section) -> Iterator[Hit]:
    texts = [item.line.text if isinstance(item, Heading) else text for text, item in section.texts]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    items = [item for _, item in section.texts]
    for announced in announced_items("\n".join(texts)):
        index = bisect_right(starts, announced.start) - 1
        item = items[index]
        if announced.listed in {None, announced.number} or isinstance(item, Heading):
            continue
        fields: Fields = {
            "match": announced.words,
            "found": str(announced.listed),
            "section": section_name(report, section.id),
        }
        start, end = announced.start - starts[index], announced.end - starts[index]
        yield Hit(in_text(report, section.id, item, start, end), fields)


class _Named(NamedTuple):
    """The parts that a sentence names, among all that there should be; ``twice`` is the name that it lists twice."""

    named: Sequence[str]
    every: Sequence[str]
    twice: str

    @property
    def told(self) -> str:
        """The clause about the parts that are named."""
        if self.twice:
            return _TWICE.format(self.twice)
        missing = "、".join(part for part in self.every if part not in self.named)
        named = f"，点到名称的有{numeral(len(self.named))}个"
        return named + (f"（未点到：{missing}）" if missing else "")


def _of_parts(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the announced number is not the number of parts named, or not that of the format."""
    formats = (report.format.section[section.id] for section in report.sections)
    added = [section.title for section in formats if section.after is not None]
    for section, item in report.items:
        if section in {None, "overview"} and isinstance(item, Paragraph):
            for sentence in parts_sentences(item.text):
                for announced, told in _wrong(sentence, _named(sentence, options, added), options):
                    fields: Fields = {
                        "announced": numeral(announced.number)
                        if announced.number < _MAX_NUMERAL_VALUES
                        else announced.number,
                        "told": told,
                        "expected": numeral(len(options.parts) + len(added)),
                        "section": section_name(report, section),
                    }
                    yield Hit(in_section(report, section, item.span(announced.start, announced.end)), fields)


def _named(sentence: PartsSentence, options: Options, added: Sequence[str]) -> _Named:
    named = [part for part, pattern in options.parts.items() if pattern.search(sentence.text)]
    named += [title for title in added if title in sentence.text]
    twice = _twice(sentence.names, options.parts) if len(named) >= options.at_least else ""
    return _Named(named, [*options.parts, *added], twice)


def _twice(names: Sequence[str], parts: Mapping[str, Pattern]) -> str:
    """Return the name of a part that is listed twice: word for word, or within another name of the same part."""
    for pair in combinations(names, 2):
        short, long = sorted(pair, key=len)
        if short in long and any(pattern.search(short) for pattern in parts.values()):
            return short
    return ""


def _wrong(sentence: PartsSentence, parts: _Named, options: Options) -> Iterator[tuple[AnnouncedNumber, str]]:
    """Yield the numbers that are wrong, each with what is told of the parts; a list may have no number at all."""
    lists_parts = len(parts.named) >= options.at_least
    for announced in sentence.numbers:
        if parts.twice or _is_wrong(announced, sentence, parts, options):
            yield announced, parts.told if lists_parts else ""
    if parts.twice and not sentence.numbers and len(parts.named) >= len(parts.every) - 1:
        start = sentence.start + sentence.text.rfind(parts.twice)
        counted = AnnouncedNumber(len(parts.named) + 1, start, start + len(parts.twice), of_parts=True)
        yield counted, parts.told


def _is_wrong(announced: AnnouncedNumber, sentence: PartsSentence, parts: _Named, options: Options) -> bool:
    """Tell whether a number of parts is wrong: against those named or, where none are, against the format."""
    number, named, expected = announced.number, len(parts.named), len(parts.every)
    if named >= options.at_least:
        return not number == named == expected and (number >= options.at_least or number in {named, expected})
    return number != expected and announced.of_parts and sentence.of_report
