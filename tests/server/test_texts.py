"""Texts as an editor has them: incremental changes, in each way to count columns."""

from __future__ import annotations

import random
from typing import get_args

import pytest
from lsprotocol import types

from gipr_lint.model.document import Span
from gipr_lint.server.texts import Text, Units, characters_in, units_in

UNITS: tuple[Units, ...] = get_args(Units)
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
LINE = "a公𠮷é\u2028b"


def text(content: str, units: Units = "utf-16") -> Text:
    return Text("file:///a.txt", 1, "plaintext", content, units)


@pytest.mark.parametrize("units", UNITS)
def test_columns_are_counted_as_the_client_counts(units: Units) -> None:
    codec, size = CODECS[units]
    for end in range(len(LINE) + 1):
        count = len(LINE[:end].encode(codec)) // size
        assert units_in(LINE[:end], units) == count
        assert characters_in(LINE, count, units) == end


def test_a_place_within_a_character_is_before_it() -> None:
    assert characters_in("𠮷a", 1, "utf-16") == 0
    assert characters_in("公a", 2, "utf-8") == 0
    assert characters_in("公a", 99, "utf-8") == 2


def test_lines_end_where_the_protocol_has_them_end() -> None:
    assert text("一\r\n二\u2028三\x0b四\r五\n").lines == ["一", "二\u2028三\x0b四", "五", ""]
    assert text("").lines == [""]


@pytest.mark.parametrize("units", UNITS)
def test_places_there_and_back(units: Units) -> None:
    one = text("一𠮷二\r\n\r\n三𠮷", units)
    for offset in range(len(one.content) + 1):
        if one.content[offset - 1 : offset + 1] != "\r\n":
            assert one.offset(one.position_at(offset)) == offset
    place = one.range(Span(1, 2, 1, 3))
    assert one.content[one.offset(place.start) : one.offset(place.end)] == "𠮷"


def test_places_beyond_the_text_are_its_end() -> None:
    one = text("一二\n三")
    assert one.offset(types.Position(0, 99)) == 2
    assert one.offset(types.Position(9, 0)) == 4
    assert one.range(Span(9, 1, 9, 2)) == types.Range(types.Position(1, 1), types.Position(1, 1))
    assert one.range(None) == types.Range(types.Position(0, 0), types.Position(0, 2))
    assert one.point(types.Position(9, 0)) == (2, 1)


@pytest.mark.parametrize("units", UNITS)
def test_changes_at_random_give_the_text_that_the_editor_has(units: Units) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    plain = "第一行𠮷\r\n第二行\n\u2028\r三"
    one = text(plain, units)
    for version in range(2, 300):
        start, end = sorted(chance.randrange(len(plain) + 1) for _ in range(2))
        if any(plain[at - 1 : at + 1] == "\r\n" for at in (start, end)):
            continue
        words = "".join(chance.choice("公开𠮷é\r\n\u2028 1|") for _ in range(chance.randrange(4)))
        place = types.Range(one.position_at(start), one.position_at(end))
        one = one.changed(version, [types.TextDocumentContentChangePartial(place, words)])
        plain = plain[:start] + words + plain[end:]
        assert (one.content, one.version) == (plain, version)
        if len(plain) > 200:
            plain = plain[:50]
            one = one.changed(version, [types.TextDocumentContentChangeWholeDocument(plain)])
