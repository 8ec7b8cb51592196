"""A run made by hand with findings of every kind, and the snapshots of what each reporter makes of it.

The organ and its report are invented. After a change that is meant, renew the snapshots and review them:

    GIPR_LINT_RENEW=1 pytest tests/reporters/test_snapshots.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gipr_lint.reporters import REPORTERS, ReporterOptions, reporter, sarif
from tests.support.reporters.sample_run import SAMPLE

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("name", REPORTERS)
def test_snapshot(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "__version__", "0.0.0")
    snapshot = SNAPSHOTS / f"reporter.{name}"
    printed = reporter(name)(SAMPLE, ReporterOptions(verbose=True, root="/nowhere"))
    if os.environ.get("GIPR_LINT_RENEW"):
        snapshot.write_text(printed, encoding="utf-8", newline="")
    assert printed.encode() == snapshot.read_bytes()


@pytest.mark.parametrize("name", REPORTERS)
def test_same_run_same_text(name: str) -> None:
    options = ReporterOptions(color=True, verbose=True)
    assert reporter(name)(SAMPLE, options) == reporter(name)(SAMPLE, options)


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_unsafe_is_printed(name: str) -> None:
    printed = reporter(name)(SAMPLE, ReporterOptions(verbose=True))
    assert "\x1b" not in printed
    assert printed.encode("utf-8").decode("utf-8") == printed


def test_unknown_format() -> None:
    with pytest.raises(KeyError):
        reporter("xml")
