"""A paragraph to the claims in it: what each sentence is about is carried from piece to piece, and to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from gipr_lint.claims.claim import Claim, Quantity, Speaker
from gipr_lint.claims.phrase import FAMILY, is_request, meaning, understood
from gipr_lint.claims.pieces import AMONG, Piece, kinds_of, pieces, sentences
from gipr_lint.claims.verdicts import verdict
from gipr_lint.claims.words.amounts import amounts_in
from gipr_lint.claims.words.lexer import Token, tokens
from gipr_lint.claims.words.lexicon import Kind
from gipr_lint.parse.folded_text import Folded

_UNITS = {
    "requests": frozenset("件条宗起项份个次例桩") | {"件次"},
    "remedies": frozenset("件宗起例个次项"),
    "documents": frozenset("件份个部项"),
    "decisions": frozenset("件宗起项份个例"),
    "charges": frozenset(),
}
_PARTLY = "修"
"""Documents made and revised are counted together where a sentence speaks of revision."""
_STEMS = ("申请", "复议", "诉讼", "规范性文件", "规章", "行政许可", "行政处罚", "行政强制", "事业性收费")
"""A sentence without any of these is about something else, unless the one before it was not."""
_REQUESTS = ("依申请", "公开申请", "公开政府信息申请", "公开政府信息的申请")
_CLAIMING = ("未", "没有", "无", "均", "全部", "所有", "一律", "全都")
"""What denies, or speaks of all, without a number."""
_INCLUDING = ("含", "其中", "包含", "包括")
_REASONS = (
    "行政执法案卷",
    "过程性信息",
    "内部事务信息",
    "三安全一稳定",
    "行政查询事项",
    "不掌握相关",
    "没有现成信息",
    "信访举报投诉类",
    "重复申请",
    "公开出版物",
)
_WITH_APPLICATIONS = ("自然人", "其他组织", "商业企业", "结转")
_OUTCOMES = ("办理结果", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "公开答复", *_REASONS)
"""Two of these in a sentence tell that it is about requests, as does one of the words above beside 申请."""
_ANY = Quantity("worked")
"""What a new sentence counts that only goes on about requests: it may be any of those taken up or dealt with."""
_IN_TIME = ("期限内", "时限内", "延期", "按期", "当场", "当日", "当天")
"""Answers of this kind are only some of all; how many were late or early is in no table."""
_PASSED_ON = ("转办", "会办", "协办", "协助", "转交", "咨询", "征求意见", "留言", "来电", "信箱", "投诉")
"""Letters of these kinds are dealt with too, and are no requests of the organ's own."""
_USERS = "用户"
"""What users of a system ask for is not all that is asked for."""
_LEFT = "遗留"
_DUE = ("应办结", "应当办结", "应答复", "到期")
"""Where these are dealt with, what is not due yet need not be."""
_UNRELATED = r"(?:不属于?|非|不涉及|未涉及)(?:政府)?信息公开|信息公开(?:工作)?无关"
_CAUSED = ("信息公开", "公开政府信息")
_SUMMED_UP = r"截[至止]"
_IN_YEAR = r"全年|本年|今年|年内|1月1日|年度?共"
_FROM = r"[由从自][^,;。\d]{0,12}$"
_TO = r"[^,;。\d]{0,4}?(?:升|增|减|降|压|缩|提|扩|上|下|跌|变|涨|回落)[^,;。\d]{0,4}?[至到为]"
_BEFORE_LEAD = frozenset({Kind.FILL, Kind.THIS, Kind.OWN})


class _Topic(NamedTuple):
    """What the text is about: the family of quantities, and the one of which parts may be named.

    The family is None before anything was counted, and ``other`` behind an amount of something else. ``courts`` are
    the reviews and suits counted so far.
    """

    family: str | None = None
    base: Quantity | None = None
    courts: Sequence[str] = ()


def read_claims(
    text: Folded, speaker: Speaker, *, about_requests: bool = False, about_remedies: bool = False
) -> Iterator[Claim]:
    """Yield what a paragraph claims. ``about_requests`` is set where its heading says that it is about requests,
    ``about_remedies`` where it stands in the section on reviews and suits.
    """
    topic = _Topic("requests" if about_requests else "remedies" if about_remedies else None)
    for start, end in sentences(text.text):
        said = text.text[start:end]
        if topic.family in {None, "other"} and not any(word in said for word in (*_STEMS, *_OUTCOMES)):
            continue
        if _reaches_back(said, speaker):
            topic = _Topic("other")
            continue
        if topic.base is not None and topic.family == "requests" and not said.startswith(_INCLUDING):
            topic = _Topic("requests", _ANY)
        if not _tells(text.text, start, end):
            topic = _Topic("requests") if topic.base is None and any(word in said for word in _REQUESTS) else topic
            continue
        reader = _Reader(text, speaker, topic, list(tokens(text.text, start, end, speaker)))
        yield from reader.claims()
        topic = reader.topic


def _reaches_back(sentence: str, speaker: Speaker) -> bool:
    """Tell whether a sentence counts since some earlier time, not since the beginning of the reporting year."""
    if "累计" in sentence and re.search(_SUMMED_UP, sentence) and not re.search(_IN_YEAR, sentence):
        return True
    since = sentence.find("以来")
    if since < 0:
        return False
    year = f"{speaker.year}年"
    return not sentence[:since].removesuffix("度").endswith(("今年", "本年", year))


def _tells(text: str, start: int, end: int) -> bool:
    """Tell at once whether a sentence may hold a claim."""
    return bool(amounts_in(text, start, end)) or any(text.find(word, start, end) >= 0 for word in _CLAIMING)


def _is_about_requests(said: str) -> bool:
    applied = "申请" in said and any(word in said for word in _WITH_APPLICATIONS)
    return applied or sum(word in said for word in _OUTCOMES) > 1


class _Reader:
    """Reads one sentence."""

    def __init__(self, text: Folded, speaker: Speaker, topic: _Topic, sentence: Sequence[Token]) -> None:
        self._text = text
        self._speaker = speaker
        self._sentence = sentence
        self._outer: list[_Topic] = []
        self._elsewhere = self._another_time = self._narrowed = False
        self._listed = False
        self._anew = True  # what is counted next is judged apart from what was counted before
        self._unclear = False
        self._whole = True
        self._informed = self._deciding = self._shown = False
        self._among = self._sorted = self._recalled = False
        said = text.text[sentence[0].start : sentence[-1].end]
        if topic.family is None and _is_about_requests(said):
            topic = _Topic("requests")
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
        if self._said(piece).startswith(_INCLUDING) and claim.about[0].subject == "new":
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
            self.topic = _Topic("requests")
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
        if _USERS in self._said(piece):
            self._narrowed = True

    def _claims_in(self, piece: Piece) -> Iterator[Claim]:
        if self._elsewhere or self._another_time or self._narrowed or self._is_former(piece):
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

    def _is_former(self, piece: Piece) -> bool:
        """Tell whether the amount is what another was before it changed: 由139件降至122件."""
        amount = piece.amount
        if amount is None:
            return False
        before, after = self._text.text[max(0, amount.start - 14) : amount.start], self._text.text[amount.stop :][:12]
        return bool(re.search(_FROM, before) and re.match(_TO, after))

    def _counts(self, piece: Piece) -> Iterator[Claim]:
        amount = piece.amount
        if self._sorted and piece.has(Kind.APPLICANT):  # of one outcome, or of all: that is not told
            return
        quantities = meaning(piece, self.topic.base, listed=self._listed or self._among or piece.depth > 0)
        if amount is None or not quantities or piece.has(Kind.TIMELY) or not self._admits(quantities, piece):
            return
        if len(quantities) > 1 and piece.has(Kind.RESPECTIVELY):
            return
        if any(word in self._said(piece) for word in _IN_TIME):
            return
        family = _family(quantities[0])
        if amount.unit not in _UNITS[family]:
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
        beside = [_named(word) for word in piece.words if word.kind not in {Kind.NOT, Kind.BESIDE}]
        quantities = meaning(piece._replace(words=beside, kinds=kinds_of(beside)), self.topic.base)
        if not quantities or not self._admits(quantities, piece):
            return
        if self._recalled and (quantities[0].subject == "carried" or _LEFT in self._said(piece)):
            return  # of what was carried over from the year before, nothing is left
        if piece.has(Kind.BESIDE) and not piece.has(*_NOUNS):
            return
        last = piece.words[place]
        if rest and rest[0].start == last.end:
            last = rest[0] if rest[0].kind in _DENIED or self._spelled(rest[0]) in _HAPPEN else last
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
        while first and (piece.words[first - 1].kind is Kind.ALL or self._spelled(piece.words[first - 1]) in _ALREADY):
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
        passed_on = any(word in self._said_in_all for word in (*_PASSED_ON, *_DUE))
        return passed_on or any(token.kind is Kind.NEXT and token.value[:1].isdigit() for token in self._sentence)

    def _admits(self, quantities: Sequence[Quantity], piece: Piece) -> bool:
        """Tell whether the sentence is about such quantities at all."""
        match _family(quantities[0]):
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
        return found("其中", begin, end), max(found(word, begin, end) for word in _CAUSED)

    @cached_property
    def _unrelated(self) -> bool:
        return re.search(_UNRELATED, self._said_in_all) is not None

    @cached_property
    def _decides(self) -> bool:
        return any(token.kind is Kind.DECISION for token in self._sentence)

    @cached_property
    def _partly(self) -> bool:
        return _PARTLY in self._said_in_all

    def _leave(self, piece: Piece, found: Sequence[Claim]) -> None:
        """Carry over what the piece was about; an amount of something else ends it."""
        counted = [claim for claim in found if claim.kind == "count" and len(claim.about) == 1]
        if counted and (family := FAMILY.get(counted[-1].about[0].subject)):
            told = counted[-1].about[0]
            if told.part == "total" or family == "documents":
                self.topic = _Topic(family, told, self.topic.courts)
            elif piece.has(Kind.COURT):
                self.topic = _Topic(family, Quantity(told.subject), self.topic.courts)
        elif not found and (piece.amount is not None or piece.has(Kind.OTHER)) and not (self._listed or piece.depth):
            unclear = not piece.has(Kind.REQUEST, Kind.CHANGE, Kind.REST, Kind.MANNER) and not understood(piece.kinds)
            if unclear:
                self.topic = _Topic("other")
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
        heard = [one.subject for one in totals if _family(one) == "remedies" and one.part == "total"]
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


_VERBS = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.CARRIED})
_NOUNS = frozenset({Kind.REQUEST, Kind.APPLICATION, Kind.COURT})
_DENIED = frozenset({Kind.RECEIVED, Kind.NEW, Kind.DECIDE, Kind.FATE, Kind.TAKE})
_ALREADY = frozenset({"已", "现已", "已经"})
_UNDONE = frozenset({Kind.NOT, Kind.DONE, Kind.WORKED, Kind.TIMELY, Kind.OUTCOME, Kind.GROUP})
"""What is not a denial of cases: 未办结, 未按时, 未予以公开."""
_HAPPEN = frozenset({"发生", "出现", "产生", "引发", "引起", "存在"})


def _family(quantity: Quantity) -> str:
    """Return the family of a quantity; outcomes are requests."""
    if quantity.part == "decisions":
        return "decisions"
    return FAMILY.get(quantity.subject) or (quantity.subject if quantity.subject in _UNITS else "requests")


def _named(word: Token) -> Token:
    """Return the work on requests as requests: who denies the one denies the other."""
    return word._replace(value="") if word.kind is Kind.REQUEST else word
