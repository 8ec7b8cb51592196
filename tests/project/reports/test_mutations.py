"""No change of a text, however odd, makes a rule crash or a file go unread.

``GIPR_LINT_MUTATIONS=20000 pytest tests/project/reports/test_mutations.py`` tries more of them than every run does.
"""

from __future__ import annotations

import os
import re

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from tests.support.generator.model import dice
from tests.support.mutations import mutated
from tests.support.one_report import rules
from tests.support.paths import EXAMPLES

_COUNT = int(os.environ.get("GIPR_LINT_MUTATIONS", "2000"))
_PARTS = 20
_EXAMPLES = sorted(one for one in EXAMPLES.glob("[合有]*/*") if one.suffix in {".md", ".txt"})
_UNREAD = re.compile(r"无法识别文件编码|不是文本文件|可能已损坏|内容却是|网页")
"""What may be said of bytes that are no text, and of pages without a report."""


def wrong_with(content: bytes, name: str) -> list[str]:
    """Return what must not be said of a file: that a rule crashed, or that text could not be read."""
    run = lint([Input(name, lambda: content)], rules(), Settings())
    said = [f"{problem.subject}: {problem.message}" for problem in run.problems]
    if _is_text(content) and not name.endswith(".html"):
        return [sentence for sentence in said if "控制字符" not in sentence]
    return [sentence for sentence in said if "控制字符" not in sentence and not _UNREAD.search(sentence)]


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_rule_crashes_and_all_text_is_read(part: int) -> None:
    assert _EXAMPLES
    failed: dict[str, list[str]] = {}
    for seed in range(part, _COUNT, _PARTS):
        rng = dice("mutations", seed)
        text = rng.choice(_EXAMPLES).read_text(encoding="utf-8")
        name = rng.choice(("a.md", "a.md", "a.txt", "a.txt", "a.html"))
        if wrong := wrong_with(mutated(text, rng), name):
            failed[f"seed {seed}, {name}"] = wrong
    assert not failed
