"""Checks and readers of plugins that misbehave: each is named, nothing of what it says gets out, the others run."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import InterruptedRunError, Settings, lint
from gipr_lint.engine.plugin_checks import render
from gipr_lint.extensions.plugins.containment import PluginCallError, call
from gipr_lint.extensions.plugins.returned_values import MAX_HITS
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Aside, Cell, Document, Line, LineOrigin, Piece, Row, Span, Table
from gipr_lint.model.finding import Hit, Level, Location, Mention
from gipr_lint.model.printed import Print
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule
from gipr_lint.model.run import Run
from gipr_lint.readers import READERS, ReadError, read
from gipr_lint.reporters import ReporterOptions as Printing
from gipr_lint.testing import Sample

TEXT = Sample().text.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")
PLANTED = "430922199003078515"
HERE = Location(Span(1, 1, 1, 3))


class Options(msgspec.Struct, frozen=True):
    pass


def checked(
    code: Callable[[Report], Any],
    message: str = "有误：{what}。",
    *,
    isolated: bool = False,
    timeout: float | None = None,
) -> Run:
    """Run a check of a plugin, and a rule of the tool's own."""
    check = Check(lambda report, _: code(report), Options, {"what": "什么"})
    rule = Rule("yunxi-rule", Level.ERROR, "试验", message, "改正。", "试验", "mine", Options(), ())
    total = next(one for one in national_rules() if one.id == "row-total")
    settings = Settings(checks={**CHECKS, "mine": check}, isolated=isolated, timeout=timeout)
    return lint([Input(f"{number}.txt", TEXT.encode) for number in (1, 2)], [rule, total], settings)


def wrong(run: Run) -> str:
    """Return what is said of the rule, of each file the same; the tool's own rule has found its mistake."""
    assert [one.path for one in run.findings if one.rule == "row-total"] == ["1.txt", "2.txt"]
    assert [one.subject for one in run.problems] == ["规则 yunxi-rule"] * 2
    assert run.exit_code(Level.ERROR) == 2
    told = {one.message.replace("1.txt", "2.txt") for one in run.problems}
    assert PLANTED not in repr((run.problems, run.findings))
    (message,) = told
    return message.removeprefix("检查“2.txt”时").removesuffix("，这条规则的结果不完整")


class OwnError(BaseException):
    def __str__(self) -> str:
        raise OwnError


def raising(error: BaseException) -> Callable[[Report], object]:
    def code(_: Report) -> object:
        raise error

    return code


@pytest.mark.parametrize("isolated", [False, True])
@pytest.mark.parametrize(
    "error",
    [
        *(kind(PLANTED) for kind in (BaseException, GeneratorExit, KeyboardInterrupt, SystemExit, MemoryError)),
        OwnError(PLANTED),
        StopIteration(PLANTED),
        type(f"E{PLANTED}", (Exception,), {})(),
    ],
)
def test_whatever_a_check_raises_is_named(error: BaseException, *, isolated: bool) -> None:
    told = wrong(checked(raising(error), isolated=isolated))
    assert told.startswith("出错（")
    assert type(error).__name__ in told or PLANTED in type(error).__name__


def test_an_error_after_some_hits() -> None:
    def code(_: Report) -> Iterator[Hit]:
        yield Hit(HERE, {"what": "甲"})
        raise OwnError

    run = checked(code)
    assert wrong(run) == "出错（OwnError）"
    assert [one.text for one in run.findings if one.rule == "yunxi-rule"] == ["有误：甲。"] * 2


def test_an_interruption_by_the_user_ends_the_run() -> None:
    with pytest.raises(InterruptedRunError) as stopped:
        checked(lambda _: os.kill(os.getpid(), signal.SIGINT))
    assert (stopped.value.done, stopped.value.total) == (0, 2)


@pytest.mark.parametrize("code", [lambda _: time.sleep(60), lambda _: sum(1 for _ in itertools.count())])
def test_a_check_that_takes_too_long(code: Callable[[Report], object]) -> None:
    start = time.monotonic()
    assert wrong(checked(code, timeout=0.2)) == "超过时限（0.2 秒）"
    assert time.monotonic() - start < 10


def test_hits_without_end_are_cut() -> None:
    run = checked(lambda _: (Hit(HERE, {"what": "长" * 10_000}) for _ in itertools.count()))
    assert wrong(run) == f"报告了 {MAX_HITS} 处以上"
    texts = {one.text for one in run.findings if one.rule == "yunxi-rule"}
    assert texts == {f"有误：{'长' * 499}…。"}


def test_a_message_that_a_format_would_blow_up() -> None:
    run = checked(lambda _: [Hit(HERE, {"what": "甲"})], message="有误：{what:>1000000000}。")
    assert [one.text for one in run.findings if one.rule == "yunxi-rule"] == ["有误：甲。"] * 2


class Lying(Hit):
    """A hit that says something else each time."""

    asked = 0

    @property
    def location(self) -> Location:
        type(self).asked += 1
        return HERE if self.asked % 2 else Location(Span(999, 1, 999, 2))


def test_attributes_that_lie_are_not_asked() -> None:
    run = checked(lambda _: [Lying(HERE, {"what": "甲"})])
    assert run.problems == ()
    assert Lying.asked == 0
    assert {type(one.location.span) for one in run.findings} == {Span}


class Word(str):
    def __str__(self) -> str:
        return PLANTED


@pytest.mark.parametrize(
    ("hit", "told"),
    [
        (None, "返回的应为 Hit，而不是 NoneType"),
        (Hit(None), "返回的位置应为 Location，而不是 NoneType"),  # type: ignore[arg-type]
        (Hit(Location((1, 1, 1, 2))), "给出的位置应为 Span，四个数都是整数，而不是 tuple"),  # type: ignore[arg-type]
        (Hit(Location(Span(1, 1, 1, 2.0))), "给出的位置应为 Span，四个数都是整数，而不是 Span"),  # type: ignore[arg-type]
        (Hit(Location(Span(0, 1, 1, 2))), "给出的位置不在文件之内（第 0 行第 1 列至第 1 行第 2 列，文件共 {n} 行）"),
        (Hit(Location(Span(1, 1, 1, 99))), "给出的位置不在文件之内（第 1 行第 1 列至第 1 行第 99 列，文件共 {n} 行）"),
        (Hit(Location(Span(1, 3, 1, 2))), "给出的位置不在文件之内（第 1 行第 3 列至第 1 行第 2 列，文件共 {n} 行）"),
        (
            Hit(Location(Span(1, 1, int(PLANTED), 2))),
            "给出的位置不在文件之内（第 1 行第 1 列至第 … 行第 2 列，文件共 {n} 行）",
        ),
        (Hit(Location(None, ["requests"])), "给出的 logical 应为 tuple，而不是 list"),  # type: ignore[arg-type]
        (Hit(HERE, {"what": Word("甲")}), "给出的 what 应为文字，而不是 Word"),
        (Hit(HERE, {"what": 10**5000}), "返回的 Hit 的 what 是过大的数"),
        (Hit(HERE, {"what": ("甲", 3)}), "给出的 what 应为文字，而不是 int"),  # type: ignore[dict-item]
        (
            Hit(HERE, {"what": (Mention("甲", Location(Span(9, 9, 1, 1))),)}),
            "给出的位置不在文件之内（第 9 行第 9 列至第 1 行第 1 列，文件共 {n} 行）",
        ),
        (Hit(HERE, []), "返回的 Hit 的 fields 应为映射，而不是 list"),  # type: ignore[arg-type]
        (Hit(HERE, level="error"), "返回的 Hit 的 level 应为 Level，而不是 str"),  # type: ignore[arg-type]
        (Hit(HERE, values=(3,)), "给出的 values 应为文字，而不是 int"),  # type: ignore[arg-type]
    ],
)
def test_hits_that_are_none_are_refused_by_name(hit: object, told: str) -> None:
    assert wrong(checked(lambda _: [hit])) == told.replace("{n}", str(TEXT.count("\n") + 1))


def vandal(report: Report) -> Iterator[Hit]:
    report._memo.clear()  # noqa: SLF001 - a plugin that does what it must not
    report._memo[masked_lines] = (PLANTED,) * 999  # noqa: SLF001 - the same
    vars(type(report)).get("sections")
    getattr(report.tables, "clear", dict)()
    yield Hit(HERE, {"what": "甲"})


def test_a_check_that_changes_the_report() -> None:
    run = checked(vandal)
    assert run.problems == ()
    assert [one.rule for one in run.findings] == ["yunxi-rule", "row-total"] * 2
    assert all(PLANTED not in line for source in run.sources.values() for line in source.lines)


def test_what_code_changed_of_the_process_is_put_back(tmp_path: Path) -> None:
    def code() -> None:
        os.chdir(tmp_path)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
            signal.signal(number, signal.SIG_IGN)
        sys.setrecursionlimit(12_345)
        sys.stdout.close()
        os.close(1)
        os.close(2)

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
    before = Path.cwd(), [*map(signal.getsignal, numbers)], sys.getrecursionlimit(), sys.stdout, sys.stderr
    inodes = [os.fstat(number).st_ino for number in (1, 2)]
    call(code)
    assert (
        Path.cwd(),
        [*map(signal.getsignal, numbers)],
        sys.getrecursionlimit(),
        sys.stdout,
        sys.stderr,
    ) == before
    assert [os.fstat(number).st_ino for number in (1, 2)] == inodes


def test_what_code_prints_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    def code() -> None:
        print("甲")  # noqa: T201 - it is what is tested
        os.write(1, "乙\n".encode())
        threading.Thread(target=print, args=("丙",)).start()

    call(code)
    print("结果")  # noqa: T201 - as above
    out, err = capfd.readouterr()
    assert out == "结果\n"
    assert sorted(err.split()) == sorted("甲乙丙")


def test_code_that_would_end_the_process() -> None:
    with pytest.raises(PluginCallError, match="试图结束进程"):
        call(lambda: os._exit(0))
    assert os._exit.__name__ == "_exit"


@pytest.mark.parametrize(
    "end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os.kill(os.getpid(), signal.SIGTERM)]
)
def test_a_check_that_ends_its_process_is_left_out(end: Callable[[], object]) -> None:
    run = checked(lambda report: end() if report.document.path == "1.txt" else [], isolated=True)
    assert [one.path for one in run.findings] == ["1.txt", "2.txt"]
    (problem,) = run.problems
    assert problem.subject == "规则 yunxi-rule"
    assert problem.message == "检查“1.txt”时进程意外中止，这条规则未用于该文件；请反馈给插件的维护者"


LINES = ("云溪县桐坪乡2024年", "一、总体情况")
GOOD = Document("x", "UTF-8", LINES, (Line(LINES[0], Span(1, 1, 1, 12)), Line(LINES[1], Span(2, 1, 2, 7))))


PRINTS = "返回的文档的 origins 的 prints 有误"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (None, "返回的不是文档，而是 NoneType"),
        (replace(GOOD, lines=()), "返回的文档没有任何行"),
        (replace(GOOD, lines=list(LINES)), "给出的 lines 应为 tuple，而不是 list"),
        (replace(GOOD, lines=(1, 2)), "给出的一行应为文字，而不是 int"),
        (replace(GOOD, lines=(*LINES, "甲\n乙")), "返回的文档第 3 行里有换行"),
        (replace(GOOD, lines=LINES[:1]), "给出的位置不在文件之内（第 2 行第 1 列至第 2 行第 7 列，文件共 1 行）"),
        (
            replace(GOOD, blocks=(Line("一、", Span(2, 1, 2, 99)),)),
            "给出的位置不在文件之内（第 2 行第 1 列至第 2 行第 99 列，文件共 2 行）",
        ),
        (replace(GOOD, blocks=(Line("一、总体情况", Span(2, 1, 2, 3)),)), "返回的文档第 2 行的文字比它的位置长"),
        (
            replace(GOOD, blocks=GOOD.blocks[::-1]),
            "返回的文档第 1 行第 1 列的文字不在它的次序上，或与前面的重叠",
        ),
        (replace(GOOD, blocks=("甲",)), "返回的文档里有一块不是行或表格，而是 str"),
        (replace(GOOD, blocks=(Table(()),)), "返回的文档里有没有行的表格"),
        (replace(GOOD, blocks=(Table((Row(()),)),)), "返回的文档的表格里有没有单元格的行"),
        (replace(GOOD, blocks=(Table((Row(("甲",)),)),)), "返回的文档的表格里有一格不是 Cell，而是 str"),  # type: ignore[arg-type]
        (
            replace(GOOD, blocks=(Table((Row((Cell("甲", Span(3, 1, 3, 2)),)),)),)),
            "给出的位置不在文件之内（第 3 行第 1 列至第 3 行第 2 列，文件共 2 行）",
        ),
        (replace(GOOD, origins=(LineOrigin("第 1 页"),)), "返回的文档有 2 行，却有 1 个出处（origins）"),
        (
            replace(GOOD, origins=(LineOrigin("甲"), LineOrigin("乙", pieces=(Piece(3, 1, 1),)))),
            "返回的文档的 origins 的 pieces 有误",
        ),
        *(
            (replace(GOOD, origins=(LineOrigin("甲"), LineOrigin("乙", prints=(one,)))), PRINTS)
            for one in (Print(0, 0, ()), Print(0, 1, ((0, 0, 1),)), Print(0, 1, (), (0, 0, 1, inf)))  # type: ignore[arg-type]
        ),
        (replace(GOOD, asides=(Aside("gossip", "甲", Span(1, 1, 1, 2)),)), "返回的文档的 asides 有误"),  # type: ignore[arg-type]
    ],
)
def test_a_document_that_is_none_is_named(document: Any, told: str) -> None:  # noqa: ANN401 - it is what is tested
    readers = {**READERS, ".mjb": lambda _content, _path: document}
    run = lint([Input("甲.mjb", bytes), Input("2.txt", TEXT.encode)], national_rules(), Settings(readers=readers))
    assert [(one.subject, one.message) for one in run.problems] == [("甲.mjb", f"读取程序{told}，请反馈给它的维护者")]
    assert run.checked == 1


@pytest.mark.parametrize("error", [GeneratorExit(PLANTED), KeyboardInterrupt(PLANTED), OwnError(), RecursionError()])
def test_whatever_a_reader_raises_is_named(error: BaseException) -> None:
    def fail(_content: bytes, _path: str) -> Document:
        raise error

    run = lint([Input("甲.mjb", bytes)], [], Settings(readers={**READERS, ".mjb": fail}))
    told = f"读取时出错（{type(error).__name__}），请反馈给读取程序的维护者"
    assert [(one.subject, one.message) for one in run.problems] == [("甲.mjb", told)]


def test_what_a_reader_says_of_a_file_is_printed_in_one_short_line() -> None:
    def fail(_content: bytes, _path: str) -> Document:
        raise ReadError(f"第 1 行\n有误 {PLANTED} " + "长" * 1000)

    (problem,) = lint([Input("甲.mjb", bytes)], [], Settings(readers={**READERS, ".mjb": fail})).problems
    assert problem.message.startswith("第 1 行 有误 ")
    assert len(problem.message) <= 200
    assert PLANTED not in problem.message


def test_a_document_under_another_name_keeps_that_of_its_file() -> None:
    readers = {**READERS, ".mjb": lambda content, _: read(content, "/etc/别的.txt")}
    run = lint([Input("甲.mjb", TEXT.encode)], national_rules(), Settings(readers=readers))
    assert {one.path for one in run.findings} == {"甲.mjb"} == set(run.sources)


EMPTY = lint([], [])


@pytest.mark.parametrize(
    ("reporter", "told"),
    [
        (lambda *_: 3, "返回的不是文字，而是 int"),
        (lambda *_: Word("甲"), "返回的不是文字，而是 Word"),
        (lambda *_: sys.exit(0), "出错（SystemExit）"),
        (lambda *_: raising(OwnError())(None), "出错（OwnError）"),  # type: ignore[arg-type]
        (lambda *_: os._exit(0), "试图结束进程（os._exit）"),
        (lambda *_: os.kill(os.getpid(), signal.SIGKILL), "进程意外中止"),
    ],
)
def test_a_reporter_that_fails(reporter: Any, told: str) -> None:  # noqa: ANN401 - it is what is tested
    with pytest.raises(PluginCallError) as failed:
        render(reporter, EMPTY, Printing())
    assert str(failed.value) == told


def test_a_reporter_sees_everything() -> None:
    run = checked(lambda _: [])

    def text(given: Run, _: Printing) -> str:
        return f"{isinstance(given.findings, tuple)} {given.findings}\ud800"

    shown = render(text, run, Printing())
    assert shown.startswith("True")
    assert shown.count("row-total") == 2
