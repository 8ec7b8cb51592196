"""The page that checks in the browser, built, opened from disk in a browser that has no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BUILT = ROOT / "web" / "dist" / "gipr-lint.html"
READY = "准备好了"
DONE = "检查完了"
LOAD_MS = 120_000
"""Far longer than the start takes, for machines on which much else is going on."""


def built() -> Path:
    """Return the page; skip the test where nobody has built it."""
    if not BUILT.is_file():
        pytest.skip("the page is not built")
    return BUILT


class Desk:
    """A page that is open, with all that it asked for and all that went wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda message: self.wrong.append(message.text))

    def load(self, address: str) -> None:
        """Open the page and wait until it is ready."""
        self.page.goto(address)
        self.page.get_by_text(READY).wait_for(timeout=LOAD_MS)

    def drop(self, paths: Path | Sequence[Path], button: str = "选择文件") -> None:
        """Choose files, or a folder, and wait for the result."""
        before = self.drawn
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name=button, exact=True).click()
        chooser.value.set_files(paths)
        self.done(before)

    @property
    def drawn(self) -> int:
        """How many results were drawn."""
        return int(self.page.locator("#desk-result").get_attribute("data-drawn") or 0)

    def done(self, before: int) -> None:
        """Wait for the result that comes after so many others."""
        self.page.locator(f'#desk-result[data-drawn]:not([data-drawn="{before}"])').wait_for(timeout=LOAD_MS)
        self.page.locator("#desk-status").get_by_text(DONE).wait_for(timeout=LOAD_MS)

    def saved(self, button: str, to: Path) -> bytes:
        """Return what a button lets save."""
        with self.page.expect_download(timeout=LOAD_MS) as download:
            self.page.get_by_role("button", name=button, exact=True).click()
        download.value.save_as(to / download.value.suggested_filename)
        return (to / download.value.suggested_filename).read_bytes()


@contextmanager
def desk(browser: Browser, address: str, **options: Any) -> Iterator[Desk]:  # noqa: ANN401 - those of the browser
    """Open the page without network; at the end nothing was asked for but the page and its worker."""
    context = browser.new_context(offline=True, **options)
    opened = Desk(context.new_page())
    try:
        opened.load(address)
        yield opened
        assert [url for url in opened.asked if not url.startswith(("blob:", address))] == []
        assert opened.wrong == []
    finally:
        context.close()
