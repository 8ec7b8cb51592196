"""Percentages against the numbers, or the cells of the tables, from which they follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.related import ASKED, related
from gipr_lint.checks.text.statements.options import Of, Options
from gipr_lint.checks.text.statements.percentages.changed import wrong_changes
from gipr_lint.checks.text.statements.percentages.limits import beyond_all
from gipr_lint.checks.text.statements.refuted import decided
from gipr_lint.checks.text.statements.stated import (
    SourceParagraph,
    source_paragraphs,
    speaker_of,
    stated,
    vocabulary_of,
)
from gipr_lint.checks.text.statements.sums import Operand, Sum, sums
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Fields, Hit, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.named import named
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT, has_percentage, shown
from gipr_lint.statements.relations.shares import Named, Share, shares
from gipr_lint.statements.statement import Quantity, Scope, Statement

_ANY_WHOLE = ("worked", "requests", "received", "handled")
"""What a share of requests may be a share of, where the text does not tell."""


_CASES = ("review", "litigation", "direct", "after_review")
"""Of whose cases a share may be told."""


def wrong_shares(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each percentage, and for each change, that follows from no pair of its numbers."""
    found = list(_beside_numbers(report, options))
    yield from found
    kinds: Sequence[Of] = ("part", "growth")
    told = [hit.location.span for hit in found if hit.location.span]
    for hit in related(report, [says for of in kinds if options.asks(of) for says in ASKED[of]]):
        if not any(hit.location.span and _overlap(hit.location.span, span) for span in told):
            yield hit


def _overlap(one: Span, other: Span) -> bool:
    return one[:2] < other[2:] and other[:2] < one[2:]


def _beside_numbers(report: Report, options: Options) -> Iterator[Hit]:
    for passage in source_paragraphs(report):
        yield from _wrong_parts(report, passage, options)
        if options.asks("part") and has_percentage(passage.source):
            yield from beyond_all(report, passage)
        if options.asks("growth"):
            yield from wrong_changes(report, passage)


def _wrong_parts(report: Report, passage: SourceParagraph, options: Options) -> Iterator[Hit]:
    for share in shares(passage.text) if has_percentage(passage.source) else ():
        if not options.asks(share.kind):
            continue
        if share.kind == "handled":
            yield from _handled(report, passage, share)
        elif any(passage.key(start) in decided(report) for start in share.places):
            continue
        elif share.figures:
            if not any(_agrees(share, *pair) for pair in share.figures) and not _is_of_tables(report, share):
                yield _hit(report, passage, share, (_reason(share),))
        elif share.named:
            yield from _against_tables(report, passage, share, share.named)


def _agrees(share: Share, part: Decimal, whole: Decimal) -> bool:
    return share.follows(part / whole * WHOLE_PERCENT)


def _is_of_tables(report: Report, share: Share) -> bool:
    """Tell whether the whole that stands in no sentence beside may be a number of requests or cases of the tables."""
    if not share.apart:
        return False
    words = vocabulary_of(report)
    known = [sums(report, [Quantity(subject)], words) for subject in ("requests", "handled")]
    cases = [sums(report, [Quantity(court, part)], words) for court in _CASES for part in ("total", "closed")]
    bases = [one.value for found in (*known, *cases) if found for one in found]
    part = share.figures[0][0]
    return None in known or any(_agrees(share, part, base) for base in bases if base)


def _against_tables(report: Report, passage: SourceParagraph, share: Share, one: Named) -> Iterator[Hit]:
    """Yield a hit where no cells that the words may mean give the percentage."""
    cases = _cases(report, passage, share, one)
    parts, wholes = (_parts(report, passage, one, cases), _wholes(report, one, cases))
    within = [(part, whole) for part, whole in product(parts, wholes) if whole.value and part[1] <= whole.value]
    pairs = within or [(part, whole) for part, whole in product(parts, wholes) if whole.value and one.whole]
    if not pairs or any(_agrees(share, part[1], whole.value) for part, whole in pairs):
        return
    part, whole = pairs[0]
    exact = shown(share.percent, part[1] / whole.value * WHOLE_PERCENT)
    yield _hit(report, passage, share, (*part[0], " 占 ", *whole.phrase, f" 的 {exact}"))


def _parts(
    report: Report, passage: SourceParagraph, one: Named, cases: Sequence[Quantity]
) -> Sequence[tuple[Phrase, Decimal]]:
    """Return what the part may be: the text's number, if it is one of the tables', or the cells that the words mean."""
    about = cases or _of_requests(report, passage, one)
    if not about:
        return ()
    if one.value is not None:
        return [((plain_number(one.value),), one.value)]
    readings = [about]
    if not cases and all(quantity.part != "total" for quantity in about):
        readings.append([quantity._replace(subject="handled") for quantity in about])  # 办结的申请中，自然人占…
    words = vocabulary_of(report)
    return [(found.phrase, found.value) for reading in readings for found in sums(report, reading, words) or ()]


def _cases(report: Report, passage: SourceParagraph, share: Share, one: Named) -> Sequence[Quantity]:
    """Return the results of reviews or suits of which a share is told; their kind may have been counted before it."""
    phrase = passage.text.text[one.first : one.cut]
    speaker = speaker_of(report)
    about = named(phrase, speaker, about_requests=passage.about_requests, about_remedies=passage.about_remedies)
    courts = [quantity for quantity in about if quantity.subject in _COURTS]
    if not one.result:
        return courts if courts and all(quantity.part in _RESULTS for quantity in courts) else ()
    if not courts:
        beside = [_counted(report).get(passage.key(start)) for start in share.places]
        told = [quantity for said in beside if said for quantity in said.about if quantity.subject in _COURTS]
        courts = told[-1:]
    return [quantity._replace(part=one.result) for quantity in courts]


_RESULTS = frozenset({"upheld", "corrected", "other", "pending"})


def _of_requests(report: Report, passage: SourceParagraph, one: Named) -> Sequence[Quantity]:
    """Return the requests, or the outcomes, that the words for a part mean; outcomes need no topic."""
    if one.part is not None and (counted := _counted(report).get(passage.key(one.part))):
        return counted.about if _is_of_requests(report, counted.about) else ()
    phrase = passage.text.text[one.first : one.cut]
    about = named(phrase, speaker_of(report), about_requests=passage.about_requests)
    if one.rate and not (about and _is_of_requests(report, about, "outcomes")):
        return ()
    if not about and (one.whole or "申请" in phrase):
        about = named(phrase, speaker_of(report), about_requests=True)
        applicants = bool(about) and all(quantity.part != "total" for quantity in about)
        return about if applicants or _is_of_requests(report, about, "outcomes") else ()
    return about if _is_of_requests(report, about) else ()


_COURTS = frozenset({"review", "litigation", "sued", "direct", "after_review"})
"""Of whose results the tables tell."""


def _wholes(report: Report, one: Named, cases: Sequence[Quantity]) -> Sequence[Sum]:
    """Return what the whole may be."""
    words = vocabulary_of(report)
    if cases or one.result:
        about = [quantity._replace(part="total") for quantity in cases]
        whole = sums(report, about, words) or ()
        pending = sums(report, [quantity._replace(part="pending") for quantity in about], words) or ()
        closed = [Sum([*left.operands, *_negative(right)]) for left, right in zip(whole, pending, strict=False)]
        return [*whole, *closed]
    if not one.whole:
        subjects = [Quantity(subject) for subject in _ANY_WHOLE]
        return [found for subject in subjects for found in sums(report, [subject], words) or ()]
    whole_of = named(one.whole, speaker_of(report), about_requests=True)
    return sums(report, whole_of, words) or () if _is_of_requests(report, whole_of) else ()


def _negative(one: Sum) -> Sequence[Operand]:
    return [operand._replace(sign=-operand.sign) for operand in one.operands]


def _is_of_requests(report: Report, about: Sequence[Quantity], *families: str) -> bool:
    family = vocabulary_of(report).family
    known = families or ("requests", "outcomes")
    return bool(about) and all(family.get(quantity.subject, "outcomes") in known for quantity in about)


@once_per_report
def _counted(report: Report) -> dict[tuple[str, int, int], Statement]:
    """Return the numbers of the text that the tables tell as well, by where they stand."""
    said = [one for one in stated(report) if one.statement.kind == "count"]
    return {one.key: one.statement for one in said if one.statement.scope is Scope.WHOLE}


def _reason(share: Share) -> str:
    part, whole = share.figures[-1]
    return f"{plain_number(part)} 占 {plain_number(whole)} 的 {shown(share.percent, part / whole * WHOLE_PERCENT)}"


def _handled(report: Report, passage: SourceParagraph, share: Share) -> Iterator[Hit]:
    """Yield a hit where the share of requests dealt with is none that the table allows."""
    subjects = ("handled", "new", "carried_in", "other_handling")
    figures = [sums(report, [Quantity(subject)], vocabulary_of(report)) for subject in subjects]
    if any(found is None for found in figures):
        return
    handled, new, before, other = (found[0] for found in figures if found)
    taken_up = new.value + before.value
    bases = [
        (handled.value, taken_up),
        (handled.value, new.value),
        (handled.value - before.value, new.value),
        (handled.value - other.value, taken_up),
    ]
    if not new.value or any(_agrees(share, part, base) for part, base in bases if base):
        return
    exact = handled.value / taken_up * WHOLE_PERCENT
    tables: Phrase = (
        "表格中",
        *handled.phrase,
        "，",
        *new.phrase,
        "，",
        *before.phrase,
        f"，办结率是 {shown(share.percent, exact)}",
    )
    yield _hit(report, passage, share, tables)


def _hit(report: Report, passage: SourceParagraph, share: Share, reason: Phrase) -> Hit:
    fields: Fields = {
        "section": section_name(report, passage.section),
        "what": "百分比",
        "match": share.words,
        "reason": reason,
    }
    values = (plain_number(share.percent), *(plain_number(one) for pair in share.figures for one in pair))
    return Hit(passage.place(report, share.start, share.end), fields, values=values)
