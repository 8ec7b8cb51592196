"""The regulation and the two notices as SARIF taxonomies: which of their clauses the rules enforce."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ORDINAL = "[一二三四五六七八九十百零]+"
CLAUSE = rf"第{ORDINAL}条(?:第{ORDINAL}款)?(?:第[（(]?{ORDINAL}[）)]?项)?"
PART = rf"(?:附件)?(?:第{ORDINAL}(?:部分|项|条))?(?:[（(]{ORDINAL}[）)])?"


@dataclass(frozen=True, slots=True)
class Regulation:
    """A document that rules rest on: ``citation`` finds it in the basis of a rule, ``clause`` its clauses."""

    name: str
    title: str
    citation: re.Pattern[str]
    clause: re.Pattern[str]

    def clauses(self, basis: str) -> Iterator[str]:
        """Yield the clauses of this document that a basis cites, each as it is written there."""
        for citation in self.citation.finditer(basis):
            yield from self.clause.findall(citation[0])


def _notice(number: str, title: str) -> Regulation:
    words = re.compile(re.escape(number) + PART)
    return Regulation(
        number, f"国务院办公厅政府信息与政务公开办公室关于{title}的通知（{number}）", words, words
    )


REGULATIONS = (
    Regulation(
        "政府信息公开条例",
        "中华人民共和国政府信息公开条例（国务院令第711号）",
        # The bare word means this regulation; with another word before it, it is another one's name.
        re.compile(
            rf"(?:(?<![\u4e00-\u9fff])|(?<=政府信息公开)|(?<=[按依]照|依据|根据))条例》?(?:[、和及]?{CLAUSE})+"
        ),
        re.compile(CLAUSE),
    ),
    _notice("国办公开办函〔2019〕60号", "政府信息公开工作年度报告有关事项"),
    _notice("国办公开办函〔2021〕30号", "印发《中华人民共和国政府信息公开工作年度报告格式》"),
)


def cited(bases: Iterable[str]) -> dict[Regulation, tuple[str, ...]]:
    """Return the regulations that at least one basis cites, each with the cited clauses in order."""
    every = list(bases)
    found = {
        regulation: tuple(sorted({clause for basis in every for clause in regulation.clauses(basis)}))
        for regulation in REGULATIONS
    }
    return {regulation: clauses for regulation, clauses in found.items() if clauses}
