"""Lists that leave nothing out, and what their numbers have to come to: 新收申请的渠道：网上9件、邮寄3件，此外再无."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gipr_lint.limits.expressions import compiled
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import DIGITS
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import sentences
from gipr_lint.statements.relations.comparing.forms import list_forms, list_trigger
from gipr_lint.statements.relations.comparing.skeleton import COUNT, Skeleton, Slot, skeleton
from gipr_lint.statements.words.amounts import amounts_in, number_of

_MAX_SENTENCE_CHARS = 300
"""A longer sentence is not looked at."""
_MAX_LABEL_CHARS = 18
"""So long is the name of a part at most."""
_MAX_PARTS = 12
"""So many parts has a list at most."""
_MARK = r"#%×^@&"
_LABEL = rf"[^,;:、{_MARK}]{{1,{_MAX_LABEL_CHARS}}}"


class Listing(NamedTuple):
    """A list: ``whole`` are the words for all of it, ``told`` its number where that stands beside them.

    ``within`` is set where the parts may be fewer than all. ``lead`` stands before it in its sentence;
    ``said`` is where its whole is told, up to the first part.
    """

    whole: str
    told: Slot | None
    parts: Sequence[tuple[str, Slot]]
    lead: str
    start: int
    stop: int
    sentence: str
    within: bool
    said: tuple[int, int]


@cache
def _pattern(form: str) -> re.Pattern[str]:
    places = {
        "whole": rf"(?P<whole>[^,;:{_MARK}]{{2,30}}?)",
        "told": "(?P<told>#)",
        "list": rf"(?P<list>(?:{_LABEL}#[,、;和]?){{2,{_MAX_PARTS}}}|(?:#{_LABEL}[,、;和]?){{2,{_MAX_PARTS}}})",
        "four": "(?P<list>#[、,]#[、,]#[、,和及]#)",
        "two": "(?P<list>#[、,和及]#)",
        "any": rf"[^,;:{_MARK}]{{0,16}}?",
        "several": rf"(?P<number>[两{DIGITS}])",
    }
    for name, pattern in places.items():
        form = form.replace(f"{{{name}}}", pattern)
    return compiled(form)


def listings(text: Folded, year: int | None) -> Iterator[Listing]:
    """Yield the lists of a paragraph that claim to leave nothing out."""
    if not list_trigger().search(text.text):
        return
    for first, last in sentences(text.text):
        short = last - first <= _MAX_SENTENCE_CHARS and list_trigger().search(text.text, first, last)
        if short and len(amounts_in(text.text, first, last)) > 1:
            bare = skeleton(text.text, first, last, year)
            if sum(char in _MARK for char in bare.text) == len(bare.slots):
                yield from _in_sentence(text, bare, (first, last))


def _in_sentence(text: Folded, bare: Skeleton, span: tuple[int, int]) -> Iterator[Listing]:
    for within, forms in ((False, list_forms().complete), (True, list_forms().within)):
        for form in forms:
            for match in _pattern(form).finditer(bare.text):
                one = _listing(text, bare, match, span, within=within)
                if one is not None:
                    yield one
                    return


def _listing(
    text: Folded, bare: Skeleton, match: re.Match[str], span: tuple[int, int], *, within: bool
) -> Listing | None:
    groups = match.groupdict()
    start, end = match.span("list")
    slots = bare.slots_in(start, end)
    labels = [one for one in re.split(r"#[、,;和及]?|[、,;]", bare.text[start:end].rstrip("。、,;")) if one]
    alike = len({slot.unit for slot in slots}) == 1 and all(slot.exact and slot.mark == COUNT for slot in slots)
    number = number_of(groups["number"]) if groups.get("number") else None
    if not alike or (number is not None and number != len(slots)) or (labels and len(labels) != len(slots)):
        return None
    if groups.get("rest"):
        within = False
    elif within and not _are_parallel(labels):
        return None
    labels = labels or [f"第{order}" for order in "一二三四"[: len(slots)]]
    told = bare.slot(match.start("told")) if groups.get("told") else None
    if told is not None and told.unit != slots[0].unit:
        return None
    before = bare.text[: match.start()].rstrip(",;:").rpartition(",")[2]
    lead = "".join(char for char in before if char not in _MARK)
    sentence = text.text[slice(*span)]
    parts = list(zip(labels, slots, strict=True))
    return Listing(
        groups.get("whole") or "",
        told,
        parts,
        lead,
        slots[0].start,
        slots[-1].stop,
        sentence,
        within,
        (bare.places[match.start()], bare.places[start]),
    )


def _are_parallel(labels: Sequence[str]) -> bool:
    """Tell whether names of parts are built alike: …类, 以…名义, 因…."""
    if len(labels) == 0:
        return False
    ends, begins = {one[-1] for one in labels}, {one[0] for one in labels}
    return ends in ({"类"}, {"义"}, {"面"}) or begins in ({"因"}, {"涉"}, {"以"})
