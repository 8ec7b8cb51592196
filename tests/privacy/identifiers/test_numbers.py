"""Personal numbers are found in every spelling, with exact borders; what only looks like one stays silent."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric

from gipr_lint.privacy.identifiers import Identifier, Kind, find
from tests.support.privacy.personal_numbers import CARD, LONG_CARD, MOBILE, RESIDENT, WITH_X, fullwidth, resident, wrong


def spans(text: str) -> list[tuple[Kind, str]]:
    return [(found.kind, text[found.start : found.end]) for found in find(text)]


LOOKALIKES = [
    # codes of organs, documents, archives and plots
    "索引号：12620600MB0523338C/2025-04735",
    "索引号：11370900004341590P/2017-00150",
    "索引号014421391/2026-246128、035210000/2025-00016",
    "索引号13912345678/2026-246128",
    "统一社会信用代码91110105MA01ABCD2X",
    "网站标识码3590000001，网站标识码：13590000001",
    "公安备案35012899001-19002",
    "公安备案15012899001-19002",
    "蒙公网安备15010202150123号，闽ICP备09032658号",
    "地块SC202100013，批次20240115001",
    "国办公开办函〔2021〕30号，国令第711号，岚综管规〔2023〕2号，第二十条第（一）项",
    "订单号430922199001011230，档案号430922199001011231",
    "受理编号：430922202401150016",
    "订单号：13812345678",
    "流水号6217000000000006",
    "合同HT13812345678，序列6217000000000006AB",
    # an office
    "邮编：223001，电话：0517-83605210",
    "0591-23163551;传真:0591-23100206",
    "025—52652283、0578—2090823、12345、12315、110",
    # amounts, counts, dates
    "18651.064104、4166.241619、75394432.52元、11398889、3241654万次、1.25亿",
    "点击13812345678次，收入13812345678元，覆盖13812345678人，浏览138123456789次",
    "资金总额13812345678，累计13812345678",
    "占比0.13812345678，13812345678.52",
    "20250120，2024年1月1日至12月31日，20240101 20241231",
    "1 380 013 800 0",
    "2023 2024 2025 2026",
    # addresses
    "https://www.example.gov.cn/art/2025/1/23/art_13812345678.html",
    "http://example.gov.cn/t20250123_96895.htm和post_10095458",
    "附件：13812345678.pdf、430922199001011230.docx",
    f"https://example.gov.cn/{RESIDENT[:-1]}3.html",
    f"{MOBILE}@example.com",
    # rows that lost their separators
    "15130000154",
    "（七）总计14710000148",
    "0000000",
    "21317000001324019",
    "一、本年新收政府信息公开申请数量 151 3 0 0 0 0 154",
    "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
    "1 3 0 0 0 0 4 1 3 0 0 0 0 4",
    # masked, or only spoken of
    "身份证430922********1234，手机138****5678，卡号6217********0006",
    "身份证430922××××××××1234",
    "家庭信息、身份证号码等敏感隐私信息泄露",
    "张某430922********12**，手机138***5678、1380013****、13800138000***1234",
    "**4309221990010112****和****13800138000",
    "点击**13812345678**次，**合计**：13812345678，编号**6217000000000006**",
    # named as something else, letters that are no word for a number, dots of other things
    f"二维码{CARD}，条码{LONG_CARD}，追溯码{CARD}",
    f"MB{RESIDENT}、GRID{RESIDENT}、hotel{MOBILE}、discard{CARD}、No{MOBILE}",
    "110101.19801301.0002，110101.19800101.0003，2024.01.15，110101.198001，1.110101.19800101.0002",
    # no such day, no such region, no such length
    "110101198002300000",
    "110101209901010000",
    "110101188801010000",
    "990101198001010000",
    "810101198001010000",
    f"9{RESIDENT}和{RESIDENT}9",
    f"A{RESIDENT}和{RESIDENT}a",
    "12345678901和10012345678",
    # 15 digits without a word for them, cards with a wrong check digit
    "110101800101000",
    "卡号6217000000000007",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_stay_silent(text: str) -> None:
    assert find(text) == []
    assert find(f"松湾镇人民政府{text}，已登记。") == []


@pytest.mark.parametrize(
    ("kind", "number", "certain"),
    [
        ("resident-id", RESIDENT, True),
        ("resident-id", WITH_X, True),
        ("resident-id", "11010119800101007x", True),
        ("resident-id", fullwidth(WITH_X), True),
        ("resident-id", fullwidth("11010119800101007x"), True),
        ("resident-id", "110101 19800101 0002", True),
        ("resident-id", "110101\u300019800101\u30000002", True),
        ("resident-id", "110101-19800101-0002", True),
        ("resident-id", "110101—1980—0101—0002", True),
        ("resident-id", "1101 0119 8001 0100 02", True),
        ("resident-id", "110 101 1980 01 01 007 X", True),
        ("resident-id", " ".join(RESIDENT), True),
        ("resident-id", "110101\u200b198001010002", True),
        ("resident-id", resident("810000", date(1990, 1, 1), 6), True),
        ("resident-id", resident("830000", date(2001, 12, 31), 0), True),
        ("resident-id-like", "110101198001010003", False),
        ("resident-id-like", "110101 19800101 0003", False),
        ("resident-id-like", "1101-0119-8001-0100-03", False),
        ("mobile-number", MOBILE, True),
        ("mobile-number", "138 0013 8000", True),
        ("mobile-number", "138-0013-8000", True),
        ("mobile-number", "138.0013.8000", True),
        ("mobile-number", fullwidth(MOBILE), True),
        ("mobile-number", "+8613800138000", True),
        ("mobile-number", "+86 138 0013 8000", True),
        ("mobile-number", "（+86）13800138000", True),
        ("mobile-number", "0086-13800138000", True),
        ("mobile-number", "17000138000", True),
        ("bank-card", CARD, False),
        ("bank-card", "6217 0000 0000 0006", False),
        ("bank-card", "6217-0000-0000-0006", False),
        ("bank-card", fullwidth(CARD), False),
        ("bank-card", LONG_CARD, False),
        ("bank-card", "6228 4800 0000 0000 000", False),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "当事人（{}）到场", "张某某{}，已登记。", "：{}。", "{}和{}", "2024年 {}；"])
def test_spellings(kind: Kind, number: str, certain: bool, frame: str) -> None:
    text = frame.format(number, number)
    starts = [index for index in range(len(text)) if text.startswith(number, index)]
    assert find(text) == [Identifier(kind, start, start + len(number), certain) for start in starts]


def test_words_beside_a_number_decide() -> None:
    assert find(f"卡号：{CARD}") == [Identifier("bank-card", 3, 19, certain=True)]
    assert find(CARD, "卡号") == [Identifier("bank-card", 0, 16, certain=True)]
    assert spans("身份证号110101800101000") == [("resident-id-like", "110101800101000")]
    assert spans("身份证号110101801301000") == []
    assert spans("身份证编号：430922202401150016") == [("resident-id-like", "430922202401150016")]
    assert spans("联系电话15130000154") == [("mobile-number", "15130000154")]
    assert spans("手机号：1 3 8 0 0 1 3 8 0 0 0") == [("mobile-number", "1 3 8 0 0 1 3 8 0 0 0")]
    assert spans("电话：013800138000") == [("mobile-number", "013800138000")]


EMPHASIS = [
    "*{}*",
    "**{}**",
    "***{}***",
    "_{}_",
    "__{}__",
    "`{}`",
    "（**{}**）",
    "张某某**{}**，",
    "**张某某{}**，",
    "张*{}",
]


@pytest.mark.parametrize("frame", EMPHASIS)
@pytest.mark.parametrize(
    ("kind", "number"), [("resident-id", RESIDENT), ("mobile-number", MOBILE), ("bank-card", LONG_CARD)]
)
def test_emphasis_hides_nothing(kind: Kind, number: str, frame: str) -> None:
    assert spans(frame.format(number)) == [(kind, number)]


@pytest.mark.parametrize(
    ("kind", "before", "number"),
    [
        *(("resident-id", word, RESIDENT) for word in ("ID", "id", "No", "NO.", "身份证No", "**ID**")),
        *(("mobile-number", word, MOBILE) for word in ("tel", "TEL", "Tel:", "mobile", "Phone", "手机tel")),
        *(("bank-card", word, CARD) for word in ("card", "Card", "卡号No", "银行卡二维码")),
        ("resident-id", "1.", RESIDENT),
    ],
)
def test_words_may_touch_a_number(kind: Kind, before: str, number: str) -> None:
    assert spans(f"{before}{number}。") == [(kind, number)]


def test_the_date_of_birth_may_stand_between_dots() -> None:
    for dotted in ("110101.19800101.0002", "110101.1980.01.01.007X", fullwidth("110101.19800101.0002")):
        assert spans(f"张某某{dotted}。") == [("resident-id", dotted)]
    assert spans("身份证110101.19800101.0003") == [("resident-id-like", "110101.19800101.0003")]


def test_numbers_in_a_row_are_found_each() -> None:
    assert spans(f"{MOBILE}/13900139000、0517-83605210/{MOBILE}") == [
        ("mobile-number", MOBILE),
        ("mobile-number", "13900139000"),
        ("mobile-number", MOBILE),
    ]
    assert spans(f"2024 {RESIDENT} {WITH_X} 3") == [("resident-id", RESIDENT), ("resident-id", WITH_X)]
    assert spans("4300 6217 0000 0000 0006") == [("bank-card", "6217 0000 0000 0006")]


def test_an_identity_number_that_is_a_credit_code_too_is_one() -> None:
    """A right check digit of the credit code alone is chance: one resident ID in 31 has it."""
    from stdnum.cn import uscc

    born = [date(1980, 1, 1) + timedelta(days=day) for day in range(400)]
    for region, before in (("110101", ""), ("511302", "身份证")):
        both = [number for number in (resident(region, day, 12) for day in born) if uscc.is_valid(number)]
        assert both
        assert [number for number in both if spans(before + number) == [("resident-id", number)]] == both


def test_a_numeric_credit_code_is_no_identity_number() -> None:
    """Both its check digits are right, and so would be that of a resident ID: the code wins."""
    from stdnum.cn import uscc

    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    found = []
    for region in ("510119", "510120", "130119", "530119"):
        for body in range(80010100, 80010130):
            check = "0123456789X"[-sum(int(d) * w for d, w in zip(str(body), weights, strict=True)) % 11]
            start = f"11{region}{body}{check}"
            code = start + uscc.calc_check_digit(start + "0")
            if check != "X" and code.isdecimal() and ric.calc_check_digit(code) == code[-1]:
                found.append(code)
    assert found
    assert [code for code in found if find(f"代码{code}")] == []


PEOPLE = st.builds(
    resident,
    st.sampled_from(["110101", "330100", "430922", "520103", "650100", "820000", "460400"]),
    st.dates(date(1900, 1, 1), date(2004, 12, 31)),
    st.integers(0, 999),
)
WORDS = st.text("经办已某某（），。：、政府信息公开年", max_size=12)
"""Words that name nobody."""
GROUPS = st.sampled_from(
    [(18,), (6, 14, 18), (6, 10, 14, 18), (4, 8, 12, 16, 18), (3, 6, 10, 14, 18), (14, 18), (17, 18)]
)


@given(WORDS, PEOPLE, GROUPS, st.sampled_from([" ", "-", "\u3000", " - ", "－"]), WORDS, st.booleans())
def test_every_identity_number_is_found(
    before: str, number: str, ends: tuple[int, ...], gap: str, after: str, wide: bool
) -> None:
    starts = (0, *ends)
    written = gap.join(number[start:end] for start, end in zip(starts, ends, strict=False))
    written = fullwidth(written) if wide else written
    assert find(before + written + after) == [
        Identifier("resident-id", len(before), len(before) + len(written), certain=True)
    ]


@given(WORDS, PEOPLE, WORDS)
def test_an_identity_number_with_a_wrong_check_digit_is_doubtful(before: str, number: str, after: str) -> None:
    assert [(found.kind, found.certain) for found in find(f"{before}{wrong(number)}，{after}")] == [
        ("resident-id-like", False)
    ]


@given(WORDS, st.from_regex(r"1[3-9][1-9]{9}", fullmatch=True), WORDS)
def test_every_mobile_number_is_found(before: str, number: str, after: str) -> None:
    found = [Identifier("mobile-number", len(before), len(before) + 11, certain=True)]
    assert find(f"{before}{number}，{after}") == found


@given(WORDS, st.text("123456789", min_size=14, max_size=17), WORDS)
def test_every_card_is_found(before: str, body: str, after: str) -> None:
    number = f"62{body[2:]}"
    number += luhn.calc_check_digit(number)
    kinds = [found.kind for found in find(f"{before}卡号{number}{after}")]
    assert kinds == (["bank-card"] if 16 <= len(number) <= 19 else [])


@given(
    WORDS, st.text("0123456789", max_size=40).filter(lambda run: len(run) not in {11, 13, 15, 16, 17, 18, 19}), WORDS
)
def test_runs_of_other_lengths_are_nothing(before: str, run: str, after: str) -> None:
    assert find(before + run + after) == []


@given(st.text("0123456789０５xX -—\u3000+.（）/\t\n身份证号卡电话次", max_size=80))
def test_any_text_gives_numbers_in_order_without_overlaps(text: str) -> None:
    found = find(text)
    ends = [0, *(identifier.end for identifier in found)]
    assert all(end <= each.start < each.end <= len(text) for end, each in zip(ends, found, strict=False))


LONG = 250_000


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        "1 ",
        "1-",
        "1 3 ",
        "123456789 ",
        "1234567890,",
        "+86 ",
        "6217 ",
        "１",
        "身份证",
        "人住1",
        "微信a",
        "a.",
        "*1",
        "E1 ",
    ],
)
def test_long_text_takes_linear_time(unit: str) -> None:
    """A quadratic search would take minutes; the limit leaves room for a slow machine."""
    text = unit * (LONG // len(unit))
    start = time.process_time()
    assert find(text) == []
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "unit", ["申请人张", "低保户王", "张伟、", "住松湾村", "a@qq.com", "湘A1234", "家住松湾小区1栋"]
)
def test_long_text_with_much_to_look_at_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.perf_counter()
    assert all(0 <= one.start < one.end <= len(text) for one in find(text))
    assert time.perf_counter() - start < 30
