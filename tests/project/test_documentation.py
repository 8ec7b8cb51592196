"""The documentation says what the tool does: rules, a run, options, exit codes and configuration."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import document_rules
from gipr_lint.authoring.json_schema import keys_of
from gipr_lint.cli import check, main
from gipr_lint.engine import config
from gipr_lint.engine.inputs.discover import collect
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import assemble, national_rules
from gipr_lint.files import yaml
from gipr_lint.limits.time_limit import FILE_SECONDS
from gipr_lint.model.run import Run
from gipr_lint.reporters import REPORTERS, ReporterOptions, reporter
from gipr_lint.testing.edits import Edits
from gipr_lint.testing.pack_examples import run_examples
from tests.support.paths import EXAMPLES, ROOT

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
    return lint(collect([str(EXAMPLES / folder)]).files, national_rules())


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
    loaded = yaml.load(file, config.Config)
    defaults = config.Config()
    unused = [name for name in config.Config.__struct_fields__ if getattr(loaded, name) == getattr(defaults, name)]
    assert unused == [], "the README shows every key, each with another value than the default"


def test_editors_find_the_schemas_that_the_examples_name() -> None:
    named = {
        file: file.parent / found[1]
        for file in EXAMPLES.rglob("*.yaml")
        if (found := re.match(r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8")))
    }
    assert named
    assert [str(file) for file, schema in named.items() if not schema.is_file()] == []


def test_the_time_limit_in_the_documentation_is_that_of_the_program() -> None:
    pages = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/use.md", "docs/api.md")}
    stated = {name: set(re.findall(r"(?:时限.*默认 |timeout=)(\d+)", text)) for name, text in pages.items()}
    assert stated == {name: {str(FILE_SECONDS)} for name in pages}


def test_the_faultless_examples_are_faultless() -> None:
    run = _check("合格")
    assert run.checked == 2
    assert [(finding.path, finding.rule, finding.text) for finding in run.findings] == []


@pytest.mark.parametrize(("name", "rules"), PLANTED.items())
def test_the_faulty_examples_show_just_the_faults_planted_in_them(name: str, rules: str) -> None:
    found = sorted({finding.rule for finding in _check("有误").findings if Path(finding.path).name == name})
    assert found == rules.split()


def test_no_output_shows_the_number_planted_in_an_example() -> None:
    text = (EXAMPLES / "有误" / "云溪县桐坪乡2024.txt").read_text(encoding="utf-8")
    number = re.search(r"\d{17}[\dX]", text)
    assert number
    assert number[0] not in README
    run = _check("有误")
    for form in REPORTERS:
        assert number[0] not in reporter(form)(run, ReporterOptions())


def _yaml_blocks(page: str) -> list[str]:
    """Return the YAML blocks of a page that stand on their own."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def _name(block: str) -> str:
    named = re.match(r"# (\S+)\.yaml\n", block)
    return named[1] if named else "yunxi-training"


def test_the_packs_and_rules_in_the_documentation_work(tmp_path: Path) -> None:
    blocks = _yaml_blocks("write-a-rule.md")
    packs = {match[1]: block for block in blocks if (match := re.match(r"prefix: (\S+)", block))}
    rules = {_name(block): block for block in blocks if "\ncheck: " in block}
    assert len(rules) == 5
    for name, rule in rules.items():
        prefix = name.partition("-")[0]
        folder = tmp_path / prefix
        folder.mkdir(exist_ok=True)
        pack = packs.get(prefix) or f'prefix: {prefix}\nname: 示例\nversion: "1"\ncontact: 示例\n'
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(rule, encoding="utf-8")
    for folder in tmp_path.iterdir():
        outcome = run_examples(folder)
        assert (outcome.problems, outcome.failures) == ((), []), folder
        assert outcome.examples


def test_the_adjustments_in_the_documentation_work(tmp_path: Path) -> None:
    blocks = _yaml_blocks("packs.md")
    pack = next(block for block in blocks if block.startswith("# yaml-language-server"))
    head = "".join(line for line in pack.splitlines(keepends=True) if not re.search(r"…|^extends", line))
    for part in ("adjust:", "accepted:", "sections:", "tables:"):
        head += next(block for block in blocks if block.startswith(part))
    (tmp_path / "pack.yaml").write_text(head, encoding="utf-8")
    tools = assemble([tmp_path])
    assert tools.problems == ()
    assert len(tools.packs) == 1


def test_the_configuration_in_the_documentation_is_that_of_the_readme(tmp_path: Path) -> None:
    (block,) = _yaml_blocks("configuration.md")
    file = tmp_path / ".gipr-lint.yaml"
    file.write_text(block, encoding="utf-8")
    readme = re.search(r"<!-- config -->\n```yaml\n(.*?)```", README, re.DOTALL)
    assert readme
    (tmp_path / "readme.yaml").write_text(readme[1], encoding="utf-8")
    assert yaml.load(file, config.Config) == yaml.load(tmp_path / "readme.yaml", config.Config)


def test_every_command_and_edit_stands_in_the_documentation() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md")) + README
    assert {name for name in main.list_commands(click.Context(main)) if f"gipr-lint {name}" not in pages} == set()
    edits = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    assert {key.name for key in keys_of(Edits) if f"`{key.name}`" not in edits} == set()
