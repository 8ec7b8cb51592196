"""What was read of the running text, for people and for programs; personal data is masked as everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gipr_lint.authoring.report_view import number, placed
from gipr_lint.authoring.text_reading import Coverage, Sentence, coverage, text_reading
from gipr_lint.authoring.text_relations import Relation
from gipr_lint.authoring.text_words import Reading, compared, family_name, name
from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.stated import OPEN, SourceParagraph
from gipr_lint.engine.finding_builder import masked_stretch, secrets_of
from gipr_lint.model.report import Report
from gipr_lint.privacy.masking import mask_words
from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.summary import BOLD, GREEN, RED, Paint
from gipr_lint.statements.statement import Quantity, Scope, Statement, Unread, When, Who

_STAR = "*"
_YELLOW = "33"
_RELATIONS = {
    "list": "分项",
    "sum": "合计",
    "year": "各时段",
    "share": "百分比",
    "change": "增减",
    "figure": "正文自己的数",
}
_NOTHING = "没有读成什么：没有认出说没有的是表格里的哪一项"
_MARKS = {True: " ✓", False: " ✗", None: ""}


def as_json(report: Report) -> dict[str, Any]:
    """Return the sentences with what was read of each, and how much was."""
    return {"text": [_sentence(report, one) for one in text_reading(report)], "coverage": _coverage(coverage(report))}


def as_text(report: Report, paint: Paint) -> Iterator[str]:
    """Yield the lines that show each sentence with what was read of it below, and how much was."""
    section: object = object()
    for one in text_reading(report):
        if one.passage.section != section:
            section = one.passage.section
            yield ""
            yield paint(section_name(report, one.passage.section), BOLD)
        place = report.document.line_name(one.passage.item.span(one.start, one.start + 1))
        shown = masked_stretch(report, one.passage, one.start, one.end)
        yield f"  {printable(place)}  {printable(' '.join(shown.split()))}"
        told = sorted([*_statements(report, one, paint), *_unread(report, one, paint), *_relations(report, one, paint)])
        yield from (f"      {line}" for _, _, line in told) if told else (f"      {_NOTHING}",)
    yield ""
    yield _covered(coverage(report))


def _is_open(report: Report, passage: SourceParagraph, start: int, end: int) -> bool:
    """Tell whether the digits of a number may be shown."""
    return _STAR not in masked_stretch(report, passage, start, end)


def _words(report: Report, words: str) -> str:
    return mask_words(words, secrets_of(report))


def _statements(report: Report, one: Sentence, paint: Paint) -> Iterator[tuple[int, int, str]]:
    for said in one.statements:
        end = said.stop if said.kind == "count" else said.end
        quoted = masked_stretch(report, one.passage, said.start, end)
        names = "、".join(dict.fromkeys(name(about, report) for about in said.about)) if said.kind != "all" else "申请"
        family = family_name(said.about[0], report) if said.about else "申请"
        yield said.start, 0, f"{printable(quoted)}　{family}：{names}，{_told(report, one, said, paint)}"


def _told(report: Report, one: Sentence, said: Statement, paint: Paint) -> str:
    """Return how much a statement says there is, of whom and when if not the organ's year, and what the tables say."""
    found = compared(said, report)
    shown = _is_open(report, one.passage, said.start, said.end)
    value = plain_number(said.value) if shown else _STAR
    much = {"count": f"共 {value} ", "none": "没有", "all": "全部办结"}[said.kind]
    if said.kind == "count" and said.scope is Scope.PART:
        much = f"共 {value}，是其中一部分，不超过"
    beside = [one.value for one in (said.who, said.when) if one not in {Who.OWN, When.YEAR}]
    readings = [_words(report, reading.words) for reading in found.right or found.readings]
    tables = f"表格：{'；或 '.join(readings)}" if readings else "表格没有相应的数"
    mark = _MARKS[found.agrees]
    painted = paint(f"{printable(tables)}{mark}", GREEN if found.agrees else RED) if mark else tables
    return "　".join([much.strip(), *beside, painted])


def _unread(report: Report, one: Sentence, paint: Paint) -> Iterator[tuple[int, int, str]]:
    told = {relation.start for relation in one.relations}
    for left in one.unread:
        if left.start not in told or left.beside:
            reason = paint(f"没有读：{left.reason.value}", _YELLOW if left.beside and left.reason in OPEN else "2")
            yield left.start, 1, f"{printable(_left(report, one.passage, left))}　{reason}"


def _left(report: Report, passage: SourceParagraph, left: Unread) -> str:
    return left.words if _is_open(report, passage, left.start, left.end) else _STAR


def _relations(report: Report, one: Sentence, paint: Paint) -> Iterator[tuple[int, int, str]]:
    for relation in one.relations:
        mark = _MARKS[relation.agrees]
        told = printable(_words(report, relation.told)) + mark
        painted = paint(told, GREEN if relation.agrees else RED) if mark else told
        words = printable(_related(report, one.passage, relation))
        yield relation.start, 2, f"{words}　{_RELATIONS[relation.kind]}：{painted}"


def _related(report: Report, passage: SourceParagraph, relation: Relation) -> str:
    shown = _is_open(report, passage, relation.start, relation.end)
    return _words(report, relation.words) if shown else _STAR


def _covered(found: Coverage) -> str:
    reasons = "，".join(f"{reason.value} {count}" for reason, count in found.reasons.items())
    return (
        f"表格可能统计的，正文写了 {found.read + found.explained + found.unread} 个数：读成 {found.read} 个，"
        f"不比较的 {found.explained} 个，没有读懂 {found.unread} 个，读懂 {found.percent:.0f}%"
        + (f"（{reasons}）" if reasons else "")
        + (f"；另有 {found.elsewhere} 个数没有说到表格里的项目" if found.elsewhere else "")
    )


def _sentence(report: Report, one: Sentence) -> dict[str, Any]:
    return {
        "section": one.passage.section,
        "sentence": masked_stretch(report, one.passage, one.start, one.end),
        **placed(report, one.passage.item.span(one.start, one.end)),
        "statements": [_statement(report, one.passage, said) for said in one.statements],
        "unread": [
            {
                "words": _left(report, one.passage, left),
                **placed(report, one.passage.item.span(left.start, left.end)),
                "reason": left.reason.name.lower(),
                "why": left.reason.value,
                "beside": left.beside,
            }
            for left in one.unread
        ],
        "relations": [
            {
                "kind": relation.kind,
                "words": _related(report, one.passage, relation),
                "told": _words(report, relation.told),
                "agrees": relation.agrees,
            }
            for relation in one.relations
        ],
    }


def _statement(report: Report, passage: SourceParagraph, said: Statement) -> dict[str, Any]:
    found = compared(said, report)
    end = said.stop if said.kind == "count" else said.end
    return {
        "words": masked_stretch(report, passage, said.start, end),
        **placed(report, passage.item.span(said.start, said.end)),
        "about": [_about(report, one) for one in said.about],
        "kind": said.kind,
        "value": number(said.value) if _is_open(report, passage, said.start, said.end) else None,
        "scope": said.scope.name.lower(),
        "who": said.who.name.lower(),
        "when": said.when.name.lower(),
        "readings": [_reading(report, one) for one in found.readings],
        "agrees": found.agrees,
    }


def _about(report: Report, one: Quantity) -> dict[str, str]:
    return {"subject": one.subject, "part": one.part, "name": name(one, report)}


def _reading(report: Report, one: Reading) -> dict[str, Any]:
    words = _words(report, one.words)
    return {"words": words, "value": number(one.value) if words == one.words else None}


def _coverage(found: Coverage) -> dict[str, Any]:
    return {
        "read": found.read,
        "explained": found.explained,
        "unread": found.unread,
        "percent": round(found.percent, 1),
        "reasons": {reason.name.lower(): count for reason, count in found.reasons.items()},
        "elsewhere": found.elsewhere,
    }
