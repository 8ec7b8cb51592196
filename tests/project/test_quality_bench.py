"""The quality bench runs, and what it is there to notice makes it fail."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gipr_lint.extensions.toolset import national_rules
from quality import judge
from quality.bench import main
from quality.defects import cases
from tests.support.generator import LAYOUTS, Model, Printed, print_report
from tests.support.generator.drawing.counts import Count, Share
from tests.support.generator.telling.sentences import sentences
from tests.support.generator.telling.told import facts_of, tell

SMALL = ["--reports", "3", "--times", "1", "--only", "row-total", "--only", "missing-table"]
NOT_PLANTED = {
    *("area-uncovered", "carry-over", "in-force-balance", "partial-counted-twice", "open-changes"),
    *("subordinate-sum", "below-subordinate", "digit-swap", "missing-subordinate"),
    *("copied-report", "copied-problems", "copied-number", "copied-neighbour"),
}
"""Rules that need last year's report or others beside it, one that speaks only within another one's finding, one for
files of Word, and one that misses a word in the whole report: no sentence makes it absent."""


def spoil(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Add a line to each report that the bench takes for a true one."""

    def spoiled(model: Model, layout: str) -> Printed:
        printed = print_report(model, layout)
        return replace(printed, text=f"{printed.text}\n\n{line}")

    monkeypatch.setattr(judge, "print_report", spoiled)


def test_bench_passes_and_prints_its_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(SMALL) == 0
    told = capsys.readouterr().out
    assert "row-total" in told
    assert "errors: recall 1.000, 0.00 false in 100 reports" in told
    assert "3 of them true" in told
    assert "rules of the text: recall 1.000, precision 1.000" in told
    assert re.search(r"invented, 3 reports: \d+\.\d % of the amounts that the tables may tell understood", told)


def test_false_error_fails_the_bench(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(monkeypatch, "经办人身份证号11010519491231002X。")
    assert main(SMALL) == 1
    told = capsys.readouterr()
    assert "false errors in 100 reports" in told.err
    assert "resident-id" in told.out


def test_false_warnings_fail_the_bench(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(monkeypatch, "经办人身份证号110105194912310029。")
    assert main(SMALL) == 1
    assert "false warnings in 100 reports" in capsys.readouterr().err


def test_missed_errors_fail_the_bench(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(judge, "findings", lambda _: ())
    assert main([*SMALL, "--show", "row-total"]) == 1
    told = capsys.readouterr()
    assert "0.000 of the errors found" in told.err
    assert "missed  tests/row-total" in told.out


def test_every_rule_is_planted_in_several_ways_or_places() -> None:
    rules = {rule.id for rule in national_rules()}
    assert rules - {case.rule for case in cases()} <= NOT_PLANTED


def test_names_of_defects_differ_and_each_fits_some_report() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names))
    for case in cases():
        (planted,) = case.plant(0, 1)
        assert "[|" not in planted.printed.text
        assert not planted.expected.key or planted.expected.key in planted.printed.places, case.name


def test_every_true_sentence_fits_some_report() -> None:
    reports = [facts_of(seed) for seed in range(600)]
    everything = {sentence for place in sentences().values() for sentence in place}
    assert {each.text for each in everything if not any(each.fits(facts) for facts in reports)} == set()


def test_same_seed_tells_the_same() -> None:
    for layout in LAYOUTS:
        first, again, other = (tell(seed) for seed in (3, 3, 4))
        assert first
        assert again
        assert other
        assert print_report(first, layout) == print_report(again, layout)
        assert print_report(first, layout).text != print_report(other, layout).text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{Count(12)}", "12"),
        (f"{Count(12):cn}", "十二"),
        (f"{Count(2):cn}", "两"),
        (f"{Count(30):cn}", "三十"),
        (f"{Count(12):+3}", "15"),
        (f"{Share(12.345)}", "12.35"),
        (f"{Share(12.345):1}", "12.3"),
        (f"{Share(12.345):+7}", "19.3"),
    ],
)
def test_figures_write_themselves(written: str, expected: str) -> None:
    assert written == expected
