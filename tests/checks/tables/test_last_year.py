"""A figure that does not follow from last year's: the reason has to be written in words; last year's place is told."""

from __future__ import annotations

import json

import pytest

from gipr_lint.engine.companions.previous import Previous
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.reporters import ReporterOptions, reporter
from gipr_lint.testing import Sample

LAST = "2023/云溪县松湾镇.txt"


def _run(body: str = "", *, cell: str = "", carried: str = "0") -> Run:
    last = Sample()
    last.edit({"set": {"proactive.normative_documents.in_force": "9"}})
    last.edit({"set": {"requests.carried_out.natural": carried, "requests.carried_out.total": carried}})
    this = Sample()
    this.bodies["problems"] += body
    if cell:
        this.edit({"set": {"proactive.normative_documents.in_force": cell}})
    before = parse_report(read(last.text.replace("2024", "2023").encode(), LAST))
    settings = Settings(previous=Previous((before,)))
    rules = [rule for rule in national_rules() if rule.id in {"in-force-balance", "carry-over"}]
    return lint([Input("2024/云溪县松湾镇.txt", this.text.encode)], rules, settings)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "全年废止行政规范性文件2件。",
        "未开展行政规范性文件清理。",
        "本年没有失效的文件。",
        "数据如有变动，以本年度报告为准。",
        "现行有效的文件均已公开，本年废止的规章为0件。",
    ],
)
def test_what_is_no_reason(body: str) -> None:
    assert [one.rule for one in _run(body).findings] == ["in-force-balance"]


@pytest.mark.parametrize(
    "body",
    [
        "开展了文件清理工作，宣布失效5件。",
        "对历年制发的行政规范性文件进行了集中清理。",
        "现行有效件数重新核实，以本年度报告为准。",
        "上年度填报有误，现予更正。",
        "因机构改革，职责划出的文件不再统计。",
    ],
)
def test_what_is_a_reason(body: str) -> None:
    assert _run(body).findings == ()


def test_a_remark_beside_the_figure_is_a_reason() -> None:
    assert _run(cell="4（含清理后失效的文件5件）").findings == ()


def test_last_years_file_and_line_are_told() -> None:
    run = _run(carried="2")
    assert {one.rule for one in run.findings} == {"in-force-balance", "carry-over"}
    for finding in run.findings:
        assert LAST in [one.location.path for one in finding.related]
    options = ReporterOptions(root="/")
    told = json.loads(reporter("json")(run, options))
    assert {one.get("path") for finding in told["findings"] for one in finding["related"]} == {LAST, None}
    assert f"{LAST} 第 " in reporter("text")(run, options)
    log = json.loads(reporter("sarif")(run, options))
    uris = {
        one["physicalLocation"]["artifactLocation"]["description"]["text"]
        for result in log["runs"][0]["results"]
        for one in result["relatedLocations"]
    }
    assert uris == {LAST, "2024/云溪县松湾镇.txt"}
