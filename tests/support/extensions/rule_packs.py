"""Rule packs written for a test."""

from __future__ import annotations

from pathlib import Path

from tests.support.paths import EXAMPLES

GANSU = EXAMPLES / "pack-gansu"
PACK = """
prefix: aa
name: 试用
version: "1"
contact: 某科
"""
RULE = """
level: warning
title: 用了口语
message: “{match}”不规范。
help: 改正。
basis: 某规定
check: forbid
with: {pattern: 你们}
examples:
  valid: [各位。]
  invalid: ['通知了[|你们|]。']
"""


def write(folder: Path, pack: str = PACK, **rules: str) -> Path:
    """Write a rule pack; the names of its rules are given with underscores."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    for name, text in rules.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return folder
