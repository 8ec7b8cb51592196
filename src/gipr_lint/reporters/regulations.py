"""The regulation and the two notices that rules rest on, and which of their clauses a basis cites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NUMBER = f"[{NUMERALS}百零]+"
ARTICLE, PARAGRAPH, ITEM = f"第{NUMBER}条", f"第{NUMBER}款", f"第[（(]?{NUMBER}[）)]?项"
CLAUSE = expression(f"({ARTICLE})?({PARAGRAPH})?({ITEM})?")
"""Article, paragraph and item, as far as they are named. Takes ``第五十条第一款第（二）项`` and ``第三项``, not
``第50条``."""
# The bare word 条例 means this regulation; behind another word it belongs to the name of another one.
CITATION = expression(
    r"(?:(?<![\u4e00-\u9fff])|(?<=政府信息公开)|(?<=[按依]照|依据|根据))条例》?"
    f"{ARTICLE}(?:[、和及]?(?:{ARTICLE}|{PARAGRAPH}|{ITEM}))*"
)
"""What a basis cites of the regulation. The bare word 条例 means this one; behind another word it belongs to the name
of another one. Finds ``[|条例第五十条第（二）项、第（三）项|]``, not ``信访条例第三条``."""
PART = f"(?:附件)?(?:第{NUMBER}(?:部分|项|条))?(?:[（(]{NUMBER}[）)])?"


@dataclass(frozen=True, slots=True)
class Regulation:
    """A document that rules rest on: ``clauses`` finds those of its clauses that a basis cites."""

    name: str
    title: str
    clauses: Callable[[str], Iterable[str]]


def _articles(basis: str) -> Iterator[str]:
    """Yield each clause in full: in 第五十条第（二）项、第（三）项 the second one means the same article."""
    for citation in CITATION.finditer(basis):
        within = ("", "")
        for article, paragraph, item in CLAUSE.findall(citation[0]):
            if article:
                within = (article, paragraph)
            elif paragraph:
                within = (within[0], paragraph)
            if article or paragraph or item:
                yield "".join(within) + item


def _notice(number: str, subject: str) -> Regulation:
    title = f"国务院办公厅政府信息与政务公开办公室关于{subject}的通知（{number}）"
    return Regulation(number, title, expression(re.escape(number) + PART).findall)


REGULATIONS = (
    Regulation("政府信息公开条例", "中华人民共和国政府信息公开条例（国务院令第711号）", _articles),
    _notice("国办公开办函〔2019〕60号", "政府信息公开工作年度报告有关事项"),
    _notice("国办公开办函〔2021〕30号", "印发《中华人民共和国政府信息公开工作年度报告格式》"),
)


def cited(bases: Iterable[str]) -> dict[Regulation, tuple[str, ...]]:
    """Return the regulations that at least one basis cites, each with the cited clauses as they come."""
    every = tuple(bases)
    found = {one: dict.fromkeys(clause for basis in every for clause in one.clauses(basis)) for one in REGULATIONS}
    return {regulation: tuple(clauses) for regulation, clauses in found.items() if clauses}
