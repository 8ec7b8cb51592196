"""The page as a file: nothing of a report becomes an element, nothing is fetched, no script but its own may run."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from tests.support.reporters.pages import Page, examples, page_of, with_sums_that_differ

HOSTILE = "</p><script>alert()</script><img src=x onerror=alert()>&lt;b&gt;"
NAME = '"><img src=x onerror=alert(3)>.html'


def test_nothing_of_a_report_becomes_an_element() -> None:
    text = with_sums_that_differ().replace("\n一、总体情况\n", f"\n一、总体情况\n全年１２件{HOSTILE}。\n", 1)
    web_page = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n"))
    page = Page(page_of({NAME: f"<html><body>{web_page}</body></html>"}))
    assert page.open == []
    assert page.begun["script"] == 1
    assert page.begun["img"] == 0
    assert HOSTILE in page.text
    assert NAME in page.text
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]


def test_what_nobody_sees_becomes_visible() -> None:
    text = with_sums_that_differ().replace("\n一、总体情况\n", "\n一、总体情况\n全年\u202e１２\u200b件\x1b[31m。\n", 1)
    shown = page_of({"a.txt": text})
    assert "<U+202E>" not in shown
    assert "&lt;U+202E&gt;" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\u200b\u202e]", shown)


def test_the_page_refers_to_nothing_outside() -> None:
    page = Page(page_of(examples()))
    fetching = {"src", "srcset", "action", "style", "background", "poster"}
    assert {name for _, name, _ in page.attributes} & fetching == set()
    assert all(link.startswith("#") for link in page.links)
    assert page.begun["link"] == 0


def test_only_its_own_style_and_script_are_allowed() -> None:
    text = page_of(examples())
    policy = next(value for tag, name, value in Page(text).attributes if name == "content" and "default-src" in value)
    assert "default-src 'none'" in policy
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        content = text.partition(f"<{element}>")[2].partition(f"</{element}>")[0]
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
        assert "http" not in content
        assert "@import" not in content
        assert "url(" not in content
