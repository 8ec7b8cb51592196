"""Answers about texts are kept until all of them are forgotten."""

from __future__ import annotations

from gipr_lint.limits.text_cache import forget_texts, kept_by_text


def test_answers_are_kept_until_they_are_forgotten() -> None:
    asked: list[str] = []

    @kept_by_text(entries=2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length(text) for text in ("甲", "乙乙", "甲")] == [1, 2, 1]
    assert asked == ["甲", "乙乙"]
    forget_texts()
    assert length("甲") == 1
    assert asked == ["甲", "乙乙", "甲"]
    assert length.cache_info().currsize == 1
