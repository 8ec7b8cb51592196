"""Ends of a run that nobody wanted: interrupted, ended, killed. No process, half result or traceback is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.clean_copy import environment

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")

FILES = 40
SLOW = """
import os, sys, time
from gipr_lint.engine import distribution
from gipr_lint.cli import main

check_file = distribution.check_file

def slowly(source, *others):
    with open(source.path + ".begun", "a") as begun:
        print(os.getpid(), file=begun)
    if source.path >= "20":
        {hang}
    return check_file(source, *others)

distribution.check_file = slowly
main()
"""
SLEEP = "time.sleep(60)"
DEAF = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, {2, 15}); time.sleep(60)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FILES):
        text = Sample().text.replace("申请数量\t12", "申请数量\t13")
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that starts a check of which half of the files never end, in a group of its own."""
    started: list[subprocess.Popen[str]] = []

    def begin(*options: str, hang: str = SLEEP) -> subprocess.Popen[str]:
        files = sorted(file.name for file in folder.glob("*.txt"))
        process = subprocess.Popen(
            [sys.executable, "-c", SLOW.format(hang=hang), "check", *options, *files],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        for left in members(process.pid):
            os.kill(left, signal.SIGKILL)
        process.kill()
        process.communicate()


def members(session: int) -> list[int]:
    """Return the processes of a session that are alive."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if entry.name.isdigit() and int(fields[3]) == session and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def at_work(folder: Path, process: subprocess.Popen[str], processes: int) -> None:
    """Wait until as many files as there are processes hang."""
    until(lambda: sum(file.name >= "20" for file in folder.glob("*.begun")) >= processes)
    assert len(members(process.pid)) == processes + (processes > 1)


@pytest.mark.parametrize("jobs", [1, 3])
def test_ctrl_c_says_what_was_checked(folder: Path, start: Callable[..., subprocess.Popen[str]], jobs: int) -> None:
    process = start("--jobs", str(jobs), "--output", "结果.json", "--format", "json")
    at_work(folder, process, jobs)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert (out, err) == ("", "gipr-lint：运行被中断：共 40 个文件，检查了 20 个，没有输出结果\n")
    assert members(process.pid) == []
    assert [file.name for file in folder.iterdir() if not file.name.endswith((".txt", ".begun"))] == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("hang", [SLEEP, DEAF])
def test_the_end_of_the_run_is_the_end_of_all_its_processes(
    folder: Path, start: Callable[..., subprocess.Popen[str]], number: signal.Signals, hang: str
) -> None:
    process = start("--jobs", "3", "--output", "结果.json", "--format", "json", hang=hang)
    at_work(folder, process, 3)
    os.kill(process.pid, number)
    _, err = process.communicate(timeout=10)
    until(lambda: members(process.pid) == [], 5)
    assert process.returncode == (-number if number is signal.SIGKILL else 128 + number)
    assert "Traceback" not in err
    assert [file.name for file in folder.iterdir() if not file.name.endswith((".txt", ".begun"))] == []


def test_a_killed_process_costs_its_own_file_another_try(
    folder: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    usual, _ = start("--jobs", "2", "--format", "concise", hang="pass").communicate(timeout=60)
    assert usual.count("row-total") == FILES
    for begun in folder.glob("*.begun"):
        begun.unlink()
    once = "source.path == '25.txt' and len(open('25.txt.begun').readlines()) == 1 and time.sleep(60)"
    process = start("--jobs", "2", "--format", "concise", hang=once)
    until(lambda: len([*folder.glob("*.begun")]) == FILES)
    os.kill(int((folder / "25.txt.begun").read_text()), signal.SIGKILL)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (1, usual, "")
    tries = {begun.name[:2]: len(begun.read_text().split()) for begun in folder.glob("*.begun")}
    assert tries == {f"{number:02}": 2 if number == 25 else 1 for number in range(FILES)}
