"""SARIF for editors in Microsoft's web component, which its other viewers share: what a person sees of it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import Cli
from tests.support.paths import EXAMPLES
from tests.support.reporters.browser import browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWER = os.environ.get("GIPR_LINT_SARIF_VIEWER")
"""The folder with React and the component, each as npm packs it: ``bash .ci/run viewer tests`` fetches them."""
SCRIPTS = (
    "react/umd/react.production.min.js",
    "react-dom/umd/react-dom.production.min.js",
    "sarif-web-component/dist/index.js",
)
FAULTY = EXAMPLES / "有误"
NAME = "云溪县桐坪乡2024.txt"

pytestmark = pytest.mark.skipif(not VIEWER, reason="needs the sarif viewer")


def log_of(cli: Cli, folder: Path, profile: str) -> object:
    """The log of the faulty examples, which stand beside where the run is."""
    (folder / NAME).write_text((FAULTY / NAME).read_text(encoding="utf-8"), encoding="utf-8")
    out = folder / f"{profile}.sarif"
    assert cli("check", ".", "--format", "sarif", "--sarif-profile", profile, "--output", out).code == 1
    return json.loads(out.read_text(encoding="utf-8"))


def shown(page: Page, log: object) -> list[str]:
    """The words of each row that the component shows of a log, all groups opened."""
    page.set_content('<meta charset="utf-8"><div id="root" style="height: 4000px"></div>')
    for script in SCRIPTS:
        page.add_script_tag(path=Path(VIEWER or "", script))
    page.evaluate(
        "log => { ReactDOM.render(React.createElement(Viewer, {logs: [log]}), document.getElementById('root')) }", log
    )
    page.wait_for_selector("text=gipr-lint")
    for _ in range(60):
        closed = page.locator("tr.bolt-tree-row[aria-expanded=false]")
        if not closed.count():
            break
        closed.first.locator(".bolt-tree-expand-button").first.click()
    return [" ".join(words.split()) for words in page.locator("tr.bolt-tree-row").all_inner_texts()]


def test_names_sums_and_levels_are_shown_as_people_read_them(cli: Cli, tmp_path: Path) -> None:
    log = log_of(cli, tmp_path, "ide")
    with browser() as started:
        page = started.new_page(viewport={"width": 1400, "height": 4000})
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        rows = shown(page, log)
        icons = page.locator("tr.bolt-tree-row .bolt-status, tr.bolt-tree-row svg.bolt-status").count()
    assert wrong == []
    (total,) = [row for row in rows if "相差 1" in row and "商业企业" in row]
    assert total.startswith(f"requests/new/total {NAME}")
    assert "自然人 7＋商业企业 1＝8，总计 9，相差 1。" in total, "links in the message are shown as words"
    assert icons >= 10
    told = "\n".join(rows)
    assert "%E" not in told
    assert "110101" not in told
    results = [result for run in log["runs"] for result in run["results"]] if isinstance(log, dict) else []
    assert sum(NAME in row for row in rows) == len(results)
