"""What several rules compute alike, computed once per report: a decorator for functions of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from gipr_lint.model.report import Report

P = ParamSpec("P")
T = TypeVar("T")


def once_per_report(function: Callable[Concatenate[Report, P], T]) -> Callable[Concatenate[Report, P], T]:
    """Make a function of a report, and of other arguments that can be hashed, compute each answer once per report.

    The answer is kept with the report and goes with it; nobody may change it. ``Report.beside`` forgets it, as it may
    rest on last year's report. What the function raises is not kept.
    """

    @wraps(function)
    def known(report: Report, /, *args: P.args, **kwargs: P.kwargs) -> T:
        memo: dict[object, Any] = report._memo  # noqa: SLF001 - kept for this decorator
        key = (known, args, *kwargs.items()) if kwargs else (known, args) if args else known
        if key in memo:
            answer: T = memo[key]
            return answer
        answer = memo[key] = function(report, *args, **kwargs)
        return answer

    return known


def forget(report: Report) -> None:
    """Forget what was computed of a report that nobody asks again.

    Most of it leads back to the report: such circles would stay until the garbage collector passes by.
    """
    report._memo.clear()  # noqa: SLF001 - kept for this decorator


@contextmanager
def memo_kept(report: Report) -> Iterator[None]:
    """Put back afterwards what was known of a report before; what is found out meanwhile stays."""
    memo = report._memo  # noqa: SLF001 - kept for this decorator
    before = dict(memo)
    try:
        yield
    finally:
        memo.update(before)
