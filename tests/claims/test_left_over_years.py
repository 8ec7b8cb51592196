"""A number in a sentence with another year left over is the reporting year's, and judged as such."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.testing import Sample


def _rules(body: str) -> list[str]:
    sample = Sample()
    sample.edit({"set": {"proactive.normative_documents.made": "1"}})
    sample.bodies["problems"] += f"\n{body}"
    return sorted(one.rule for one in lint_text(sample.text).findings)


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("2023年，共制发行政规范性文件2件。", ["stale-year", "text-documents"]),
        ("２０２３年，全年制定行政规范性文件7件。", ["fullwidth-digits", "stale-year", "text-documents"]),
        ("2022年，我镇共收到政府信息公开申请97件。", ["stale-year", "text-requests"]),
        ("2023年，共制发行政规范性文件1件。", ["stale-year"]),
        ("2023年，因政府信息公开发生行政复议98件。", ["stale-year", "text-remedies"]),
        ("2023年制发行政规范性文件2件，2024年制发1件。", []),
        ("与2023年的2件相比，2024年制发行政规范性文件1件。", []),
    ],
)
def test_the_number_is_judged(body: str, rules: list[str]) -> None:
    assert _rules(body) == rules
