"""How one sentence is read, drawn step by step for the documentation: words, clauses, context, statements, check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.authoring.text_view import as_text
from gipr_lint.authoring.text_words import FAMILIES, family_name, name
from gipr_lint.checks.text.statements.stated import speaker_of
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.parse.folded_text import Folded, folded
from gipr_lint.readers import read
from gipr_lint.reporters.summary import plain
from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.sentence import read_sentence
from gipr_lint.statements.statement import Scope, Statement
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.syntax.parser import clauses
from gipr_lint.statements.words.lexer import Token, tokens
from gipr_lint.testing import Sample


def drawing(sentence: str) -> str:
    """Return the steps by which a sentence of the faultless sample is read."""
    sample = Sample()
    sample.edit({"section": {"overview": sentence}})
    report = parse_report(read(sample.text.encode(), "报告.txt"))
    text = folded(sentence)
    words = tokens(text.text, 0, len(text.text), speaker_of(report))
    found = clauses(words)
    return "\n".join(
        [
            "一句话",
            f"    {sentence}",
            "词（词类）",
            *(f"    {line}" for line in _words(text, words)),
            "小句：一个数和它的词；其后说到哪里",
            *(f"    {line}" for line in _clauses(report, text, words, found)),
            "读成，与表格对照",
            *_checked(report),
            "",
        ]
    )


def _words(text: Folded, words: Sequence[Token]) -> Iterator[str]:
    line = ""
    for word in words:
        spelled = text.text[word.start : word.end]
        kind = word.kind.name.lower() if word.kind else "amount" if word.amount else ""
        value = f"：{word.value}" if word.kind and word.value and kind != "unknown" else ""
        line += f"{spelled}（{kind}{value}）" if kind else spelled
        if not kind:
            yield line
            line = ""
    if line:
        yield line


def _clauses(report: Report, text: Folded, words: Sequence[Token], found: Sequence[Clause]) -> Iterator[str]:
    said = Said(text, speaker_of(report), words)
    for count, clause in enumerate(found, 1):
        here, context = read_sentence(found[:count], Context(), said)
        last = next((one for one in reversed(here) if isinstance(one, Statement)), None)
        base = context.topic.base
        about = f"{family_name(base, report)}：{name(base, report)}" if base else _family(context)
        scope = "，只是其中一部分" if last and last.scope is Scope.PART else ""
        yield f"{text.text[clause.start : clause.end]:　<24}→ {about}{'，列出分项' if context.listed else ''}{scope}"


def _family(context: Context) -> str:
    return FAMILIES.get(context.topic.family or "", "还没有说到")


def _checked(report: Report) -> Iterator[str]:
    lines = list(as_text(report, plain))
    first = lines.index("第一部分“总体情况”") + 2
    for line in lines[first : lines.index("", first)]:
        yield f"    {line.strip()}"
