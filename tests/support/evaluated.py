"""The reports of one county over three years, with what an evaluator looks for planted in them, and their scan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gipr_lint.cli import main
from gipr_lint.testing import Sample

TOWN, SECOND, DEPARTMENT, COUNTY = "云溪县松湾镇人民政府", "云溪县桐坪乡人民政府", "云溪县财政局", "云溪县人民政府"
RULES = "row-total,balance,late-publication,missing-section,text-requests"


def report(organ: str, year: int, published: str, edits: dict[str, Any] | None = None) -> str:
    """Return a report of an organ on a year, published on a day of the next one."""
    sample = Sample()
    sample.edit(
        {
            "title": f"{organ}{year}年政府信息公开工作年度报告",
            "preface": f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
            "published": f"{year + 1}-{published}",
            **(edits or {}),
        }
    )
    return sample.text


def evaluated(folder: Path) -> Path:
    """Write the reports below a folder, scan them, and return the folder of the tables."""
    wrong = {"set": {"requests.new.natural": "1"}}
    texts = {
        "松湾镇2022": report(TOWN, 2022, "01-20"),
        "松湾镇2023": report(TOWN, 2023, "01-20"),
        "松湾镇2024": report(TOWN, 2024, "03-05"),
        "桐坪乡2022": report(SECOND, 2022, "01-20", wrong),
        "桐坪乡2024": report(SECOND, 2024, "01-20", wrong),
        "财政局2024": report(DEPARTMENT, 2024, "01-31", {"section": {"overview": "全年新收政府信息公开申请99件。"}}),
        "云溪县2024": report(COUNTY, 2024, "03-31"),
        "通知": "关于开会的通知\n",
    }
    (folder / "in").mkdir()
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["scan", str(folder / "in"), "--out", str(folder / "out"), "--select", RULES, "--jobs", "1"])
    assert ended.value.code in {None, 0}
    return folder / "out"
