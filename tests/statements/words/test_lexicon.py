"""Words are looked up as if all of them had been put together and tried, the longest first."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gipr_lint.statements.words.kinds import Kind, Word
from gipr_lint.statements.words.lexicon import Beginnings, Lexicon
from gipr_lint.statements.words.vocabulary import BEGINNING_CHARS, Compound, Vocabulary, VocabularyFile, national


def test_every_word_is_found_by_its_beginning() -> None:
    vocabulary = national()
    words: dict[str, set[Word]] = defaultdict(set)
    for word in vocabulary.words:
        words[word.text[:BEGINNING_CHARS]].add(word)
    beginnings = Beginnings(vocabulary)
    assert len(words) > 1000
    assert {beginning: set(beginnings[beginning][1].values()) for beginning in words} == words


def test_the_longest_is_told_first_and_nothing_of_what_no_word_begins_with() -> None:
    lengths, known = Beginnings(national())["申请"]
    assert list(lengths) == sorted({len(text) for text in known}, reverse=True)
    assert Beginnings(national())["zz"] == ((), {})


@pytest.mark.parametrize(
    ("parts", "beginning", "texts"),
    [
        ((("已", ""), ("办", "答"), ("结", "复")), "已办", ["已办结", "已办复"]),
        ((("已", ""), ("办", "答"), ("结", "复")), "答复", ["答复"]),
        ((("已", ""), ("办", "答"), ("结", "复")), "结办", []),
        ((("收到",), ("申请", "")), "收到", ["收到申请", "收到"]),
        ((("件", ""), ("次", "")), "件", ["件"]),
        ((("件", ""), ("次", "")), "次", ["次"]),
    ],
)
def test_compounds_are_put_together_as_far_as_they_begin_so(
    parts: tuple[tuple[str, ...], ...], beginning: str, texts: list[str]
) -> None:
    compound = Compound("done", parts)
    assert list(compound.texts(beginning)) == texts
    assert beginning[0] in compound.first or not texts


def test_of_two_alike_the_first_one_counts_and_an_organs_own_before_both() -> None:
    file = VocabularyFile({"done": ("办结",), "new": ("办结",)}, (Compound("all", (("办",), ("结", "理"))),))
    everywhere = Beginnings(Vocabulary([file]))
    assert everywhere["办结"][1]["办结"].kind is Kind.DONE
    assert everywhere["办理"][1]["办理"].kind is Kind.ALL
    assert Lexicon(everywhere, [Word("办结", Kind.OWN)])["办结"][1]["办结"].kind is Kind.OWN


def test_a_report_puts_few_of_the_compounds_together() -> None:
    compound = Compound("all", (("办", "答"), tuple("结理复完毕"), tuple("件项条")))
    vocabulary = Vocabulary([VocabularyFile({"done": ("办结",)}, (compound,))])
    beginnings = Beginnings(vocabulary)
    assert sorted(beginnings["办结"][1]) == ["办结", "办结件", "办结条", "办结项"]
    assert "words" not in vars(vocabulary)  # all of them, which nobody asked for
