"""Pairs of brackets of mixed width: one finding a paragraph, at the half that is in half width."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from gipr_lint.testing import Sample


def _told(body: str, **parts: str) -> list[str]:
    sample = Sample(**parts)  # type: ignore[arg-type]
    sample.bodies["problems"] += f"\n{body}"
    return [one.text for one in lint_text(sample.text).findings if "bracket" in one.rule or "punct" in one.rule]


@pytest.mark.parametrize(
    ("body", "match"),
    [
        ("依据云政办〔2024]12号文件更新目录。", "〔…]"),
        ("开设【政策解读]专栏。", "【…]"),
        ("更新[目录】12次。", "[…】"),
        ("更新目录（含图解)12次，公开指南（含附件)8次。", "（…)"),
        ("更新目录（含《指南》(2024年版）的附件)12次。", "(…）"),
        ("加强新媒体(含公众号）运维。", "(…）"),
    ],
)
def test_a_mixed_pair_is_one_note(body: str, match: str) -> None:
    (found,) = _told(body)
    assert match in found


@pytest.mark.parametrize(
    "body",
    [
        "更新目录（含图解），印发〔2024〕12号文件，开设【解读】专栏。",
        "更新目录(2024)和[附件]，详见[专栏](https://www.example.gov.cn/a?b=（1）)。",
        "做好两件事：1)更新指南（含附件）；2）更新目录(2024)。",
    ],
)
def test_whole_pairs_are_right(body: str) -> None:
    assert _told(body) == []


def test_the_ordinal_of_a_heading_and_the_title() -> None:
    assert "（…)" in _told("（二)改进措施\n丰富图文解读。")[0]
    (found,) = _told("", title="云溪县松湾镇人民政府2024年政府信息公开工作年度报告（公开稿)")
    assert "（…)" in found
