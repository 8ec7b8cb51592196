"""Reports of three counties over four years beside each other: every fault between them is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

import pytest
from msgspec import structs

from gipr_lint.checks.companions.copied import compares_neighbours
from gipr_lint.engine.companions.gather import gather
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run
from tests.support.counties import COUNTIES, FAULTS, TOWNS, YEARS, Planted, Reports, faultless, plant, written
from tests.support.writers import docx, html

RULES = [rule for rule in national_rules() if rule.id in {*FAULTS, "missing-subordinate"}]
FEWEST_FAULTS = 40
WRITERS = {"docx": docx.write_model, "html": html.write_model}
KINDS = ("txt", "docx", "txt", "html")


def checked(files: Mapping[str, str | bytes], lists: Mapping[str, tuple[str, ...]] | None = None) -> Run:
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    inputs = [Input(path, partial(bytes, content)) for path, content in contents.items()]
    settings = Settings(jobs=2)
    project, problems = gather(inputs, settings, lists)
    return lint(inputs, RULES, structs.replace(settings, project=project), problems=problems)


@cache
def reports() -> Reports:
    return faultless()


@cache
def with_faults() -> tuple[Run, tuple[Planted, ...]]:
    spoilt = dict(reports())
    planted = tuple(plant(spoilt))
    return checked(written(spoilt)), planted


def test_faultless_reports_beside_each_other_give_nothing() -> None:
    run = checked(written(reports()), dict.fromkeys(COUNTIES, TOWNS))
    assert (run.checked, run.problems) == (len(COUNTIES) * (len(TOWNS) + 1) * len(YEARS), ())
    assert [(one.path, one.rule, one.text) for one in run.findings] == []
    assert run.compared == run.checked // len(YEARS) * (len(YEARS) - 1)


def hold_all(run: Run, planted: Sequence[Planted], moved: Mapping[str, str]) -> None:
    """Assert that every fault is found and nothing else, in files that moved from their paths to others."""
    assert run.problems == ()
    assert len(planted) >= FEWEST_FAULTS
    found = Counter((one.rule, one.path) for one in run.findings)
    due = Counter((one.rule, moved[one.path]) for one in planted)
    copied = {moved[one.path] for one in planted if one.rule == "copied-report"}
    more = {key for key in found - due if not (key[0] == "copied-number" and key[1] in copied)}
    assert (due - found, more) == (Counter(), set())


def test_every_planted_fault_is_found_and_nothing_else() -> None:
    run, planted = with_faults()
    hold_all(run, planted, {key.path: key.path for key in reports()})


def test_reports_are_told_apart_by_their_files_where_their_titles_name_nobody() -> None:
    """All in one folder; towns have the same names in each county, and no title of theirs names them."""
    spoilt = dict(reports())
    planted = tuple(plant(spoilt))
    untitled = {
        key: replace(model, title=(f"{key.year}年政府信息公开工作年度报告",)) if key.town else model
        for key, model in spoilt.items()
    }
    moved = {key.path: f"{key.county}{key.town}{key.year}.txt" for key in spoilt}
    run = checked({moved[path]: text for path, text in written(untitled).items()})
    hold_all(run, planted, moved)


def test_folders_may_be_by_year_or_by_organ_and_files_of_any_kind() -> None:
    """In one county folders are by year, in one by organ with names that tell no year, in one some are Word or HTML."""
    spoilt = dict(reports())
    planted = tuple(plant(spoilt))
    by_year, by_organ, mixed = COUNTIES
    moved: dict[str, str] = {}
    files: dict[str, str | bytes] = {}
    texts = written(spoilt)
    for number, (key, model) in enumerate(spoilt.items()):
        name = key.town or key.county
        kind = KINDS[(number + key.year) % len(KINDS)] if key.county == mixed else "txt"
        path = {
            by_year: f"{key.year}年/01{key.county}/{name}.txt",
            by_organ: f"{key.county}/{name}/{'甲乙丙丁'[YEARS.index(key.year)]}.txt",
            mixed: f"{key.county}/{name}{key.year}.{kind}",
        }[key.county]
        moved[key.path] = path
        writer = WRITERS.get(kind)
        files[path] = writer(model) if writer else texts[key.path]
    hold_all(checked(files), planted, moved)


@pytest.mark.parametrize("rule", FAULTS)
def test_a_finding_names_the_place_in_the_other_file(rule: str) -> None:
    run, planted = with_faults()
    for one in (each for each in planted if each.rule == rule):
        (finding,) = (each for each in run.findings if (each.rule, each.path) == (rule, one.path))
        there = [mention.location for mention in finding.related if mention.location.path == one.other]
        assert there, finding.text
        assert run.quote(one.other, there[0].span)


def test_an_organ_of_the_list_without_a_report_is_told_once_a_county_and_year() -> None:
    lists = {"云溪县": (*TOWNS, "红旗镇", "东风乡")}
    files = {path: text for path, text in written(reports()).items() if "松湾" not in path and "2024" in path}
    run = checked(files, lists)
    assert [(one.rule, one.path) for one in run.findings] == [("missing-subordinate", "云溪县/2024/云溪县.txt")]
    assert "松湾镇、红旗镇、东风乡" in run.findings[0].text


def test_two_reports_of_one_organ_and_year_are_a_problem_that_names_both() -> None:
    files = {path: text for path, text in written(reports()).items() if path.startswith("云溪县/2024")}
    twice = {**files, "云溪县/2024/旧稿/松湾镇.txt": files["云溪县/2024/松湾镇.txt"]}
    run = checked(twice)
    (problem,) = run.problems
    assert (problem.kind, problem.subject) == ("file", "云溪县/2024/旧稿/松湾镇.txt")
    assert "“云溪县/2024/松湾镇.txt”" in problem.message
    assert "exclude" in problem.message
    assert list(run.findings) == []


def test_without_the_library_only_copies_among_neighbours_are_not_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipr_lint.engine.companions.gather.is_installed", lambda: False)
    files = {path: text for path, text in written(reports()).items() if path.startswith("云溪县/202")}
    run = checked({path: files[path] for path in sorted(files) if "松湾" in path})
    (problem,) = run.problems
    assert (problem.kind, problem.subject) == ("config", "--project")
    assert "gipr-lint[project]" in problem.message
    assert run.compared == len(YEARS) - 1


def test_the_library_is_not_asked_for_where_no_rule_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipr_lint.engine.companions.gather.is_installed", lambda: False)
    others = [rule for rule in national_rules() if rule.id != "copied-neighbour"]
    assert compares_neighbours(national_rules())
    assert not compares_neighbours(others)
    assert gather([], Settings(), near=compares_neighbours(others))[1] == ()
