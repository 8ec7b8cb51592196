"""Work in several processes: the same as in one, and a process that dies takes one item with it at most."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator import LAYOUTS, make, print_report
from gipr_lint.document import Document
from gipr_lint.linter import Settings, lint
from gipr_lint.parallel import processors, spread
from gipr_lint.readers import read
from gipr_lint.sources import Input
from gipr_lint.toolset import national_rules

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


def reports(count: int) -> list[Input]:
    layouts = list(LAYOUTS)
    texts = [print_report(make(seed, "2021"), layouts[seed % len(layouts)]).text for seed in range(count)]
    spoilt = [text.replace("0", "1", 40) if number % 3 else text for number, text in enumerate(texts)]
    return [Input(f"{number}.txt", text.encode) for number, text in enumerate(spoilt)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 50])
def test_results_come_in_order_and_from_other_processes(jobs: int, count: int) -> None:
    def work(some: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), [number * number for number in some]

    done = list(spread(work, range(count), jobs))
    assert [number for some, _ in done for number in some] == list(range(count))
    assert [square for _, result in done if result for square in result[1]] == [n * n for n in range(count)]
    assert os.getpid() not in {result[0] for _, result in done if result}


def test_a_process_that_dies_takes_one_item_with_it() -> None:
    def work(some: Sequence[int]) -> list[int]:
        if 17 in some:
            os._exit(1)
        return list(some)

    done = list(spread(work, range(40), 2))
    assert [list(some) for some, result in done if result is None] == [[17]]
    assert [number for _, result in done for number in result or ()] == [n for n in range(40) if n != 17]


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda some: [1 // number for number in some], range(5), 2))


def test_the_run_is_the_same() -> None:
    inputs = reports(60)
    alone, together = (lint(inputs, national_rules(), Settings(jobs=jobs)) for jobs in (1, 3))
    assert len(alone.findings) > 100
    assert together == alone


def test_a_file_over_which_a_process_dies_is_named() -> None:
    def deadly(content: bytes, path: str) -> Document:
        if path == "9.txt":
            os._exit(9)
        return replace(read(content, path))

    run = lint(reports(30), national_rules(), Settings(jobs=2, readers={".txt": deadly}))
    assert [(one.subject, one.message[:13]) for one in run.problems] == [("9.txt", "检查时进程意外中止（可能是")]
    assert run.checked == 29
    assert run.exit_code(national_rules()[0].level) == 2


def test_there_is_a_processor() -> None:
    assert processors() >= 1
