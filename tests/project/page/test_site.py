"""The same page on a server: its parts are files, and once it was opened it needs the server no more."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import FAULTY
from tests.support.reporters.browser import browser as started
from tests.support.reporters.built_page import Desk, built, desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIRST_SECONDS = 8
"""From opening the page to the first result, on two processors that have nothing else to do."""
NEXT_SECONDS = 1
"""From there to the result of the next file."""
BUSY = 3
"""How many times as long a busy machine may take, in the best of some tries."""
TRIES = 3


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture
def address() -> Iterator[str]:
    """Return the address of a server on this machine."""
    handler = partial(Silent, directory=str(built().parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_page_that_was_opened_once_needs_no_server(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(FAULTY, encoding="utf-8")
    context = browser.new_context()
    page = Desk(context.new_page())
    page.load(address)
    page.page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    context.set_offline(offline=True)
    page.load(address)
    page.drop(tmp_path / "报告.txt")
    assert page.page.locator(".f").count() > 1
    assert {url.split("/")[2] for url in page.asked if url.startswith("http")} == {address.split("/")[2]}
    assert page.wrong == []
    context.close()


def test_results_are_there_soon(browser: Browser, tmp_path: Path) -> None:
    for name in ("甲.txt", *(f"{number}.txt" for number in range(TRIES))):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    first: list[float] = []
    following: list[float] = []
    for _ in range(TRIES):
        begun = time.monotonic()
        with desk(browser, built().as_uri()) as page:
            page.drop(tmp_path / "甲.txt")
            first.append(time.monotonic() - begun)
            for number in range(TRIES):
                begun = time.monotonic()
                page.drop(tmp_path / f"{number}.txt")
                following.append(time.monotonic() - begun)
        if min(first) < BUSY * FIRST_SECONDS and min(following) < BUSY * NEXT_SECONDS:
            return
    pytest.fail(f"the first after {min(first):.1f} s, the next after {min(following):.1f} s")
