"""PDF files are read here by their text alone: pages that are pictures have tests of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gipr_lint.readers.scan.mode import recognizing


@pytest.fixture(autouse=True)
def _by_their_text() -> Iterator[None]:
    with recognizing("never"):
        yield
