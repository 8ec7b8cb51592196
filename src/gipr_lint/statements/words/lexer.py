"""Folded text to words that are understood, amounts, and marks between clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gipr_lint.claims.claim import Speaker
from gipr_lint.claims.words.amounts import Amount, amounts_in
from gipr_lint.claims.words.lexicon import Kind, Word
from gipr_lint.claims.words.speaker import own_name, with_office, words_of

MARKS = frozenset(",;:()、。!?")


class Token(NamedTuple):
    """A word in folded text; an amount or a mark has no kind."""

    kind: Kind | None
    value: str
    start: int
    end: int
    amount: Amount | None = None


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        r"(?P<range>1月1日起?[至到~—－-]+(?:(?P<until>\d{4})年)?(?:度)?12月31日(?:止|期间)?)"
        r"|(?P<whole>(?:截至|截止|至|到)?12月(?:31日|底)(?:止|前|为止)?)"
        r"|(?P<years>\d{4}年?[至到~—－-]+\d{4}年度?)"
        r"|(?P<year>\d{4}|\d{2})年(?P<tail>度?(?:以来|来|期间|内|全年)?)"
        r"|(?P<period>\d{1,2}月份?(?:\d{1,2}日)?|\d{1,2}日|第?[1-4一二三四]季度|[一二三四五六七八九十]+月份?)"
    )


def tokens(text: str, start: int, end: int, speaker: Speaker) -> Iterator[Token]:
    """Yield the words of a sentence in order; each character that belongs to none is an unknown word."""
    counted = {amount.start: amount for amount in amounts_in(text, start, end)}
    words = words_of(speaker)
    place, opening = start, True
    while place < end:
        char = text[place]
        token = _dated(text, place, speaker) if char in _DATING else None
        if token is None:
            if place in counted:
                token = Token(None, "", place, counted[place].stop, counted[place])
            elif char in MARKS:
                token = Token(None, char, place, place + 1)
            elif opening and (stop := own_name(text, place, speaker)) > place:
                token = Token(Kind.OWN, "", place, stop)
            else:
                token = _known(text, place, words)
        if token.kind is Kind.OWN:
            token = token._replace(end=with_office(text, token.end, speaker))
        yield token
        place = token.end
        opening = token.kind in _BEFORE_NAME


_BEFORE_NAME = frozenset({None, Kind.THIS, Kind.FILL, Kind.PRIOR})
"""What may stand before the organ's name: a mark, the year."""
_DATING = frozenset("0123456789一二三四五六七八九十第截至到")
"""What a date begins with."""


def _known(text: str, place: int, words: Mapping[str, Sequence[Word]]) -> Token:
    """Return the word that stands here, or the character if there is none."""
    for spelled, kind, value in words.get(text[place : place + 2], ()):
        if text.startswith(spelled, place):
            return Token(kind, value, place, place + len(spelled))
    for _, kind, value in words.get(text[place], ()):
        return Token(kind, value, place, place + 1)
    return Token(Kind.UNKNOWN, text[place], place, place + 1)


def _dated(text: str, place: int, speaker: Speaker) -> Token | None:
    match = _date().match(text, place)
    if match is None:
        return None
    kind = Kind.PERIOD
    if match["range"]:
        kind = Kind.THIS if match["until"] in {None, str(speaker.year)} else Kind.PERIOD
    elif match["whole"]:
        kind = Kind.FILL
    elif match["year"] and speaker.year is not None:
        year = int(match["year"])
        distance = (year if year > 99 else 2000 + year) - speaker.year
        since = match["tail"].endswith("来") and distance != 0
        kind = Kind.PERIOD if since else {-1: Kind.PRIOR, 0: Kind.THIS, 1: Kind.NEXT}.get(distance, Kind.PERIOD)
    return Token(kind, match[0], place, match.end())
