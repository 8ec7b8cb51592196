"""What those who write rules are told: the names that may be meant, where an equation points, what was not run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gipr_lint.authoring.explanation import explanation
from gipr_lint.checks import CHECKS
from gipr_lint.checks.table_options import unknown_cell
from gipr_lint.checks.tables.references import Along, wrong_name
from gipr_lint.extensions.toolset import assemble, national_rules
from gipr_lint.model import official_format
from gipr_lint.model.rule import Rule
from tests.support.command_line import Cli
from tests.support.equations import hits, options, report
from tests.support.extensions.rule_packs import RULE, write

EDITIONS = official_format.national()
NOWHERE = Along(None, None)
ROWS, COLUMNS = Along("requests", "row"), Along("requests", "column")


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    return Cli(capsys)


@pytest.mark.parametrize(
    ("name", "along", "told"),
    [
        ("proactive.licences.decison", NOWHERE, "没有列“decison”，是否指“decisions”？"),
        ("proactive.charges.amout", NOWHERE, "没有列“amout”，是否指“amount”？"),
        ("remedies.review.uphold", NOWHERE, "没有列“uphold”，是否指“upheld”？"),
        ("requests.new.naturel", NOWHERE, "没有列“naturel”，是否指“natural”？"),
        ("remedies.review.natural", NOWHERE, "没有列“natural”；可用的列：corrected、other、pending、total、upheld"),
        ("naturl", ROWS, "没有列“naturl”，是否指“natural”？"),
        ("carried_in", ROWS, "“carried_in”是行名，这里应写列名；可用的列：business、"),
        ("natural", COLUMNS, "“natural”是列名，这里应写行名；可用的行：carried_in、"),
        ("carried_inn", COLUMNS, "没有行“carried_inn”，是否指“carried_in”？"),
    ],
)
def test_what_may_be_meant_stands_in_the_same_table(name: str, along: Along, told: str) -> None:
    assert (wrong_name(name, along, EDITIONS) or "").startswith(told)


@pytest.mark.parametrize("table", ["proactive", "requests", "remedies"])
def test_each_name_that_is_offered_is_right(table: str) -> None:
    for row in EDITIONS["2021"].table[table].row:
        told = wrong_name(f"{table}.{row}.zzz", NOWHERE, EDITIONS) or ""
        assert told.startswith("没有列“zzz”；可用的列：")
        for column in told.partition("可用的列：")[2].split("、"):
            assert wrong_name(f"{table}.{row}.{column}", NOWHERE, EDITIONS) is None


def test_the_columns_of_a_cell_are_those_of_its_row() -> None:
    assert list(unknown_cell("proactive", "charges", "amont", EDITIONS)) == [
        ("column", "没有列“amont”，是否指“amount”？")
    ]
    ((key, told),) = unknown_cell("proactive", "charges", "made", EDITIONS)
    assert key == "column"
    assert told.startswith("没有列“made”；可用的列：")
    assert "amount" in told
    assert list(unknown_cell("proactive", "charges", "amount", EDITIONS)) == []


def test_an_equation_between_single_cells_points_at_its_left_side() -> None:
    edits = {"set": {"remedies.review.total": "20"}}
    for equation, place in (
        ("remedies.review.total <= requests.new.total", ("remedies", "review", "total")),
        ("requests.new.total >= remedies.review.total + 1", ("requests", "new", "total")),
        (
            "sum(remedies.review.upheld..remedies.review.pending) == remedies.review.total",
            ("remedies", "review", "upheld"),
        ),
        ("3 == remedies.review.total", ("remedies", "review", "total")),
    ):
        (hit,) = hits(report(edits), options(equation))
        assert hit.location.logical == place


def test_an_equation_along_rows_points_at_its_right_side() -> None:
    chosen = options("natural + business == total", table="requests", each="row")
    assert {hit.location.logical[-1] for hit in hits(report({"set": {"requests.new.natural": "+1"}}), chosen)} == {
        "total"
    }


def test_with_a_broken_rule_it_is_not_said_that_all_passed(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack", aa_words=RULE.replace("check: forbid", "check: nonsense"), aa_good=RULE)
    ended = cli("test-rules", "pack")
    assert ended.code == 2
    assert "全部通过" not in ended.out
    assert "另有 1 处错误，有误的规则没有运行" in ended.out
    write(tmp_path / "alone", aa_words="level: [")
    ended = cli("test-rules", "alone")
    assert (ended.code, ended.out) == (2, "")


def test_without_a_check_new_rule_lists_them_and_can_be_run_again(cli: Cli, tmp_path: Path) -> None:
    first = cli("new-rule", "aa-words", "--folder", "pack")
    assert first.code == 0
    assert all(f"\n  {name}　{check.about}\n" in first.out for name, check in CHECKS.items())
    assert "gipr-lint new-rule aa-words --folder pack --check 检查" in first.out
    file = tmp_path / "pack" / "aa-words.yaml"
    blank = file.read_text(encoding="utf-8")
    assert cli("new-rule", "aa-words", "--folder", "pack", "--check", "forbid").code == 0
    assert "\ncheck: forbid\n" in file.read_text(encoding="utf-8")
    again = cli("new-rule", "aa-words", "--folder", "pack", "--check", "number")
    assert again.code == 2
    assert "\ncheck: forbid\n" in file.read_text(encoding="utf-8")
    file.write_text(blank.replace("title: ''", "title: 用了口语"), encoding="utf-8")
    filled = cli("new-rule", "aa-words", "--folder", "pack", "--check", "forbid")
    assert filled.code == 2
    assert "已经有了，没有改动" in filled.err
    assert "用了口语" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", national_rules(), ids=lambda rule: rule.id)
def test_explain_shows_no_empty_option_and_no_long_pattern(rule: Rule) -> None:
    shown = explanation(rule, assemble())
    assert "（没有写）" not in shown
    assert not re.search(r"= (?:null|\[\]|\{\}|\"\"|true|false|\[\")", shown)
    before, _, options_shown = shown.partition("\n检查：")
    assert "正确的写法：" in before
    assert "有误的写法：" in before
    assert max(map(len, options_shown.split("\n"))) < 420
    assert "<U+000A>" not in shown


def test_explain_says_what_the_words_of_an_option_mean() -> None:
    rules = {rule.id: rule for rule in national_rules()}
    shown = explanation(rules["carry-over"], assemble())
    assert "  each = column（逐列（名称是行））\n" in shown
    assert "  equals = previous.carried_out == carried_in\n" in shown
    assert "tolerance" not in shown
    long = explanation(rules["template-placeholder"], assemble())
    assert re.search(r"  pattern = .{200}…（共 \d{4} 个字符，全文见规则文件）\n", long)
    person = explanation(rules["person-name"], assemble())
    assert re.search(r"  kind = person-name（[^（）]+）\n      哪种个人信息\n", person)
