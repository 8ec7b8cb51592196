"""SARIF: what code scanning and editors rely on, and both validators where they are at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Level, Location, Mention, Problem
from gipr_lint.model.run import Run, Source
from gipr_lint.reporters import ReporterOptions, reporter, sarif_uris
from gipr_lint.reporters.regulations import REGULATIONS, cited
from gipr_lint.reporters.sarif import literal
from tests.support.paths import SARIF_VALIDATOR
from tests.support.reporters.sample_run import EMPTY, LINES, SAMPLE, finding
from tests.support.reporters.sarif_logs import said_of

REFERENCE = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")

NAMES = (
    "年报.md",
    "./云溪县 2024 年报#1 100%.md",
    "a[1](x){0}.md",
    "../别处/年报.md",
    "/绝对/年报.md",
    "-",
    "<stdin>",
    "反\\斜.md",
    "坏\udcff\x1b.md",
    "甲:乙.md",
)


def log(run: Run, root: str = "/srv") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(reporter("sarif")(run, ReporterOptions(root=root)))["runs"][0]
    return loaded


def only(*findings: Finding, lines: tuple[str, ...] = LINES) -> Run:
    return replace(SAMPLE, findings=findings, problems=(), sources={one.path: Source(lines) for one in findings})


def note(span: Span | None, *message: str | Mention, path: str = "年报.md") -> Finding:
    return finding("fullwidth-digits", Level.NOTE, *(message or ("话。",)), place=Location(span), path=path)


def result(one: Finding, lines: tuple[str, ...] = LINES) -> dict[str, Any]:
    found: dict[str, Any] = log(only(one, lines=lines))["results"][0]
    return found


def region(one: Finding, lines: tuple[str, ...] = LINES) -> list[int]:
    found = result(one, lines)["locations"][0]["physicalLocation"]["region"]
    return [found[key] for key in ("startLine", "startColumn", "endLine", "endColumn")]


def place(path: str, root: str = "/srv") -> dict[str, Any]:
    found = log(only(note(Span(1, 1, 1, 2), path=path)), root)["results"][0]
    location: dict[str, Any] = found["locations"][0]["physicalLocation"]["artifactLocation"]
    return location


def test_columns_count_utf16_code_units() -> None:
    lines = ("𠮷野家😀办结3件", "甲𠮷")
    assert region(note(Span(1, 5, 1, 7)), lines) == [1, 7, 1, 9]
    assert region(note(Span(1, 1, 1, 2)), lines) == [1, 1, 1, 3]
    assert region(note(Span(1, 2, 2, 3)), lines) == [1, 3, 2, 4]


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_columns_agree_with_the_encoding(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start, len(line)))
    left, right = (len(line[:at].encode("utf-16-le")) // 2 + 1 for at in (start, end))
    assert region(note(Span(1, start + 1, 1, end + 1)), (line,)) == [1, left, 1, right]


def test_places_beyond_the_file_do_no_harm() -> None:
    assert region(note(Span(9, 5, 9, 7))) == [9, 5, 9, 7]
    assert region(note(Span(1, 100, 1, 102)), ("𠮷",)) == [1, 101, 1, 103]


def test_a_finding_about_the_whole_report_has_the_whole_file() -> None:
    assert region(note(None), ("年报", "𠮷")) == [1, 1, 2, 3]
    assert region(note(None), ()) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("报告/年报 #1 100%.md", "%E6%8A%A5%E5%91%8A/%E5%B9%B4%E6%8A%A5%20%231%20100%25.md"),
        ("./a//./b.md", "a/b.md"),
        ("a/../b.md", "b.md"),
        ("../b.md", "../b.md"),
        ("/srv/b.md", "b.md"),
        ("a:b?c.md", "a%3Ab%3Fc.md"),
        ("-", "-"),
    ],
)
def test_relative_references(path: str, expected: str) -> None:
    found = place(path)
    assert found["uri"] == expected
    assert found["uriBaseId"] == "SRCROOT"


def test_an_absolute_path_elsewhere_says_no_more_than_was_given() -> None:
    assert place("/别处/年 报.md") == {
        "uri": "file:///%E5%88%AB%E5%A4%84/%E5%B9%B4%20%E6%8A%A5.md",
        "description": {"text": "/别处/年 报.md"},
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("报告\\a b.md", "%E6%8A%A5%E5%91%8A/a%20b.md"),
        ("C:\\r\\a b.md", "file:///C:/r/a%20b.md"),
        ("\\\\server\\share\\a.md", "file://server/share/a.md"),
    ],
)
def test_paths_of_windows(path: str, expected: str) -> None:
    assert sarif_uris.uri(PureWindowsPath(path)) == expected


def test_paths_of_windows_below_the_root() -> None:
    path = sarif_uris.relative(PureWindowsPath("C:\\Work\\a.md"), PureWindowsPath("c:\\work"))
    assert sarif_uris.uri(path) == "a.md"


@given(st.text(st.characters(exclude_characters="/\0"), min_size=1).filter(lambda name: name not in (".", "..")))
def test_any_name_is_a_reference_and_comes_back(name: str) -> None:
    uri = sarif_uris.uri(PurePosixPath("夹", name))
    assert REFERENCE.fullmatch(uri)
    if name.isprintable():
        assert unquote(uri) == f"夹/{name}"


def test_undecodable_bytes_of_a_name_come_back() -> None:
    assert unquote_to_bytes(sarif_uris.uri(PurePosixPath("a\udcff"))) == b"a\xff"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("报告/年报 #1 100%.md", "报告/年报%20%231%20100%25.md"),
        ("a:b?c[1].md", "a%3Ab%3Fc%5B1%5D.md"),
        ("年\u202e报.md", "年%E2%80%AE报.md"),
        ("坏\udcff.md", "坏%FF.md"),
    ],
)
def test_names_for_editors_are_encoded_in_ascii_only(path: str, expected: str) -> None:
    assert sarif_uris.uri(PurePosixPath(path), plain=True) == expected
    assert unquote_to_bytes(expected) == path.encode("utf-8", "surrogateescape")


def test_rules_for_editors_say_what_to_do() -> None:
    printed = reporter("sarif")(SAMPLE, ReporterOptions(root="/srv", profile="ide"))
    for rule in json.loads(printed)["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["help"]["text"].split("\n")[0] in rule["fullDescription"]["text"]


def test_no_path_of_the_machine() -> None:
    run = replace(only(note(Span(1, 1, 1, 2), path="/home/someone/年报.md")), sources={})
    assert "someone" not in reporter("sarif")(run, ReporterOptions(root="/home/someone"))


def test_readable_path_beside_the_reference() -> None:
    assert place("报告/年报 #1.md")["description"]["text"] == "报告/年报 #1.md"
    assert place("-")["description"]["text"] == "标准输入"


def test_mentions_are_links_to_related_locations() -> None:
    row = [
        Mention(words, Location(Span(6, at, 6, at + 1), ("requests",))) for words, at in (("甲 1", 18), ("乙[2]\\", 20))
    ]
    found = result(note(Span(6, 18, 6, 19), row[0], "＋", row[1], "≠", Mention("丙", Location(None)), "。"))
    assert found["message"] == {"text": "[甲 1](1)＋[乙\\[2\\]\\\\](2)≠丙。"}
    assert [one["id"] for one in found["relatedLocations"]] == [1, 2]
    assert found["relatedLocations"][1]["physicalLocation"]["region"]["startColumn"] == 20
    assert found["relatedLocations"][0]["logicalLocations"] == [{"fullyQualifiedName": "requests", "name": "requests"}]


@given(st.text(st.sampled_from("甲[]()\\{}01!")))
def test_words_never_become_links_or_placeholders(words: str) -> None:
    text = literal(words)
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", text)
    assert "{" not in text.replace("{{", "")
    assert re.sub(r"\\(.)", r"\1", text).replace("{{", "{").replace("}}", "}") == words


def test_rules_are_complete_and_found_by_index() -> None:
    found = log(SAMPLE)
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule.id for rule in SAMPLE.rules)
    assert [rules[one["ruleIndex"]]["id"] for one in found["results"]] == [one.rule for one in SAMPLE.findings]
    total = next(rule for rule in rules if rule["id"] == "row-total")
    assert total["help"]["text"] == "核对各列。\n改正合计。\n依据：国办公开办函〔2021〕30号第一部分（三）。"
    assert total["helpUri"].endswith("/rules/row-total.yaml")
    assert total["defaultConfiguration"] == {"level": "error"}
    assert total["properties"] == {"tags": ["structure", "2021"]}


def test_a_rule_of_a_pack_names_its_origin() -> None:
    found = log(SAMPLE)
    wording = next(rule for rule in found["tool"]["driver"]["rules"] if rule["id"] == "yunxi-wording")
    assert "helpUri" not in wording
    assert found["tool"]["extensions"] == [{"name": "yunxi", "version": "1.0"}]
    assert "extensions" not in log(EMPTY)["tool"]


def test_rules_point_to_the_clauses_that_they_enforce() -> None:
    found = log(SAMPLE)
    taxa = {one["name"]: [taxon["id"] for taxon in one["taxa"]] for one in found["taxonomies"]}
    assert taxa["政府信息公开条例"] == ["第五十条第一款第（二）项", "第五十条第一款第（三）项", "第十五条"]
    targets = [
        relation["target"] for rule in found["tool"]["driver"]["rules"] for relation in rule.get("relationships", ())
    ]
    assert len(targets) == 4
    for target in targets:
        assert found["taxonomies"][target["toolComponent"]["index"]]["name"] == target["toolComponent"]["name"]
        assert target["id"] in taxa[target["toolComponent"]["name"]]
    assert [one["name"] for one in found["tool"]["driver"]["supportedTaxonomies"]] == list(taxa)


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("条例第四十九条", {0: ("第四十九条",)}),
        ("《中华人民共和国政府信息公开条例》第五十条第一款第（四）项", {0: ("第五十条第一款第（四）项",)}),
        ("根据条例第十四条、第十五条和第十六条第二款", {0: ("第十四条", "第十五条", "第十六条第二款")}),
        (
            "条例第五十条第一款第（二）项、第（三）项、第二款",
            {0: ("第五十条第一款第（二）项", "第五十条第一款第（三）项", "第五十条第二款")},
        ),
        (
            "国办公开办函〔2019〕60号；国办公开办函〔2021〕30号第二部分",
            {1: ("国办公开办函〔2019〕60号",), 2: ("国办公开办函〔2021〕30号第二部分",)},
        ),
        ("居民身份证条例第三条；个人信息保护法第二十八条；国办函〔2020〕109号", {}),
    ],
)
def test_clauses_of_a_basis(basis: str, expected: dict[int, tuple[str, ...]]) -> None:
    assert cited([basis]) == {REGULATIONS[index]: clauses for index, clauses in expected.items()}


def test_problems_are_notifications() -> None:
    invocation = log(SAMPLE)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    file, rule = invocation["toolExecutionNotifications"]
    assert file["message"]["text"] == "报告/坏\x1b\\[31m文件\ufffd.md：无法读取：没有权限。"
    assert rule["associatedRule"]["id"] == "yunxi-wording"
    assert log(EMPTY)["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_no_source_text_and_no_markdown_messages() -> None:
    printed = reporter("sarif")(SAMPLE, ReporterOptions())
    assert not [key for key in ('"snippet"', '"contextRegion"') if key in printed]
    assert not [line for line in LINES if line in printed]
    assert all(set(one["message"]) == {"text"} for one in log(SAMPLE)["results"])
    assert not printed.startswith("\ufeff")


def runs() -> dict[str, Run]:
    """Return a run for each thing that must hold in any log."""
    named = [note(Span(1, 1, 1, 2), path=name) for name in NAMES]
    return {
        "empty": EMPTY,
        "clean": replace(SAMPLE, findings=(), problems=()),
        "every-kind": SAMPLE,
        "problems": replace(EMPTY, problems=(Problem("file", "坏\udcff\x1b.md", "无法读取{0}[x](1)。"),)),
        "names": only(*named),
    }


def locations(value: object) -> list[dict[str, Any]]:
    """Return every physical location in a log."""
    if isinstance(value, list):
        return [found for one in value for found in locations(one)]
    if isinstance(value, dict):
        own = [value["physicalLocation"]] if "physicalLocation" in value else []
        return own + [found for one in value.values() for found in locations(one)]
    return []


@pytest.mark.parametrize("name", runs())
def test_what_holds_in_any_log(name: str) -> None:
    found = log(runs()[name])
    for one in locations(found):
        uri = one["artifactLocation"]["uri"].removeprefix("file://")
        assert REFERENCE.fullmatch(uri)
        region = one["region"]
        assert (1, 1) <= (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    for one in found["results"]:
        links = re.findall(r"(?<!\\)\]\((\d+)\)", one["message"]["text"])
        assert links == [str(related["id"]) for related in one.get("relatedLocations", [])]


@pytest.mark.skipif(not SARIF_VALIDATOR.exists(), reason="the validators are not part of the project")
def test_validators_find_nothing(tmp_path: Path) -> None:
    options = ReporterOptions(root=str(PurePath("/srv")))
    assert said_of([reporter("sarif")(run, options) for run in runs().values()], tmp_path) == ""


@pytest.mark.skipif(not SARIF_VALIDATOR.exists(), reason="the validators are not part of the project")
def test_validators_find_what_is_wrong_in_any_of_the_logs(tmp_path: Path) -> None:
    right = reporter("sarif")(SAMPLE, ReporterOptions(root="/srv"))
    said = said_of([right, right.replace('"startLine": 3', '"startLine": -3'), right], tmp_path)
    assert "startLine" in said
