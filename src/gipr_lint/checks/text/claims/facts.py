"""What a report claims in its text, and which of it the tables refute: read once for all rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gipr_lint.checks.places import in_text
from gipr_lint.checks.text.claims.cells import Sum, sums
from gipr_lint.checks.text.dates.other_year import as_meant, stale
from gipr_lint.claims import Claim, Speaker, read_claims
from gipr_lint.model.finding import Location, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Heading, Paragraph, Report
from gipr_lint.parse.folded_text import Folded, folded

_WORDS = (
    "申请",
    "复议",
    "诉讼",
    "规范性文件",
    "规章",
    "行政许可",
    "行政处罚",
    "行政强制",
    "事业性收费",
    "予以公开",
)
_REQUESTS = ("依申请", "申请公开", "公开申请")
_TITLE = 20
"""A paragraph of so many characters may be a heading."""
_ABOUT = {
    "review": "remedies",
    "litigation": "remedies",
    "direct": "remedies",
    "after_review": "remedies",
    "rules": "documents",
    "normative_documents": "documents",
    "licences": "decisions",
    "penalties": "decisions",
    "coercive_measures": "decisions",
    "charges": "charges",
    **dict.fromkeys(
        ("new", "received", "requests", "handled", "worked", "carried_in", "carried_out", "carried"), "requests"
    ),
}


_ALIKE = {**dict.fromkeys(("new", "received", "requests"), "new"), "worked": "handled"}
"""Words of one quantity: its number given twice in a line is one."""


class Passage(NamedTuple):
    """A paragraph, or a heading that is a sentence; ``about_requests`` where its heading says so.

    ``about_remedies``: it stands in the section on reviews and suits that disclosure caused.
    """

    section: str | None
    item: Paragraph | Heading
    source: str
    about_requests: bool
    about_remedies: bool = False

    @property
    def text(self) -> Folded:
        """The text in one width."""
        return folded(self.source)

    def place(self, report: Report, start: int, end: int) -> Location:
        """Return where a stretch of its source stands."""
        return in_text(report, self.section, self.item, start, end)


class Told(NamedTuple):
    """A claim with the passage in which it stands."""

    claim: Claim
    passage: Passage

    @property
    def about(self) -> str:
        """What the claim is about: ``requests`` by their numbers or applicants, ``outcomes``, ``remedies`` …"""
        return _ABOUT.get(self.claim.about[0].subject, "outcomes")

    @property
    def key(self) -> tuple[str, int, int]:
        """Tells its number from all others in the report."""
        return key(self.passage, self.claim.start)


class Refuted(NamedTuple):
    """A claim that no reading of it agrees with, and what the tables say instead."""

    told: Told
    tables: Phrase


def key(passage: Passage, start: int) -> tuple[str, int, int]:
    """Return what tells a place in a report from all others."""
    span = passage.item.span(start, start + 1)
    return passage.section or "", span.line, span.column


@once_per_report
def passages(report: Report) -> Sequence[Passage]:
    """Return the running text, paragraph by paragraph."""
    return tuple(_passages(report))


def _passages(report: Report) -> Iterator[Passage]:
    about_requests = False
    for section, text, item in report.texts:
        if section is None or item is report.title:
            continue
        if isinstance(item, Heading) or (len(text) <= _TITLE and not text.endswith("。")):
            about_requests = section == "requests" or any(word in text for word in _REQUESTS)
        source = as_meant(report, item) if stale(report) and isinstance(item, Paragraph) else text
        yield Passage(section, item, source, about_requests, section == "remedies")


def speaker_of(report: Report) -> Speaker:
    """Return who speaks in a report."""
    return Speaker(report.organ or "", report.year, report.publisher.area)


@once_per_report
def told(report: Report) -> Sequence[Told]:
    """Return all that the report claims, in order."""
    return [
        Told(claim, passage)
        for passage in passages(report)
        if any(word in passage.source for word in _WORDS)
        for claim in read_claims(
            passage.text,
            speaker_of(report),
            about_requests=passage.about_requests,
            about_remedies=passage.about_remedies,
        )
    ]


@once_per_report
def refuted(report: Report) -> Sequence[Refuted]:
    """Return the numbers and denials that the tables refute; one number said twice in a passage is one."""
    return tuple(_refuted(report))


def _refuted(report: Report) -> Iterator[Refuted]:
    seen: set[object] = set()
    for one, tables in _answered(report):
        claim = one.claim
        alike = tuple((_ALIKE.get(quantity.subject, quantity.subject), quantity.part) for quantity in claim.about)
        again = {(one.key[:2], alike, claim.value), (tuple(claim.about), claim.value, claim.kind)}
        if tables and not again & seen:
            yield Refuted(one, tables)
            seen |= again


@once_per_report
def _answered(report: Report) -> Sequence[Refuted]:
    """Return the numbers and denials with what the tables say instead; that is empty where they agree or are silent."""
    return [
        Refuted(one, _counts(report, one.claim) if one.claim.kind == "count" else _denies(report, one.claim))
        for one in told(report)
    ]


def _counts(report: Report, claim: Claim) -> Phrase:
    found = sums(report, claim.about)
    if found is None or any(one.value == claim.value for one in found):
        return ()
    nearest = min(found, key=lambda one: abs(one.value - claim.value))  # of several readings, the one that was meant
    return tuple(nearest.phrase)


def _denies(report: Report, claim: Claim) -> Phrase:
    """Return what there is of the quantities that a claim denies."""
    if claim.kind != "none":
        return ()
    there: list[Sum] = []
    for quantity in claim.about:
        found = sums(report, [quantity])
        if found is not None and all(one.value for one in found):
            there.append(found[0])
    return _joined(there)


def _joined(found: Sequence[Sum]) -> Phrase:
    distinct = {one.value: one for one in found}.values()
    return tuple(part for index, one in enumerate(distinct) for part in (["；"] if index else []) + list(one.phrase))


@once_per_report
def decided(report: Report) -> frozenset[tuple[str, int, int]]:
    """Return the numbers that are wrong already by the tables: nothing else is said of them."""
    return frozenset(one.key for one, tables in _answered(report) if tables and one.claim.kind == "count")
