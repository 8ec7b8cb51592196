"""Work in several processes: the same as in one, and a process that dies takes one item with it at most."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.limits import more_time, turns
from gipr_lint.limits.processes import processors, spread
from gipr_lint.limits.workers import Tell
from gipr_lint.model.document import Document
from gipr_lint.readers import read
from tests.support.generator import LAYOUTS, make, print_report

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


def reports(count: int) -> list[Input]:
    layouts = list(LAYOUTS)
    texts = [print_report(make(seed, "2021"), layouts[seed % len(layouts)]).text for seed in range(count)]
    spoilt = [text.replace("0", "1", 40) if number % 3 else text for number, text in enumerate(texts)]
    return [Input(f"{number}.txt", text.encode) for number, text in enumerate(spoilt)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 50])
def test_each_item_is_done_once_and_by_other_processes(jobs: int, count: int) -> None:
    def work(number: int, _tell: Tell, _fatal: frozenset[str]) -> tuple[int, int]:
        return os.getpid(), number * number

    done = list(spread(work, range(count), jobs))
    assert sorted(one.index for one in done) == list(range(count))
    assert all(one.result and one.result[1] == one.index**2 and not one.fatal for one in done)
    processes = {one.result[0] for one in done if one.result}
    assert os.getpid() not in processes
    assert len(processes) <= jobs


def test_a_process_that_has_done_its_share_is_followed_by_a_fresh_one() -> None:
    def work(number: int, _tell: Tell, _fatal: frozenset[str]) -> tuple[int, int]:
        return os.getpid(), number

    done = [one.result for one in spread(work, range(20), 2, most_items=3) if one.result]
    assert sorted(number for _, number in done) == list(range(20))
    by_process = Counter(process for process, _ in done)
    assert max(by_process.values()) == 3
    assert len(by_process) >= 7


def test_a_process_that_dies_takes_one_item_with_it(tmp_path: Path) -> None:
    def work(number: int, _tell: Tell, _fatal: frozenset[str]) -> int:
        with (tmp_path / str(number)).open("a") as file:
            file.write("x")
        if number == 17:
            os._exit(1)
        return number

    done = list(spread(work, range(40), 2))
    assert [one.index for one in done if one.result is None] == [17]
    assert {one.index for one in done} == set(range(40))
    tries = {int(file.name): len(file.read_text()) for file in tmp_path.iterdir()}
    assert tries == {number: 2 if number == 17 else 1 for number in range(40)}


def test_a_process_that_is_killed_from_outside_costs_its_item_another_try(tmp_path: Path) -> None:
    def work(number: int, _tell: Tell, _fatal: frozenset[str]) -> int:
        with (tmp_path / str(number)).open("a") as file:
            file.write("x")
        if number == 5 and len((tmp_path / "5").read_text()) == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    done = list(spread(work, range(12), 2))
    assert sorted(one.result for one in done if one.result is not None) == list(range(12))
    assert sum(len(file.read_text()) for file in tmp_path.iterdir()) == 13


def test_what_a_process_does_not_come_back_from_is_left_out() -> None:
    def work(number: int, tell: Tell, fatal: frozenset[str]) -> list[str]:
        done = []
        for name in ("甲", "乙", "丙"):
            if name in fatal:
                continue
            tell(name)
            if (number, name) in {(1, "乙"), (2, "甲"), (2, "丙")}:
                os._exit(0)
            tell("")
            done.append(name)
        return done

    done = {one.index: (one.result, one.fatal) for one in spread(work, range(3), 2)}
    assert done == {0: (["甲", "乙", "丙"], ()), 1: (["甲", "丙"], ("乙",)), 2: (["乙"], ("甲", "丙"))}


def test_a_process_that_no_signal_interrupts_is_stopped() -> None:
    def work(number: int, tell: Tell, fatal: frozenset[str]) -> int:
        if number == 1 and "慢" not in fatal:
            tell("慢")
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            time.sleep(60)
        return number

    start = time.monotonic()
    done = sorted(spread(work, range(3), 2, patience=0.3), key=lambda one: one.index)
    assert time.monotonic() - start < 10
    assert [(one.result, one.fatal, one.late) for one in done] == [(0, (), False), (1, ("慢",), True), (2, (), False)]


def test_a_process_that_asks_for_more_time_has_it_until_it_says_that_it_is_done() -> None:
    def work(number: int, _tell: Tell, _fatal: frozenset[str]) -> int:
        more_time.ask_for(30)
        time.sleep(1.2)
        if number == 1:
            more_time.ask_for(0)
            time.sleep(60)
        return number

    start = time.monotonic()
    done = sorted(spread(work, range(2), 2, patience=0.6), key=lambda one: one.index)
    assert time.monotonic() - start < 20
    assert [(one.result, one.late) for one in done] == [(0, False), (None, True)]


def test_processes_take_turns() -> None:
    def work(_number: int, _tell: Tell, _fatal: frozenset[str]) -> tuple[float, float]:
        with turns.taken("json", 30):
            start = time.monotonic()
            time.sleep(0.2)
            return start, time.monotonic()

    times = sorted(one.result for one in spread(work, range(3), 3) if one.result)
    assert all(end <= start for (_, end), (start, _) in pairwise(times))


def test_nobody_waits_for_a_turn_for_ever() -> None:
    with turns.taken("json", 30):
        start = time.monotonic()
        with turns.taken("json", 0.3):
            assert 0.3 <= time.monotonic() - start < 5


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number, _tell, _fatal: 1 // number, range(5), 2))


def test_no_process_is_left_when_the_work_is_given_up() -> None:
    running = spread(lambda number, _tell, _fatal: (number, os.getpid()), range(100), 3)
    processes = {one.result[1] for one in (next(running), next(running)) if one.result}
    running.close()  # type: ignore[attr-defined]  # it is a generator
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_the_run_is_the_same() -> None:
    inputs = reports(60)
    alone, together = (lint(inputs, national_rules(), Settings(jobs=jobs)) for jobs in (1, 3))
    assert len(alone.findings) > 100
    assert together == alone


def test_a_file_over_which_a_process_dies_is_named() -> None:
    def deadly(content: bytes, path: str) -> Document:
        if path == "9.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(read(content, path))

    run = lint(reports(30), national_rules(), Settings(jobs=2, readers={".txt": deadly}))
    assert [(one.subject, one.message) for one in run.problems] == [
        ("9.txt", "读取时进程意外中止，未检查；请反馈给读取程序的维护者")
    ]
    assert run.checked == 29
    assert run.exit_code(national_rules()[0].level) == 2


def test_there_is_a_processor() -> None:
    assert processors() >= 1
