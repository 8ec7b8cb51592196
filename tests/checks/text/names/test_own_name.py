"""How an organ speaks of itself."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.support.one_check import found, mistakes, report


class TestSpeakers:
    SPEAKERS: ClassVar[dict[str, Any]] = {"speakers": {"局": {"words": "我局", "wrong-in": "镇"}}}

    def test_the_first_of_several_is_told(self) -> None:
        (hit,) = found("own-name", self.SPEAKERS, report("我局认真落实。我局公开信息。"))
        assert (hit.words, hit.fields["more"]) == ("我局", "（全文共 2 处）")

    def test_exceptions(self) -> None:
        options = {**self.SPEAKERS, "except": "“[^”]*”"}
        assert found("own-name", options, report("开设“我局动态”栏目。")) == []
        assert mistakes("own-name", {"own": "甲", "nearby": "乙", "except": "甲"}) == [
            ("except", "只在写了 speakers 时有用")
        ]
