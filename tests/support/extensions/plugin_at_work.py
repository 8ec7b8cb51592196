"""A plugin on the command line, and what the run says of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

PLANTED = "430922199003078515"
PLUGIN = """
    import atexit, itertools, os, signal, sys, threading, time
    import msgspec
    from gipr_lint import hookimpl
    from gipr_lint.model.finding import Hit, Level, Location
    from gipr_lint.model.rule import Check, Rule

    class Options(msgspec.Struct, frozen=True):
        pass

    def run(report, options):
        return iter(())

    def read(content, path):
        from gipr_lint.readers.text.plain_text import read
        return read(content, path)

    def render(run, options):
        return f"{len(run.findings)} 处"

    @hookimpl
    def register_checks():
        return {"fee-table": Check(lambda *given: run(*given), Options, {"what": "什么"}, "收费表")}

    @hookimpl
    def register_rules():
        texts = dict(title="标题", message="{what}。", help="帮助", basis="依据")
        return [Rule(id="mine-fee", level=Level.NOTE, check="fee-table", options=Options(), tags=(), **texts)]

    @hookimpl
    def register_readers():
        return {".mjb": lambda *given: read(*given)}

    @hookimpl
    def register_reporters():
        return {"mine-table": lambda *given: render(*given)}
"""
Done = subprocess.CompletedProcess[str]
Try = Callable[..., Done]


def problems(done: Done) -> list[tuple[str, str]]:
    """Return the problems of a result in which the report that the tool reads alone is judged as ever."""
    printed = json.loads(done.stdout)
    assert "row-total" in {one["rule"] for one in printed["findings"] if one["path"] == "甲.txt"}
    assert PLANTED not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if printed["problems"] else 1)
    return [(one["subject"], one["message"]) for one in printed["problems"]]
