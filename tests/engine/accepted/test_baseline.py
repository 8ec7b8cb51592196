"""The baseline: what it holds, what it accepts, and that it tells nothing of a person."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from hashlib import md5, sha1, sha256
from pathlib import Path
from zlib import crc32

import pytest

from gipr_lint.engine.accepted.baseline import Baseline, Entries, entries_of, figures, matched, read, text
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.model.finding import Finding, Level, Location
from gipr_lint.testing import Sample
from tests.support.command_line import FAULTY
from tests.support.one_report import rules
from tests.support.privacy.leaks import KINDS, LIKE, MOBILE, RESIDENT

CLEAN = Sample().text
PERSONAL = {"mobile-number": True, "balance": False}


def found(
    rule: str = "balance", at: tuple[str, ...] = ("requests", "new"), values: tuple[str, ...] = (), said: str = "有误"
) -> Finding:
    return Finding(rule, Level.ERROR, "甲.txt", Location(None, at), (said,), "0123456789abcdef", values)


def written(content: str, name: str = "report.txt") -> str:
    """Return the baseline that accepts everything in a report."""
    run = lint([Input(name, content.encode)], rules())
    assert run.checked == 1
    personal = {rule.id: "privacy" in rule.tags for rule in rules()}
    return "".join(text({name: entries_of(run.findings, personal)}))


def test_what_is_written_is_read_again_and_stays_the_same(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    one, other = found(values=("12", "1,300.5")), found("mobile-number", ("overview",))
    entries: Entries = {
        '乙/“年报":.md': entries_of([one, other, other], PERSONAL, "上级口径"),
        "甲.txt": entries_of([one], PERSONAL),
        "空.txt": (),
    }
    file.write_text("".join(text(entries)), encoding="utf-8")
    known = read(file)
    assert dict(known.entries) == {
        path: tuple(sorted(listed, key=lambda entry: entry.rule)) for path, listed in entries.items() if listed
    }
    assert "".join(text(known.entries)) == file.read_text(encoding="utf-8")
    assert [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if "count" in line] == [
        '{"rule": "mobile-number", "at": "overview", "count": 2, "reason": "上级口径"}'
    ]


def test_an_accepted_finding_comes_back_when_a_figure_changes() -> None:
    entries = entries_of([found(values=("12", "13"))], PERSONAL)
    assert list(matched([found(values=("12", "13"))], entries, PERSONAL)) == [0]
    assert matched([found(values=("12", "14"))], entries, PERSONAL) == {}


def test_any_figure_of_a_wrong_sum_brings_it_back() -> None:
    findings = lint([Input("report.txt", FAULTY.encode)], rules()).findings
    personal = {rule.id: False for rule in rules()}
    entries = entries_of(findings, personal)
    assert len(matched(findings, entries, personal)) == len(findings) == 2
    lines = FAULTY.split("\n")
    spans = {one.location.span for finding in findings for one in finding.related if one.location.span}
    assert len(spans) >= 6
    for span in spans:
        line = lines[span.line - 1]
        figure = int(line[span.column - 1 : span.end_column - 1])
        changed = [*lines]
        changed[span.line - 1] = f"{line[: span.column - 1]}{figure + 5}{line[span.end_column - 1 :]}"
        again = lint([Input("report.txt", "\n".join(changed).encode)], rules()).findings
        speaking = [one for one in again if any(mention.location.span == span for mention in one.related)]
        assert matched(speaking, entries, personal) == {}


def test_where_a_rule_names_no_figures_those_of_its_message_count() -> None:
    told = figures(found(said="第 12 行：应为 15，写作 1,300.5"))
    assert told == ("15", "1,300.5")
    assert figures(found(said="证件430922********1234，3 处")) == ()
    assert figures(found(values=("12", "18432737113"))) == ("12",)


def test_one_more_number_at_a_place_brings_all_of_them_back() -> None:
    number = found("mobile-number", ("overview",))
    entries = entries_of([number, number], PERSONAL)
    assert sorted(matched([number, number], entries, PERSONAL)) == [0, 1]
    assert sorted(matched([number], entries, PERSONAL)) == [0]
    assert matched([number] * 3, entries, PERSONAL) == {}


def test_a_place_is_told_by_ids_alone() -> None:
    (entry,) = entries_of([found("mobile-number", ("requests", "13800138000", "李建国"))], PERSONAL)
    assert entry.at == "requests"


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"version": 2, "findings": {}}', "[" * 100_000, '{"version": 1, "findings": {"a": [{"x": 1}]}}'],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="不是本工具的基线"):
        read(file)
    with pytest.raises(ConfigurationError, match="不存在"):
        read(tmp_path / "没有.json")
    with pytest.raises(ConfigurationError, match="不是普通文件"):
        read(tmp_path)


def in_the_text(number: str, sentence: str) -> str:
    return CLEAN.replace("接受社会评议", f"接受社会评议。{sentence.format(number)}")


def in_a_table(number: str, _: str) -> str:
    return CLEAN.replace("一、本年新收政府信息公开申请数量\t12", f"一、本年新收政府信息公开申请数量\t{number}")


def in_a_title(number: str, _: str) -> str:
    return CLEAN.replace("二、主动公开政府信息情况", f"二、主动公开政府信息情况{number}")


def doubled(number: str, sentence: str) -> str:
    """Write it in a table and in the text, beside a wrong sum."""
    return in_a_table(number, "").replace("接受社会评议", f"接受社会评议。{sentence.format(number)}共13件")


OTHERS = {RESIDENT: "430922198811203412", LIKE: "430922198811203415", MOBILE: "18632737154"}


def digests(number: str) -> Iterator[str]:
    """Yield the beginnings of digests of a number and of its parts, as anybody might try them."""
    for part in {number, number.lower(), number[-4:], number[-6:], number[:6], f"{number}\n"}:
        data = part.encode()
        yield from (make(data).hexdigest()[:8] for make in (sha256, sha1, md5))
        yield f"{crc32(data):08x}"


@pytest.mark.parametrize("planted", [in_the_text, in_a_table, in_a_title, doubled])
@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_of_a_number_gets_into_a_baseline(kind: str, planted: Callable[[str, str], str]) -> None:
    sentence, number = KINDS[kind]
    shown = written(planted(number, sentence))
    entries = [entry for listed in json.loads(shown)["findings"].values() for entry in listed]
    assert entries
    assert all("fingerprint" not in entry for entry in entries if entry["rule"] in KINDS)
    digits = re.sub(r"\D", "", number)
    bare = re.sub(r'"fingerprint": "\w+"', "", shown)
    parts = {digits[at : at + 6] for at in range(len(digits) - 5)} or {number}
    assert [part for part in (*parts, number) if part in re.sub(r"[^\w]", "", bare)] == []
    assert [digest for digest in digests(number) if digest in shown] == []


@pytest.mark.parametrize("planted", [in_the_text, in_a_table, in_a_title, doubled])
@pytest.mark.parametrize(
    ("kind", "number"), [("resident-id", RESIDENT), ("resident-id-like", LIKE), ("mobile-number", MOBILE)]
)
def test_a_baseline_is_the_same_whatever_the_number(kind: str, number: str, planted: Callable[[str, str], str]) -> None:
    assert written(planted(number, KINDS[kind][0])) == written(planted(OTHERS[number], KINDS[kind][0]))


def test_a_path_is_named_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "报告").mkdir()
    monkeypatch.chdir(tmp_path / "报告")
    assert Baseline(tmp_path / "baseline.json", {}).name("松湾镇.md") == "报告/松湾镇.md"
