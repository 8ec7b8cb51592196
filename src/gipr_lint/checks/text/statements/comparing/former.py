"""The year before: what the report tells of it anywhere, against what its tables have of this year."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.sides import Reading, Subject
from gipr_lint.checks.text.statements.comparing.verdict import Verdict, rounded
from gipr_lint.checks.text.statements.stated import SourceParagraph, source_paragraphs, stated
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.limits.expressions import kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Mention, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.read import sentences
from gipr_lint.statements.relations.comparing.bounds import Bounds
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import COUNT, FORMER, SHARE, TIMES, Slot, skeleton
from gipr_lint.statements.relations.former import formers
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT
from gipr_lint.statements.statement import Quantity, Scope

_ALIKE = {"received": "new", "requests": "new", "worked": "handled"}
"""Words of one quantity."""
_RISES = frozenset({"grown-by", "grown", "rose"})
_CHANGES = {"grown": SHARE, "fallen": SHARE, "times-before": TIMES}
"""Of what the number of a change is."""
_DOUBLED_RATIO = Bounds(Decimal("1.8"), Decimal("2.3"))
"""Between which multiples 翻一番 is said."""
_SAME_SHARE = Decimal("0.02")
"""Two numbers of which one is so much more are still told to be the same where they are large."""
_EXACTLY = "完全|一样多|不多不少|不增不减|一件不差"
"""Finds what leaves nothing between two numbers: 完全持平; not 基本持平."""
_ABOUT_FORMER = r"(?:^|[,;:。])(?:而|其中)?@(?:的|共|累计|全年|度)*(?P<what>[^,;:。#%×^@&]{0,24}?)(?:为|是|共|有|达)?#"
"""Takes what counts something of the year before: @新收申请#; not 较@增加#."""
_CHANGED = r"[增减多少升降较比]"
"""Takes what makes a number one of a change: 增加."""


class Former(NamedTuple):
    """A number of the year before, and where the report tells it."""

    value: Decimal
    unit: str
    mention: Mention


Formers = Mapping[tuple[str, str], Sequence[Former]]


def changed(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with what is said of a change since the year before."""
    counts = [one for one in relation.numbers if one.mark == COUNT]
    change = relation.number(_CHANGES[relation.says]) if relation.says in _CHANGES else None
    if relation.says in {"grown-by", "fallen-by"}:
        change, counts = counts[-1], counts[:-1]
    own = _own_number(relation, counts)
    subject = _subject(relation, reading, own)
    if subject is None or (relation.says in {*_CHANGES, "grown-by", "fallen-by"} and change is None):
        return None
    told: Sequence[tuple[Decimal, Phrase]] = [(own.value, (plain_number(own.value),))] if own else ()
    befores = told or _known(reading, subject) or _told_beside(relation, reading)
    pairs = [(before, now) for before in befores for now in subject.sums]
    if not pairs or any(_holds(relation, change, before[0], now.value) for before, now in pairs):
        return None
    (before, words), now = pairs[0]
    return Verdict(_what(relation), ("由 ", *words, " 到 ", *now.phrase, " 是", _change(relation, before, now)))


_BESIDE = (
    r"[,;(](?:而|其中)?(?:(?P<last>上一?年度?|去年)|(?P<year>\d{4})年度?)(?:同期)?"
    r"(?:共?(?:新收|收到|受理|办结|办理)?(?:的?(?:申请|案件))?)?(?:仅?[为是有])?(?P<number>\d+)[件宗起](?=[,;。)])"
)
"""Takes the number of the year before in the next clause: 较上年减少10件，上年为500件; not 上年公开信息500条."""


def _told_beside(relation: Relation, reading: Reading) -> Sequence[tuple[Decimal, Phrase]]:
    """Return the number of the year before that another clause of the sentence gives without naming anything else."""
    found = list(kept(_BESIDE).finditer(relation.sentence))
    year = reading.report.year
    known = [one["number"] for one in found if one["last"] or (year is not None and int(one["year"]) == year - 1)]
    return [(Decimal(known[0]), (known[0],))] if len(known) == 1 == len(found) else ()


def _what(relation: Relation) -> str:
    return {"grown-by": "增减数", "fallen-by": "增减数", "grown": "百分比", "fallen": "百分比"}.get(
        relation.says, "说法"
    )


def _change(relation: Relation, before: Decimal, now: Sum) -> str:
    if relation.says in {"grown", "fallen"} and before:
        percent = (now.value - before) / before * WHOLE_PERCENT
        return f"{'增长' if percent >= 0 else '下降'} {rounded(abs(percent))}%"
    if relation.says in {"times-before", "doubled"} and before:
        return f"原来的 {rounded(now.value / before, 2)} 倍"
    return f"{'增加' if now.value >= before else '减少'} {plain_number(abs(now.value - before))}"


def _holds(relation: Relation, change: Slot | None, before: Decimal, now: Decimal) -> bool:
    apart = now - before
    if relation.says in {"times-before", "doubled"}:
        bounds = change.bounds if change else _DOUBLED_RATIO
        return not before or bounds.hold(now / before)
    if relation.says == "unchanged" and kept(_EXACTLY).search(relation.words):
        return not apart
    if relation.says == "unchanged":
        return abs(apart) <= before * _SAME_SHARE
    if change is None:
        return apart > 0 if relation.says == "rose" else apart < 0
    if change.mark == SHARE:
        apart = apart / before * WHOLE_PERCENT if before else Decimal(0)
    return change.bounds.hold(apart if relation.says in _RISES else -apart)


def _own_number(relation: Relation, counts: Sequence[Slot]) -> Slot | None:
    """Return the number of the year before that stands in the clause itself."""
    former = relation.number(FORMER)
    behind = [one for one in counts if former and one.start >= former.stop]
    return behind[0] if behind else None


def _subject(relation: Relation, reading: Reading, own: Slot | None) -> Subject | None:
    """Return what has changed: what the words say, or what the number of the year before is known to count."""
    if relation.left:
        found = reading.subjects(relation.left)
        return found[0] if found else None
    if own is None:
        return None
    if relation.lead and (found := reading._replace(lead="").subjects(relation.lead)):
        return found[0]  # 新收申请29件，比去年的34件多了5件
    known = [key for key, ones in told_formers(reading.report).items() if any(one.value == own.value for one in ones)]
    if len(known) != 1:
        return None
    about = [Quantity(*known[0])]
    sums = reading.of(about)
    return Subject(about, sums) if sums else None


def _known(reading: Reading, subject: Subject) -> Sequence[tuple[Decimal, Phrase]]:
    """Return what the report tells of a quantity in the year before."""
    if len(subject.about) != 1:
        return ()
    found = told_formers(reading.report).get(_key(subject.about[0]), ())
    return [(one.value, (one.mention,)) for one in found]


def _key(one: Quantity) -> tuple[str, str]:
    return _ALIKE.get(one.subject, one.subject), one.part


@once_per_report
def told_formers(report: Report) -> Formers:
    """Return the numbers of the year before that a report tells, by what they count."""
    found: dict[tuple[str, str], list[Former]] = {}
    for passage in source_paragraphs(report):
        for about, slot in (*_changed(report, passage), *_counted(report, passage)):
            if len(about) == 1:
                place = passage.place(report, *passage.text.source(slot[1], slot[2]))
                mention = Mention(f"上年的 {plain_number(slot[0])}", place)
                found.setdefault(_key(about[0]), []).append(Former(slot[0], slot[3], mention))
    return found


_Told = tuple[Sequence[Quantity], tuple[Decimal, int, int, str]]


def _changed(report: Report, passage: SourceParagraph) -> Iterator[_Told]:
    """Yield the numbers of the year before beside those of this year."""
    now = {
        one.key: one.statement
        for one in stated(report)
        if one.statement.scope is Scope.WHOLE and one.statement.kind == "count"
    }
    for one in formers(passage.text.text, report.year):
        for amount in one.nows[:1] if one.before.exact else ():
            said = now.get(passage.key(passage.text.source(amount.start, amount.end)[0]))
            if said:
                yield said.about, (one.before.value, one.before.start, one.before.end, one.before.unit)


def _counted(report: Report, passage: SourceParagraph) -> Iterator[_Told]:
    """Yield the numbers of the year before that stand by themselves: 2024年新收申请18件."""
    text = passage.text.text
    if not kept(r"上年|上一年|去年|\d{4}年").search(text):
        return
    for first, last in sentences(text):
        bare = skeleton(text, first, min(last, first + 400), report.year)
        for match in kept(_ABOUT_FORMER).finditer(bare.text):
            if not match["what"] or kept(_CHANGED).search(match["what"]):
                continue
            slot = bare.slot(match.end() - 1)
            reading = Reading(report, passage, "", text[first:last])
            subjects = reading.subjects(match["what"]) if slot.exact else None
            if subjects:
                yield subjects[0].about, (slot.value, slot.start, slot.stop, slot.unit)
