"""A report in Markdown that lost its line ends is read as it was, and its faults are found at their places."""

from __future__ import annotations

import time

import pytest

from gipr_lint import lint_text
from gipr_lint.model.run import Run
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample

ABOVE = "标题：{title}\n发布时间：2025-01-10\n正文：\n"


def _folded(sample: Sample, above: str = "") -> str:
    lines: list[str] = []
    for line in sample.text.splitlines():
        if "\t" in line:
            cells = [cell.strip() for cell in line.split("\t")]
            row = "|" + "|".join(f" {cell} " if cell else "" for cell in cells) + "|"
            if not lines[-1].startswith("|") or lines[-1].count("|") != row.count("|"):
                row += "|" + "---|" * len(cells)
            lines.append(row)
        else:
            mark = "# " if line == sample.title else "## " if line in sample.headings.values() else ""
            lines.append(mark + line)
    return above.format(title=sample.title) + "".join(lines)


def _run(sample: Sample, above: str = "") -> Run:
    run = lint_text(_folded(sample, above))
    assert (run.checked, run.problems) == (1, ())
    return run


@pytest.mark.parametrize("above", ["", ABOVE])
def test_a_faultless_report_has_no_findings(above: str) -> None:
    assert [(one.rule, one.text) for one in _run(Sample(), above).findings] == []


def test_sections_and_tables_are_all_there() -> None:
    report = parse_report(read(_folded(Sample()).encode(), "报告.txt"))
    whole = parse_report(read(Sample().text.encode(), "报告.txt"))
    assert [one.id for one in report.sections] == [one.id for one in whole.sections]
    for name, table in whole.tables.items():
        printed = {key: {at: cell.value.number for at, cell in row.cells.items()} for key, row in table.rows.items()}
        read_again = report.tables[name].rows
        assert printed == {
            key: {at: cell.value.number for at, cell in row.cells.items()} for key, row in read_again.items()
        }


def test_faults_are_found_at_their_places() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.new.total": "77"}})
    sample.bodies["overview"] = "（一）公开。公开信息126条。（三）申请。收到申请12件。"
    text = _folded(sample)
    found = {one.rule: one.location.span for one in _run(sample).findings}
    for rule, words in (("row-total", "77"), ("subheading-sequence", "（三）")):
        span = found[rule]
        assert span is not None
        assert text[span.column - 1 : span.end_column - 1] == words


def test_a_long_sentence_about_a_report_is_not_taken_apart() -> None:
    sample = Sample()
    sample.bodies["problems"] += "依据“## 一、总体情况”的写法，" + "逐项核对栏目，" * 60 + "完成整改。"
    assert _run(sample).findings == lint_text(_folded(sample)).findings
    assert "duplicate-section" not in {one.rule for one in lint_text(sample.text).findings}


def test_the_time_grows_with_the_length() -> None:
    text = _folded(Sample())
    spent = []
    for times in (8, 32):
        start = time.perf_counter()
        parse_report(read((text * times).encode(), "报告.txt"))
        spent.append(time.perf_counter() - start)
    assert spent[1] < 12 * spent[0] + 0.5
