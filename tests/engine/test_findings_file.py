"""Findings kept in a file: in order, the same as in memory, and never all in memory, in whatever format they go out."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from gipr_lint.engine import findings_file as spooling
from gipr_lint.engine.findings_file import Packed, Sources, Spool, pack
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import LineOrigin, Span
from gipr_lint.model.finding import Finding, Level, Location, Mention
from gipr_lint.model.run import Run, Source
from gipr_lint.reporters import REPORTERS, ReporterOptions, pieces, reporter
from gipr_lint.testing import Sample

RULE = national_rules()[0]
LINES = tuple(f"第 {number} 行，云溪县桐坪乡公开信息 {number} 条。" for number in range(200))


def findings(path: str, count: int) -> list[Finding]:
    return [
        Finding(
            RULE.id,
            [*Level][number % 3],
            path,
            Location(Span(number % 200 + 1, 1 + number % 7, number % 200 + 1, 9), ("requests", str(number)), "某一处"),
            (f"第 {number} 处有误，见", Mention("那里", Location(Span(3, 1, 3, 4))), "。"),
            f"{number:016x}",
        )
        for number in range(count)
    ]


def packed(path: str, count: int) -> Packed:
    return pack(path, findings(path, count), {path: Source(LINES)})


def run_of(spool: Spool) -> Run:
    return Run(spool, (), (RULE,), len(spool.paths), (), (), Sources(spool))


@pytest.fixture(params=[0, spooling._IN_MEMORY_BYTES])  # noqa: SLF001 - to have both of them
def spool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spool]:
    monkeypatch.setattr(spooling, "_IN_MEMORY_BYTES", request.param)
    made = Spool()
    yield made
    made.close()


def test_they_come_sorted_however_they_went_in(spool: Spool) -> None:
    names = [f"{number}.txt" for number in range(30)]
    for name in names[::2] + names[1::2][::-1]:
        spool.add(packed(name, int(name[:-4])))
    wanted = [one for name in sorted(names) for one in sorted(findings(name, int(name[:-4])), key=spooling._order)]  # noqa: SLF001
    assert list(spool) == wanted
    assert len(spool) == len(wanted) == sum(range(30))
    assert (spool[0], spool[-1], spool[5:9]) == (wanted[0], wanted[-1], tuple(wanted[5:9]))
    with pytest.raises(IndexError):
        spool[len(wanted)]
    assert spool.levels == {level: sum(one.level is level for one in wanted) for level in Level}
    assert dict(Sources(spool)) == {name: Source(LINES) for name in names}


def test_two_files_of_one_name(spool: Spool) -> None:
    spool.add(packed("甲.txt", 5))
    spool.add(packed("乙.txt", 1))
    spool.add(packed("甲.txt", 3))
    assert [one.path for one in spool] == ["乙.txt"] + ["甲.txt"] * 8
    assert sum(spool.levels.values()) == len(spool) == 9
    lines = [one.location.span.line for one in spool if one.location.span and one.path == "甲.txt"]
    assert lines == sorted(lines)


def test_what_no_text_file_could_hold(spool: Spool) -> None:
    odd = replace(findings("坏\udcff.txt", 1)[0], message=("甲\ud800\0",))
    source = Source(("\udcff",), (LineOrigin("第 1 页", {"page": 1}),))
    spool.add(pack(odd.path, [odd], {odd.path: source}))
    assert (list(spool), dict(Sources(spool))) == ([odd], {odd.path: source})


@pytest.mark.parametrize("form", REPORTERS)
def test_a_run_is_printed_the_same(form: str) -> None:
    faulty = Sample().text.replace("申请数量\t12", "申请数量\t13").replace("收到", "收到３")
    inputs = [
        Input(name, text.encode) for name, text in {"b.txt": faulty, "c.txt": Sample().text, "a.txt": faulty}.items()
    ]
    kept, whole = (lint(inputs, national_rules(), spooled=spooled) for spooled in (True, False))
    assert isinstance(kept.findings, Spool)
    assert isinstance(whole.findings, tuple)
    assert len(whole.findings) > 4
    assert whole.exit_code(Level.ERROR) == kept.exit_code(Level.ERROR) == 1
    options = ReporterOptions(verbose=True)
    assert "".join(pieces(form, kept, options)) == reporter(form)(whole, options)


@pytest.mark.parametrize("form", REPORTERS)
def test_memory_does_not_grow_with_the_reports(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_IN_MEMORY_BYTES", 0)
    peak(form, 1)  # what the format imports once is no memory of reports
    assert peak(form, 20) < 1.5 * peak(form, 5) + 100_000


def peak(form: str, files: int) -> int:
    """Return the most bytes that are in use while the findings of so many files are kept and printed."""
    contents = packed("x.txt", 60)
    tracemalloc.start()
    spool = Spool()
    for number in range(files):
        spool.add(contents._replace(path=f"{number}.txt"))
    size = sum(len(piece) for piece in pieces(form, run_of(spool), ReporterOptions()))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    spool.close()
    assert size > files * 2_000
    return most
