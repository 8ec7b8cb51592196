"""What the shell completes: names as they are, those of rule packs too, and never an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from gipr_lint.cli import main
from gipr_lint.reporters import REPORTERS
from tests.support.paths import ROOT


def completed(*arguments: str) -> list[str]:
    """Return what the last of the arguments may become."""
    *typed, incomplete = arguments
    found = ShellComplete(main, {}, "gipr-lint", "_GIPR_LINT_COMPLETE").get_completions(typed, incomplete)
    return [item.value for item in found]


def test_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed("chec") == ["check"]
    assert completed("check", "--format", "") == sorted(REPORTERS)
    assert completed("check", "--select", "mobile-") == ["mobile-number"]
    assert completed("rules", "--ignore", "balance,tab")[0].startswith("balance,tab")
    assert "balance,tables" in completed("check", "--ignore", "balance,tab")
    assert completed("check", "--select", "balance,balanc") == []
    assert completed("explain", "row-t") == ["row-total"]
    assert completed("new-rule", "x", "--check", "equat") == ["equation"]
    assert completed("check", "--color", "n") == ["never"]


@pytest.mark.parametrize("command", ["check", "annotate", "baseline", "rules", "scan"])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_wherever_rules_are_chosen_they_are_completed(command: str, option: str) -> None:
    assert completed(command, option, "carry") == ["carry-over"]


def test_levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed("check", "--level", "row-") == ["row-label=", "row-order=", "row-total="]
    assert completed("check", "--level", "balanc") == [f"balance={one}" for one in ("error", "note", "off", "warning")]
    assert completed("check", "--level", "balance=w") == ["balance=warning"]


def test_rules_of_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pack = str(ROOT / "examples" / "pack-gansu")
    assert completed("check", "--rules", pack, "--select", "gansu-tr") == ["gansu-training-none"]
    Path(".gipr-lint.yaml").write_text(f"rules: [{pack}]\n", encoding="utf-8")
    assert completed("explain", "gansu-tr") == ["gansu-training-none"]


def test_a_broken_configuration_is_not_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".gipr-lint.yaml").write_text("nonsense: [", encoding="utf-8")
    assert completed("explain", "row-t") == ["row-total"]
    assert completed("check", "--rules", "nowhere", "--select", "mobile-") == ["mobile-number"]
    assert capsys.readouterr() == ("", "")


def test_as_bash_asks(tmp_path: Path) -> None:
    asked = {"COMP_WORDS": "gipr-lint check --format ht", "COMP_CWORD": "3"}
    environment = {**os.environ, "_GIPR_LINT_COMPLETE": "bash_complete", **asked}
    program = str(Path(sys.executable).parent / "gipr-lint")
    done = subprocess.run([program], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"plain,html\n", b"")
