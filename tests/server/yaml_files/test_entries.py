"""An entry added to a configuration: behind the last one, as the list is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.server.yaml_files.entries import quoted, with_entry
from tests.support.server.editor import Opened, applied

ENTRY = '{rule: a, reason: "乙"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"suppress:\n  - {ENTRY}\n"),
        ("jobs: 1", f"jobs: 1\nsuppress:\n  - {ENTRY}\n"),
        ("jobs: 1\n", f"jobs: 1\nsuppress:\n  - {ENTRY}\n"),
        (
            "suppress:\n    - rule: b\n      reason: 甲\n\njobs: 1\n",
            f"suppress:\n    - rule: b\n      reason: 甲\n    - {ENTRY}\n\njobs: 1\n",
        ),
        ("suppress: # 没有\njobs: 1\n", f"suppress: # 没有\n  - {ENTRY}\njobs: 1\n"),
        ("suppress:\r\n- {rule: b, reason: 甲}\r\n", f"suppress:\r\n- {{rule: b, reason: 甲}}\n- {ENTRY}\r\n"),
    ],
)
def test_places_of_an_entry(tmp_path: Path, before: str, after: str) -> None:
    one = Opened(before, tmp_path / ".gipr-lint.yaml")
    edit = with_entry(one.text, ENTRY)
    assert edit
    assert applied(one.text, [edit]) == after


def test_a_list_on_the_line_of_its_key_is_left_to_people(tmp_path: Path) -> None:
    assert with_entry(Opened("suppress: []\n", tmp_path / ".gipr-lint.yaml").text, ENTRY) is None


def test_words_stay_one_value() -> None:
    assert quoted('甲: "乙"\n丙') == '"甲: \\"乙\\" 丙"'
