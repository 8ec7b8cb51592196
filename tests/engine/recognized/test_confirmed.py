"""Sums confirm recognised figures, or say what they may be, and never is another figure put in."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec.structs import replace

from gipr_lint.authoring import report_view
from gipr_lint.engine.recognized.confirmed import confirmed
from gipr_lint.engine.run_rules import Judgement, run_rules
from gipr_lint.extensions.toolset import assemble
from gipr_lint.model.document import Doubtful
from gipr_lint.model.finding import Finding, Level
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportCell
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import make, print_report
from tests.support.generator.model import Model

SEED = next(
    seed for seed in range(50) if make(seed).edition == "2021" and make(seed).number("requests", "new", "natural")
)


def model() -> Model:
    return make(SEED)


def recognized(model: Model, doubts: Mapping[str, tuple[str, ...]]) -> Report:
    """Return a report as if it had been recognised, with doubts about cells."""
    document = read(print_report(model, "tabs").text.encode(), "a.txt")
    document = replace(document, recognized=frozenset(range(1, len(document.lines) + 1)))
    plain = parse_report(document)
    found = sorted(Doubtful(cell_of(plain, path).span, readings) for path, readings in doubts.items())
    return confirmed(parse_report(replace(document, doubts=tuple(found))))


def cell_of(report: Report, path: str) -> ReportCell:
    table, row, column = path.split(".")
    found = report.tables[table].cell(row, column)
    assert found
    return found


def findings(report: Report) -> list[Finding]:
    tools = assemble([])
    judgement = Judgement(report)
    run_rules(judgement, tools.rules, tools.checks, lambda _: None, None)
    return judgement.findings


def test_sums_that_hold_confirm_a_figure() -> None:
    cell = cell_of(recognized(model(), {"requests.new.natural": ("7",)}), "requests.new.natural")
    assert cell.certain
    assert cell.doubt is None


def test_figure_without_a_sum_stays_in_doubt() -> None:
    cell = cell_of(recognized(model(), {"proactive.licences.decisions": ("7",)}), "proactive.licences.decisions")
    assert not cell.certain
    assert cell.doubt is not None


def test_reading_with_which_all_sums_hold_is_named_and_not_taken() -> None:
    right = model().value("requests", "new", "natural")
    wrong = str(int(right) + 300)
    report = recognized(model().add("requests.new.natural", 300), {"requests.new.natural": ("99999", right)})
    cell = cell_of(report, "requests.new.natural")
    assert cell.value.raw == wrong
    assert cell.doubt is not None
    assert cell.doubt.perhaps == right
    told = [one for one in findings(report) if one.rule in {"row-total", "balance"}]
    assert told
    assert {one.level for one in told} == {Level.WARNING}
    assert all(f"读作{wrong}，可能是{right}" in one.text for one in told)


def test_sure_figure_that_two_sums_contradict_may_be_one_that_looks_alike() -> None:
    report = recognized(model().add("requests.new.natural", 0), {})
    assert cell_of(report, "requests.new.natural").certain
    wrong = model()
    first = wrong.value("requests", "new", "natural")
    report = recognized(wrong.add("requests.new.natural", int(f"1{first}") - int(first)), {})
    cell = cell_of(report, "requests.new.natural")
    assert cell.value.raw == f"1{first}"
    assert not cell.certain
    assert cell.doubt is not None
    assert cell.doubt.perhaps == first


def test_errors_rest_on_sure_figures() -> None:
    report = recognized(model().add("remedies.review.total", 500), {})
    told = [one for one in findings(report) if one.rule == "remedy-total"]
    assert [one.level for one in told] == [Level.ERROR]
    assert "图片" not in told[0].text
    report = recognized(model().add("remedies.review.total", 500), {"remedies.review.total": ()})
    told = [one for one in findings(report) if one.rule == "remedy-total"]
    assert [one.level for one in told] == [Level.WARNING]
    assert "请对照原件" in told[0].text


def test_wording_is_not_judged_in_recognised_text() -> None:
    printed = print_report(model(), "tabs").text.replace("政府信息", "政俯信息").replace("。", "，，", 1)
    document = read(printed.encode(), "a.txt")
    typed = {one.rule for one in findings(parse_report(document))}
    scanned = replace(document, recognized=frozenset(range(1, len(document.lines) + 1)))
    told = findings(confirmed(parse_report(scanned)))
    silent = {rule.id for rule in assemble([]).rules if not rule.applies.recognized}
    assert typed & silent
    assert not {one.rule for one in told} & silent
    assert not [one for one in told if one.level is Level.ERROR]


def test_what_is_read_is_shown_with_its_doubt() -> None:
    right = model().value("requests", "new", "natural")
    report = recognized(model().add("requests.new.natural", 300), {"requests.new.natural": (right,)})
    drawn = report_view.as_text(report)
    assert f"{int(right) + 300} ? 可能是{right}" in "".join(drawn.split("\n")).replace("  ", " ")
    cell = json.loads(report_view.as_json(report))["tables"]["requests"]["new"]["natural"]
    assert (cell["value"], cell["uncertain"], cell["perhaps"]) == (int(right) + 300, True, right)


def test_two_figures_in_doubt_do_not_confirm_each_other() -> None:
    doubts = {f"remedies.review.{column}": ("9",) for column in ("upheld", "total")}
    report = recognized(model(), doubts)
    assert not any(cell_of(report, path).certain for path in doubts)
