"""Quantities that only the text tells, by noun and unit: told to be none, or more than what they may not exceed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.tables.references import Along
from gipr_lint.checks.text.statements.options import Options, OwnQuantity
from gipr_lint.checks.text.statements.stated import SourceParagraph, source_paragraphs, speaker_of
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Fields, Hit, Mention
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.counted_nouns import CountedNoun, counted_nouns

_NOWHERE = Along(None, None)


class _Told(NamedTuple):
    """An amount of the quantity, and where it stands."""

    one: CountedNoun
    passage: SourceParagraph


class _Bound(NamedTuple):
    """What a quantity may not exceed."""

    value: Decimal
    mention: Mention


def told_to_be_none(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where all that the report says of a quantity is that there is none; of some there may be none."""
    told = _told(report, options.own) if options.own else ()
    if told and not any(one.value for one, _ in told):
        yield _hit(report, *told[0])


def told_both_ways(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first amount of a quantity where another sentence says that there is none of it."""
    told = _told(report, options.own) if options.own else ()
    none, some = (next((one for one in told if bool(one.one.value) is there), None) for there in (False, True))
    if none and some:
        place = none.passage.place(report, none.one.start, none.one.end)
        yield _hit(report, *some, _Bound(none.one.value, Mention(f"“{none.passage.printed(none.one.words)}”", place)))


def exceeding(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each amount of a quantity that is larger than the largest of the other."""
    bound = _bound(report, options.than) if options.than and options.own else None
    if bound is None or options.own is None:
        return
    for one, passage in _told(report, options.own):
        if one.value > bound.value:
            yield _hit(report, one, passage, bound)


def _told(report: Report, own: OwnQuantity) -> Sequence[_Told]:
    speaker, nouns, units = speaker_of(report), own.nouns, own.units
    return [
        _Told(one, passage)
        for passage in source_paragraphs(report)
        if any(noun in passage.text.text for noun in nouns)
        for one in counted_nouns(passage.text, speaker, nouns, units)
    ]


def _bound(report: Report, than: OwnQuantity | str) -> _Bound | None:
    """Return the largest amount of a quantity, or the figure of a cell; None where there is none, or it is unsure."""
    if isinstance(than, str):
        figures = Figures(report, _NOWHERE)
        value, place = figures.value(than), figures.location(than)
        if value is None or place is None or not figures.certain(than):
            return None
        return _Bound(value, Mention(f"表格中{figures.label(than)} {plain_number(value)}", place))
    told = _told(report, than)
    if not told:
        return None
    one, passage = max(told, key=lambda other: other.one.value)
    return _Bound(one.value, Mention(f"“{one.words}”", passage.place(report, one.start, one.end)))


def _hit(report: Report, one: CountedNoun, passage: SourceParagraph, bound: _Bound | None = None) -> Hit:
    fields: Fields = {
        "section": section_name(report, passage.section),
        "match": passage.printed(one.words),
        "number": plain_number(one.value),
        "than": (bound.mention,) if bound else "",
    }
    values = (plain_number(one.value), *([plain_number(bound.value)] if bound else ()))
    return Hit(passage.place(report, one.start, one.end), fields, values=values)
