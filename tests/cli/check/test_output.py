"""Where the result of a check goes, and what is left of it when its writing is interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gipr_lint import reporters
from tests.support.command_line import CLEAN, FAULTY, Cli
from tests.support.reporters.pages import Page


def test_a_page_is_written_whole_and_the_verdict_told(cli: Cli) -> None:
    Path("a.txt").write_text(FAULTY, encoding="utf-8")
    Path("b.txt").write_text(CLEAN, encoding="utf-8")
    ended = cli("check", ".", "--format", "html", "--output", "out.html")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("gipr-lint：检查了 2 份报告：")
    page = Page(Path("out.html").read_text(encoding="utf-8"))
    assert page.begun["details"] == 2
    assert {"r1", "r2"} <= set(page.ids)


def test_results_that_are_kept_hold_no_page(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIPR_LINT_NO_CACHE")
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(Path("cache").absolute()))
    Path("a.txt").write_text(FAULTY, encoding="utf-8")
    pages = []
    for form in ("text", "text", "html", "text", "html"):
        ended = cli("check", "a.txt", "--format", form)
        pages += [ended.out] if form == "html" else []
    assert pages[0] == pages[1]
    assert "一、本年新收政府信息公开申请数量" in Page(pages[0]).text


def test_an_interruption_while_writing_leaves_no_half_file(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    Path("a.txt").write_text(FAULTY, encoding="utf-8")
    monkeypatch.setattr(reporters, "pieces", interrupted)
    ended = cli("check", "a.txt", "--format", "html", "--output", "out.html")
    assert ended.code == 130
    assert ended.err == "gipr-lint：运行被中断：检查了 1 份报告，结果没有写完\n"
    assert [path.name for path in Path().iterdir()] == ["a.txt"]
