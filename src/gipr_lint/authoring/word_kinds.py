"""The kinds of words in Chinese, for authors of rule packs: in the schema of ``pack.yaml`` and in the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gipr_lint.extensions.packs.words import values_of
from gipr_lint.statements.words.kinds import KINDS, Kind
from gipr_lint.statements.words.vocabulary import PLAIN, national

_ABOUT: Mapping[Kind, str] = {
    Kind.FILL: "不改变意思的词",
    Kind.THIS_YEAR: "报告年度全年",
    Kind.PRIOR_YEAR: "上一年度、以前年度",
    Kind.NEXT_YEAR: "下一年度",
    Kind.PART_OF_YEAR: "一年里的一段时间",
    Kind.PERIOD: "跨年度的一段时间",
    Kind.OWN: "报告的机关自己",
    Kind.OTHER_ORGAN: "其他机关、下级机关",
    Kind.ASKER: "申请人的统称，不分哪一类",
    Kind.ASK: "申请人做的事",
    Kind.REST: "剩下的",
    Kind.CASE: "案件，不说明是哪一种",
    Kind.MANNER: "申请的渠道、办理中的情形：只说其中一部分",
    Kind.CHANGE: "与其他年度相比",
    Kind.INFO: "政府信息公开",
    Kind.REQUEST: "政府信息公开申请",
    Kind.APPLICATION: "申请；上下文说的是信息公开时才算",
    Kind.OTHER: "表格不统计的事",
    Kind.NEW: "新收",
    Kind.RECEIVED: "收到",
    Kind.DONE: "办结、答复",
    Kind.WORKED: "办理",
    Kind.CARRIED: "结转",
    Kind.ALL: "全部",
    Kind.EACH: "各项都是这个数",
    Kind.RESPECTIVELY: "各项的数依次写出",
    Kind.TIMELY: "没有超期",
    Kind.LAWFUL: "依法、按规定",
    Kind.NOT: "没有、不是",
    Kind.COMPLAINT: "投诉举报，常与复议、诉讼一起说没有",
    Kind.APPLICANT: "表三的列：申请人",
    Kind.OUTCOME: "表三的行：办理结果",
    Kind.SHORT_NAME: "表三行名、列名的简称：前面说过同一组的才算",
    Kind.GROUP: "表三的组：几行办理结果",
    Kind.COURT: "表四的行政复议、行政诉讼",
    Kind.JUDGE: "审理复议、诉讼的机关：后面的结果是哪一种案件的",
    Kind.RESULT: "复议、诉讼的结果",
    Kind.DOCUMENT: "规章、规范性文件",
    Kind.DOCUMENT_STATE: "制发、废止、现行有效",
    Kind.DECISION: "行政许可、处罚、强制",
    Kind.DECIDE: "作出这些决定",
    Kind.PUBLISH: "公布这些决定：数的是公布了多少",
    Kind.CHARGE: "行政事业性收费",
    Kind.COLLECT: "收取",
    Kind.LEAD: "引出渠道或原因：后面只说其中一部分",
    Kind.AMONG: "后面是前面的一部分",
}
_A_LETTER = r"[^\s\d!-/:-@，。；：！？、（）]"
"""What a word has at least one of."""
_SHOWN_WORDS = 3
"""How many words a page shows of each kind: enough to know it by."""


def vocabulary_schema() -> dict[str, Any]:
    """Return which kinds and values ``vocabulary`` may have, and what the words of each say."""
    words = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": _A_LETTER}}
    kinds: dict[str, Any] = {}
    for kind, values in values_of().items():
        told = {value: {"description": _like(kind, value), **words} for value in values}
        listed = {"type": "object", "properties": told, "additionalProperties": False}
        form = words if not values else {"anyOf": [words, listed]} if PLAIN in values else listed
        kinds[kind] = {"description": _ABOUT[KINDS[kind]], **form}
    return {"type": "object", "properties": kinds, "additionalProperties": False}


def _like(kind: str, value: str) -> str:
    if value == PLAIN:
        return "不再细分的词"
    return (
        f"与“{next(word.text for word in national().words if (word.kind, word.value) == (KINDS[kind], value))}”一样的词"
    )


def kinds_table() -> Iterator[str]:
    """Yield the lines of a table of all kinds: the name, what the words say, some of them, and the values."""
    yield "| 词类 | 说什么 | 例如 | 哪一种 |"
    yield "|---|---|---|---|"
    values = values_of()
    for kind, about in _ABOUT.items():
        name = kind.name.lower()
        texts = [word.text for word in national().words if word.kind is kind]
        few = "、".join(dict.fromkeys(sorted(texts, key=len)[:_SHOWN_WORDS]))
        told = "、".join(f"`{value}`" for value in values[name] if value != PLAIN)
        yield f"| `{name}` | {about} | {few} | {told} |"
