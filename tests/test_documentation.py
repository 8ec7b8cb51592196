"""The documentation says what the tool does: rules, a run, options, exit codes and configuration."""

from __future__ import annotations

import re
from pathlib import Path

import click
import document_rules
import pytest

from gipr_lint import config
from gipr_lint.cli import check
from gipr_lint.linter import lint
from gipr_lint.toolset import national_rules
from gipr_lint.reporters import REPORTERS, Options, reporter
from gipr_lint.run import Run
from gipr_lint.sources import collect

ROOT = Path(__file__).parent.parent
PLANTED = {
    "云溪县桐坪乡2024.txt": """
        balance fee-statement missing-row remedy-total resident-id row-label row-total subheading-sequence title-form
    """,
    "云溪县农业农村局2024.md": """
        blank-cell cell-note enumeration-gap fee-vague fullwidth-digits in-force-below-made missing-section
        mobile-number not-a-count number-ocr number-style placeholder-cell preface-parts rulemaking-power
    """,
}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _check(folder: str) -> Run:
    return lint(collect([str(ROOT / "examples" / folder)]).files, national_rules())


def test_the_generated_documentation_is_up_to_date() -> None:
    for path, text in document_rules.documentation().items():
        assert path.read_text(encoding="utf-8") == text, f"run python tools/document_rules.py: {path.name} is outdated"


def test_every_rule_stands_in_the_readme() -> None:
    named = set(re.findall(r"^\| `([a-z0-9-]+)` \| (?:错误|警告|提示) \|", README, re.MULTILINE))
    assert named == {rule.id for rule in national_rules()}


def test_every_option_of_check_stands_in_the_readme() -> None:
    options = {name for option in check.command.params if isinstance(option, click.Option) for name in option.opts}
    table = README.partition("## 选项和退出码")[2].partition("\n## ")[0]
    assert {name for name in options - {"-h", "--help"} if f"{name}" not in table} == set()


def test_the_configuration_in_the_readme_is_valid_and_complete(tmp_path: Path) -> None:
    block = re.search(r"<!-- config -->\n```yaml\n(.*?)```", README, re.DOTALL)
    assert block
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text(block[1], encoding="utf-8")
    loaded = config.load(file)
    defaults = config.Config()
    unused = [name for name in config.Config.__struct_fields__ if getattr(loaded, name) == getattr(defaults, name)]
    assert unused == [], "the README shows every key, each with another value than the default"


def test_the_faultless_examples_are_faultless() -> None:
    run = _check("合格")
    assert run.checked == 2
    assert [(finding.path, finding.rule, finding.text) for finding in run.findings] == []


@pytest.mark.parametrize(("name", "rules"), PLANTED.items())
def test_the_faulty_examples_show_just_the_faults_planted_in_them(name: str, rules: str) -> None:
    found = sorted({finding.rule for finding in _check("有误").findings if Path(finding.path).name == name})
    assert found == rules.split()


def test_no_output_shows_the_number_planted_in_an_example() -> None:
    text = (ROOT / "examples" / "有误" / "云溪县桐坪乡2024.txt").read_text(encoding="utf-8")
    number = re.search(r"\d{17}[\dX]", text)
    assert number
    assert number[0] not in README
    run = _check("有误")
    for form in REPORTERS:
        assert number[0] not in reporter(form)(run, Options())
