"""The collector of garbage: seldom while files are checked, and not at the end of a program."""

from __future__ import annotations

import gc
import subprocess
import sys

from gipr_lint.limits.garbage_collection import seldom_collected

END = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 0))  # called after what is registered later
from gipr_lint.limits.garbage_collection import not_collected_at_the_end
if {wanted}:
    not_collected_at_the_end()
"""


def ended(*, wanted: bool) -> str:
    done = subprocess.run([sys.executable, "-c", END.format(wanted=wanted)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_a_program_holds_at_its_end_is_not_looked_through() -> None:
    assert ended(wanted=True) == "True"
    assert ended(wanted=False) == "False"


def test_the_collector_runs_as_before_afterwards() -> None:
    usual = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] > usual[0]
    assert gc.get_threshold() == usual


def test_a_caller_who_wants_it_seldom_is_left_alone() -> None:
    usual = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with seldom_collected():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*usual)
