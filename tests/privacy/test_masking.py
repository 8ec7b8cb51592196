"""Masking hides every personal number, also over line ends, and changes the length of nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from gipr_lint.privacy.identifiers import find
from gipr_lint.privacy.masking import mask, mask_lines

RESIDENT, WITH_X = "110101198001010002", "11010119800101007X"
MOBILE, CARD = "13800138000", "6217000000000006"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"张某某{RESIDENT}。", "张某某" + "*" * 18 + "。"),
        ("110101-19800101-007x", "******-********-****"),
        ("１１０１０１１９８００１０１００７Ｘ", "*" * 18),
        ("+86 138-0013-8000", "+** ***-****-****"),
        (f"卡号{CARD[:4]} {CARD[4:]}", "卡号" + "*" * 4 + " " + "*" * 12),
        ("110101198013990002", "*" * 18),
        ("110101 19801399 0002", "****** ******** ****"),
        ("110101198001010003", "*" * 18),
        ("身份证号：11010119800101000", "身份证号：" + "*" * 17),
        ("账号：1200 1234 5678", "账号：" + "**** **** ****"),
        ("HT110101198001010002B", "HT" + "*" * 18 + "B"),
        (f"https://example.gov.cn/{MOBILE}.html", "https://example.gov.cn/***********.html"),
        (f"订单号{MOBILE}次", "订单号***********次"),
        ("12345678901234567890", "*" * 20),
        (f"**{RESIDENT}**、tel{MOBILE}", "*" * 22 + "、tel" + "*" * 11),
        ("110101.19800101.0002", "******.********.****"),
        ("申请人张伟不服答复。", "申请人**不服答复。"),
        ("低保户王秀英的救助", "低保户***的救助"),
        ("家庭住址：松湾镇桃林村5组12号，", "家庭住址：***********，"),
        ("申请人邮箱zhang_wei@qq.com。", "申请人邮箱*****_***@**.***。"),
        ("车牌湘A·12345", "车牌**·*****"),
        ("护照E12345678", "护照*********"),
        ("微信号：zhang_wei85", "微信号：*****_*****"),
        ("身份证4309221990****1234", "身份证******************"),
    ],
)
def test_what_may_be_a_personal_number_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask_lines([text]) == (masked,)


@pytest.mark.parametrize(
    "text",
    [
        "全年公开信息126条，收费75394432.52元，电话0517-83605210。",
        "三、本年度办理结果\t（七）总计\t147\t1\t0\t0\t0\t0\t148",
        "1  0  0  0  1  2  0  0  0  2  13  2  4  0  19",
        "12620600MB0523338C/2025-04735",
        "2024年1月1日至2024年12月31日 20250120",
        "身份证号430922********1234",
        "申请人情况\t申请人高度认可，申请人于当日签收，申请人张某某，局长张三主持会议。",
        "地址：松湾镇人民路16号，电话：0737-83605210，邮箱：songwan@163.com，国办公开办函〔2021〕30号",
        "低保、特困供养、残疾人两项补贴信息86条，微信公众号songwan_fabu推送12篇",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text
    assert mask_lines([text, "", text]) == (text, "", text)


@pytest.mark.parametrize(
    ("lines", "masked"),
    [
        (["身份证1101011980", "01010002，已办。"], ["身份证**********", "********，已办。"]),
        (["身份证1101011980  ", "", "  ", "  01010002，"], ["身份证**********  ", "", "  ", "  ********，"]),
        (["身份证11010119800101007", "X。"], ["身份证*****************", "*。"]),
        (["110101-", "19800101-0002"], ["******-", "********-****"]),
        (["110101", "19800101", "0002"], ["******", "********", "****"]),
        (["手机1380013", "8000。"], ["手机*******", "****。"]),
        (["卡62170000", "00000006。"], ["卡********", "********。"]),
        (["身份证1101011980", "- 4 -", "01010002，"], ["身份证**********", "- * -", "********，"]),
        (["身份证号：", RESIDENT], ["身份证号：", "*" * 18]),
        (["0", "0", "15", "3", "0"], ["0", "0", "15", "3", "0"]),
        (["身份证110101", "　　198001010002。"], ["身份证******", "　　************。"]),
        (["共12", "2024年"], ["共12", "2024年"]),
        (["答复申请人吴建", "平，申请"], ["答复申请人**", "*，申请"]),
        (["  申请人吴", "", "- 4 -", "　建平不服"], ["  申请人*", "", "- 4 -", "　**不服"]),
        (["住址：松湾镇桃", "林村5组12号。"], ["住址：****", "*******。"]),
    ],
)
def test_numbers_broken_over_lines(lines: list[str], masked: list[str]) -> None:
    assert list(mask_lines(lines)) == masked


PEOPLE = st.builds(
    lambda born, sequence: f"430922{born:%Y%m%d}{sequence:03d}",
    st.dates(date(1900, 1, 1), date(2004, 12, 31)),
    st.integers(0, 999),
).map(lambda body: body + ric.calc_check_digit(body + "0"))
NUMBERS = PEOPLE | st.sampled_from([MOBILE, CARD, WITH_X])
WORDS = st.text("申请人张某某（），。：、 \t12", max_size=12)


@given(st.lists(WORDS | NUMBERS, max_size=8).map("，".join))
def test_nothing_that_is_found_is_left(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in {old, "*"} for old, new in zip(text, masked, strict=True))
    assert find(masked) == []
    for found in find(text):
        assert not any(character.isdigit() for character in masked[found.start : found.end])


@given(WORDS, PEOPLE, WORDS, st.integers(1, 17), st.integers(0, 3), st.sampled_from(["", "  ", "\t"]))
def test_a_break_anywhere_hides_nothing(
    before: str, number: str, after: str, cut: int, blanks: int, indent: str
) -> None:
    lines = [before + "：" + number[:cut], *[""] * blanks, indent + number[cut:] + "。" + after]
    masked = mask_lines(lines)
    assert [len(line) for line in masked] == [len(line) for line in lines]
    assert masked[0].endswith("*" * cut)
    assert masked[-1].startswith(indent + "*" * (18 - cut) + "。")


@given(st.lists(st.text("0123456789xX０-— 　\t\r\x0b\x85身份证号.|", max_size=30), max_size=12))
def test_any_lines_keep_their_shape(lines: list[str]) -> None:
    masked = mask_lines(lines)
    assert len(masked) == len(lines)
    for old, new in zip(lines, masked, strict=True):
        assert len(old) == len(new)
        assert all(b in {a, "*"} for a, b in zip(old, new, strict=True))


@pytest.mark.parametrize("line", ["1" * 200_000, " " * 200_000, "1 " * 100_000, "身份证" * 60_000, "申请人张" * 50_000])
def test_long_lines_take_linear_time(line: str) -> None:
    """A quadratic search would take minutes; the limit leaves room for a slow machine."""
    start = time.process_time()
    assert len(mask_lines([line, line])[1]) == len(line)
    assert time.process_time() - start < 15
