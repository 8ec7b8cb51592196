"""The page in a real browser: read, filtered, walked through by keyboard, printed, on small screens, in the dark."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from gipr_lint.model.finding import Level
from gipr_lint.reporters import ReporterOptions
from gipr_lint.reporters.html import templates
from gipr_lint.reporters.html.overview import summary_of
from gipr_lint.reporters.html.report import view_of
from tests.support.reporters.browser import browser as started
from tests.support.reporters.pages import examples, page_of, run_over

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Show = Callable[..., "Page"]
FEW, MANY = "few.html", "many.html"
A4_POINTS = (595, 842)
MANY_REPORTS = 120
PAINT_MS = 3000
"""Far more than the first paint takes, for machines on which much else is going on."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page of four reports, and one of very many."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / FEW).write_text(page_of(examples()), encoding="utf-8")
    run = run_over(examples())
    rules = {rule.id: rule for rule in run.rules}
    summary = summary_of(run, rules, ReporterOptions())
    path, findings, source = next(run.by_file())
    rows = [summary.reports[0]._replace(id=f"r{number}") for number in range(1, MANY_REPORTS + 1)]
    views = (view_of(row, run, rules, source, findings) for row in rows)
    pieces = templates.page(summary._replace(reports=tuple(rows)), views)
    (folder / MANY).write_text("".join(pieces), encoding="utf-8")
    assert path
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture
def show(browser: Browser, folder: Path) -> Iterator[Show]:
    """Return a function that opens a page; at the end nothing has been asked for but the page, nothing went wrong."""
    opened, asked, wrong = [], [], []

    def load(name: str = FEW, hash: str = "", **options: Any) -> Page:  # noqa: A002, ANN401 - as they are called there
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, **options})
        opened.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{(folder / name).as_uri()}{hash}")
        return page

    yield load
    for context in opened:
        context.close()
    assert {url.partition("#")[0] for url in asked} <= {(folder / name).as_uri() for name in (FEW, MANY)}
    assert wrong == []


def cards(page: Page) -> int:
    return page.locator(".f:visible").count()


def active(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.className"))


def test_filters(show: Show) -> None:
    page = show()
    counts = {level: page.locator(f".f.{level}").count() for level in Level}
    assert cards(page) == sum(counts.values()) > 20
    assert page.inner_text("#status") == "共 5 份报告"
    page.get_by_label("提示").uncheck()
    assert cards(page) == counts[Level.ERROR] + counts[Level.WARNING]
    assert page.locator(".ref.note:visible").count() == 0
    assert page.inner_text("#status") == "共 5 份报告，显示 3 份"
    page.get_by_label("提示").check()
    page.locator("select[name=rule]").select_option("balance")
    assert cards(page) == 3
    assert page.locator("details.report:visible").count() == 2
    assert page.locator("tr[data-for]:visible").count() == 2
    page.locator("select[name=rule]").select_option("")
    page.get_by_label("机关或文件").fill("水利")
    assert page.locator("details.report:visible h3").all_inner_texts() == ["云溪县水利局 2024 年"]
    page.get_by_label("机关或文件").fill("没有这样的机关")
    assert page.inner_text("#status") == "共 5 份报告，显示 0 份"
    page.get_by_label("机关或文件").fill("")
    page.get_by_role("button", name="全部收起").click()
    assert cards(page) == 0
    page.get_by_role("button", name="全部展开").click()
    assert cards(page) == sum(counts.values())


def test_without_script_all_can_be_read(show: Show) -> None:
    page = show(java_script_enabled=False)
    assert page.locator(".f:visible").count() > 20
    assert not page.locator("#filter").is_visible()
    reference = page.locator("a.ref").first
    reference.click()
    target = str(reference.get_attribute("href"))
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()
    folded = show(MANY, java_script_enabled=False)
    folded.locator("details.report > summary").first.click()
    assert folded.locator("details.report[open] .f:visible").count() > 5


def test_by_keyboard_alone(show: Show) -> None:
    page = show()
    page.keyboard.press("Tab")
    assert active(page) == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#each")
    page.keyboard.press("Tab")
    assert active(page) == "level"
    before = cards(page)
    page.keyboard.press("Space")
    assert 0 < cards(page) < before
    page.keyboard.press("Space")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('details.report > summary')"):
            break
    width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"
    page.keyboard.press("Enter")
    assert page.locator("details.report").first.get_attribute("open") is None
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if active(page).startswith("ref"):
            break
    number = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    assert page.locator(".f:target .number").inner_text() == number


def test_links_lead_from_finding_to_place_and_back_and_to_the_basis(show: Show) -> None:
    page = show()
    card = page.locator('.f[data-rule="row-total"]').first
    card.locator("a.at").first.click()
    assert page.locator("td:target").inner_text() == "7"
    assert page.locator("td:target").evaluate("cell => cell.classList.contains('operand')")
    card.get_by_text("回到原文").click()
    assert page.locator("td:target, td:has(:target)").last.inner_text().startswith("9")
    page.locator("td:target a.ref").first.click()
    assert page.locator(".f:target").get_attribute("data-rule") == "row-total"
    card.get_by_text("规则 row-total").click()
    assert "申请表各行合计不等" in page.locator("dt:target").inner_text()


def test_a_link_into_a_folded_report_unfolds_it(show: Show) -> None:
    page = show(MANY, "#r100-f2")
    assert page.locator("details.report[open]").count() == 1
    assert page.locator("#r100-f2").is_visible()
    page.get_by_label("机关或文件").fill("没有这样的机关")
    page.evaluate("location.hash = '#r7-f1'")
    page.locator("#r7-f1").wait_for()
    assert page.get_by_label("机关或文件").input_value() == ""


def test_very_many_reports_are_painted_at_once(show: Show) -> None:
    page = show(MANY)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert 0 < painted < PAINT_MS
    assert page.locator("details.report").count() == MANY_REPORTS
    assert page.locator("details.report[open]").count() == 0


@pytest.mark.parametrize("width", [320, 768])
def test_small_screens(show: Show, width: int) -> None:
    page = show(viewport={"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    wide = page.locator(".scroll").evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length")
    assert (wide > 0) == (width == 320)
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0


def test_printed(show: Show) -> None:
    page = show()
    page.locator("details.report").first.evaluate("report => { report.open = false; }")
    page.emulate_media(media="print")
    assert not page.locator("#filter").is_visible()
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {tuple(round(side) for side in sheet.get_size()) for sheet in printed} == {A4_POINTS}
    words = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "各报告的问题数" in words
    assert "云溪县桐坪乡2024年政府信息公开工作报告" in "".join(words.split())
    assert "云溪县农业农村局2024年政府信息公开工作年度报告" not in "".join(words.split())
    assert "全部展开" not in words


def test_in_the_dark(show: Show) -> None:
    grounds = {
        scheme: show(color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert grounds == {"light": "rgb(245, 244, 240)", "dark": "rgb(20, 23, 27)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("folded", [False, True])
def test_nothing_stands_in_anybodys_way(show: Show, scheme: str, *, folded: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe for chromium")
    page = show(color_scheme=scheme)
    if folded:
        page.get_by_role("button", name="全部收起").click()
    results = axe.Axe().run(page).response
    assert len(results["passes"]) > 10
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in results["violations"]] == []
