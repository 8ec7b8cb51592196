"""The layout holds all that a report says, once and in order, and nothing of it is personal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.layout import layout_of
from gipr_lint.model.document import Table
from gipr_lint.model.layout import Layout, TableLayout, TextLayout
from gipr_lint.model.report import Report
from gipr_lint.readers import READERS
from gipr_lint.testing import Sample
from tests.support.generator import make, print_report
from tests.support.generator.model import Model
from tests.support.writers import docx, html

WRITERS: dict[str, Callable[[Model], bytes]] = {
    "a.txt": lambda model: print_report(model, "pagebreak").text.encode(),
    "b.txt": lambda model: print_report(model, "onecell").text.encode(),
    "a.md": lambda model: print_report(model, "markdown").text.encode(),
    "a.docx": docx.write_model,
    "a.html": html.write_model,
}


def report_of(name: str, content: bytes) -> Report:
    return read_report(Input(name, lambda: content), READERS)


def words(layout: Layout, lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of each line and of each cell."""
    for item in layout.items:
        if isinstance(item, TableLayout):
            yield from (cell.text for row in item.rows for cell in row)
        else:
            yield from (lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in item.spans)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("seed", [2, 9])
def test_all_that_is_said_stands_in_it_once(name: str, seed: int) -> None:
    report = report_of(name, WRITERS[name](make(seed)))
    said = []
    for block in report.document.blocks:
        said += [cell.text for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block.text]
    shown = list(words(layout_of(report), report.document.lines))
    assert len(shown) > 100
    assert sorted(one.strip("#* ") for one in shown) == sorted(one.strip("#* ") for one in said)


def test_kinds_and_figures() -> None:
    layout = layout_of(report_of("a.txt", Sample().text.encode()))
    kinds = [item.kind for item in layout.items if isinstance(item, TextLayout)]
    assert kinds[0] == "title"
    assert kinds.count("section") == 6
    tables = [item for item in layout.items if isinstance(item, TableLayout)]
    assert [item.known for item in tables] == [True, True, True]
    assert (layout.organ, layout.year) == ("云溪县松湾镇人民政府", 2024)
    figures = [cell.text for row in tables[1].rows for cell in row if cell.figure]
    assert figures[:1] == ["12"]


def test_personal_data_is_masked() -> None:
    mobile = "138" + "0013" + "8000"
    sample = Sample()
    sample.edit({"set": {"requests.new.natural": mobile}})
    sample.edit({"title": f"松湾镇（{mobile}）2024年政府信息公开工作年度报告"})
    layout = layout_of(report_of("a.txt", sample.text.encode()))
    cells = [cell.text for item in layout.items if isinstance(item, TableLayout) for row in item.rows for cell in row]
    assert mobile not in "".join([layout.organ, *cells])
    assert "***********" in cells
