"""A page gets marks with notes; without them it is byte for byte what it was, in whatever encoding."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gipr_lint.reporters.annotate import annotated
from tests.support.annotated import checked, planted, told
from tests.support.generator import make
from tests.support.writers import html

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
