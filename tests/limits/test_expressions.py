"""Expressions of the program: compiled at their first use, or made again from the code of a former run."""

from __future__ import annotations

import re

import pytest

from gipr_lint.limits import expressions
from gipr_lint.limits.expressions import Code, Codes, compiled, expression

SOURCES = [
    ("年度报告", 0),
    (r"(?P<year>20\d\d)年(?P<month>\d{1,2})?", 0),
    ("[一二三四五六七八九十\u4e00-\u9fff&&]{2,5}?(?=、)", 0),
    (r"(?<=第)(\d+)条|(?<!第)(\d+)款", re.MULTILINE),
    ("(?i:qq|WeChat)号", 0),
    (r"a  b # no part", re.VERBOSE | re.IGNORECASE),
    (r"^(?:甲|乙)(\d)\1$", re.MULTILINE),
    ("[^\ud800-\udfff]+", 0),
]
TEXT = "云溪县2024年3月：第12条、13款；甲11\n乙22\nqq号 A b 年度报告，一、总体情况"


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> Codes:
    own = Codes({}, {})
    monkeypatch.setattr(expressions, "CODES", own)
    return own


@pytest.mark.filterwarnings("ignore:Possible set intersection:FutureWarning")
@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_an_expression_from_its_code_is_that_expression(source: str, flags: int, codes: Codes) -> None:
    plain = re.compile(source, flags)
    for _ in ("compiled", "from its code"):
        made = compiled(source, flags)
        assert [found.groupdict() for found in made.finditer(TEXT)] == [
            found.groupdict() for found in plain.finditer(TEXT)
        ]
        assert [found.regs for found in made.finditer(TEXT)] == [found.regs for found in plain.finditer(TEXT)]
        assert (made.flags, made.groups, dict(made.groupindex), made.pattern) == (
            plain.flags,
            plain.groups,
            dict(plain.groupindex),
            plain.pattern,
        )
        codes.known.update(codes.made)
        codes.made.clear()
        re.purge()


def test_nothing_is_compiled_before_it_is_used(codes: Codes) -> None:
    found = expression("年度(报告)")
    assert not codes.made
    assert found.pattern == "年度(报告)"
    assert found.groups == 1
    assert list(codes.made) == ["0 年度(报告)"]
    match = found.search("年度报告")
    assert match
    assert match[1] == "报告"
    assert found.sub("表", "年度报告") == "表"
    assert len(codes.made) == 1


def test_a_malformed_one_is_refused_as_ever(codes: Codes) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("年度(报告")
    assert not codes.made


@pytest.mark.parametrize(
    "damaged",
    [
        Code(0, b"", 0, {}),
        Code(0, b"\xff" * 64, 1, {"a": 1}),
        Code(0, b"\0\0\0", 0, {}),
        Code(0, b"\1\0\0\0" * 9, 99, {"a": 500}),
        Code(-1, b"\x10\0\0\0" * 400, 0, {}),
    ],
)
def test_a_code_that_is_none_is_compiled_anew(damaged: Code, codes: Codes) -> None:
    codes.known["0 年度(报告)"] = damaged
    match = compiled("年度(报告)").search("年度报告")
    assert match
    assert match.span(1) == (2, 4)


def test_expressions_of_bytes_are_expressions_too(codes: Codes) -> None:
    assert expression(rb"charset=(\w+)").findall(b"charset=gbk") == [b"gbk"]
    assert not codes.made


def test_another_python_only_costs_time(codes: Codes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "import_module", lambda _name: object())
    assert compiled("年度").search("年度")
    assert not codes.made
