"""The page in a browser: what is pressed, dropped, saved and set on it, by whom and on what screen."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pypdfium2
import pytest

from tests.support.command_line import CLEAN, FAULTY, run
from tests.support.generator import DEFECTS
from tests.support.one_report import planted
from tests.support.paths import ROOT
from tests.support.pdf.notes import notes, saved
from tests.support.reporters.browser import browser as started
from tests.support.reporters.built_page import LOAD_MS, READY, Desk, built, desk
from tests.support.writers import docx, pdf

if TYPE_CHECKING:
    from playwright.sync_api import Browser

A4_POINTS = [595, 842]
"""Width and height of a sheet on end."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Desk]:
    with desk(browser, built().as_uri(), viewport={"width": 1000, "height": 800}) as page:
        yield page


@pytest.fixture
def page(opened: Desk) -> Iterator[Desk]:
    """Return the page with nothing on it."""
    yield opened
    clear = opened.page.get_by_role("button", name="清除", exact=True)
    if clear.is_visible():
        clear.click()
        opened.page.get_by_text(READY).wait_for(timeout=LOAD_MS)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(FAULTY, encoding="utf-8")
    return file


def word(folder: Path) -> Path:
    file = folder / "报告.docx"
    file.write_bytes(docx.write_model(planted(DEFECTS[0])[0]))
    return file


def test_from_finding_to_finding(page: Desk, faulty: Path) -> None:
    page.drop(faulty)
    count = page.page.locator(".f").count()
    assert count > 1
    at = page.page.locator("#desk-at")
    for number in [*range(1, count + 1), 1]:
        page.page.get_by_role("button", name="下一个问题").click()
        assert at.inner_text() == f"第 {number} 个，共 {count} 个"
        assert page.page.locator(".desk-here .number").inner_text() == str(number)
        assert page.page.locator(".desk-here").is_visible()
    page.page.get_by_role("button", name="上一个问题").click()
    assert at.inner_text() == f"第 {count} 个，共 {count} 个"
    page.page.locator("#filter").get_by_label("错误").uncheck()
    page.page.get_by_role("button", name="下一个问题").click()
    assert at.inner_text() == "没有问题"


def test_the_summary_is_copied(page: Desk, faulty: Path) -> None:
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.drop(faulty)
    page.page.get_by_role("button", name="复制小结").click()
    page.page.get_by_text("小结已复制").wait_for()
    copied = page.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("报告.txt：2 个错误")
    assert "检查了 1 份报告" in copied


def test_a_word_file_is_saved_with_its_notes(page: Desk, tmp_path: Path) -> None:
    page.drop(word(tmp_path))
    (tmp_path / "saved").mkdir()
    page.saved("保存批注本", tmp_path / "saved")
    with zipfile.ZipFile(tmp_path / "saved" / "报告（批注）.docx") as package:
        assert "w:comment " in package.read("word/comments.xml").decode()


def test_a_pdf_is_saved_as_the_command_line_writes_it(page: Desk, tmp_path: Path) -> None:
    file = tmp_path / "报告.pdf"
    file.write_bytes(pdf.write_model(planted(DEFECTS[0])[0]))
    assert run("annotate", file.name, "-o", "批注.pdf", cwd=tmp_path).returncode == 1
    page.drop(file)
    (tmp_path / "saved").mkdir()
    copy = page.saved("保存批注本", tmp_path / "saved")
    assert copy.startswith(file.read_bytes())
    found, wanted = notes(copy), notes((tmp_path / "批注.pdf").read_bytes())
    assert [one[:4] for one in found] == [one[:4] for one in wanted] != []
    for one, other in zip(found, wanted, strict=True):
        for quad, like in zip(one.quads, other.quads, strict=True):
            assert quad == pytest.approx(like, abs=3), "the two PDFium are not of one day"


def test_settings_stay_and_nothing_else(page: Desk, faulty: Path) -> None:
    page.drop(faulty)
    found = page.page.locator(".f").count()
    page.page.locator("#desk-settings > summary").click()
    rule = page.page.locator(".f").first.get_attribute("data-rule")
    before = page.drawn
    page.page.locator(f"select[name={rule}]").select_option("off")
    page.done(before)
    assert page.page.locator(".f").count() < found
    kept = page.page.evaluate("() => JSON.stringify(localStorage)")
    assert kept == f'{{"gipr-lint":"{{\\"level\\":{{\\"{rule}\\":\\"off\\"}},\\"edition\\":null}}"}}'
    before = page.drawn
    page.page.get_by_role("button", name="恢复默认").click()
    page.done(before)
    assert page.page.locator(".f").count() == found
    assert page.page.evaluate("() => localStorage.length") == 0
    page.page.locator("#desk-settings > summary").click()


def test_scans_and_pictures_are_refused_with_what_to_ask_for(page: Desk, tmp_path: Path) -> None:
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(595, 842)
    (tmp_path / "扫描件.pdf").write_bytes(saved(scan))
    (tmp_path / "照片.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    page.drop([tmp_path / "扫描件.pdf", tmp_path / "照片.png"])
    told = page.page.locator("#desk-result").inner_text()
    assert "扫描件.pdf：PDF 没有文字层（扫描件），网页里不能识别扫描件；请改用报告的 Word 文件" in told
    assert "照片.png：内容是图片，请提供报告的 Word 文件" in told
    assert "pip" not in told


def test_last_years_report(page: Desk, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "2023.txt").write_text(CLEAN.replace("2024", "2023"), encoding="utf-8")
    page.drop(faulty)
    assert page.page.locator(".f[data-rule^=copied]").count() == 0
    page.drop(tmp_path / "2023.txt", "上年的报告")
    assert page.page.locator(".f[data-rule^=copied]").count() > 0
    assert "2023.txt" in page.page.locator("#desk-earlier-list").inner_text()


def test_rules_of_a_province(page: Desk, faulty: Path) -> None:
    page.drop(faulty)
    page.drop(ROOT / "examples" / "pack-gansu", "选择文件夹")
    assert page.page.locator("select[name=gansu-key-fields]").count() == 1
    assert "没有检查的" not in page.page.locator("#desk-result").inner_text()


def test_files_and_a_folder_are_dropped_with_the_mouse(page: Desk, tmp_path: Path) -> None:
    (tmp_path / "县里" / "历年").mkdir(parents=True)
    for name, text in (("甲.txt", FAULTY), ("县里/乙.txt", CLEAN), ("县里/历年/丙.txt", CLEAN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "县里" / ".gipr-lint.yaml").write_text("ignore: [row-total]", encoding="utf-8")
    before, mouse = page.drawn, page.page.context.new_cdp_session(page.page)
    dragged = {"items": [], "files": [str(tmp_path / "甲.txt"), str(tmp_path / "县里")], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        mouse.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": dragged})
        assert page.page.locator("#desk-drop.over").count() == (kind == "dragOver")
    page.done(before)
    paths = page.page.locator("table.overview td.path").all_inner_texts()
    assert sorted(paths) == ["县里/乙.txt", "县里/历年/丙.txt", "甲.txt"]
    assert page.page.locator(".f[data-rule=row-total]").count() == 1
    assert "放进来的 .gipr-lint.yaml 在网页里不起作用" in page.page.locator("#desk-told").inner_text()


def test_a_folder_is_gone_through_to_the_bottom(page: Desk, tmp_path: Path) -> None:
    (tmp_path / "全县" / "东乡" / "历年").mkdir(parents=True)
    for name in ("甲.txt", "东乡/乙.txt", "东乡/历年/丙.txt"):
        (tmp_path / "全县" / name).write_text(FAULTY, encoding="utf-8")
    page.drop(tmp_path / "全县", "选择文件夹")
    paths = page.page.locator("table.overview td.path").all_inner_texts()
    assert sorted(paths) == ["全县/东乡/乙.txt", "全县/东乡/历年/丙.txt", "全县/甲.txt"]


def test_the_result_is_printed_without_the_buttons(page: Desk, faulty: Path) -> None:
    page.drop(faulty)
    page.page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.page.get_by_role("button", name="打印").click()
    assert page.page.evaluate("() => window.printed") == 1
    page.page.emulate_media(media="print")
    assert not page.page.locator("#desk").is_visible()
    assert not page.page.locator("#desk-tools").is_visible()
    assert page.page.locator(".f").first.is_visible()
    with pypdfium2.PdfDocument(page.page.pdf(prefer_css_page_size=True, print_background=True)) as printed:
        assert [round(length) for length in printed.get_page_size(0)] == A4_POINTS
        words = "".join(one.get_textpage().get_text_range() for one in printed)
    assert "一、本年新收政府信息公开申请数量" in words
    assert "选择文件夹" not in words
    page.page.emulate_media(media="screen")


def test_by_keyboard_on_a_small_screen(page: Desk, faulty: Path) -> None:
    page.drop(faulty)
    page.page.set_viewport_size({"width": 320, "height": 640})
    assert page.page.evaluate("() => document.documentElement.scrollWidth") == 320
    page.page.locator("#desk-settings > summary").focus()
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("() => document.documentElement.scrollWidth") == 320
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("() => document.activeElement.id") == "desk-next"
    page.page.keyboard.press("Enter")
    assert page.page.locator("#desk-at").inner_text().startswith("第 1 个")
    page.page.set_viewport_size({"width": 1000, "height": 800})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(page: Desk, faulty: Path, scheme: Literal["light", "dark"]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe for chromium")
    page.page.emulate_media(color_scheme=scheme)
    page.page.locator("#desk-settings").evaluate("(all) => { all.open = true; }")
    page.drop(faulty)
    results = axe.Axe().run(page.page).response
    page.page.locator("#desk-settings").evaluate("(all) => { all.open = false; }")
    assert len(results["passes"]) > 10
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in results["violations"]] == []
