"""What is quoted of a label: what is like the official one, and not whatever somebody typed behind it."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.testing import Sample


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("（七）总计王小明", "“（七）总计…”"),
        ("（七）总计，王小明填", "“（七）总计…”"),
        ("（七）总数", "“（七）总数”"),
        ("（七）合计", "“（七）合计”"),
    ],
)
def test_a_name_behind_a_label_is_not_quoted(label: str, told: str) -> None:
    sample = Sample()
    sample.edit({"label": {"requests.handled": label}})
    (found,) = [one for one in lint_text(sample.text).findings if one.rule == "row-label"]
    assert told in found.text
    assert "王小明" not in found.text
