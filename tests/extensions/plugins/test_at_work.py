"""Plugins that do what they should not, on the command line: the result is whole, the run goes on with exit code 2."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.support.extensions.plugin_at_work import PLANTED, Try, problems


def test_a_plugin_that_behaves(attempt: Try) -> None:
    done = attempt("")
    assert problems(done) == []
    assert {one["path"] for one in json.loads(done.stdout)["findings"]} == {"甲.txt", "乙.mjb"}
    assert attempt("", "--format", "mine-table").stdout.endswith(" 处")


LOUD = """
    def shout(what):
        print(what); os.write(1, what.encode()); os.system("echo " + what); sys.__stdout__.write(what)

    shout("loading"); atexit.register(shout, "leaving")

    def always():
        while True:
            os.write(1, b"thread"); time.sleep(0.001)

    threading.Thread(target=always, daemon=True).start()

    def run(report, options):
        shout("checking"); return iter(())

    def read(content, path):
        shout("reading"); from gipr_lint.readers.text.plain_text import read; return read(content, path)

    def render(run, options):
        shout("printing"); return "result"
"""


def test_what_a_plugin_prints_whenever_it_does_is_no_result(attempt: Try) -> None:
    assert problems(attempt(LOUD)) == []
    done = attempt(LOUD, "--format", "mine-table")
    assert done.stdout == "result"
    assert all(what in done.stderr for what in ("loading", "leaving", "thread", "checking", "reading", "printing"))


@pytest.mark.parametrize(
    "code",
    [
        "os.chdir('/')",
        "signal.signal(signal.SIGALRM, signal.SIG_IGN); signal.signal(signal.SIGINT, signal.SIG_IGN)",
        "sys.stdout.close(); os.close(1); os.close(2)",
        "sys.stdout = sys.stderr = None",
        "sys.setrecursionlimit(60)",
        "threading.Thread(target=time.sleep, args=(0.3,)).start()",
        "os.fork() or os._exit(0)",
    ],
)
@pytest.mark.parametrize("where", ["", "def run(report, options):\n        ", "def read(content, path):\n        "])
def test_what_a_plugin_changes_of_the_process_is_put_back(attempt: Try, code: str, where: str) -> None:
    ends = {"": "", "def run": "; return iter(())", "def rea": "; return PLAIN(content, path)"}[where[:7]]
    assert (
        problems(
            attempt(f"\n    from gipr_lint.readers.text.plain_text import read as PLAIN\n    {where}{code}{ends}\n")
        )
        == []
    )


ENDS = {
    "os._exit(0)": "试图结束进程（os._exit）",
    "os.kill(os.getpid(), signal.SIGKILL)": "进程意外中止",
    "raise KeyboardInterrupt('430922199003078515')": "出错（KeyboardInterrupt）",
    "raise GeneratorExit('430922199003078515')": "出错（GeneratorExit）",
    "sys.exit('430922199003078515')": "出错（SystemExit）",
    "return itertools.repeat(Hit(Location(None), {'what': '430922199003078515'}))": "报告了 10000 处以上",
}


@pytest.mark.parametrize("end", ENDS)
def test_a_check_that_ends_badly(attempt: Try, end: str) -> None:
    found = problems(attempt(f"\n    def run(report, options):\n        {end}\n"))
    assert [subject for subject, _ in found] == ["规则 mine-fee"] * 2
    assert all(ENDS[end] in message for _, message in found)


@pytest.mark.parametrize("end", [end for end in ENDS if "Hit" not in end])
def test_a_reader_that_ends_badly(attempt: Try, end: str) -> None:
    ((subject, message),) = problems(attempt(f"\n    def read(content, path):\n        {end}\n"))
    assert subject == "乙.mjb"
    assert message.startswith(f"读取时{ENDS[end]}")


@pytest.mark.parametrize("end", [end for end in ENDS if "Hit" not in end])
def test_a_reporter_that_ends_badly(attempt: Try, end: str) -> None:
    done = attempt(
        f"\n    def render(run, options):\n        {end}\n", "--format", "mine-table", "--output", "台账.csv"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "row-total" in done.stderr
    assert done.stderr.endswith(
        f"gipr-lint：输出格式“mine-table”{ENDS[end]}，没有按它输出，结果见上；请反馈给插件的维护者\n"
    )
    assert PLANTED not in done.stderr


@pytest.mark.parametrize("end", ["os._exit(0)", "sys.exit(0)", "raise KeyboardInterrupt"])
def test_a_plugin_that_ends_the_run_while_it_is_loaded(attempt: Try, end: str) -> None:
    ((subject, message),) = problems(attempt(f"\n    {end}\n"))[:1]
    assert subject == "插件 mine（mine 1.0）"
    assert "本插件未用" in message


def test_a_process_that_is_killed_while_a_plugin_is_loaded_is_no_success(attempt: Try) -> None:
    assert attempt("\n    os.kill(os.getpid(), signal.SIGKILL)\n").returncode not in {0, 1}


def test_a_check_that_sleeps_for_ever_and_hears_nothing(attempt: Try) -> None:
    deaf = "\n    def run(report, options):\n        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals()); "
    start = time.monotonic()
    found = problems(attempt(deaf + "time.sleep(600)\n", "--format", "json", "--timeout", "1"))
    assert time.monotonic() - start < 60
    assert [subject for subject, _ in found] == ["规则 mine-fee"] * 2
    assert all("迟迟不结束，进程已被终止" in message for _, message in found)


PACKED = """
    import pathlib
    from importlib.resources.abc import Traversable

    class Folder(type(pathlib.Path())):
        def iterdir(self):
            {body}

    @hookimpl(specname="register_rules")
    def more():
        return [Folder(pathlib.Path(__file__).parent / "pack")]
"""


@pytest.mark.parametrize("body", ["raise KeyError('430922199003078515')", "raise GeneratorExit", "os._exit(0)"])
def test_a_rule_pack_that_ends_badly(attempt: Try, tmp_path: Path, body: str) -> None:
    pack = tmp_path / "site" / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("{prefix: own, name: 试验, version: '1', contact: 无}\n", encoding="utf-8")
    ((subject, message),) = problems(attempt(PACKED.format(body=body)))
    assert "规则包“试验”" in subject or subject == "插件"
    assert "时出错" in message or "试图结束进程" in message


OWN_OPTIONS = """
    class Options(msgspec.Struct, frozen=True):
        word: str = "甲"

        def __post_init__(self):
            if not LOADED: return
            {body}

    LOADED = []

    @hookimpl(specname="register_checks")
    def more():
        return {{"own-check": Check(lambda *given: iter(()), Options, {{}}, "试验")}}

    @hookimpl(specname="register_rules")
    def rules():
        import pathlib
        LOADED.append(1)
        return [pathlib.Path(__file__).parent / "pack"]
"""
RULE = """
level: note
title: 试验
message: 试验。
help: 试验。
basis: 试验
check: own-check
examples: {valid: [甲], invalid: ['[|乙|]']}
"""


@pytest.mark.parametrize("body", ["raise KeyError('430922199003078515')", "raise GeneratorExit", "os._exit(0)"])
def test_options_that_end_badly(attempt: Try, tmp_path: Path, body: str) -> None:
    pack = tmp_path / "site" / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("{prefix: own, name: 试验, version: '1', contact: 无}\n", encoding="utf-8")
    (pack / "own-rule.yaml").write_text(RULE, encoding="utf-8")
    assert len(problems(attempt(OWN_OPTIONS.format(body=body)))) >= 1


def test_memory_without_end(attempt: Try) -> None:
    found = problems(attempt("\n    def run(report, options):\n        return [bytes(3 * 10**9)]\n"))
    assert found == [
        ("规则 mine-fee", f"检查“{name}”时出错（MemoryError），这条规则的结果不完整") for name in ("甲.txt", "乙.mjb")
    ]
