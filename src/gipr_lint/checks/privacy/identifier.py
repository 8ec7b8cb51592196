"""Check ``identifier``: what belongs to a person, anywhere in the report. Its value is never carried on."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import Annotated

from msgspec import Meta

from gipr_lint.checks.passages import Passage, asides, passages, spread_rows, words
from gipr_lint.checks.privacy.masks import masked
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Table
from gipr_lint.model.finding import Hit, Level, Location
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions
from gipr_lint.privacy.file_names import find_in_name
from gipr_lint.privacy.identifiers import Identifier, Kind, find
from gipr_lint.privacy.search.deobfuscate import tidied_lines
from gipr_lint.privacy.search.one_spelling import PLAIN
from gipr_lint.privacy.search.prefilter import Family, families, heads_names

_NAMES: Mapping[Kind, str] = {
    "resident-id": "居民身份证号码",
    "resident-id-like": "疑似居民身份证号码",
    "mobile-number": "手机号码",
    "bank-card": "银行卡号",
    "permit-number": "护照、通行证或居住证的号码",
    "weak-mask": "遮盖不足的号码",
    "email-address": "个人电子邮箱",
    "social-account": "个人 QQ 号或微信号",
    "vehicle-plate": "机动车号牌",
    "home-address": "个人住址",
    "person-name": "当事人的姓名",
    "sensitive-person": "与敏感情况连在一起的姓名",
}
_CONTACT = expression(r"电话|手机|联系|热线|传真|咨询|监督|拨打")
"""What an organ says before the number by which it can be reached. Finds ``[|联系|]人``, not ``申请人``."""
_OFFICE = expression(r"地址|办公室|邮编|邮政编码|邮箱|工作机构|公开机构")
"""Where an organ says how it can be reached. Finds ``办公[|地址|]``, not ``申请人``."""
_FILE = Location(None, (), "文件名")
_MIN_CHARS = 7
"""A shorter cell has no number of a person in it."""
_CONTACT_CHARS = 40
"""How far before a number such words may stand."""
_MIN_NAME_CHARS = 2
"""A shorter cell has no name in it."""
_OVER_CELLS: tuple[Family, ...] = ("numbers", "permits", "accounts")
_ANEW = expression(r"20\d\d年|\d{1,2}[月日.、．)）]|1[3-9]\d{9}")
"""Digits at the start of a line that do not go on with a number at the end of the line before. Begins ``2024年`` and
``3、`` and ``13800000000``, not ``5678``."""


class Options(CheckOptions, frozen=True):
    """Which personal data the rule speaks of."""

    kind: Annotated[
        Kind,
        Meta(
            description="哪种个人信息：resident-id 居民身份证号码，resident-id-like 校验码不符的或 15 位的身份证号码，"
            "mobile-number 手机号码，bank-card 银行卡号，permit-number 护照、通行证、居住证的号码，weak-mask 遮盖不足的"
            "号码，email-address 个人电子邮箱，social-account 个人 QQ 号、微信号，vehicle-plate 机动车号牌，"
            "home-address 个人住址，person-name 申请人、原告等当事人的姓名，sensitive-person 与低保、残疾、疾病等情况"
            "连在一起的姓名"
        ),
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each of the kind; all kinds are found once per report."""
    yield from find_all(report).get(options.kind, ())


@once_per_report
def find_all(report: Report) -> Mapping[Kind, Sequence[Hit]]:
    """Return what is found in a report, its file's name among it, by its kind; found once."""
    hits: dict[Kind, list[Hit]] = {}
    for found in find_in_name(PurePath(report.document.path).stem):
        fields = {"where": "文件名", "kind": _NAMES[found.kind]}
        hits.setdefault(found.kind, []).append(Hit(_FILE, fields, certain=False, private=True))
    beside = list(asides(report))
    text = "\n\n".join((words(report), *(aside.text for aside in beside)))
    joined = "\n".join([part.replace("\n", "") if "\n" in part else part for part in text.split("\n\n")])
    among = families(tidied_lines(joined), joined)
    rows = tuple(spread_rows(report))
    if not among and not rows:
        return hits
    among = tuple({*among, *(_OVER_CELLS if rows else ())})
    seen = set()
    shortest = _MIN_NAME_CHARS if heads_names(text) else _MIN_CHARS
    for passage in (*passages(report, shortest, lambda table: _may_hold(table, among)), *beside, *rows):
        contacts = _Contacts(passage)
        for found in (*find(passage.text, passage.context, among), *_at_breaks(passage)):
            if passage.row and found.kind != "resident-id":
                continue
            location = passage.place(found.start, found.end)
            if (found.kind, location.span) not in seen:
                seen.add((found.kind, location.span))
                note = found.kind == "mobile-number" and contacts.has(found)
                fields = {"where": location.label, "kind": _NAMES[found.kind]}
                fix = masked(report, location.span, found.kind)
                hit = Hit(location, fields, found.certain, Level.NOTE if note else None, private=True, fix=fix)
                hits.setdefault(found.kind, []).append(hit)
    return hits


def _may_hold(table: Table, among: tuple[Family, ...]) -> bool:
    """Tell whether any cell of a table may have, alone or with the words beside it, what a report has at all."""
    texts = [cell.text for row in table.rows for cell in row.cells]
    text = "\n".join([text.replace("\n", "") if "\n" in text else text for text in texts])
    return bool(families(tidied_lines(text), text, among))


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


class _Contacts:
    """What of a passage is the organ's own, given to the public."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def _plain(self) -> str:
        return self._passage.text.translate(PLAIN)

    @cached_property
    def _official(self) -> bool:
        passage = self._passage
        return passage.closing or bool(_OFFICE.search(passage.text) or _OFFICE.search(passage.context or ""))

    def has(self, found: Identifier) -> bool:
        """Tell whether a number is one of them."""
        from gipr_lint.privacy.search.owner import owner

        context = self._passage.context
        whose = owner(self._plain, found.start, context)
        if whose is None:
            before = ((context or "") + self._plain[max(0, found.start - _CONTACT_CHARS) : found.start])[
                -_CONTACT_CHARS:
            ]
            return self._official and _CONTACT.search(before) is not None
        return whose == "organ"


CHECK = Check(
    run,
    Options,
    {"where": "所在的部分或单元格", "kind": "个人信息的种类；信息本身不会写进提示"},
    "报告里不应有属于个人的号码、住址和姓名。",
    needs="file",
)
