"""Plugins run in the server's process: whatever they do, the server says which one it was and serves the next text."""

from __future__ import annotations

import asyncio
from pathlib import Path
from textwrap import dedent

import pytest

from gipr_lint.extensions.entry_points import GROUP
from tests.support.command_line import CLEAN, FAULTY
from tests.support.extensions.plugin_at_work import PLUGIN
from tests.support.server.editor import editor

LIMIT_SECONDS = 2
AT_WORK = {
    "it raises": "raise ValueError(report)",
    "it goes on for ever": "while True: pass",
    "it sleeps": "time.sleep(600)",
    "it swallows what stops it": """
        while True:
            try:
                time.sleep(600)
            except BaseException:
                return ()
    """,
    "it leaves": "sys.exit(3)",
    "it ends the process": "os._exit(3)",
    "it interrupts the process": "os.kill(os.getpid(), signal.SIGINT); time.sleep(600)",
    "it interrupts its thread": "signal.raise_signal(signal.SIGINT)",
    "it closes what is not its own": "os.close(1); sys.stdout.close(); raise KeyError",
    "it prints": "print('Content-Length: 3\\r\\n\\r\\n{}'); os.write(1, b'nonsense'); raise KeyError",
    "it goes round in circles": "return run(report, options)",
}


def install(site: Path, code: str) -> None:
    information = site / "mine-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(f"[{GROUP}]\nmine = plugin_mine\n", encoding="utf-8")
    (site / "plugin_mine.py").write_text(f"{dedent(PLUGIN)}\n{dedent(code)}", encoding="utf-8")


def served(tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said of the check of a faulty report beside a plugin, and be sure that the next one is served."""
    install(tmp_path / "site", code)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    (tmp_path / ".gipr-lint.yaml").write_text(f"timeout: {LIMIT_SECONDS}\n", encoding="utf-8")

    async def work() -> list[str]:
        async with editor(tmp_path) as one:
            one.open("甲.txt", FAULTY)
            found = await one.told()
            assert "row-total" in {diagnostic.code for diagnostic in found}
            one.open("乙.txt", CLEAN)
            assert {diagnostic.code for diagnostic in await one.told()} <= {"incomplete"}
            return [diagnostic.message for diagnostic in found if diagnostic.code == "incomplete"]

    return asyncio.run(work())


@pytest.mark.parametrize("what", AT_WORK)
def test_a_check_that_does_what_it_should_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    code = f"def run(report, options):\n{dedent(AT_WORK[what]).strip()}"
    lines = code.split("\n")
    told = served(tmp_path, "\n".join([lines[0], *(f"    {line}" for line in lines[1:])]), monkeypatch)
    assert any("mine-fee" in one or "插件 mine" in one for one in told), told


@pytest.mark.parametrize("code", ["raise OSError", "sys.exit(1)", "os._exit(1)", "signal.raise_signal(signal.SIGINT)"])
def test_a_plugin_that_cannot_be_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    assert any("mine" in one for one in served(tmp_path, code, monkeypatch))
