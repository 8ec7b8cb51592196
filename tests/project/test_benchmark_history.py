"""The history of benchmarks: a line a measurement, each complete."""

from __future__ import annotations

import json
from pathlib import Path

from history import HISTORY, record

KEYS = ["date", "benchmark", "version", "commit", "python", "processors", "figures"]


def test_a_result_is_a_line_behind_the_others(tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    record("startup", {"ms": 143.25049, "x bare": 11.9}, file)
    record("throughput", {"reports / s": 180}, file)
    first, second = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert list(first) == list(second) == KEYS
    assert (first["benchmark"], first["figures"]) == ("startup", {"ms": 143.25, "x bare": 11.9})
    assert second["benchmark"] == "throughput"


def test_the_history_is_readable() -> None:
    lines = [json.loads(line) for line in HISTORY.read_text(encoding="utf-8").splitlines()]
    assert lines
    assert all(list(line) == KEYS and line["figures"] for line in lines)
    assert [line["date"] for line in lines] == sorted(line["date"] for line in lines)
