"""What the documentation says of the tables of a scan."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.engine.scan.tables.schema import NUMBER_DIGITS, NUMBER_SCALE_DIGITS, TABLES, Kind

_TITLES = {
    "reports": "报告：一份一行",
    "figures": "数：法定表格里认得出的格子，一格一行",
    "statements": "陈述：正文用数字说了什么，一条一行",
    "findings": "问题：一条一行",
    "problems": "毛病：没有成为报告的文件，和检查没有做完的",
}
_KINDS: dict[Kind, str] = {
    "text": "文字",
    "integer": "整数",
    "number": f"小数（{NUMBER_DIGITS}, {NUMBER_SCALE_DIGITS}）",
    "flag": "是否",
    "day": "日期",
}


def scan_tables() -> Iterator[str]:
    """Yield the lines that describe the tables."""
    for table, columns in TABLES.items():
        yield from ("", f"### {table} {{#{table}}}", "", f"{_TITLES[table]}。", "")
        yield from ("| 列 | 类型 | 意思 |", "|---|---|---|")
        for column in columns:
            kind = _KINDS[column.kind] + ("，可空" if column.optional else "")
            yield f"| `{column.name}` | {kind} | {column.meaning} |"
    yield ""
