"""Folded text to words that are understood, words that are not, amounts, and marks between clauses."""

from collections.abc import Mapping, Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.statements.statement import Speaker
from gipr_lint.statements.words.amounts import Amount, amounts_in, bare_amount
from gipr_lint.statements.words.dates import BEGINNINGS, date_at
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexicon import Lexicon
from gipr_lint.statements.words.own_names import OtherOrgans, own_name, with_office, words_of
from gipr_lint.statements.words.vocabulary import BEGINNING_CHARS

_MAX_BARE_CHARS = 8
"""So long a number without a unit may be."""
_TITLE = "《》"
"""What stands between these is a name: its numbers count nothing."""
_MAX_TITLE_CHARS = 80
"""A longer stretch is none; its second mark belongs to another one."""
MARKS = frozenset(",;:|()、。!?")


ARTICLE = "article"
"""The value of the number of an article, under which but some requests fall."""
_ORDINAL = "第"
_ARTICLE = expression(rf"第(?:[{NUMERALS}百]{{1,7}}|\d{{1,3}})条(?:规定)?")
"""Finds what names an article: 依据《条例》第十四条. Finds ``[|第十四条|]``, not ``第十四届``."""
DENIED = "not"
"""The value of an unknown word that was a denial."""


class Token(NamedTuple):
    """A word in folded text; an amount or a mark has no kind."""

    kind: Kind | None
    value: str
    start: int
    end: int
    amount: Amount | None = None


_BEFORE_NAME = frozenset({None, Kind.THIS_YEAR, Kind.FILL, Kind.PRIOR_YEAR})
"""What may stand before the organ's name: a mark, the year."""
_BEFORE_BARE = frozenset(
    {
        *(Kind.FILL, Kind.REQUEST, Kind.APPLICATION, Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.CARRIED, Kind.NEXT_YEAR),
        *(Kind.OUTCOME, Kind.GROUP, Kind.COURT, Kind.RESULT, Kind.DOCUMENT_STATE, Kind.RESPECTIVELY),
        *(Kind.APPLICANT, Kind.DECISION, Kind.DOCUMENT, Kind.EACH, Kind.REST),
    }
)
"""What may stand right before a number without a unit: 件数为25, or before a colon and it: 申请总数:25."""
_LABELLING = frozenset(":|")
_NOUGHT = "零"
_NEVER_HAPPENED = frozenset(
    {
        *(Kind.COURT, Kind.REQUEST, Kind.APPLICATION, Kind.CARRIED, Kind.RESULT, Kind.OUTCOME, Kind.GROUP),
        *(Kind.DECISION, Kind.DOCUMENT_STATE, Kind.OTHER, Kind.COMPLAINT),
    }
)
"""What nought denies that stands right before it: 零复议."""
_BEFORE_OTHER = _BEFORE_NAME | {Kind.OWN, Kind.PART_OF_YEAR}
_ACTING = frozenset(
    {
        *(Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.CARRIED, Kind.DECIDE, Kind.COLLECT),
        *(Kind.OUTCOME, Kind.GROUP, Kind.DOCUMENT_STATE, Kind.FILL, Kind.THIS_YEAR, Kind.LAWFUL, Kind.TIMELY, Kind.NOT),
    }
)
"""What follows the name of an organ that does something."""
_AS = "作为"
"""What it does it as: 县自然资源局作为牵头单位，."""


def tokens(text: str, start: int, end: int, speaker: Speaker) -> Sequence[Token]:
    """Return the words of a sentence in order; what belongs to no known word is one unknown word."""
    found = _read(text, start, end, speaker)
    others = OtherOrgans.of(speaker)
    named: list[Token] = []
    for index, token in enumerate(found):
        named.append(token)
        behind = found[index + 1] if index + 1 < len(found) else None
        if token.kind is Kind.EACH and behind is not None and behind.kind is Kind.UNKNOWN:
            token = named[-1] = token._replace(kind=Kind.FILL)  # 各律师事务所
        if len(named) > 1 and named[-2].kind is Kind.OWN and text[token.start : token.end] == _IN_THE_NAME:
            token = named[-1] = token._replace(kind=Kind.FILL)
        acts = behind is not None and (
            behind.kind in _ACTING or behind.value == "、" or text[behind.start : behind.end] == _AS
        )
        if acts and _may_end_name(named, text, others):
            first = _name_start(named)
            before = named[first - 1].kind if first else None
            if before in _BEFORE_OTHER and others.may_be(text[named[first].start : token.end]):
                named[first:] = [Token(Kind.OTHER_ORGAN, "", named[first].start, token.end)]
    return named


def _may_end_name(words: Sequence[Token], text: str, others: OtherOrgans) -> bool:
    """Tell whether the last word may end the name of an organ; 所 is a particle unless an unknown word precedes it."""
    last = words[-1]
    particle = last.kind is Kind.FILL and len(words) > 1 and words[-2].kind is Kind.UNKNOWN
    return (last.kind is Kind.UNKNOWN or particle) and text[last.start : last.end].endswith(others.endings)


def _name_start(words: Sequence[Token]) -> int:
    """Return where the name begins that the last word ends: 自 in 自然资源局 is no word of its own."""
    first = len(words) - 1
    while first and (
        words[first - 1].kind is Kind.UNKNOWN
        or (words[first - 1].kind is Kind.FILL and words[first - 1].end - words[first - 1].start == 1)
    ):
        first -= 1
    while words[first].kind is Kind.FILL:
        first += 1
    return first


def _read(text: str, start: int, end: int, speaker: Speaker) -> Sequence[Token]:
    """Return the words, unknown characters that stand side by side as one."""
    found: list[Token] = []
    counted = {amount.start: amount for amount in amounts_in(text, start, end)}
    words = words_of(speaker)
    place, opening = start, True
    last: Kind | None = None
    while place < end:
        token = _token(text, place, counted, words, speaker if opening else None, speaker.year)
        if token.kind is Kind.OWN:
            token = token._replace(end=with_office(text, token.end, speaker))
        if token.kind is Kind.UNKNOWN and place == start and (number := _NUMBERING.match(text, place)):
            token = Token(Kind.FILL, "", place, number.end())
        elif token.kind is Kind.UNKNOWN and _may_be_bare(found, text, place) and (amount := bare_amount(text, place)):
            token = Token(None, "", place, amount.stop, amount)
        if last is Kind.UNKNOWN and token.kind in _NEVER_HAPPENED and text[found[-1].start : place] == _NOUGHT:
            found[-1] = found[-1]._replace(kind=Kind.NOT)
        if last is Kind.UNKNOWN and token.kind is Kind.UNKNOWN:
            found[-1] = Token(Kind.UNKNOWN, found[-1].value, found[-1].start, token.end)
        else:
            found.append(token)
        place, last = token.end, token.kind
        opening = last in _BEFORE_NAME
    return found


_IN_THE_NAME = "名义"
"""What the organ does by itself where its name stands before: 以镇政府名义制发."""
_NUMBERING = expression(r"\d{1,2}[.、](?!\d)|\(\d{1,2}\)")
"""What begins an item of a list: 1.行政复议(31件)。 Finds ``[|1.|]行政复议``, not ``1.5万件``."""
_ONE_ROW = expression(r"一[项类栏行](?=[为是共计有达]|数量|件数|本年|今年|全年|,)")
"""What only says that a row stands before it: 予以公开一项为9件. Begins ``一项为``, not ``一项工作``."""
_EXPLAINED = (",是", ",即", ",为", "——", "是", ",这是")
"""What follows a number that is told before what it counts: 31，是全年的申请件数."""


def _may_be_bare(words: Sequence[Token], text: str, place: int) -> bool:
    """Tell whether a number may follow that has no unit: behind a noun or verb, or their colon, or first of all."""
    if not words:
        stop = next(
            (index for index in range(place, min(len(text), place + _MAX_BARE_CHARS)) if not text[index].isdigit()),
            place,
        )
        return text.startswith(_EXPLAINED, stop)
    labels = words[:-1] if words and words[-1].value in _LABELLING and words[-1].kind is None else words
    return bool(labels) and labels[-1].kind in _BEFORE_BARE


def _token(
    text: str,
    place: int,
    counted: Mapping[int, Amount],
    words: Lexicon,
    speaker: Speaker | None,
    year: int | None,
) -> Token:
    """Return what stands at a place. ``speaker`` is given where the organ's own name may begin."""
    char = text[place]
    dated = date_at(text, place, year) if char in BEGINNINGS else None
    if dated is not None:
        return Token(dated[0], text[place : dated[1]], place, dated[1])
    if char == "一" and (row := _ONE_ROW.match(text, place)):
        return Token(Kind.FILL, "", place, row.end())
    if place in counted:
        return Token(None, "", place, counted[place].stop, counted[place])
    if char == _ORDINAL and (article := _ARTICLE.match(text, place)):
        return Token(Kind.MANNER, ARTICLE, place, article.end())
    if char == _TITLE[0] and (close := text.find(_TITLE[1], place, place + _MAX_TITLE_CHARS)) > 0:
        return Token(Kind.UNKNOWN, "", place, close + 1)
    if char in MARKS:
        unit = _known(text, place, words) if char == "(" else None  # (件) behind a noun or another unit
        return unit if unit and unit.kind is Kind.FILL else Token(None, char, place, place + 1)
    if speaker is not None and (stop := own_name(text, place, speaker)) > place:
        return Token(Kind.OWN, "", place, stop)
    return _known(text, place, words)


def _halves_each(text: str, stop: int) -> bool:
    """Tell whether a word that stops here would take the first half of 件件 from what follows: 申请件件有答复."""
    return text[stop - 1] == _CASE and text.startswith(_CASE, stop) and not text.startswith(_CASE, stop - 2)


_CASE = "件"


def _known(text: str, place: int, words: Lexicon) -> Token:
    """Return the word that stands here, or the character if there is none."""
    lengths, known = words[text[place : place + BEGINNING_CHARS]]
    for length in lengths:
        word = known.get(text[place : place + length])
        if word is not None and not _halves_each(text, place + len(word.text)):
            return Token(word.kind, word.value, place, place + len(word.text))
    char = text[place]
    alone = words[char][1].get(char)
    kind, value = (Kind.UNKNOWN, char) if alone is None else (alone.kind, alone.value)
    return Token(kind, value, place, place + 1)
