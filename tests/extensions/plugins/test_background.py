"""What plugins start or leave behind, and processes that someone else ends: nothing is lost, doubled or left."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from gipr_lint import lint_text
from gipr_lint.checks import CHECKS
from gipr_lint.engine import check_file
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.engine.plugin_checks import ask
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.limits.processes import spread
from gipr_lint.limits.workers import Tell
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit, Location, Mention, Problem
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample
from tests.support.extensions.plugin_at_work import PLANTED, Try, problems

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")

HIT = "return [Hit(Location(None), {'what': '甲'})]"


def check(*lines: str) -> str:
    return "\n".join(["    def run(report, options):", *(f"        {line}" for line in lines)])


def of_plugin(found: list[tuple[str, str]]) -> set[str]:
    return {message.partition("时")[2] for subject, message in found if subject == "规则 mine-fee"}


def is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    "child",
    [
        "pass",
        "raise RuntimeError(options)",
        "sys.exit(3)",
        "return iter(())",
        "os.kill(os.getpid(), 9)",
        "os._exit(4)",
    ],
)
def test_a_check_that_forks_answers_once(attempt: Try, child: str) -> None:
    done = attempt("\n" + check("if not os.fork():", f"    {child}", HIT))
    assert problems(done) == []
    mine = [one["path"] for one in json.loads(done.stdout)["findings"] if one["rule"] == "mine-fee"]
    assert mine == ["乙.mjb", "甲.txt"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_what_a_check_forked_does_not_outlive_it(attempt: Try, tmp_path: Path) -> None:
    name = f"open({str(tmp_path / 'child')!r}, 'a').write(f'{{os.getpid()}} ')"
    forked = check("if not os.fork():", f"    {name}; time.sleep(600)", "time.sleep(0.5)", "os.kill(os.getpid(), 9)")
    start = time.monotonic()
    found = problems(attempt("\n" + forked))
    assert time.monotonic() - start < 30
    assert of_plugin(found) == {"进程意外中止，这条规则未用于该文件；请反馈给插件的维护者"}
    children = [int(number) for number in (tmp_path / "child").read_text().split()]
    assert len(children) == 4  # each file has two tries
    time.sleep(0.5)
    assert not any(map(is_alive, children))


@pytest.mark.parametrize(
    "last",
    [
        "import logging; logging.getLogger('mine').error('one')",
        "import logging; logging.basicConfig(force=True); logging.warning('one')",
        "import warnings; warnings.warn('one')",
        "print('one', file=sys.stderr)",
    ],
)
def test_a_check_that_logs_does_so_for_each_file(attempt: Try, last: str) -> None:
    done = attempt("\n" + check(last, HIT))
    assert problems(done) == []
    assert "one" in done.stderr
    assert "Logging error" not in done.stderr


@pytest.mark.parametrize(
    "lines",
    [
        ("class Bad:", f"    def __del__(self): raise ValueError({PLANTED!r})", "Bad()"),
        (f"threading.Thread(target=lambda: int('x{PLANTED}')).start()", "time.sleep(0.3)"),
        ("threading.Thread(target=lambda: next(iter(()), 1 / 0)).start()", "time.sleep(0.3)"),
        ("threading.Thread(target=lambda: os._exit(0)).start()", "time.sleep(0.3)"),
    ],
)
def test_an_error_in_the_background_is_named_without_its_words(attempt: Try, lines: tuple[str, ...]) -> None:
    done = attempt("\n" + check(*lines, HIT))
    assert problems(done) == []
    assert "插件在后台运行的程序出错（" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGUSR1])
def test_a_process_that_is_ended_once_costs_nothing(tmp_path: Path, number: int) -> None:
    """Whoever ended it, it was not what was being done, for the next time that comes to its end."""

    def work(item: int, tell: Tell, fatal: frozenset[str]) -> tuple[int, frozenset[str]]:
        tell("a check")
        begun = tmp_path / str(item)
        if item == 3 and not begun.exists():
            begun.touch()
            os.kill(os.getpid(), number)
        tell("")
        return item, fatal

    done = sorted(spread(work, range(8), 2), key=lambda one: one.index)
    assert [(one.index, one.fatal, one.result) for one in done] == [(n, (), (n, frozenset())) for n in range(8)]


def test_two_checks_that_are_deadly_are_both_left_out() -> None:
    def work(_item: int, tell: Tell, fatal: frozenset[str]) -> str:
        for name in ("one", "two", "three"):
            if name not in fatal:
                tell(name)
                if name != "three":
                    os.kill(os.getpid(), signal.SIGKILL)
        tell("")
        return "done"

    (done,) = spread(work, [0], 1)
    assert (done.result, done.fatal) == ("done", ("one", "two"))


def test_what_fails_around_the_rules_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyError(PLANTED)

    monkeypatch.setattr(check_file, "pack", crash)
    run = lint_text(Sample().text.replace("申请数量\t12", "申请数量\t13"), "甲.txt")
    told = "检查时出错（KeyError），结果不完整；请反馈给工具的维护者"
    assert run.problems == (Problem("process", "甲.txt", told),)


def beside() -> Report:
    this, last = (parse_report(read(Sample().text.encode(), name), None) for name in ("今年.txt", "去年.txt"))
    return this.beside(replace(last))


def asked(hit: Hit) -> tuple[int, str]:
    rule = replace(next(one for one in national_rules() if one.id == "row-total"), message="{what}。")
    answer = ask(rule, Check(lambda *_: iter([hit]), CHECKS[rule.check].options, {}), beside())
    return len(answer.findings), answer.wrong


@pytest.mark.parametrize(
    ("path", "line", "wrong"),
    [
        ("去年.txt", 1, ""),
        (None, 1, ""),
        ("前年.txt", 1, "给出的位置在另一个文件里"),
        ("去年.txt", 999, "给出的位置不在文件之内（第 999 行第 1 列"),
    ],
)
def test_a_message_may_speak_of_last_year_only(path: str | None, line: int, wrong: str) -> None:
    mention = Mention("上年 3", Location(Span(line, 1, line, 2), (), "上年", path))
    found, said = asked(Hit(Location(Span(1, 1, 1, 2)), {"what": (mention,)}))
    assert (found, said.startswith(wrong), bool(said)) == (int(not wrong), True, bool(wrong))


def test_a_hit_is_in_the_report_itself() -> None:
    found, said = asked(Hit(Location(Span(1, 1, 1, 2), (), "", "去年.txt"), {"what": "甲"}))
    assert found == 0
    assert said.startswith("给出的位置在另一个文件里")


def test_a_page_that_takes_longer_than_its_file_may_is_told_with_the_limit_of_the_file() -> None:
    page = "<table><tr><td>" * 60_000
    run = lint([Input("乱.html", page.encode)], national_rules(), Settings(timeout=0.05))
    (problem,) = run.problems
    assert problem.message == "超过每个文件的时限（0.05 秒），没有读完，未检查；可用 --timeout 放宽"
