"""Check ``identifier``: numbers that belong to a person, anywhere in the report. Their value is never carried on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.passages import Passage, passages, words
from gipr_lint.finding import Hit, Level
from gipr_lint.identifiers import Identifier, Kind, find
from gipr_lint.identifiers.plain import QUICK
from gipr_lint.report import Report
from gipr_lint.rule import Check

_NAMES: Mapping[Kind, str] = {
    "resident-id": "居民身份证号码",
    "resident-id-like": "疑似居民身份证号码",
    "mobile-number": "手机号码",
    "bank-card": "银行卡号",
}
_CONTACT = re.compile(r"电话|手机|联系|热线|传真|咨询|监督|拨打")
_PERSON = re.compile(r"申请人|当事人|投诉人|举报人|信访人|原告|第三人|本人|户主|村民|居民")
_OFFICE = re.compile(r"地址|办公室|邮编|邮政编码|邮箱|工作机构|公开机构")
_SHORTEST, _NEAR = 11, 40
_ANEW = re.compile(r"20\d\d年|\d{1,2}[月日.、．)）]|1[3-9]\d{9}")
"""Digits at the start of a line that do not go on with a number at the end of the line before."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which numbers the rule speaks of."""

    kind: Annotated[
        Kind,
        Meta(
            description="哪种号码：resident-id 居民身份证号码，resident-id-like 校验码不符的或 15 位的身份证号码，"
            "mobile-number 手机号码，bank-card 银行卡号"
        ),
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each number of the kind; all kinds are found once per report."""
    if "identifiers" not in report.facts:
        report.facts["identifiers"] = _find_all(report)
    yield from report.facts["identifiers"].get(options.kind, ())


def _find_all(report: Report) -> dict[Kind, list[Hit]]:
    hits: dict[Kind, list[Hit]] = {}
    if not QUICK.search(words(report)):
        return hits
    seen = set()
    for passage in passages(report, _SHORTEST):
        for found in (*find(passage.text, passage.context), *_at_breaks(passage)):
            location = passage.place(found.start, found.end)
            if (found.kind, location.span) not in seen:
                seen.add((found.kind, location.span))
                note = found.kind == "mobile-number" and _is_contact(found, passage)
                fields = {"where": location.label, "kind": _NAMES[found.kind]}
                hit = Hit(location, fields, found.certain, Level.NOTE if note else None, private=True)
                hits.setdefault(found.kind, []).append(hit)
    return hits


def _at_breaks(passage: Passage) -> Iterator[Identifier]:
    """Yield the numbers that stand whole at a line end, where joining lines ran them into the digits that follow."""
    text = passage.text
    bounds = (0, *passage.breaks, len(text))
    for begin, middle, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
        if not (text[middle - 1].isdigit() or text[middle - 1] in "xX") or not text[middle].isdigit():
            continue
        anew = _ANEW.match(text, middle)
        for offset, piece in ((begin, text[begin:middle]), (middle, text[middle:end])):
            for found in find(piece):
                start, stop = offset + found.start, offset + found.end
                if middle in {start, stop} and (found.kind == "resident-id" or (anew and stop == middle)):
                    yield Identifier(found.kind, start, stop, found.certain)


def _is_contact(found: Identifier, passage: Passage) -> bool:
    """Tell whether a number is the organ's own, given to the public."""
    context = passage.context or ""
    before = (context + passage.text[: found.start])[-_NEAR:]
    official = passage.closing or _OFFICE.search(passage.text) or _OFFICE.search(context)
    return bool(official and _CONTACT.search(before) and not _PERSON.search(before))


CHECK = Check(
    run,
    Options,
    {"where": "号码所在的部分或单元格", "kind": "号码的种类；号码本身不会写进提示"},
    "报告里不应有属于个人的号码。",
)
