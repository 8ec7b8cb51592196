"""One sentence to the claims in it: what it is about is carried from piece to piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal

from gipr_lint.claims.claim import Claim, Quantity, Speaker
from gipr_lint.claims.phrase import FAMILY, is_request, meaning, understood
from gipr_lint.claims.pieces import AMONG, Piece, kinds_of, pieces
from gipr_lint.claims.topic import Topic, family_of, is_about_requests, named
from gipr_lint.claims.verdicts import verdict
from gipr_lint.claims.words.amounts import is_former
from gipr_lint.claims.words.cues import (
    ALREADY,
    CAUSED,
    DUE,
    HAPPEN,
    IN_TIME,
    INCLUDING,
    LEFT,
    PARTLY,
    PASSED_ON,
    UNITS,
    UNRELATED,
    USERS,
)
from gipr_lint.claims.words.lexer import Token
from gipr_lint.claims.words.lexicon import Kind
from gipr_lint.parse.folded_text import Folded

_BEFORE_LEAD = frozenset({Kind.FILL, Kind.THIS, Kind.OWN})
_VERBS = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.CARRIED})
_NOUNS = frozenset({Kind.REQUEST, Kind.APPLICATION, Kind.COURT})
_DENIED = frozenset({Kind.RECEIVED, Kind.NEW, Kind.DECIDE, Kind.FATE, Kind.TAKE})
_UNDONE = frozenset({Kind.NOT, Kind.DONE, Kind.WORKED, Kind.TIMELY, Kind.OUTCOME, Kind.GROUP})
"""What is not a denial of cases: 未办结, 未按时, 未予以公开."""


class SentenceReader:
    """Reads one sentence."""

    def __init__(self, text: Folded, speaker: Speaker, topic: Topic, sentence: Sequence[Token]) -> None:
        self._text = text
        self._speaker = speaker
        self._sentence = sentence
        self._outer: list[Topic] = []
        self._elsewhere = self._another_time = self._narrowed = False
        self._listed = False
        self._anew = True  # what is counted next is judged apart from what was counted before
        self._unclear = False
        self._whole = True
        self._informed = self._deciding = self._shown = False
        self._among = self._sorted = self._recalled = False
        said = text.text[sentence[0].start : sentence[-1].end]
        if topic.family is None and is_about_requests(said):
            topic = Topic("requests")
        self.topic = topic

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the sentence."""
        last: Claim | None = None
        for piece in pieces(self._sentence):
            self._enter(piece)
            found = list(self._claims_in(piece))
            self._leave(piece, found)
            for claim in found:
                if last is not None:
                    yield last if claim.about[0].subject != "carried_in" else self._with_carried(last, piece)
                last = claim
        if last is not None:
            yield last

    def _with_carried(self, claim: Claim, piece: Piece) -> Claim:
        """Return the claim before a remark that it includes what was carried over: then not only new requests."""
        if self._said(piece).startswith(INCLUDING) and claim.about[0].subject == "new":
            return claim._replace(about=[claim.about[0]._replace(subject="received")])
        return claim

    def _enter(self, piece: Piece) -> None:
        while len(self._outer) < piece.depth:
            self._outer.append(self.topic)
        while len(self._outer) > piece.depth:
            self.topic = self._outer.pop()
        self._listed = self._listed or "其中" in self._said(piece)
        self._place(piece)
        if self._tells_requests(piece) and not (self.topic.family == "requests" and self.topic.base):
            self.topic = Topic("requests")
        self._sorted = self._sorted or piece.has(Kind.OUTCOME, Kind.GROUP)
        self._recalled = self._recalled or piece.has(Kind.PRIOR)
        self._informed = self._informed or piece.has(Kind.INFO, Kind.REQUEST)
        self._deciding = self._deciding or piece.has(Kind.DECIDE, Kind.WORKED)
        self._shown = self._shown or piece.has(Kind.SHOW, Kind.INFO)

    def _tells_requests(self, piece: Piece) -> bool:
        """Tell whether a piece turns to requests; an item in a list of something else does not."""
        if self.topic.family == "other" and self._listed:
            return False
        return is_request(piece) or (piece.has(Kind.REQUEST) and (piece.amount is None or piece.has(*_VERBS)))

    def _place(self, piece: Piece) -> None:
        """Keep whether what follows in the sentence is of another organ, another time, or only a part."""
        if piece.has(Kind.AREA):
            self._elsewhere = True
        elif piece.has(Kind.OWN):
            self._elsewhere = False
        if piece.has(Kind.PERIOD) or (piece.has(Kind.PRIOR, Kind.NEXT) and not piece.has(Kind.CARRIED, Kind.REST)):
            self._another_time = self._another_time or not piece.has(Kind.CHANGE)
        elif piece.has(Kind.THIS):
            self._another_time = False
        lead = next((word.kind for word in piece.words if word.kind not in _BEFORE_LEAD), None)
        if piece.amount is None and lead is Kind.THROUGH and not understood(piece.kinds):
            self._narrowed = True
        if USERS in self._said(piece):
            self._narrowed = True

    def _claims_in(self, piece: Piece) -> Iterator[Claim]:
        if self._elsewhere or self._another_time or self._narrowed or is_former(self._text.text, piece.amount):
            return
        if piece.has(Kind.NOT):
            if piece.amount is None:
                yield from self._denials(piece)
            return
        judged = list(self._verdicts(piece))
        if piece.amount is not None and piece.amount.exact:
            words = [word for word in piece.words if word.kind is not Kind.RESULT] if judged else piece.words
            yield from self._counts(piece._replace(words=words, kinds=kinds_of(words)))
        yield from judged
        if piece.has(Kind.ALL) and piece.has(Kind.DONE):
            yield from self._completions(piece)

    def _counts(self, piece: Piece) -> Iterator[Claim]:
        amount = piece.amount
        if self._sorted and piece.has(Kind.APPLICANT):  # of one outcome, or of all: that is not told
            return
        quantities = meaning(piece, self.topic.base, listed=self._listed or self._among or piece.depth > 0)
        if amount is None or not quantities or piece.has(Kind.TIMELY) or not self._admits(quantities, piece):
            return
        if len(quantities) > 1 and piece.has(Kind.RESPECTIVELY):
            return
        if any(word in self._said(piece) for word in IN_TIME):
            return
        family = family_of(quantities[0])
        if amount.unit not in UNITS[family]:
            return
        start, end = self._text.source(amount.start, amount.end)
        words = self._said(piece).removeprefix("其中").lstrip(",:")
        for about in [[one] for one in quantities] if piece.has(Kind.EACH) else [list(quantities)]:
            yield Claim("count", about, amount.value, start, end, words, whole=self._whole)

    def _denials(self, piece: Piece) -> Iterator[Claim]:
        """Yield one claim for all that a piece denies."""
        place = next(index for index, word in enumerate(piece.words) if word.kind is Kind.NOT)
        rest = piece.words[place + 1 :]
        carried = {Kind.WORKED} if piece.has(Kind.CARRIED) else set()
        if not kinds_of(rest).isdisjoint(_UNDONE - carried):
            return
        beside = [named(word) for word in piece.words if word.kind not in {Kind.NOT, Kind.BESIDE}]
        quantities = meaning(piece._replace(words=beside, kinds=kinds_of(beside)), self.topic.base)
        if not quantities or not self._admits(quantities, piece):
            return
        if self._recalled and (quantities[0].subject == "carried" or LEFT in self._said(piece)):
            return  # of what was carried over from the year before, nothing is left
        if piece.has(Kind.BESIDE) and not piece.has(*_NOUNS):
            return
        last = piece.words[place]
        if rest and rest[0].start == last.end:
            last = rest[0] if rest[0].kind in _DENIED or self._spelled(rest[0]) in HAPPEN else last
        start, end = self._text.source(piece.words[place].start, last.end)
        words = self._text.text[piece.words[place].start : piece.end]
        asked = [Quantity("received", one.part) if one.subject == "requests" else one for one in quantities]
        kind: Literal["all", "none"] = "all" if [one.subject for one in asked] == ["carried_out"] else "none"
        yield Claim(kind, asked, Decimal(0), start, end, words)

    def _completions(self, piece: Piece) -> Iterator[Claim]:
        """Yield the claim that all requests were dealt with."""
        if self._unclear or self.topic.family != "requests" or not understood(piece.kinds):
            return
        if piece.has(Kind.PRIOR, Kind.NEXT, Kind.CARRIED, Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT):
            return
        if self._elsewhere_or_later:
            return
        done = piece.of(Kind.DONE)[-1]
        places = [index for index, word in enumerate(piece.words) if word.kind is Kind.ALL and word.start < done.start]
        if not places:
            return
        first = places[-1]
        while first and (piece.words[first - 1].kind is Kind.ALL or self._spelled(piece.words[first - 1]) in ALREADY):
            first -= 1
        start, end = self._text.source(piece.words[first].start, done.end)
        words = self._text.text[piece.start : piece.end]
        count = piece.amount.value if piece.amount else Decimal(0)
        yield Claim("all", (Quantity("handled"),), count, start, end, words, timely=piece.has(Kind.TIMELY, Kind.LAWFUL))

    def _verdicts(self, piece: Piece) -> Iterator[Claim]:
        """Yield the claim that all reviews and suits counted so far had one result: there is none of the others."""
        told = verdict(piece, self._said(piece))
        courts = list(dict.fromkeys(word.value for word in piece.of(Kind.COURT))) or self.topic.courts
        if told is None or not courts or self._decides:
            return
        if not (self.topic.courts or (self._informed and piece.has(Kind.COURT))):
            return
        first, none = told
        self._anew = True
        start, end = self._text.source(first.start, piece.end)
        about = [Quantity(court, part) for court in courts for part in none]
        yield Claim("count", about, Decimal(0), start, end, self._text.text[first.start : piece.end])

    @cached_property
    def _elsewhere_or_later(self) -> bool:
        """Whether the sentence tells of what was passed on, or names the next year: some were dealt with only then."""
        passed_on = any(word in self._said_in_all for word in (*PASSED_ON, *DUE))
        return passed_on or any(token.kind is Kind.NEXT and token.value[:1].isdigit() for token in self._sentence)

    def _admits(self, quantities: Sequence[Quantity], piece: Piece) -> bool:
        """Tell whether the sentence is about such quantities at all."""
        match family_of(quantities[0]):
            case "requests":
                return self.topic.family == "requests"
            case "remedies":
                judging = self._speaker.area or piece.has(Kind.RECEIVED, Kind.WORKED)
                if self._decides or self._unrelated or self._informs_later(piece):
                    return False
                return self._informed or (self.topic.family in {"requests", "remedies"} and not judging)
            case "documents":
                return not self._partly
            case "decisions":
                return self._deciding and not self._shown
        return True

    def _informs_later(self, piece: Piece) -> bool:
        """Tell whether the sentence goes on to those that disclosure caused: then it began with more."""
        among, caused = self._last_among_and_caused
        return min(among, caused) >= piece.end and not self._informed

    @cached_property
    def _last_among_and_caused(self) -> tuple[int, int]:
        """Where the sentence names a part, and what disclosure caused, for the last time; -1 where it does not."""
        begin, end = self._sentence[0].start, self._sentence[-1].end
        found = self._text.text.rfind
        return found("其中", begin, end), max(found(word, begin, end) for word in CAUSED)

    @cached_property
    def _unrelated(self) -> bool:
        return re.search(UNRELATED, self._said_in_all) is not None

    @cached_property
    def _decides(self) -> bool:
        return any(token.kind is Kind.DECISION for token in self._sentence)

    @cached_property
    def _partly(self) -> bool:
        return PARTLY in self._said_in_all

    def _leave(self, piece: Piece, found: Sequence[Claim]) -> None:
        """Carry over what the piece was about; an amount of something else ends it."""
        counted = [claim for claim in found if claim.kind == "count" and len(claim.about) == 1]
        if counted and (family := FAMILY.get(counted[-1].about[0].subject)):
            told = counted[-1].about[0]
            if told.part == "total" or family == "documents":
                self.topic = Topic(family, told, self.topic.courts)
            elif piece.has(Kind.COURT):
                self.topic = Topic(family, Quantity(told.subject), self.topic.courts)
        elif not found and (piece.amount is not None or piece.has(Kind.OTHER)) and not (self._listed or piece.depth):
            unclear = not piece.has(Kind.REQUEST, Kind.CHANGE, Kind.REST, Kind.MANNER) and not understood(piece.kinds)
            if unclear:
                self.topic = Topic("other")
        self._remember(piece, found)
        if piece.mark == AMONG:
            self._among = True
            self._narrowed = self._narrowed or not (found or understood(piece.kinds))
        if piece.amount is not None:
            self._unclear = not found and not understood(piece.kinds)
        if not understood(piece.kinds) and not found:
            self._whole = False
        if piece.amount is not None:
            self._whole = False

    def _remember(self, piece: Piece, found: Sequence[Claim]) -> None:
        """Keep the reviews and suits that were counted, of which a result of all may follow."""
        totals = [one for claim in found if claim.kind == "count" and claim.value for one in claim.about]
        heard = [one.subject for one in totals if family_of(one) == "remedies" and one.part == "total"]
        if heard and self.topic.family != "other":
            known = () if self._anew else self.topic.courts
            self.topic = self.topic._replace(courts=tuple(dict.fromkeys((*known, *heard))))
            self._anew = any(claim.about[0].part != "total" for claim in found)
        self._anew = self._anew or piece.mark == ";"

    def _spelled(self, word: Token) -> str:
        return self._text.text[word.start : word.end]

    def _said(self, piece: Piece) -> str:
        return self._text.text[piece.start : piece.end]

    @cached_property
    def _said_in_all(self) -> str:
        return self._text.text[self._sentence[0].start : self._sentence[-1].end]
