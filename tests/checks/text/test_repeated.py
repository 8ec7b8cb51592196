"""Repeated sentences: what counts as one, and what may stand twice."""

from __future__ import annotations

from tests.support.one_check import found, report

ITSELF = {"source": "itself"}
SENTENCE = "本镇按季度检查各科室的公开情况并通报结果"


class TestRepeated:
    def test_what_stands_twice_in_a_row_is_one_stretch(self) -> None:
        other = "邀请群众代表参加评议并逐条研究落实意见建议"
        hits = found("copied", ITSELF, report(f"{SENTENCE}。{other}。\n（二）平台建设\n{SENTENCE}。{other}。"))
        assert [hit.words for hit in hits] == [f"{SENTENCE}。{other}"]
        assert hits[0].fields["there"] == "第 4 行"

    def test_numbers_of_items_and_spaces_do_not_tell_sentences_apart(self) -> None:
        assert len(found("copied", ITSELF, report(f"一是{SENTENCE}。\n二是{SENTENCE[:3]} {SENTENCE[3:]}。"))) == 1

    def test_short_ones_and_those_that_may_be(self) -> None:
        assert found("copied", {**ITSELF, "min": 21}, report(f"{SENTENCE}。{SENTENCE}。")) == []
        assert found("copied", {**ITSELF, "unless": "检查"}, report(f"{SENTENCE}。{SENTENCE}。")) == []

    def test_what_is_quoted_does_not_count(self) -> None:
        assert found("copied", ITSELF, report("落实《云溪县关于做好政务公开工作的通知》。" * 2)) == []

    def test_a_section_that_stands_twice_is_another_rules_fault(self) -> None:
        assert found("copied", ITSELF, report(f"{SENTENCE}。", rest=f"一、总体情况\n{SENTENCE}。\n")) == []

    def test_a_report_full_of_them_is_told_once(self) -> None:
        (hit,) = found("copied", ITSELF, report("\n".join(f"（{n}）甲\n{SENTENCE}。" for n in "一二三四五六七")))
        assert hit.fields["more"] == "（全文 6 段共 6 处）"
