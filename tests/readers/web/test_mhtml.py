"""The reader of web pages that are saved as one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from gipr_lint.model.document import Line, Table
from gipr_lint.readers import ReadError, read
from tests.support.generator import make, print_report
from tests.support.one_report import findings
from tests.support.writers import html

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def packed(*pages: bytes, encoding: str = "quoted-printable") -> bytes:
    """Return pages and a picture as one file, as browsers save it."""
    whole = EmailMessage()
    whole["From"] = "<Saved by Blink>"
    whole.make_related()
    for page in pages:
        whole.add_related(page, "text", "html", cte=encoding)
    whole.add_related(PICTURE, "image", "png")
    return whole.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("style", html.STYLES)
def test_a_saved_page_has_the_findings_of_the_page(style: html.Style, encoding: str) -> None:
    model = make(4)
    as_text = findings(print_report(model, "tabs").text.encode(), "report.txt")
    assert findings(packed(html.write_model(model, style), encoding=encoding), "report.mht") == as_text


def test_places_are_paragraphs_and_rows() -> None:
    body = "<p>一、总体情况</p><p hidden>13912345678</p><p>全年公开。</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    document = read(packed(body.encode()), "a.mhtml")
    named = [document.line_name(block.span) for block in document.blocks if isinstance(block, Line)]
    named += [document.line_name(row.span) for one in document.blocks if isinstance(one, Table) for row in one.rows]
    assert named == ["第 1 段", "第 2 段", "第 1 个表格第 1 行", "第 1 个表格第 2 行"]
    assert [document.line_name(aside.span) for aside in document.asides] == ["网页"]
    assert not document.source


def test_the_report_in_a_frame() -> None:
    outside = "<html><body><a>首页</a><iframe src=b.html></iframe></body></html>"
    document = read(packed(outside.encode(), "<p>一、总体情况</p><p>全年公开。</p>".encode()), "a.mht")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["一、总体情况", "全年公开。"]


def test_a_page_about_other_things_is_read() -> None:
    assert not read(packed("<p>政府信息公开指南</p>".encode()), "a.mht").blocks


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "网页归档"),
        (b"\0\1\2" * 100, "网页归档"),
        ("<p>一、总体情况</p>".encode(), "网页归档"),
        (packed(), "网页归档"),
        (packed("<h1>2024年政府信息公开年报</h1><a href='1.pdf'>全文</a>".encode()), "只有附件“全文”"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 5000, "网页归档"),
    ],
)
def test_what_is_no_saved_page_is_a_problem(content: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        read(content, "a.mht")


def test_parts_within_parts_end() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in range(3000))
    with pytest.raises(ReadError, match="网页归档"):
        read(nested, "a.mht")
