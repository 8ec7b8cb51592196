"""The picture of the page in README.md: the invented examples at fault, a piece of their page as Chromium draws it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "page.png"
WIDTH, HEIGHT = 860, 700
MOST_BYTES = 150_000


def main() -> None:
    """Draw the picture. Raises SystemExit where it has become too large."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder, "page.html")
        program = str(Path(sys.executable).parent / "gipr-lint")
        options = ["--format", "html", "--output", str(page_file), "--fail-on", "error"]
        subprocess.run([program, "check", "examples/有误", *options], cwd=ROOT, check=False, stderr=subprocess.DEVNULL)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.as_uri())
        place = page.locator('.f[data-rule="in-force-below-made"]').first
        place.evaluate(f"card => scrollTo(0, card.getBoundingClientRect().top + scrollY - {HEIGHT - 150})")
        page.screenshot(path=PICTURE)
        browser.close()
    if PICTURE.stat().st_size > MOST_BYTES:
        sys.exit(f"{PICTURE} has {PICTURE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
