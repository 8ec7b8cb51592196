"""Once per report: each answer is computed once, and forgotten where last year's report comes beside."""

from __future__ import annotations

import gc

import pytest
from msgspec.structs import replace

from gipr_lint import Report, once_per_report
from gipr_lint.engine.check_file import check_file
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.once_per_report import memo_kept
from tests.support.one_check import report, report_of

calls: list[tuple[str, int]] = []


@once_per_report
def times(report: Report, word: str, factor: int = 1) -> int | None:
    """Return how often a word is written, None for never."""
    calls.append((word, factor))
    if factor < 0:
        raise ValueError(factor)
    return factor * sum(text.count(word) for _, text, _ in report.texts) or None


@pytest.fixture
def one() -> Report:
    calls.clear()
    return report_of(report("全年收到申请12件，办结申请12件。"))


def test_an_answer_is_computed_once_for_the_same_arguments(one: Report) -> None:
    assert [times(one, "申请"), times(one, "申请"), times(one, "申请", factor=2), times(one, "申请", factor=2)] == [
        2,
        2,
        4,
        4,
    ]
    assert calls == [("申请", 1), ("申请", 2)]


def test_none_is_an_answer_too(one: Report) -> None:
    assert times(one, "诉讼") is times(one, "诉讼") is None
    assert len(calls) == 1


def test_an_error_is_not_kept(one: Report) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="-1"):
            times(one, "申请", -1)
    assert len(calls) == 2


def test_reports_do_not_share_answers_and_beside_forgets_them(one: Report) -> None:
    both = one.beside(report_of(report("无。")))
    assert replace(both, previous=None) == one
    assert [times(each, "申请") for each in (one, both, both)] == [2, 2, 2]
    assert len(calls) == 2


def test_what_was_known_is_put_back_and_what_is_new_stays(one: Report) -> None:
    before = times(one, "申请")
    with memo_kept(one):
        one._memo.clear()  # noqa: SLF001 - as a plugin might
        times(one, "办结")
    assert (times(one, "申请"), times(one, "办结")) == (before, 1)
    assert len(calls) == 2


def test_a_decorated_function_keeps_its_name_and_words() -> None:
    assert times.__name__ == "times"
    assert times.__doc__ == "Return how often a word is written, None for never."


def test_nothing_of_a_checked_report_waits_for_the_garbage_collector() -> None:
    rules, content = national_rules(), report("全年收到申请12件，办结申请12件。").encode()
    check_file(Input("a.txt", lambda: content), rules, Settings())
    gc.collect()
    gc.disable()
    try:
        check_file(Input("a.txt", lambda: content), rules, Settings())
        left = [one for one in gc.get_objects() if isinstance(one, Report)]
    finally:
        gc.enable()
    assert left == []


def test_who_asked_for_the_report_keeps_what_is_known_of_it() -> None:
    kept: list[Report] = []
    content = report("全年收到申请12件，办结申请12件。").encode()
    check_file(Input("a.txt", lambda: content), national_rules(), Settings(), on_read=kept.append)
    assert kept[0]._memo  # noqa: SLF001 - it is what is asked for
