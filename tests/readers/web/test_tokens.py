"""Pages are cut into tags and texts as the parser of the standard library cuts them, and at the same places."""

from __future__ import annotations

import time
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipr_lint.readers.web.tokens import attributes_of, scan
from tests.support.generator import make
from tests.support.writers import html

Event = tuple[str, str, object]


class Kept:
    """Keeps what is told, texts that follow one another as one."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def start(self, tag: str, attributes: str, offset: int) -> None:
        self.events.append(("start", tag, (dict(attributes_of(attributes)), offset)))

    def end(self, tag: str, offset: int) -> None:
        self.events.append(("end", tag, offset))

    def text(self, characters: str, offset: int) -> None:
        if self.events and self.events[-1][0] == "text":
            self.events[-1] = ("text", self.events[-1][1] + characters, self.events[-1][2])
        else:
            self.events.append(("text", characters, offset))

    def comment(self, characters: str, offset: int) -> None:
        self.events.append(("comment", characters, offset))


class Standard(HTMLParser):
    """Tells what the parser of the standard library finds."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.kept = Kept()
        self._starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self._raw = False
        self.feed(source)
        self.close()

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first = {name: value or "" for name, value in reversed(attrs)}
        self.kept.events.append(("start", tag, (first, self._offset)))
        self._raw = tag in {"script", "style"}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.kept.end(tag, self._offset)
        self._raw = False

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.kept.text(data, self._offset)

    def handle_entityref(self, name: str) -> None:
        self.kept.text(unescape(f"&{name};"), self._offset)

    def handle_charref(self, name: str) -> None:
        self.kept.text(unescape(f"&#{name};"), self._offset)

    def handle_comment(self, data: str) -> None:
        self.kept.comment(data, self._offset + 4)


def told(source: str) -> list[Event]:
    kept = Kept()
    scan(source, kept)
    return kept.events


words = st.text("甲乙12 \n\t>\"'=/", max_size=6)
names = st.sampled_from(["p", "SPAN", "td", "o:p", "br", "h1"])
values = st.one_of(
    st.text("甲1 >='/\n", max_size=5).map(lambda value: f'="{value}"'),
    st.text('甲1 >="/', max_size=5).map(lambda value: f" = '{value}'"),
    st.text("甲1:;-", min_size=1, max_size=5).map(lambda value: f"={value}"),
    st.sampled_from(['="&quot;&#65;&amp;"', ""]),
)
attributes = st.lists(
    st.tuples(st.sampled_from(["style", "Title", "colspan", "data-a"]), values).map("".join), max_size=3
)
tags = st.tuples(names, attributes, st.sampled_from([">", " >", "\n>"])).map(
    lambda parts: f"<{' '.join((parts[0], *parts[1]))}{parts[2]}"
)
others = st.sampled_from(
    [
        "</p>",
        "</SPAN >",
        "<!-- 甲 <p> - -- 乙 -->",
        "<!DOCTYPE html>",
        "<script>if (a < b) '<p>' </script>",
        "<style>p > a {}</style>",
        "&nbsp;",
        "&#65306;",
        "&#x4e2d;",
        "&amp;",
        "<br/>",
    ]
)
pages = st.lists(st.one_of(words, tags, others), max_size=14).map("".join)


@given(pages)
def test_any_page_is_cut_as_the_standard_library_does(source: str) -> None:
    assert told(source) == Standard(source).kept.events


@pytest.mark.parametrize("style", html.STYLES)
def test_reports_are_cut_as_the_standard_library_does(style: html.Style) -> None:
    source = html.write_model(make(5), style).decode("gb18030" if style == "word" else "utf-8").replace("\r\n", "\n")
    assert told(source) == Standard(source).kept.events


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 < 2 <3", [("text", "1 < 2 <3", 0)]),
        ("a &b; &amp c &copy", [("text", "a &b; & c ©", 0)]),
        ("甲&nbspabc", [("text", "甲\xa0abc", 0)]),
        ("<![if !vml]>甲<![endif]>", [("text", "甲", 12)]),
        ("甲</ p>乙</>丙", [("text", "甲乙丙", 0)]),
        ("<title>a<b>&amp;</title>", [("start", "title", ({}, 0)), ("text", "a<b>&", 7), ("end", "title", 16)]),
        ("<script>1</style>2", [("start", "script", ({}, 0))]),
        ("<!-->甲<!--->乙", [("text", "甲乙", 5)]),
        ("<!-- 甲 --!>乙", [("comment", " 甲 ", 4), ("text", "乙", 11)]),
        ("甲<!-- 乙", [("text", "甲", 0), ("comment", " 乙", 5)]),
        ("甲<td width=", [("text", "甲", 0), ("start", "td", ({"width": ""}, 1))]),
        ("<a b='1>甲", [("start", "a", ({"b": "'1"}, 0)), ("text", "甲", 8)]),
        ("<a b=1 B=2 /c>", [("start", "a", ({"b": "1", "c": ""}, 0))]),
    ],
)
def test_marks_that_are_wrong_are_read_as_browsers_do(source: str, expected: list[Event]) -> None:
    assert told(source) == expected


def test_what_follows_a_reference_without_its_end_has_its_place() -> None:
    class Apart(Kept):
        def text(self, characters: str, offset: int) -> None:
            self.events.append(("text", characters, offset))

    kept = Apart()
    scan("1&nbspabc", kept)
    assert kept.events == [("text", "1", 0), ("text", "\xa0", 1), ("text", "abc", 6)]


@pytest.mark.parametrize(
    "source",
    ["<a ", "<a b='", '<a b="', "<!--", "<!-- -", "<!", "</", "<script>", "<title>&", "&#", "<a b=c ", "<a b", "-->"],
)
def test_no_mark_takes_time_that_grows_with_its_square(source: str) -> None:
    started = time.perf_counter()
    told(source * 100_000)
    assert time.perf_counter() - started < 5
