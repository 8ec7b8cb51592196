"""The page in a browser finds what the command line finds, to the letter, offline, and keeps nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import run
from tests.support.generator import DEFECTS, LAYOUTS, Model, make, print_report
from tests.support.one_report import planted
from tests.support.reporters.browser import browser as started
from tests.support.reporters.built_page import built, desk
from tests.support.writers import docx, html, markdown, pdf, xlsx

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WRITERS: Mapping[str, Callable[[Model], bytes]] = {
    ".docx": docx.write_model,
    ".pdf": pdf.write_model,
    ".html": html.write_model,
    ".md": markdown.write_model,
    ".xlsx": xlsx.write_model,
}
TO_TYPE = re.compile(r'<p class="remark">[^<\n]*--(?:unsafe-)?fix[^<\n]*</p>\n')
"""What the command line says of its options, which nobody can use in the page."""
FAULTY = 7
"""So many reports of each kind."""
NUMBER = "11010519491231002X"
TEXT = f"云溪县桐坪乡2024年政府信息公开工作年度报告\n\n一、总体情况\n\n申请人张建国（身份证号{NUMBER}）申请公开。\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


def reports(folder: Path) -> Path:
    """Write reports of all kinds with a defect each, files that are none, and some that cannot be read."""
    folder.mkdir()
    for number in range(FAULTY):
        model, _ = planted(DEFECTS[number * 3 % len(DEFECTS)])
        for suffix, write in WRITERS.items():
            (folder / f"报告{number}{suffix}").write_bytes(write(model))
        layout = [*LAYOUTS][number % len(LAYOUTS)]
        (folder / f"报告{number}.txt").write_text(print_report(model, layout).text, encoding="gb18030")
    (folder / "县里").mkdir()
    (folder / "县里" / "身份证.txt").write_text(TEXT, encoding="utf-8")
    (folder / "会议纪要.txt").write_text("会议纪要", encoding="utf-8")
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "坏.pdf").write_bytes(pdf.write_model(make(1))[:3000])
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    return folder


def by_the_command_line(form: str, folder: Path) -> CompletedProcess[bytes]:
    """Check a folder, without LibreOffice, which would read the old Word file."""
    return run("check", "--no-cache", "--format", form, folder.name, cwd=folder.parent, PATH="")


def test_forty_reports_have_the_findings_of_the_command_line(browser: Browser, tmp_path: Path) -> None:
    folder = reports(tmp_path / "全县报告")
    with desk(browser, built().as_uri()) as page:
        page.drop(folder, "选择文件夹")
        shown = page.saved("保存网页", tmp_path).decode()
        table = page.saved("保存表格", tmp_path)
        kept = page.page.evaluate(
            "() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie"
        )
    by_line = by_the_command_line("html", folder)
    assert by_line.returncode == 2
    assert shown.count('class="report"') == FAULTY * (len(WRITERS) + 1) + 1 > 40
    assert shown == TO_TYPE.sub("", by_line.stdout.decode()).replace("请用 gipr-lint show 核对", "请核对")
    assert table == by_the_command_line("csv", folder).stdout
    assert table.startswith(b"\xef\xbb\xbf")
    assert NUMBER not in shown
    assert kept == "{}{}"
