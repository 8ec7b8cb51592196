"""What stands alone in brackets: the number of the words before them, or another name for these."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.statements.meaning.sharing import COUNTS_ONLY, NAMES
from gipr_lint.statements.syntax.clause import Clause, kinds_of
from gipr_lint.statements.words.kinds import Kind


def glossed(clause: Clause) -> Clause:
    """Return a clause with the names that brackets give for words before them: 老百姓个人（自然人）提出的."""
    if not clause.brackets:
        return clause
    words, kept = list(clause.words), []
    for one in clause.brackets:
        gloss = one.sentences[0][0] if len(one.sentences) == 1 and len(one.sentences[0]) == 1 else None
        place = one.ahead - 1
        told = gloss is not None and gloss.amount is None and gloss.kinds and gloss.kinds <= _GLOSSES
        if gloss is not None and told and place >= 0 and words[place].kind in {Kind.UNKNOWN, Kind.ASKER}:
            first = next(word for word in gloss.words if word.kind in _GLOSSES)
            words[place] = first._replace(start=words[place].start, end=words[place].end)
        else:
            kept.append(one)
    return (
        clause.with_words(words, clause.ahead)._replace(brackets=kept) if len(kept) < len(clause.brackets) else clause
    )


_GLOSSES = frozenset({Kind.APPLICANT, Kind.OUTCOME})


def unbracketed(clause: Clause) -> Sequence[Clause]:
    """Return a clause with the amounts that stand alone in brackets behind what they count: 维持（2件）."""
    if clause.amount is not None or not clause.brackets:
        return [clause]
    inner = [one.sentences[0][0] for one in clause.brackets if len(one.sentences) == 1 and len(one.sentences[0]) == 1]
    alone = all(one.amount is not None and one.kinds <= COUNTS_ONLY for one in inner)
    if len(inner) < len(clause.brackets) or not alone:
        return [clause]
    found = []
    places = [one.ahead for one in clause.brackets]
    for first, last, one in zip([0, *places], places, inner, strict=False):
        words = clause.words[first:last]
        if not any(word.kind in NAMES or word.kind is Kind.APPLICANT for word in words):
            return [clause]
        found.append(Clause(words, kinds_of(words), len(words), one.amount, (), ",", words[0].start, one.end))
    return [*found[:-1], found[-1]._replace(mark=clause.mark)]
