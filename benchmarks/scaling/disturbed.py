"""Scans that are disturbed at random moments and taken up again, until nobody disturbs them any more."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from gipr_lint.engine.scan.lock import NAME
from gipr_lint.engine.scan.plan import parts
from gipr_lint.engine.scan.sources.listing import Filter, Named, listing
from gipr_lint.readers import READERS

from .measured import COMMAND, children

_LOOK_SECONDS = 0.02
_FULL_BYTES = 1000
_LAST_PARTS = 3
"""A scan is disturbed before these: behind them it might end first."""


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def _kill_worker(pid: int) -> None:
    for worker in list(children(pid))[:1]:
        os.kill(worker, signal.SIGKILL)


def _interrupt(pid: int) -> None:
    os.killpg(pid, signal.SIGINT)  # a terminal tells all processes


def _fill_disk(pid: int) -> None:
    """Let no file of a scan become longer: what a full disk is to it."""
    for one in (pid, *children(pid)):
        resource.prlimit(one, resource.RLIMIT_FSIZE, (_FULL_BYTES, _FULL_BYTES))


class Accident(NamedTuple):
    """Something that happens to the process of a scan, and the code with which the scan has to end then."""

    act: Callable[[int], None]
    code: int


ACCIDENTS: Mapping[str, Accident] = {
    "SIGKILL": Accident(_kill, -signal.SIGKILL),
    "Ctrl-C": Accident(_interrupt, 130),
    "disk full": Accident(_fill_disk, 2),
    "SIGKILL of a worker": Accident(_kill_worker, 0),
}


def scan_disturbed(folder: Path, out: Path, kills: int, rng: Random) -> Iterator[str]:
    """Scan a folder, killed so often at random moments, then disturbed once in each other way; yield what happened.

    The scan that loses a worker ends well and comes last. Exits where a scan does not end as it should.
    """
    happening = ["SIGKILL"] * kills + ["Ctrl-C", "disk full"]
    rng.shuffle(happening)
    happening.append("SIGKILL of a worker")
    total = how_many_parts(folder)
    moments = sorted(rng.randrange(max(1, total - _LAST_PARTS)) for _ in happening)
    for name, moment in zip(happening, moments, strict=True):
        process = start_scan("scan", str(folder), "--out", str(out))
        wait_for_parts(process, out, moment)
        ACCIDENTS[name].act(process.pid)
        end_scan(process, ACCIDENTS[name].code)
        yield f"{name} after {moment} of {total} parts"


def how_many_parts(folder: Path) -> int:
    """Return in how many parts a folder is scanned."""
    return sum(1 for _ in parts(listing([Named(str(folder))], Filter((), Path(), READERS))))


def start_scan(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the command line as a terminal does: in a group of processes of its own, and Ctrl-C reaches it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what is in the background ignore it
    return subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.PIPE, start_new_session=True)


def wait_for_parts(process: subprocess.Popen[bytes], out: Path, least: int) -> None:
    """Wait until a scan has begun and so many parts are there; exit where it ends before."""
    while not (out / NAME).exists() or sum(1 for _ in out.glob("parts/*/manifest.json")) < least:
        time.sleep(_LOOK_SECONDS)
        if process.poll() is not None:
            sys.exit(f"a scan ended before anything happened to it: {process.stderr and process.stderr.read()!r}")


def end_scan(process: subprocess.Popen[bytes], code: int) -> None:
    """Wait until a scan ends; exit where it does not end with the code."""
    _, said = process.communicate()
    if process.returncode != code:
        sys.exit(f"a scan ended with {process.returncode}, not {code}: {said.decode()}")
