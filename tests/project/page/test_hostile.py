"""Files that are made to hurt: the page names them, goes on with the others, and never stands still."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import CLEAN, FAULTY
from tests.support.paths import ROOT
from tests.support.reporters.browser import browser as started
from tests.support.reporters.built_page import Desk, built, desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIMIT_SECONDS = 10
"""The time limit of a file here; the page's own would be waited for three times as long."""
STILL_MS = 3000
"""So long the page may stand still: a second, and what a busy machine adds."""
MOST_BYTES = 100_000
"""More than comes of a usual report."""
WATCH = """
window.still = [];
new PerformanceObserver((list) => window.still.push(...list.getEntries().map((one) => one.duration)))
  .observe({type: 'longtask', buffered: true});
"""
SLOW_RULE = """level: warning
title: 停不下来
message: “{match}”停不下来。
help: 改写。
basis: 本县要求
check: forbid
with: {pattern: '(一|一一)+$甲'}
tags: [wording]
examples:
  valid: [全年收到申请。]
  invalid: ['[|一|]甲']
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


def test_files_that_never_end_are_named(browser: Browser, tmp_path: Path) -> None:
    pack = tmp_path / "规则"
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        (ROOT / "examples/pack-gansu/pack.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (pack / "gansu-slow.yaml").write_text(SLOW_RULE, encoding="utf-8")
    (pack / "甲.txt").write_text(CLEAN.replace("一、总体情况\n", f"一、总体情况\n\n{'一' * 60}\n"), encoding="utf-8")
    (pack / "乙.txt").write_text(FAULTY, encoding="utf-8")
    with desk(browser, f"{built().as_uri()}?timeout={LIMIT_SECONDS}") as page:
        page.drop(pack, "选择文件夹")
        shown = page.page.locator("#desk-result").inner_text()
    assert f"规则/甲.txt：检查时迟迟不结束，进程已被终止（时限 {LIMIT_SECONDS} 秒），未检查" in shown
    assert "检查了 1 份报告" in shown


def test_a_bomb_and_a_huge_file(browser: Browser, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 1024 * 1024)
    (tmp_path / "大.html").write_bytes(b"<p>" * 1024 * 1024 * 11)
    (tmp_path / "好.txt").write_text(FAULTY, encoding="utf-8")
    with desk(browser, built().as_uri()) as page:
        page.drop([tmp_path / "炸弹.docx", tmp_path / "大.html", tmp_path / "好.txt"])
        shown = page.page.locator("#desk-result").inner_text()
    assert "检查了 1 份报告" in shown
    assert "炸弹.docx：" in shown
    assert "大.html：文件有 33 MB，超过上限 30 MB，未读取" in shown


TOO_MUCH = """
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (question, ...others) {
  const isTooMuch = question.method === "show" && question.given[0].some(([, outcome]) => outcome.length > %d);
  if (isTooMuch) this.dispatchEvent(new ErrorEvent("error"));
  else post.call(this, question, ...others);
};
"""
"""A worker that dies whenever it is to show what came of a file, and that is more than so many bytes."""


def test_a_result_that_is_too_much_for_the_worker_is_named_and_the_others_are_shown(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "大.txt").write_text(HEAD + "全年公布１２件。\n\n" * 1000, encoding="utf-8")
    (tmp_path / "好.txt").write_text(FAULTY, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = Desk(context.new_page())
    page.page.add_init_script(TOO_MUCH % MOST_BYTES)
    page.load(built().as_uri())
    page.drop([tmp_path / "大.txt", tmp_path / "好.txt"])
    shown = page.page.locator("#desk-result").inner_text()
    assert "大.txt：检查时进程意外中止" in shown
    assert "检查了 1 份报告" in shown
    assert page.page.locator(".f[data-rule=row-total]").count() == 1
    page.drop(tmp_path / "好.txt")
    assert "大.txt：检查时进程意外中止" in page.page.locator("#desk-result").inner_text()
    assert page.wrong == []
    context.close()


HEAD = "云溪县桐坪乡2024年政府信息公开工作年度报告\n\n一、总体情况\n\n"
PAGE = "<meta charset=utf-8><h1>云溪县2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
LONG = {
    "行.txt": HEAD + "4\n" * 100_000,
    "格.html": PAGE + "<table><tr><td>一</td><td>1</td></tr></table><p>正文</p>" * 4000,
    "字.txt": HEAD + "一" * 60_000 + "件",
}


@pytest.mark.parametrize("name", LONG)
def test_the_page_answers_while_a_long_result_is_drawn(browser: Browser, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(LONG[name], encoding="utf-8")
    context = browser.new_context(offline=True)
    page = Desk(context.new_page())
    page.page.add_init_script(WATCH)
    page.load(f"{built().as_uri()}?timeout=100")
    page.drop(tmp_path / name)
    assert page.page.locator(".f").count() > 1
    assert max(page.page.evaluate("() => window.still"), default=0) < STILL_MS
    assert page.wrong == []
    context.close()
