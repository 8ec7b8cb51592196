"""Names of files that tell of a person: no output repeats them, in any format, and what is printed stays valid."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run
from gipr_lint.reporters import REPORTERS, ReporterOptions, reporter
from gipr_lint.reporters.shown_names import shown
from gipr_lint.testing import Sample
from tests.support.command_line import run as run_apart
from tests.support.generator import make
from tests.support.privacy.leaks import RESIDENT
from tests.support.writers import html

FAULTY = Sample().text.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")
NAMES = (f"申请/{RESIDENT}.txt", f"申请/{RESIDENT[:-1]}9.txt", "申请/P020250117345678901234.txt")
HIDDEN = f"申请/{'*' * 18}"
RULES = [rule for rule in national_rules() if rule.id in {"row-total", "balance"}]


def made() -> Run:
    """Return a run on reports of which two are named after a person, beside a letter that is too."""
    texts = {**dict.fromkeys(NAMES, FAULTY), f"{RESIDENT}的来信.txt": "来信。"}
    return lint([Input(name, text.encode) for name, text in texts.items()], RULES, Settings(layouts=True))


@pytest.mark.parametrize("form", REPORTERS)
def test_no_format_repeats_the_number_in_a_name(form: str) -> None:
    told = unquote(reporter(form)(made(), ReporterOptions(verbose=True)))
    assert RESIDENT[:17] not in told
    assert f"{HIDDEN}.txt" in told
    assert f"{HIDDEN}（2）.txt" in told
    assert NAMES[2] in told


def test_findings_stay_with_their_files_and_are_counted() -> None:
    run = made()
    seen = shown(run)
    assert [one.path for one in run.findings] != [one.path for one in seen.findings]
    assert len(seen.findings) == len(run.findings) == sum(len(found) for _, found, _ in seen.by_file())
    assert {path: len(found) for path, found, _ in seen.by_file() if "*" in path} == dict.fromkeys(
        (f"{HIDDEN}.txt", f"{HIDDEN}（2）.txt"), len(run.findings) // 3
    )
    first = seen.findings[0]
    assert seen.quote(first.path, first.location.span) == run.quote(run.findings[0].path, first.location.span) != ""
    assert seen.exit_code(first.level) == 1
    assert {*seen.sources} == {f"{HIDDEN}.txt", f"{HIDDEN}（2）.txt", NAMES[2]}
    assert seen.skipped == (f"{'*' * 18}的来信.txt",)


def test_a_run_whose_names_tell_nothing_is_left_as_it_is() -> None:
    run = lint([Input(NAMES[2], FAULTY.encode)], RULES)
    assert shown(run) is run


def test_the_command_prints_no_number_of_a_name(tmp_path: Path) -> None:
    (tmp_path / f"{RESIDENT}.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / f"{RESIDENT}.docx").write_bytes(b"PK")
    for arguments in (("--format", "concise"), ("--output", "out.txt"), ("--diff",), ("--fix",)):
        done = run_apart("check", ".", *arguments, cwd=tmp_path)
        assert b"Traceback" not in done.stderr
        assert RESIDENT[:17] not in (done.stdout + done.stderr).decode(), arguments
    assert RESIDENT[:17] not in (tmp_path / "out.txt").read_text(encoding="utf-8")
    (tmp_path / f"{RESIDENT}.html").write_bytes(html.write_model(make(1).add("requests.new.natural", 1)))
    done = run_apart("annotate", ".", "--output-dir", "out", cwd=tmp_path)
    assert f"{'*' * 18}.html" in done.stdout.decode()
    assert RESIDENT[:17] not in (done.stdout + done.stderr).decode()
