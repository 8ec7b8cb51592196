"""Text that was copied, and text that is alike because the facts are."""

from __future__ import annotations

import pytest

from gipr_lint.extensions.toolset import national_rules
from gipr_lint.testing.trial import run_on

RULES = {rule.id: rule for rule in national_rules() if rule.id.startswith("copied-")}
TOLD = (
    "推进林权登记材料上墙公布，答复村民关于山塘承包的询问。组织各站所清点历史文件并补录目录。",
    "把惠农补贴名单送到各村民小组张贴，留出七天异议期。开设方言广播解读医保政策。",
    "请人大代表评议办事窗口，根据意见调整了取号方式。对照整改清单销号，错链断链逐一修复。",
)
OTHER = "新设农机购置补贴专栏，说明申领步骤。邀请驻村干部核对低收入户名单。集中培训信息员两次，编印答复范本。"


def rules_for(own: str, last: str, section: str = "overview") -> list[str]:
    example = {
        "section": {"overview": OTHER, section: own},
        "set": {"proactive.penalties.decisions": "7"},
        "previous": {"section": {section: last}},
    }
    return sorted(one.rule for rule in RULES.values() for one in run_on(rule, example).findings)


def test_numbers_years_and_the_own_name_do_not_make_a_text_another() -> None:
    last = "2023年，松湾镇公开信息81条。" + "".join(TOLD)
    own = "2024年，云溪县松湾镇人民政府公开信息1203条。" + "".join(TOLD)
    assert rules_for(own, last) == ["copied-report"]


def test_paragraphs_in_another_order_are_copied_too() -> None:
    assert rules_for("\n".join(reversed(TOLD)), "".join(TOLD), "problems") == ["copied-problems"]


@pytest.mark.parametrize("kept", [1, 2])
def test_a_text_of_which_a_part_is_new_is_not_copied(kept: int) -> None:
    assert rules_for("".join(TOLD[:kept]) + OTHER, "".join(TOLD)) == []


def test_numbers_that_are_the_same_are_told_together() -> None:
    numbers = "政务微信推送文章356篇，政务公开栏张贴告示418张次，便民大厅接待群众2310人次，电话解答政策疑问774次。"
    example = {
        "section": {"overview": numbers + OTHER},
        "set": {"proactive.penalties.decisions": "7"},
        "previous": {"section": {"overview": numbers + "".join(TOLD)}},
    }
    (finding,) = run_on(RULES["copied-number"], example).findings
    assert "“政务微信推送文章356篇”" in finding.text
    assert {mention.location.path for mention in finding.related} == {None, "previous.txt"}


def test_tables_that_are_the_same_throughout_are_told() -> None:
    cells = ("new.natural", "new.total", "granted.natural", "granted.total", "handled.natural", "handled.total")
    figures = {f"requests.{cell}": "5" for cell in (*cells, "carried_out.natural", "carried_out.total")}
    figures |= {"proactive.normative_documents.in_force": "6"}
    example = {
        "set": figures,
        "section": {"overview": OTHER},
        "previous": {"set": figures, "section": {"overview": "".join(TOLD)}},
    }
    (finding,) = run_on(RULES["copied-number"], example).findings
    assert "各表格不为 0 的" in finding.text
