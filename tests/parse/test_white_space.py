"""White space of any kind is read as one kind, and ordinals are read through it, in every format."""

from __future__ import annotations

import docx
import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import UNSEEN, WHITE, Document, Line
from gipr_lint.model.run import Run
from gipr_lint.readers import read
from gipr_lint.testing.sample import Sample
from tests.support.mutations import WHITE as ODD
from tests.support.writers.docx import to_bytes

PHONE = "138" + "1234" + "5678"
SEPARATORS = "\x1c\x1d\x1e\x1f"
NEXT_LINE = "\x85"  # in a page, &#133; is an ellipsis
NO_XML = SEPARATORS + "\v\f"
IN_LINE = "".join(char for char in ODD if char not in "\r\n\t")
SPACES = ("", " ", "\u3000", "\xa0", "\u2003", "\u2009\u1680", "\u3164")


def checked(content: bytes, name: str) -> Run:
    return lint([Input(name, lambda: content)], national_rules(), Settings())


def document_of(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return to_bytes(document)


def files(lines: list[str]) -> list[tuple[str, bytes]]:
    """Return the lines as a file of each format that holds their characters."""
    page = "".join(
        f"<p>{''.join(char if char in NO_XML or char == NEXT_LINE else f'&#{ord(char)};' for char in line)}</p>\n"
        for line in lines
    )
    named = [
        ("a.txt", "\n".join(lines).encode()),
        ("a.md", "\n\n".join(lines).encode()),
        ("a.html", f"<html><body>{page}</body></html>".encode()),
    ]
    return named if any(char in NO_XML for line in lines for char in line) else [*named, ("a.docx", document_of(lines))]


def text_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


@pytest.mark.parametrize("char", sorted({*IN_LINE, *UNSEEN}), ids=lambda char: f"U+{ord(char):04X}")
def test_lines_of_white_space_are_blank_and_hide_nothing(char: str) -> None:
    report = Sample().text
    text = report.replace("二、", f"联系电话{PHONE}\n{char}\n{char * 2}\n{char}12\n\n二、", 1)
    run = checked(text.encode(), "a.txt")
    assert all("控制字符" in problem.message for problem in run.problems)
    assert bool(run.problems) == (char in SEPARATORS)
    assert "mobile-number" in {finding.rule for finding in run.findings}


@pytest.mark.parametrize("char", IN_LINE, ids=lambda char: f"U+{ord(char):04X}")
def test_no_other_white_space_is_in_a_document(char: str) -> None:
    lines = ["一、总体情况", f"{char}云溪县{char}桐坪乡，{char}", char, f"公开12{char}"]
    for name, content in files(lines):
        document = read(content, name)
        assert ["".join(text.split()) for text in text_of(document)] == ["一、总体情况", "云溪县桐坪乡，", "公开12"], (
            name
        )
        assert all(text == text.strip() for text in text_of(document))
        assert {one for line in document.lines for one in line if one.isspace()} <= set(WHITE)


def test_each_character_stays_where_it_is() -> None:
    text = f"\ufeff\u2003甲{IN_LINE}乙\u200b"
    document = read(text.encode("utf-8"), "a.txt")
    block = document.blocks[0]
    assert isinstance(block, Line)
    assert (block.span.column, len(block.text)) == (2, len(IN_LINE) + 2)
    page = read("<h1>一、总体情况</h1>\n<p>&emsp;&emsp;甲&ensp;乙&nbsp;13</p>".encode(), "a.html")
    assert text_of(page) == ["一、总体情况", "甲 乙 13"]
    assert [page.origins[2].position(place) for place in range(4)] == [(2, 16), (2, 17), (2, 23), (2, 24)]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    "marks",
    [
        ("（{}一{}）", "（{}二{}）", "（{}三{}）"),
        ("({}一{})", "({}二{})", "({}三{})"),
        ("1{}、", "2{}、", "3{}、"),
        ("１{}．", "２{}．", "３{}．"),
        ("1{}.", "2{}.", "3{}."),
    ],
)
def test_ordinals_are_read_through_white_space(marks: tuple[str, ...], space: str) -> None:
    first, second, third = (mark.format(space, space) for mark in marks)
    items = [f"{first}完善制度，明确责任到人。", f"{second}开展培训，提高业务水平。", f"{third}加强检查，按季度通报。"]
    for kept, expected in ((items, []), ([items[0], items[2]], ["subheading-sequence"])):
        lines = [*Sample().text.partition("五、")[0].split("\n"), "五、存在的主要问题及改进情况", *kept]
        for name, content in files([line for line in lines if line]):
            run = checked(content, name)
            assert run.problems == ()
            assert [one.rule for one in run.findings if one.rule == "subheading-sequence"] == expected, (name, kept)


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("title", ["第{}五{}部分{}存在的主要问题及改进情况", "五{}、{}存在的主要问题及改进情况"])
def test_titles_of_sections_are_read_through_white_space(title: str, space: str) -> None:
    text = Sample().text
    line = next(line for line in text.split("\n") if line.startswith("五、"))
    changed = text.replace(line, title.replace("{}", space))
    run = checked(changed.encode(), "a.txt")
    assert (run.problems, [one for one in run.findings if one.rule == "missing-section"]) == ((), [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_zero_bytes_in_a_text_are_told_and_the_rest_is_read(encoding: str) -> None:
    text = Sample().text.replace("二、", f"联系电话{PHONE}\0\n\n二\0\0、", 1)
    run = checked(text.encode(encoding), "a.txt")
    assert [problem.message.partition("含有")[0][-5:] for problem in run.problems] == ["等 2 行"]
    assert "mobile-number" in {finding.rule for finding in run.findings}


def test_binary_content_is_no_text() -> None:
    for content in (bytes(range(256)) * 40, b"\0\0\0\1abc" * 100, bytes(40)):
        run = checked(content, "a.txt")
        assert [problem.message for problem in run.problems] == ["不是文本文件（含有二进制内容），请提供报告的文本"]
