"""The time limit: it interrupts whatever takes too long, and leaves nothing behind."""

from __future__ import annotations

import gc
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from gipr_lint.limits import time_limit
from gipr_lint.limits.time_limit import TimeLimitError, limit

alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm on this system")
SOON = 0.05


@pytest.fixture(params=[pytest.param("alarm", marks=alarm), "watch"])
def run(request: pytest.FixtureRequest) -> Callable[[Callable[[], object]], object]:
    """Run code as the main thread would, or in another thread; return what it returns or raises."""
    if request.param == "alarm":
        return outcome

    def elsewhere(code: Callable[[], object]) -> object:
        results: list[object] = []
        thread = threading.Thread(target=lambda: results.append(outcome(code)))
        thread.start()
        thread.join(10)
        return results[0]

    return elsewhere


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.001)
    assert threading.active_count() == before


def outcome(code: Callable[[], object]) -> object:
    try:
        return code()
    except (Exception, TimeLimitError) as error:  # noqa: BLE001 - it is what the test asks for
        return error


def limited(body: Callable[[], object], seconds: float | None = SOON) -> Callable[[], object]:
    def code() -> object:
        with limit(seconds):
            return body()

    return code


def forever() -> None:
    while True:
        pass


def stubborn() -> None:
    """Swallow the first interruption, as a rule with a bare ``except`` does."""
    try:
        forever()
    except BaseException:  # noqa: BLE001 - as above
        return


def test_code_that_is_quick_enough(run: Callable[..., object]) -> None:
    assert run(limited(lambda: 42, 10)) == 42


def test_code_that_never_returns(run: Callable[..., object]) -> None:
    started = time.monotonic()
    error = run(limited(forever))
    assert isinstance(error, TimeLimitError)
    assert str(error) == "超过时限（0.05 秒）"
    assert SOON <= time.monotonic() - started < 5


def test_a_rule_that_catches_every_exception(run: Callable[..., object]) -> None:
    def body() -> None:
        try:
            forever()
        except Exception:  # noqa: BLE001 - what such a rule does
            pytest.fail("swallowed")

    assert isinstance(run(limited(body)), TimeLimitError)


def test_a_swallowed_interruption_is_told_at_the_end(run: Callable[..., object]) -> None:
    assert isinstance(run(limited(stubborn)), TimeLimitError)


def test_other_errors_pass(run: Callable[..., object]) -> None:
    error = run(limited(lambda: int("x"), 10))
    assert isinstance(error, ValueError)


@pytest.mark.parametrize("seconds", [None, 0])
def test_no_limit(seconds: float | None) -> None:
    threads = threading.active_count()
    handler = signal.getsignal(signal.SIGALRM)
    with limit(seconds):
        assert signal.getsignal(signal.SIGALRM) is handler
        assert threading.active_count() == threads
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert limit(None) is limit(0)


def test_no_limit_imports_nothing() -> None:
    code = (
        "import sys; from gipr_lint.limits.time_limit import limit\n"
        "with limit(None): pass\n"
        "print(sorted({'signal', 'ctypes'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


@alarm
def test_an_alarm_comes_again_until_it_gets_through() -> None:
    def body() -> None:
        for _ in range(3):
            stubborn()
        forever()

    assert isinstance(outcome(limited(body, 0.02)), TimeLimitError)


@alarm
def test_a_catastrophic_search_is_interrupted() -> None:
    started = time.monotonic()
    assert isinstance(outcome(limited(lambda: re.search(r"(a+)+$", "a" * 40 + "b"))), TimeLimitError)
    assert time.monotonic() - started < 5


@alarm
def test_a_sleep_is_interrupted() -> None:
    started = time.monotonic()
    assert isinstance(outcome(limited(lambda: time.sleep(20))), TimeLimitError)
    assert time.monotonic() - started < 5


@alarm
def test_handler_and_timer_of_others_come_back() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _frame: rung.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 1)
        assert isinstance(outcome(limited(forever)), TimeLimitError)
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] < 1 - SOON
        deadline = time.monotonic() + 5
        while not rung and time.monotonic() < deadline:
            time.sleep(0.01)
        assert rung == [signal.SIGALRM]
    finally:
        signal.signal(signal.SIGALRM, before)


@alarm
def test_a_timer_that_was_due_within_rings_afterwards() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _frame: rung.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        with limit(10):
            time.sleep(0.03)
            assert rung == []
        time.sleep(0.01)
        assert rung == [signal.SIGALRM]
    finally:
        signal.signal(signal.SIGALRM, before)


@alarm
def test_limits_within_limits() -> None:
    def body() -> None:
        assert isinstance(outcome(limited(forever, 0.02)), TimeLimitError)
        forever()

    assert str(outcome(limited(body, 0.1))) == "超过时限（0.1 秒）"


def test_what_comes_at_the_very_end_does_not_escape(run: Callable[..., object]) -> None:
    """Blocks that end just when their time is over: the error is raised by the context or not at all."""

    def busy(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pass

    def many() -> str:
        within = 0
        for number in range(2000):
            try:
                with limit(0.0005):
                    end = time.monotonic() + 0.0005 + (number % 100 - 40) * 2e-6
                    while time.monotonic() < end:
                        pass
            except TimeLimitError:
                within += 1
            busy(0.0001)  # an error that got out would be raised here
        return "nothing escaped" if within else "no limit was reached"

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # so that a watching thread has its turn in time
    gc.disable()  # an error raised in a callback of the collector would be printed, not raised
    try:
        assert run(many) == "nothing escaped"
    finally:
        gc.enable()
        sys.setswitchinterval(usual)


def test_an_interruption_at_the_exit_is_called_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watching thread rings while the exit waits for it."""
    inside, leaving = threading.Event(), threading.Event()
    really = time_limit._raise_in  # noqa: SLF001 - to catch the moment

    def slowly(thread: int, error: type[BaseException] | None) -> None:
        if error is not None:
            inside.set()
            leaving.wait(5)
        really(thread, error)

    monkeypatch.setattr(time_limit, "_raise_in", slowly)

    def code() -> str:
        try:
            with limit(0.01):
                inside.wait(5)
                threading.Timer(0.05, leaving.set).start()
        except TimeLimitError as error:
            return f"{error}"
        return "not told"

    results: list[str] = []
    thread = threading.Thread(target=lambda: results.append(code()))
    thread.start()
    thread.join(10)
    time.sleep(0.05)
    assert results == ["超过时限（0.01 秒）"]


def test_in_a_browser_nothing_is_started_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(threading, "Timer", lambda *_: pytest.fail("there are no threads"))
    monkeypatch.setattr(signal, "setitimer", lambda *_: pytest.fail("there are no signals"))
    with limit(1):
        assert time.monotonic() > 0
