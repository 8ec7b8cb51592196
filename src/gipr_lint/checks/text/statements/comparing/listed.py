"""Lists that leave nothing out, against the figure of the tables, or the number beside them, that they come to."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from gipr_lint.checks.places import mentions, section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.sides import Reading
from gipr_lint.checks.text.statements.refuted import decided
from gipr_lint.checks.text.statements.stated import SourceParagraph, source_paragraphs, speaker_of, stated
from gipr_lint.model.finding import Fields, Hit, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.comparing.listings import Listing, listings
from gipr_lint.statements.relations.comparing.read import is_ours
from gipr_lint.statements.statement import Scope

Keys = frozenset[tuple[str, int, int]]
"""Places of numbers in a report."""


def wrong_listings(report: Report, told: Callable[[Report], Keys]) -> Iterator[Hit]:
    """Yield a hit for each complete list that does not come to its whole, but for those ``told`` of already."""
    for passage in source_paragraphs(report):
        for one in listings(passage.text, report.year):
            places = {passage.key(passage.text.source(slot.start, slot.stop)[0]) for _, slot in one.parts}
            if not is_ours(passage.text.text, *one.said, speaker_of(report)):
                continue
            whole = _whole(report, passage, one)
            if whole is not None and not places & _known(report, one, told):
                yield _hit(report, passage, one, *whole)


def _known(report: Report, one: Listing, told: Callable[[Report], Keys]) -> Keys:
    """Return the numbers of which something is said already, and those that the tables tell, if all is their own."""
    return told(report) | decided(report) | (_counted(report) if one.told is None else frozenset())


@once_per_report
def _counted(report: Report) -> Keys:
    """Return the numbers that the tables tell as well: what these count is no part of something else."""
    return frozenset(one.key for one in stated(report) if one.statement.scope is Scope.WHOLE)


def _whole(report: Report, passage: SourceParagraph, one: Listing) -> tuple[Decimal, Phrase] | None:
    """Return what the list does not come to; None where it does, or where that is open."""
    total = sum((slot.value for _, slot in one.parts), Decimal(0))
    if one.told is not None:
        if not one.told.exact or total == one.told.value or (one.within and total < one.told.value):
            return None
        return one.told.value, (f"{plain_number(one.told.value)}{one.told.unit}",)
    subjects = Reading(report, passage, one.lead, one.sentence).subjects(one.whole)
    if subjects is None or one.within or any(found.value == total for found in subjects[0].sums):
        return None
    whole = subjects[0].sums[0]
    return whole.value, whole.phrase


def _hit(report: Report, passage: SourceParagraph, one: Listing, value: Decimal, whole: Phrase) -> Hit:
    total = sum((slot.value for _, slot in one.parts), Decimal(0))
    shown = [
        (f"{label} {plain_number(slot.value)}", passage.place(report, *passage.text.source(slot.start, slot.stop)))
        for label, slot in one.parts
    ]
    fields: Fields = {
        "section": section_name(report, passage.section),
        "whole": whole,
        "sum": plain_number(total),
        "parts": mentions(shown),
        "difference": f"{'多' if total > value else '少'} {plain_number(abs(total - value))}",
        "said": "",
    }
    values = (plain_number(value), *(plain_number(slot.value) for _, slot in one.parts))
    return Hit(passage.place(report, *passage.text.source(one.start, one.stop)), fields, values=values)
