"""Relations between quantities of the tables that sentences tell, each by the kind that it is of."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gipr_lint.checks.places import section_name
from gipr_lint.checks.text.statements.comparing.compared import compared
from gipr_lint.checks.text.statements.comparing.former import changed
from gipr_lint.checks.text.statements.comparing.portions import portioned
from gipr_lint.checks.text.statements.comparing.ranks import ranked
from gipr_lint.checks.text.statements.comparing.sides import Reading
from gipr_lint.checks.text.statements.comparing.spread import spread
from gipr_lint.checks.text.statements.comparing.together import together, unbalanced
from gipr_lint.checks.text.statements.comparing.verdict import Verdict
from gipr_lint.checks.text.statements.options import Of, Options
from gipr_lint.checks.text.statements.stated import SourceParagraph, source_paragraphs, speaker_of
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.changes import changes
from gipr_lint.statements.relations.comparing.forms import Says
from gipr_lint.statements.relations.comparing.read import relations
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.shares import shares

_ORDERS: Sequence[Says] = ("more", "less", "at-least", "at-most", "equal")
_BY: Sequence[Says] = ("more-by", "less-by", "apart-by", "times", "times-more", "ratio", "share-of-points")
_RANKS: Sequence[Says] = ("first", "last", "order", "kinds")
_SPREAD: Sequence[Says] = ("average", "each-least", "each-most", "size")
_TOGETHER: Sequence[Says] = ("sum", "rest")
_CHANGED: Sequence[Says] = ("grown-by", "fallen-by", "times-before", "doubled", "unchanged", "rose", "fell")
_GROWTH: Sequence[Says] = ("grown", "fallen")
_PARTS: Sequence[Says] = ("share", "one-in")

_SECTIONS = frozenset({"requests", "remedies"})
"""Where what is counted need not be named."""
_JUDGES: Mapping[Says, Callable[[Relation, Reading], Verdict | None]] = {
    **dict.fromkeys((*_ORDERS, *_BY), compared),
    **dict.fromkeys(_RANKS, ranked),
    **dict.fromkeys(_SPREAD, spread),
    **dict.fromkeys(_TOGETHER, together),
    **dict.fromkeys((*_CHANGED, *_GROWTH), changed),
    **dict.fromkeys(_PARTS, portioned),
}
ASKED: Mapping[Of, Sequence[Says]] = {
    "order": (*_ORDERS, *_BY),
    "rank": _RANKS,
    "average": _SPREAD,
    "together": _TOGETHER,
    "change": _CHANGED,
    "part": _PARTS,
    "growth": _GROWTH,
}


def wrong_relations(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each relation that the tables refute; shares and growth are told by the rules for those."""
    asked = [says for of, said in ASKED.items() if of not in {"part", "growth"} and options.asks(of) for says in said]
    yield from related(report, asked)
    if options.asks("together"):
        for passage in source_paragraphs(report):
            for one, verdict in unbalanced(report, passage):
                yield _hit(report, passage, (one.start, one.stop), verdict)


def related(report: Report, asked: Sequence[Says]) -> Iterator[Hit]:
    """Yield a hit for each relation of some kinds that the tables refute."""
    for passage, one, verdict in _judged(report):
        if one.says in asked:
            yield _hit(report, passage, (one.start, one.stop), verdict)


@once_per_report
def _judged(report: Report) -> Sequence[tuple[SourceParagraph, Relation, Verdict]]:
    return [(passage, *found) for passage in source_paragraphs(report) for found in _in_passage(report, passage)]


def _in_passage(report: Report, passage: SourceParagraph) -> Iterator[tuple[Relation, Verdict]]:
    told: set[tuple[int, int]] = set()
    about_tables = passage.about_requests or passage.section in _SECTIONS
    for one in relations(passage.text, speaker_of(report), about_tables=about_tables):
        verdict = _JUDGES[one.says](one, Reading(report, passage, one.lead, one.sentence))
        apart = all(one.stop <= start or end <= one.start for start, end in told)
        if verdict is not None and apart and not _is_told(report, passage, one):
            told.add((one.start, one.stop))
            yield one, verdict


def _is_told(report: Report, passage: SourceParagraph, one: Relation) -> bool:
    """Tell whether numbers beside a relation say whether it is right: those are looked at by themselves."""
    start, end = passage.text.source(one.start, one.stop)
    if one.says in _PARTS:
        return any(start <= share.start < end and share.figures for share in shares(passage.text))
    if one.says in (*_CHANGED, *_GROWTH):
        return any(start <= change.start < end for change in changes(passage.text, report.year))
    return False


def _hit(report: Report, passage: SourceParagraph, span: tuple[int, int], verdict: Verdict) -> Hit:
    start, stop = span
    fields: Fields = {
        "section": section_name(report, passage.section),
        "what": verdict.what,
        "match": passage.printed(passage.text.text[start:stop]),
        "reason": verdict.reason,
    }
    place = passage.place(report, *passage.text.source(start, stop))
    values = tuple(part if isinstance(part, str) else part.text for part in verdict.reason)
    return Hit(place, fields, values=values)
