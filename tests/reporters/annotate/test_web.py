"""A page gets marks with notes; without them it is byte for byte what it was, in whatever encoding."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from gipr_lint.reporters.annotate import annotated
from tests.support.annotated import checked, planted, told
from tests.support.generator import make
from tests.support.reporters.browser import browser
from tests.support.writers import html

BOXES = """() => [...document.querySelectorAll('body *:not(mark, ol[data-gipr-lint], ol[data-gipr-lint] *)')].map(
    one => { const at = one.getBoundingClientRect(); return [one.tagName, at.x, at.y, at.width, at.height]; })"""
"""Where each element of a page stands, but for marks and their list."""
FAULTY = html.write_model(make(4, "2021").put("requests.new.total", "987"))
AS_GBK = re.sub("utf-8", "gbk", FAULTY.decode(), flags=re.IGNORECASE).encode("gb18030")
FORMS = {
    "utf-8": FAULTY,
    "with a mark": b"\xef\xbb\xbf" + FAULTY,
    "gbk": AS_GBK,
    "utf-16": FAULTY.decode().encode("utf-16"),
    "line ends": FAULTY.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_copy_without_its_marks_is_the_page(form: str) -> None:
    content = FORMS[form]
    run = checked(content, "a.html")
    copy = annotated(content, "a.html", run)
    text = copy.decode({"gbk": "gb18030", "utf-16": "utf-16"}.get(form, "utf-8"))
    marks = re.findall(r'<mark class="gipr-lint gipr-lint-error" title="([^"]+)"([^>]*)>([^<]*)</mark>', text)
    listed = re.findall(r'<li><a href="#(gipr-lint-\d+)" data-gipr-lint="([^"]+)"></a></li>', text)
    assert [name for name, _ in listed] == re.findall(r'id="(gipr-lint-\d+)"', text)
    assert sum("规则：row-total" in words for _, words in listed) == 1
    assert "".join(words for title, _, words in marks if "规则：row-total" in title) == "987"
    assert sum("规则：row-total" in title and bool(shown) for title, shown, _ in marks) == 1
    assert text.count("<script") == FAULTY.count(b"<script")
    assert annotated(copy, "a.html", replace(run, findings=())) == content
    again = checked(copy, "a.html")
    assert told(again) == told(run)
    assert annotated(copy, "a.html", again) == copy


@pytest.mark.parametrize("number", range(1, 90, 15))
def test_each_finding_has_a_mark(number: int) -> None:
    content = html.write_model(planted(number))
    run = checked(content, "a.html")
    copy = annotated(content, "a.html", run)
    titles = re.findall(r'<mark class="gipr-lint[^>]* title="([^"]*)"', copy.decode())
    for finding in run.findings:
        assert any(f"规则：{finding.rule}" in title for title in titles)
    assert annotated(copy, "a.html", replace(run, findings=())) == content


def test_marks_take_no_room() -> None:
    rows = "".join(f"<tr><td>{words}</td><td>987</td><td></td></tr>" for words in ("结果维持", "结果纠正"))
    content = FAULTY.replace(b"</body>", f"<table id=narrow>{rows}</table></body>".encode())
    blank = content.replace(b"987", b"", 1)
    for page in (content, blank):
        run = checked(page, "a.html")
        copy = annotated(page, "a.html", run)
        with browser() as started:
            sizes = []
            for text in (page, copy):
                tab = started.new_page(viewport={"width": 800, "height": 600})
                tab.set_content(text.decode())
                sizes.append(tab.evaluate(BOXES))
                if text is copy:
                    shown = tab.evaluate("document.querySelector('ol[data-gipr-lint]').getBoundingClientRect().height")
                    assert shown > 40
            assert sizes[0] == sizes[1]
            assert len(sizes[0]) > 100


def test_a_page_without_end_of_body_has_its_list_at_the_end() -> None:
    content = FAULTY.replace(b"</body>", b"").replace(b"</html>", b"").replace(b"</head>", b"")
    run = checked(content, "a.html")
    copy = annotated(content, "a.html", run)
    assert copy.rstrip().endswith(b"</ol>")
    assert annotated(copy, "a.html", replace(run, findings=())) == content
