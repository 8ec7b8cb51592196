"""Whatever way personal data is spelled, wherever it stands, it is found, and nothing printed repeats it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from gipr_lint.authoring.report_view import as_json, as_text
from gipr_lint.cli import main
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.layout import TableLayout
from gipr_lint.model.run import Run
from gipr_lint.parse import parse_report
from gipr_lint.privacy.file_names import mask_name
from gipr_lint.privacy.masking import mask, mask_lines
from gipr_lint.readers import read
from gipr_lint.reporters import REPORTERS, ReporterOptions, reporter
from gipr_lint.testing import Sample
from tests.support.privacy.leaks import EVERY, KINDS, RESIDENT, SPELLINGS, told

PLAIN = Sample()
BREAKABLE = {"resident-id", "resident-id-like", "mobile-number", "bank-card"}


def as_plain_text(sentence: str, value: str, *, broken: bool) -> str:
    """Return a report with a value in a paragraph, a sub-heading, a cell of each kind of table, and over two lines."""
    sample = Sample()
    before, after = sentence.split("{}")
    half = len(value) // 2
    cut = f"{value[:half]}\n{value[half:]}" if broken and value[half - 1].isalnum() and value[half].isalnum() else value
    sample.edit(
        {
            "section": {
                "overview": f"{before}{value}{after}。\n（九）{before}{value}{after}情况\n全年１２件。",
                "problems": f"{before}{cut}{after}，共１２件。\n\n姓名\t说明\n某某\t{before}{value}{after}\n合计\t１２",
            },
            "set": {
                "requests.new.natural": value if broken and "\t" not in value else sentence.format(value),
                "proactive.licences.decisions": f"3（{before}{value}）",
            },
            "label": {"requests.law": f"2.其他法律法规禁止公开{value if broken else sentence.format(value)}"},
        }
    )
    return sample.text


def as_web_page(sentence: str, value: str, *, broken: bool) -> str:
    """Return a web page with a value in title, heading, comment and attribute, cell, and over the lines of a cell."""
    raw = value if "&" in value or "<" in value else html.escape(value)
    half = len(raw) // 2
    cut = f"{raw[:half]}<br>{raw[half:]}" if broken and raw[half - 1].isalnum() and raw[half].isalnum() else raw
    held = sentence.format(raw)
    aside = "松湾镇" if "--" in raw else held
    comment = f"<!-- {aside} -->"
    return (
        f"<html><head><title>{aside}</title></head><body><h1>松湾镇2024年政府信息公开工作年度报告</h1>"
        f"<h2>一、总体情况</h2><p>{held}。</p><h3>（一）{held}</h3>{comment}<p title='{aside}'>共１２件。</p>"
        f"<table><tr><td>姓名</td><td>{held}</td></tr><tr><td>说明</td><td>{sentence.format(cut)}</td></tr></table>"
        "<h2>二、主动公开政府信息情况</h2><p>无。</p></body></html>"
    )


FORMS = {"report.txt": as_plain_text, "report.html": as_web_page}
RULES = national_rules()


def checked(text: str, name: str) -> Run:
    return lint([Input(name, text.encode)], RULES, Settings(layouts=True))


def printed(text: str, name: str, run: Run, *, wholly: bool) -> Iterator[tuple[str, str]]:
    """Yield what a run may print and a baseline would keep; ``wholly`` in every form, else what they are made of."""
    for form in REPORTERS if wholly else ("concise",):
        yield form, reporter(form)(run, ReporterOptions(verbose=True))
    report = parse_report(read(text.encode(), name))
    if wholly:
        yield "show", as_text(report)
    yield "show --format json", as_json(report)
    yield "lines", "\n".join(line for source in run.sources.values() for line in source.lines)
    yield (
        "layout",
        "\n".join(
            cell.text
            for source in run.sources.values()
            for item in (source.layout.items if source.layout else ())
            if isinstance(item, TableLayout)
            for row in item.rows
            for cell in row
        ),
    )
    yield from (("values", value) for finding in run.findings for value in finding.values)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_spelling_is_found_and_none_is_printed(kind: str, name: str) -> None:
    sentence, value = KINDS[kind]
    wrong: list[tuple[object, ...]] = []  # a spelling is written in one form, by turns: another for the next kind
    for number, (spelling, spell) in enumerate(EVERY.items()):
        if (number + len(kind)) % 2 != list(FORMS).index(name):
            continue
        written = spell(value)
        text = FORMS[name](sentence, written, broken=kind in BREAKABLE)
        run = checked(text, name)
        found = {finding.rule for finding in run.findings}
        if run.problems:
            wrong.append((spelling, run.problems))
        if spelling in SPELLINGS and kind not in found and not (kind == "resident-id-like" and "weak-mask" in found):
            wrong.append((spelling, "not found"))
        shown = printed(text, name, run, wholly=number % _EVERY == len(kind) % _EVERY)
        wrong += [(spelling, form, parts) for form, words in shown if (parts := told(value, words))]
    assert wrong == []


_EVERY = 9
"""One spelling in so many is printed in every form."""


@pytest.mark.parametrize("spelling", ["plain", "two spaces", "bold", "five signs", "decimal reference"])
@pytest.mark.parametrize("kind", ["resident-id", "mobile-number", "bank-card"])
def test_the_command_line_tells_nothing(kind: str, spelling: str, tmp_path: Path) -> None:
    sentence, value = KINDS[kind]
    written = EVERY[spelling](value)
    file = tmp_path / "report.md"
    file.write_text(as_plain_text(sentence, written, broken=True), encoding="utf-8")
    cache = tmp_path / "cache"
    for arguments in (["check", "-v", str(file)], ["show", str(file)], ["show", "--format", "json", str(file)]):
        result = CliRunner().invoke(main, arguments, env={"XDG_CACHE_HOME": str(cache), "GIPR_LINT_NO_CACHE": ""})
        assert told(value, result.output) == []
        assert told(value, result.stderr) == []
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert any(path.parent.name == "results" for path in kept)
    assert [path for path in kept if told(value, path.read_text("utf-8", "replace"))] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (f"申请人{RESIDENT}.txt", {"resident-id"}),
        (f"{RESIDENT[:6]} {RESIDENT[6:14]} {RESIDENT[14:]}.md", {"resident-id"}),
        ("张某某手机18432737113.txt", {"mobile-number"}),
        ("银行卡号6217002831904570.txt", {"bank-card"}),
        ("答复liuwen871203@qq.com.txt", {"email-address"}),
        (f"a_{RESIDENT}_b.txt", {"resident-id"}),
        ("18432737113.html", set()),
        ("t20250123_18432737113.html", set()),
        ("松湾镇2024年政府信息公开工作年度报告（20250120）.txt", set()),
        ("post_10095458.txt", set()),
    ],
)
def test_the_name_of_the_file_is_looked_at(name: str, expected: set[str]) -> None:
    run = checked(PLAIN.text, f"folder/{name}")
    assert {finding.rule for finding in run.findings} == expected
    for finding in run.findings:
        assert finding.level.value in {"warning", "note"}
        assert finding.location.span is None
        assert "文件名" in finding.text
        assert not any(digit in finding.text for digit in "0123456789")
    shown = reporter("concise")(run, ReporterOptions())
    assert name not in shown
    assert (mask_name(name) in shown) == bool(expected)
    assert (mask_name(name) == name) == (not expected)


@pytest.mark.parametrize(
    "text",
    [
        "全年收到12、5、3、8件，共28件。",
        "分别为12、5、30、8、15、130、7、9、112、24、6件。",
        "根据松政发〔2021〕30号、〔2022〕15号文件，于2024年1月1日至12月31日办理。",
        "本年新收151件，151 3 0 0 0 0 154，办理1 0 0 0 1 2 0 0 0 2 13 2 4 0 19。",
        "收入13,800,138,000元，支出13800138.52万元，2024-01-13 15:38:22 123。",
        "索引号\t014826735/2024-00017\t分类\t其他",
        "热线12345、12315、110，电话0731-84321765、010-61234567。",
    ],
)
def test_statutory_figures_stay_readable(text: str) -> None:
    assert mask(text) == text
    assert mask_lines([text, text]) == (text, text)


def test_a_sum_of_many_figures_stays_readable() -> None:
    """Its digits in a row would hold many a telephone number."""
    sample = Sample()
    sample.edit({"set": {f"requests.{row}.natural": 13 + index for index, row in enumerate(ROWS)}})
    (finding,) = [one for one in checked(sample.text, "report.txt").findings if one.rule == "handled-total"]
    assert "*" not in finding.text
    assert len([sign for sign in finding.text if sign.isdigit()]) > 20


ROWS = ("granted", "partial", "secret", "law", "safety", "third_party", "internal", "process", "case_file", "query")


@pytest.mark.parametrize("cell", ["18432737113 0", "1843273 7113", "4309221○○807314320", "1387456902*"])
def test_a_cell_with_a_number_of_a_person_makes_no_sum(cell: str) -> None:
    sample = Sample()
    sample.edit({"set": {"requests.new.natural": cell}})
    run = checked(sample.text, "report.txt")
    assert run.findings
    assert [form for form, shown in printed(sample.text, "report.txt", run, wholly=True) if told(cell, shown)] == []
