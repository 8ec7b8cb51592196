"""Patterns of rule files: refused in Chinese with the place, compiled only when they are used."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from time import perf_counter

import pytest

from gipr_lint.limits import expressions
from gipr_lint.limits import pattern as pattern_module
from gipr_lint.limits.pattern import Guarded, Pattern, PatternError, PatternTimeoutError, parse


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a(b", "第 2 个字符处缺少右括号"),
        ("ab)", "第 3 个字符处多了右括号"),
        ("a[b", "第 2 个字符处缺少右方括号"),
        ("[九-一]", "第 2 个字符处字符范围的起止颠倒"),
        ("a|*", "第 3 个字符处重复符号前没有可重复的内容"),
        ("a**", "第 3 个字符处重复符号连用"),
        ("a{3,1}", "第 3 个字符处重复次数的下限大于上限"),
        (r"a\y", "第 2 个字符处不认识的转义"),
        ("(?<=a+)b", "后向断言的长度必须固定"),
        ("a(?i)b", "第 2 个字符处“(?i)”一类的标志只能写在开头"),
        ("[[a]", "有歧义"),
        ("a*", "什么文字都没有时也算匹配"),
        ("a|", "什么文字都没有时也算匹配"),
        ("(" * 20_000 + ")" * 20_000, "嵌套过深"),
        ("a{99999999999}", "重复次数过大"),
    ],
)
def test_what_cannot_be_used_is_refused(source: str, told: str) -> None:
    with pytest.raises(PatternError) as error:
        parse(source)
    assert str(error.value).startswith("正则表达式有误：")
    assert told in str(error.value)


def test_a_pattern_finds() -> None:
    pattern = parse("[０-９]+")
    assert [match[0] for match in pattern.finditer("共１２件，答复３件")] == ["１２", "３"]
    found = pattern.search("共１２件")
    assert found is not None
    assert found.span() == (1, 3)
    assert pattern.search("共12件") is None


def test_a_pattern_from_the_cache_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = expressions.compiled
    monkeypatch.setattr(pattern_module, "compiled", lambda source: compiled.append(source) or compile_(source))  # type: ignore[func-returns-value]
    pattern = Pattern("丙+")
    assert compiled == []
    assert pattern.search("甲乙丙丙") is not None
    assert pattern.search("甲乙") is None
    assert compiled == ["丙+"]


def test_equal_sources_are_equal_patterns() -> None:
    assert Pattern("甲") == parse("甲")
    assert len({Pattern("甲"), Pattern("甲"), Pattern("乙")}) == 2
    assert Pattern("甲") != "甲"
    assert repr(Pattern("甲")) == "Pattern('甲')"


CATASTROPHIC = ["(a|a)*$", "(a|aa)+$", "(.*?,){30}P", "(?=(a|a)*$)b|(a|a)*$"]
"""Expressions over which Python's own engine would sit for years on a text that they do not match."""


@pytest.mark.parametrize("source", CATASTROPHIC)
def test_a_guarded_pattern_gives_up(source: str) -> None:
    pattern = parse(source, guarded=True) if not re.compile(source).search("") else Guarded(source)
    text = "a" * 200 + "1," * 60 + "b"
    start = perf_counter()
    with pytest.raises(PatternTimeoutError, match="用时过长（超过 1 秒），可能反复回溯"):
        pattern.search(text)
    first = perf_counter() - start
    for _ in range(20):
        with pytest.raises(PatternTimeoutError):
            pattern.finditer(text)
    assert 0.9 < first < 15
    assert perf_counter() - start - first < 10


def test_a_guarded_pattern_finds_as_any_other() -> None:
    pattern = parse(r"(?P<words>公开)(?P<number>\d+)(?=条)", guarded=True)
    found = pattern.search("主动公开120条，公开13件")
    assert found is not None
    assert (found.span(), found.start("number"), found["number"]) == ((2, 7), 4, "120")
    assert [match["number"] for match in pattern.finditer("公开1条公开2条")] == ["1", "2"]
    assert pattern == Pattern(pattern.source)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("(?:(?:(?:x{1000}){1000}){1000}){100}", "重复次数过大（各处下限的乘积最多 10000，乘以长度最多 200000）"),
        ("(?:" + "甲" * 1500 + "){10000}", "重复次数过大（各处下限的乘积最多 10000，乘以长度最多 200000）"),
        ("零投诉{e<=1}", "第 4 个字符处的花括号不是重复次数，请加反斜杠"),
        ("甲" * 2001, "过长（最多 2000 个字符）"),
        ("a(b", "第 2 个字符处缺少右括号"),
    ],
)
def test_what_would_fill_the_memory_is_refused(source: str, told: str) -> None:
    with pytest.raises(PatternError) as error:
        parse(source, guarded=True)
    assert str(error.value) == f"正则表达式有误：{told}"


@pytest.mark.parametrize("source", ["(?=(?:|){40}x)", r"(?:^|$|\b|\B){40}(?<=x)", "(?:(?:^)*?){60}(?=q)"])
def test_an_expression_is_guarded_while_it_is_checked_too(source: str) -> None:
    start = perf_counter()
    with suppress(PatternError):
        parse(source, guarded=True)
    assert perf_counter() - start < 20


def test_in_a_browser_the_engine_with_a_time_out_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setitem(sys.modules, "regex", None)
    pattern = parse("(?<=申请)[0-9]+", guarded=True)
    found = pattern.search("收到申请12件，申请3件")
    assert found is not None
    assert found[0] == "12"
    assert [match[0] for match in pattern.finditer("收到申请12件，申请3件")] == ["12", "3"]
    with pytest.raises(PatternError):
        parse("a{e<=1}", guarded=True)
