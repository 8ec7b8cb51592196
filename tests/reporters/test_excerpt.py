"""Marks stand right under what they mark, however wide the characters; nothing unsafe is printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from gipr_lint.reporters.excerpt import CUT, MAX_COLUMNS, columns, excerpt
from gipr_lint.reporters.printable import printable

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u3164\ufe0f\U000e0001\U000e0100"

chinese = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from("abc 09，。“”\t"))


def under(shown: str, marks: str) -> str:
    """Return the characters of the shown line that the marks stand under, by the columns of a terminal."""
    start, end = len(marks) - len(marks.lstrip()), len(marks)
    return "".join(char for at, char in enumerate(shown, 1) if start < wcswidth(shown[:at]) <= end)


@pytest.mark.parametrize(
    ("line", "stretch"),
    [
        ("全年共收到申请12件。", "12"),
        ("全年共收到申请１２件。", "１２"),
        ("ab全年c", "全年"),
        ("𠮷野家😀办结", "办结"),
        ("全年🇨🇳办结", "办结"),
        ("e\u0301全年e\u0301办结", "办结"),
        ("全年e\u0301办结", "e\u0301"),
        ("办结👍🏽三件", "三件"),
        ("“引号”—…①", "①"),
        ("办\u200b结\u202e三件", "三件"),
        ("行末", "末"),
    ],
)
def test_marks_under_the_stretch(line: str, stretch: str) -> None:
    start = line.index(stretch)
    shown, marks = excerpt(line, start, start + len(stretch))
    assert under(shown, marks) == stretch
    assert columns(shown) >= len(marks)


def test_columns_of_wide_characters() -> None:
    assert excerpt("全年12件", 2, 4) == ("全年12件", "    ^^")
    assert excerpt("全年12件", 4, 5) == ("全年12件", "      ^^")


def test_tab_has_a_fixed_width() -> None:
    assert excerpt("行\t3\t0", 4, 5) == ("行    3    0", " " * 11 + "^")


def test_empty_stretch_has_one_mark() -> None:
    assert excerpt("全年", 1, 1) == ("全年", "  ^")
    assert excerpt("全年", 2, 2) == ("全年", "    ^")
    assert excerpt("", 0, 0) == ("", "^")


@pytest.mark.parametrize(("start", "end"), [(5, 9), (1, 99), (-3, 1), (2, 1)])
def test_stretch_beyond_the_line(start: int, end: int) -> None:
    shown, marks = excerpt("全年", start, end)
    assert shown == "全年"
    assert set(marks.strip()) == {"^"}
    assert len(marks) <= columns(shown) + 1


@pytest.mark.parametrize("before", [0, 3, 30, 60, 5000])
@pytest.mark.parametrize("after", [0, 3, 30, 60, 5000])
def test_long_line_is_cropped_around_the_stretch(before: int, after: int) -> None:
    line = "前" * before + "中间" + "后" * after
    shown, marks = excerpt(line, before, before + 2)
    assert under(shown, marks) == "中间"
    assert columns(shown) <= MAX_COLUMNS
    assert shown.startswith(CUT) == ("前" * before not in shown)
    assert shown.endswith(CUT) == ("后" * after not in shown)
    if 2 * (before + 2 + after) <= MAX_COLUMNS:
        assert shown == line
    else:
        assert columns(shown) >= MAX_COLUMNS - 2


def test_long_stretch_is_cropped_itself() -> None:
    shown, marks = excerpt("前" + "中" * 5000 + "后", 1, 5001)
    assert shown.startswith(("前中", CUT + "中"))
    assert shown.endswith(CUT)
    assert columns(shown) <= MAX_COLUMNS + 2
    assert len(marks) == columns(shown)


def test_many_invisible_characters_are_cropped_too() -> None:
    shown, marks = excerpt("\u200b" * 100_000 + "中" + "\u0301" * 100_000, 100_000, 100_001)
    assert under(shown, marks)[0] == "中"
    assert len(shown) < 20 * MAX_COLUMNS


@given(line=chinese, start=st.integers(0, 60), length=st.integers(1, 60), width=st.integers(8, 40))
def test_any_stretch(line: str, start: int, length: int, width: int) -> None:
    start = min(start, max(len(line) - 1, 0))
    shown, marks = excerpt(line, start, start + length, width)
    stretch = line[start : start + length].replace("\t", "    ")
    found = under(shown, marks)
    assert found == stretch or (found.endswith(CUT) and stretch.startswith(found[:-1]))
    assert columns(shown) <= width + 2


@given(line=st.text(), start=st.integers(-5, 50), end=st.integers(-5, 50), width=st.integers(8, 100))
def test_no_line_breaks_it(line: str, start: int, end: int, width: int) -> None:
    shown, marks = excerpt(line, start, end, width)
    assert printable(shown) == shown
    assert columns(shown) >= 0
    assert marks.strip(" ").strip("^") == ""
    assert "^" in marks


@given(st.characters(categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from(BIDI + ZERO_WIDTH))
def test_every_unsafe_character_becomes_visible(char: str) -> None:
    assert printable(f"前{char}后") == f"前<U+{ord(char):04X}>后"


def test_every_control_character_by_hand() -> None:
    for code in [*range(0x20), *range(0x7F, 0xA0)]:
        assert printable(chr(code)) == f"<U+{code:04X}>"


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_printed_is_invisible(text: str) -> None:
    printed = printable(text)
    assert not {unicodedata.category(char) for char in printed} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(BIDI + ZERO_WIDTH) & set(printed)


@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("政府信息〔2021〕，。“”—…㈠⼀　"))
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text
