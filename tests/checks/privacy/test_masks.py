"""Masks: what each kind of personal data becomes, and that nothing is found in it any more."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.checks.privacy.masks import masked
from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.source_text import opened_text
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Document, Span
from gipr_lint.model.finding import Edit, Fix
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.testing import Sample
from tests.support.privacy.personal_numbers import CARD, LONG_CARD, MOBILE, RESIDENT, WITH_X, wrong

MENDER = Mender(national_rules(), Settings(), opened_text, unsafe=True)
OPENING = "一、总体情况\n"
MASKED = {
    "resident-id": (f"申请人身份证号{WITH_X}。", f"申请人身份证号{WITH_X[:6]}********{WITH_X[-4:]}。"),
    "resident-id-like": (
        f"身份证号{wrong(RESIDENT)}和110101900101123。",
        f"身份证号{RESIDENT[:6]}********{wrong(RESIDENT)[-4:]}和110101******123。",
    ),
    "mobile-number": (
        f"申请人手机{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]}，又留手机+86{MOBILE}。",
        f"申请人手机{MOBILE[:3]} **** {MOBILE[7:]}，又留手机+86{MOBILE[:3]}****{MOBILE[7:]}。",
    ),
    "bank-card": (
        f"银行卡号{CARD}，另一张卡号{LONG_CARD}。",
        f"银行卡号{CARD[:4]}********{CARD[-4:]}，另一张卡号{LONG_CARD[:4]}***********{LONG_CARD[-4:]}。",
    ),
    "permit-number": (
        "申请人护照号码E12345678，居住证830000199001010000。",
        "申请人护照号码E*****678，居住证830000********0000。",
    ),
    "weak-mask": ("身份证号11010119900101**1X，手机138000*0000。", "身份证号110101**********1X，手机138****0000。"),
    "email-address": ("申请人的邮箱zhangsan@qq.com。", "申请人的邮箱z*******@qq.com。"),
    "social-account": ("申请人QQ号123456789，微信号zhangsan88。", "申请人QQ号1******89，微信号z*******88。"),
    "vehicle-plate": ("申请人驾驶的车牌湘A12345和湘A·D12345。", "申请人驾驶的车牌湘A***45和湘A·****45。"),
    "home-address": (
        "申请人家住云溪县松湾镇和平村3组12号，另一人住址幸福小区3栋2单元501室。",
        "申请人家住云溪县松湾镇****，另一人住址****。",
    ),
    "person-name": ("申请人张三丰、欧阳秀英向本机关申请公开。", "申请人张某某、欧阳某某向本机关申请公开。"),
    "sensitive-person": ("走访残疾人李秀英。", "走访残疾人李某某。"),
}


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("kind", MASKED)
def test_each_kind_is_masked_and_then_no_longer_found(kind: str, suffix: str) -> None:
    open_, hidden = MASKED[kind]
    text = Sample().text.replace(OPENING, f"{OPENING}{open_}\n")
    wanted = Sample().text.replace(OPENING, f"{OPENING}{hidden}\n")
    if suffix == "html":
        text, wanted = (f"<meta charset=utf-8><body><pre>\n{one}</pre></body>" for one in (text, wanted))
    name = f"report.{suffix}"
    assert {finding.rule for finding in lint_text(text, name).findings} == {kind}
    mended = MENDER.mend(text.encode(), name)
    assert mended is not None
    said = mended.text.text.replace("\\*", "*")
    assert said == wanted
    assert lint_text(mended.text.text, name).findings == ()


def test_a_number_over_a_line_end_is_masked_on_both_lines() -> None:
    text = Sample().text.replace(OPENING, f"{OPENING}申请人的身份证号为{RESIDENT[:10]}\n{RESIDENT[10:]}，已办结。\n")
    mended = MENDER.mend(text.encode(), "report.txt")
    assert mended is not None
    assert f"为{RESIDENT[:6]}****\n****{RESIDENT[-4:]}，" in mended.text.text


def report(*lines: str) -> Report:
    return parse_report(Document("report.txt", "UTF-8", lines, ()))


def test_what_has_not_the_shape_of_its_kind_is_left_alone() -> None:
    one = report("号11010119800101", "号138001", "张")
    assert masked(one, Span(1, 2, 1, 16), "resident-id") is None
    assert masked(one, Span(2, 2, 2, 8), "mobile-number") is None
    assert masked(one, Span(3, 1, 3, 2), "person-name") is None
    assert masked(one, None, "person-name") is None


def test_a_mask_is_only_offered_and_private() -> None:
    fix = masked(report(f"号{MOBILE}"), Span(1, 2, 1, 13), "mobile-number")
    assert fix == Fix((Edit(Span(1, 5, 1, 9), "****"),), certain=False, private=True)
