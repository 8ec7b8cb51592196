"""What a sentence says as a whole, told by words that stand anywhere in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.statement import Speaker
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token
from gipr_lint.statements.words.vocabulary import Vocabulary, national


class Said:
    """A sentence: its words, and the paragraph in which it stands. What it says does not change."""

    def __init__(self, text: Folded, speaker: Speaker, words: Sequence[Token]) -> None:
        self.paragraph, self.speaker, self.words = text, speaker, words
        self.start, self.end = words[0].start, words[-1].end
        self.vocabulary: Vocabulary = speaker.vocabulary or national()
        self._cues: dict[str, bool] = {}

    @cached_property
    def text(self) -> str:
        """The sentence in folded text."""
        return self.paragraph.text[self.start : self.end]

    def cue(self, name: str) -> bool:
        """Tell whether one of the cues of a name stands in it."""
        known = self._cues.get(name)
        if known is None:
            known = self._cues[name] = any(word in self.text for word in self.vocabulary.cues[name])
        return known

    @cached_property
    def passed_on(self) -> bool:
        """Whether it tells of what was passed on, of what was due, or of the next year: then not all was dealt with."""
        later = any(word.kind is Kind.NEXT_YEAR and word.value[:1].isdigit() for word in self.words)
        return later or self.cue("passed_on") or self.cue("due")

    @cached_property
    def decides(self) -> bool:
        """Whether it speaks of licences, penalties or coercive measures."""
        return any(word.kind is Kind.DECISION for word in self.words)

    @cached_property
    def unrelated(self) -> bool:
        """Whether it speaks of cases that disclosure did not cause."""
        return self.cue("unrelated")

    @cached_property
    def revised(self) -> bool:
        """Whether it counts documents that were revised, too."""
        return self.cue("revised")

    @cached_property
    def late(self) -> bool:
        """Whether it tells of what was late, other than that there was none."""
        denied = ("没有", "无", "无一", "未", "未出现", "未发生", "不存在", "零")
        places = [self.text.find(word) for word in self.vocabulary.cues["late"]]
        return any(place >= 0 and not self.text[:place].endswith(denied) for place in places)

    @cached_property
    def handles(self) -> bool:
        """Whether it tells of what was dealt with: requests without a verb may then be those."""
        return any(word.kind in {Kind.DONE, Kind.WORKED, Kind.OUTCOME, Kind.GROUP} for word in self.words)

    @cached_property
    def turning(self) -> int:
        """Where it goes on from more cases to those that disclosure caused; -1 where it does not."""
        among = self.text.rfind("其中")
        caused = max(self.text.rfind(word) for word in self.vocabulary.cues["caused"])
        return min(among, caused) + self.start if min(among, caused) >= 0 else -1

    def of(self, clause: Clause) -> str:
        """Return the words of a clause."""
        return self.paragraph.text[clause.start : clause.end]

    def has(self, clause: Clause, name: str) -> bool:
        """Tell whether one of the cues of a name stands in a clause."""
        if not self.cue(name):
            return False
        said = self.of(clause)
        return any(word in said for word in self.vocabulary.cues[name])

    def spelled(self, word: Token) -> str:
        """Return how a word is written."""
        return self.paragraph.text[word.start : word.end]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the source."""
        return self.paragraph.source(start, end)
