"""A paragraph to the claims in it: what each sentence is about is carried to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.claims.claim import Claim, Speaker
from gipr_lint.claims.pieces import sentences
from gipr_lint.claims.sentence import SentenceReader
from gipr_lint.claims.topic import Topic
from gipr_lint.claims.words.amounts import amounts_in
from gipr_lint.claims.words.cues import ANY, CLAIMING, IN_YEAR, INCLUDING, OUTCOMES, REQUESTS, STEMS, SUMMED_UP
from gipr_lint.claims.words.lexer import tokens
from gipr_lint.parse.folded_text import Folded


def read_claims(
    text: Folded, speaker: Speaker, *, about_requests: bool = False, about_remedies: bool = False
) -> Iterator[Claim]:
    """Yield what a paragraph claims. ``about_requests`` is set where its heading says that it is about requests,
    ``about_remedies`` where it stands in the section on reviews and suits.
    """
    topic = Topic("requests" if about_requests else "remedies" if about_remedies else None)
    for start, end in sentences(text.text):
        said = text.text[start:end]
        if topic.family in {None, "other"} and not any(word in said for word in (*STEMS, *OUTCOMES)):
            continue
        if _reaches_back(said, speaker):
            topic = Topic("other")
            continue
        if topic.base is not None and topic.family == "requests" and not said.startswith(INCLUDING):
            topic = Topic("requests", ANY)
        if not _tells(text.text, start, end):
            topic = Topic("requests") if topic.base is None and any(word in said for word in REQUESTS) else topic
            continue
        reader = SentenceReader(text, speaker, topic, list(tokens(text.text, start, end, speaker)))
        yield from reader.claims()
        topic = reader.topic


def _reaches_back(sentence: str, speaker: Speaker) -> bool:
    """Tell whether a sentence counts since some earlier time, not since the beginning of the reporting year."""
    if "累计" in sentence and re.search(SUMMED_UP, sentence) and not re.search(IN_YEAR, sentence):
        return True
    since = sentence.find("以来")
    if since < 0:
        return False
    year = f"{speaker.year}年"
    return not sentence[:since].removesuffix("度").endswith(("今年", "本年", year))


def _tells(text: str, start: int, end: int) -> bool:
    """Tell at once whether a sentence may hold a claim."""
    return bool(amounts_in(text, start, end)) or any(text.find(word, start, end) >= 0 for word in CLAIMING)
