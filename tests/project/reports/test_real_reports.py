"""The page that judges, by hand, each finding in the real reports beside the project: complete, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gipr_lint.engine.inputs.discover import collect
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from tests.support.paths import ROOT, SHARED

PAGE = ROOT / "docs" / "real-reports.md"
REPORTS = SHARED / "reports"
ROW = re.compile(r"\| (?P<place>[^|]+) \| `(?P<rule>[a-z-]+)` \| (?P<verdict>真|假|存疑) \| (?P<why>[^|]{5,}) \|")


def judged() -> Iterator[tuple[str, str, str]]:
    """Each row of the page: the file of its heading, the rule, the place."""
    file = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            file = line.removeprefix("### ").strip()
        elif row := ROW.fullmatch(line):
            yield file, row["rule"], row["place"]
        else:
            assert not line.startswith("| ") or "规则" in line, line


@pytest.mark.skipif(not REPORTS.is_dir(), reason="needs ../shared beside the project")
def test_every_finding_is_judged() -> None:
    run = lint(collect([str(REPORTS)]).files, national_rules())
    assert not run.problems
    found = []
    for finding in run.findings:
        place = run.place(finding.path, finding.location.span)
        where = f"第 {place.span.line} 行" if place.span else place.label
        found.append((Path(finding.path).name, finding.rule, where))
    assert sorted(judged()) == sorted(found)


def test_no_verdict_without_a_reason() -> None:
    assert len(list(judged())) > 30
