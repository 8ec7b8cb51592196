"""The pictures in README.md: the page of invented examples drawn by Chromium, and an annotated PDF drawn by PDFium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
WIDTH, HEIGHT = 860, 700
MOST_BYTES = 150_000
PROGRAM = str(Path(sys.executable).parent / "gipr-lint")
SCALE = 1.5
PIECE_PT = (60, 270, 535, 765)
"""What is shown of the second page: left, upper, right and lower end in points."""


def main() -> None:
    """Draw the pictures. Raises SystemExit where one has become too large."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        draw_page(page, Path(folder))
        draw_copy(Path(folder))
        browser.close()
    for picture in IMAGES.glob("*.png"):
        if picture.stat().st_size > MOST_BYTES:
            sys.exit(f"{picture} has {picture.stat().st_size} bytes")


def draw_page(page: Page, folder: Path) -> None:
    """Draw a piece of ``--format html``."""
    file = folder / "page.html"
    run("check", "examples/有误", "--format", "html", "--output", str(file), "--fail-on", "error")
    page.goto(file.as_uri())
    place = page.locator('.f[data-rule="in-force-below-made"]').first
    place.evaluate(f"card => scrollTo(0, card.getBoundingClientRect().top + scrollY - {HEIGHT - 150})")
    page.screenshot(path=IMAGES / "page.png")


def draw_copy(folder: Path) -> None:
    """Draw a piece of a PDF that was annotated."""
    sys.path.insert(0, str(ROOT))
    import pypdfium2

    from tests.support.generator import make
    from tests.support.writers import pdf

    report, copy = folder / "report.pdf", folder / "copy.pdf"
    model = make(4, "2021").put("requests.new.total", "987").put("requests.new.natural", "３９")
    report.write_bytes(pdf.write_model(model.put("proactive.licences.decisions", "")))
    run("annotate", str(report), "-o", str(copy))
    page = pypdfium2.PdfDocument(copy)[1].render(scale=SCALE).to_pil()
    left, top, right, bottom = (round(end * SCALE) for end in PIECE_PT)
    page.crop((left, top, right, bottom)).quantize(64).save(IMAGES / "annotated.png", optimize=True)


def run(*arguments: str) -> None:
    """Run the program on what is at fault: it says so by its exit code."""
    subprocess.run([PROGRAM, *arguments], cwd=ROOT, check=False, capture_output=True)


if __name__ == "__main__":
    main()
